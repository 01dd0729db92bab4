//! The client's authentication hash, hashed again with Argon2id: what is stored does not log anyone in.
//! Refuses to know: master passwords (they never arrive here) and which account is meant.

use crate::error::{Error, Result};
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Slow hashing, a few at a time: each takes 19 MiB and one core.
pub struct Hasher {
    turns: Arc<Semaphore>,
    /// Compared with when there is no such account, so that both answers take the same time.
    nobody: String,
}

impl Hasher {
    pub fn new() -> Self {
        let turns = std::thread::available_parallelism().map_or(2, usize::from).max(2);
        let nobody = hash(&crate::secret::make()).unwrap_or_default();
        Self {
            turns: Arc::new(Semaphore::new(turns)),
            nobody,
        }
    }

    pub async fn hash(&self, secret: String) -> Result<String> {
        self.run(move || hash(&secret)).await?.map_err(Error::internal)
    }

    /// Whether the secret is the one behind `stored`; without an account (`None`) it is not, after the same work.
    pub async fn verify(&self, secret: String, stored: Option<String>) -> Result<bool> {
        let known = stored.is_some();
        let stored = stored.unwrap_or_else(|| self.nobody.clone());
        let fits = self
            .run(move || {
                PasswordHash::new(&stored)
                    .is_ok_and(|stored| slow().verify_password(secret.as_bytes(), &stored).is_ok())
            })
            .await?;
        Ok(fits && known)
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let turn = self
            .turns
            .clone()
            .acquire_owned()
            .await
            .map_err(Error::internal)?;
        tokio::task::spawn_blocking(move || {
            let done = work();
            drop(turn);
            done
        })
        .await
        .map_err(Error::internal)
    }
}

impl Default for Hasher {
    fn default() -> Self {
        Self::new()
    }
}

/// HMAC-SHA-256, for answers that must look random and stay the same.
pub fn keyed(key: &[u8], message: &[u8]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    mac.update(message);
    mac.finalize().into_bytes().into()
}

fn hash(secret: &str) -> std::result::Result<String, String> {
    slow()
        .hash_password(secret.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|e| e.to_string())
}

/// OWASP's parameters: the input has 256 bits of entropy from a slow function already.
fn slow() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).expect("the parameters are within Argon2's limits");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}
