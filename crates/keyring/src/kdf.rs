//! From a master password to keys (crypto.md 3): derivation, the proof for the server, the floor for settings.
//! Refuses to know: where settings come from; a server that asks for weak ones is answered with a [`Problem`].

use crate::{Engine, Fault, SymKey};
use base64ct::{Base64, Encoding};
use hkdf::Hkdf;
use sha2::{Digest, Sha256};
use wire::kdf::{ARGON2ID, Kdf, PBKDF2};
use zeroize::Zeroizing;

/// Derived from the password, stands above every key of the account. Wiped on drop.
pub struct MasterKey {
    bytes: Zeroizing<[u8; 32]>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeriveError {
    /// Below what any client accepts, or so costly that it can only be meant to hang us, or no known KDF.
    Refused,
    Engine,
}

/// What a person has to consent to before their password is put through these settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Below 600,000 rounds of PBKDF2 or Argon2id 3/64/4: a server could be harvesting a cheap hash.
    Weak,
    /// Not the normalised e-mail: a server could be harvesting hashes for a salt of its own.
    ForeignSalt,
}

/// What new accounts get.
pub const DEFAULT: Kdf = Kdf {
    kdf_type: PBKDF2,
    iterations: 600_000,
    memory: None,
    parallelism: None,
};

/// The salt of an account: its e-mail, trimmed and in lower case.
pub fn salt_of(email: &str) -> String {
    email.trim().to_lowercase()
}

pub fn floor_problem(kdf: &Kdf) -> Option<Problem> {
    let strong = match (kdf.kdf_type, kdf.memory, kdf.parallelism) {
        (PBKDF2, ..) => kdf.iterations >= 600_000,
        // 6/32/4 is what the newest official clients set: as many block operations as 3/64/4.
        (ARGON2ID, Some(memory), Some(lanes)) => {
            let (passes, twice) = (kdf.iterations, kdf.iterations >= 6);
            passes >= 3 && lanes >= 4 && (memory >= 64 || (memory >= 32 && twice))
        }
        _ => false,
    };
    (!strong).then_some(Problem::Weak)
}

/// Whether guessing is cheaper with `now` than it was with `before` (crypto.md 16, row 1). Memory times passes is the
/// cost of Argon2id; nothing makes PBKDF2 as costly.
pub fn is_weaker(now: &Kdf, before: &Kdf) -> bool {
    let cost = |kdf: &Kdf| u64::from(kdf.iterations) * u64::from(kdf.memory.unwrap_or(1));
    match (now.kdf_type, before.kdf_type) {
        (ARGON2ID, PBKDF2) => false,
        (PBKDF2, ARGON2ID) => true,
        _ => cost(now) < cost(before),
    }
}

pub fn salt_problem(email: &str, salt: &str) -> Option<Problem> {
    (salt_of(email) != salt).then_some(Problem::ForeignSalt)
}

/// Limits no client crosses: below them a downgrade attack, above them a denial of service (crypto.md 3.1).
fn is_acceptable(kdf: &Kdf) -> bool {
    match (kdf.kdf_type, kdf.memory, kdf.parallelism) {
        (PBKDF2, ..) => (5_000..=2_000_000).contains(&kdf.iterations),
        (ARGON2ID, Some(memory), Some(lanes)) => {
            (2..=10).contains(&kdf.iterations) && (16..=1024).contains(&memory) && (1..=16).contains(&lanes)
        }
        _ => false,
    }
}

impl MasterKey {
    pub async fn derive<E: Engine>(
        engine: &E,
        password: &str,
        salt: &str,
        kdf: &Kdf,
    ) -> Result<Self, DeriveError> {
        if !is_acceptable(kdf) {
            return Err(DeriveError::Refused);
        }
        let bytes = match (kdf.memory, kdf.parallelism) {
            (Some(memory), Some(lanes)) if kdf.kdf_type == ARGON2ID => {
                argon2id(password, salt, kdf.iterations, memory, lanes)?
            }
            _ => {
                engine
                    .pbkdf2(password.as_bytes(), salt.as_bytes(), kdf.iterations)
                    .await?
            }
        };
        Ok(Self { bytes })
    }

    /// The proof of the password that the server gets; it opens nothing.
    pub async fn server_hash<E: Engine>(&self, engine: &E, password: &str) -> Result<String, Fault> {
        let hash = engine.pbkdf2(&*self.bytes, password.as_bytes(), 1).await?;
        Ok(Base64::encode_string(&*hash))
    }

    /// The key that wraps the user key.
    pub fn stretch(&self) -> SymKey {
        stretch(&self.bytes)
    }

    #[cfg(test)]
    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.bytes
    }
}

/// HKDF-Expand without Extract: the 32 bytes are the pseudo-random key (crypto.md 3.3).
pub(crate) fn stretch(key: &[u8; 32]) -> SymKey {
    let hkdf = Hkdf::<Sha256>::from_prk(key).expect("32 bytes are enough for SHA-256");
    let mut bytes = Zeroizing::new([0; 64]);
    let (enc, mac) = bytes.split_at_mut(32);
    hkdf.expand(b"enc", enc).expect("32 bytes are one block");
    hkdf.expand(b"mac", mac).expect("32 bytes are one block");
    SymKey::from_bytes(&*bytes).expect("64 bytes were just filled")
}

/// Browsers offer no Argon2, so this is RustCrypto everywhere. Its salt is hashed: Argon2 needs eight bytes.
fn argon2id(
    password: &str,
    salt: &str,
    passes: u32,
    mebibytes: u32,
    lanes: u32,
) -> Result<Zeroizing<[u8; 32]>, DeriveError> {
    let params =
        argon2::Params::new(mebibytes * 1024, passes, lanes, Some(32)).map_err(|_| DeriveError::Refused)?;
    let argon2 = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params);
    let mut out = Zeroizing::new([0; 32]);
    argon2
        .hash_password_into(password.as_bytes(), &Sha256::digest(salt.as_bytes()), &mut *out)
        .map_err(|_| DeriveError::Engine)?;
    Ok(out)
}

impl From<Fault> for DeriveError {
    fn from(_: Fault) -> Self {
        Self::Engine
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pbkdf2(iterations: u32) -> Kdf {
        Kdf {
            iterations,
            ..DEFAULT
        }
    }

    fn argon2id(iterations: u32, memory: u32, parallelism: u32) -> Kdf {
        Kdf {
            kdf_type: ARGON2ID,
            iterations,
            memory: Some(memory),
            parallelism: Some(parallelism),
        }
    }

    #[test]
    fn settings_below_the_floor_need_consent() {
        for weak in [
            pbkdf2(599_999),
            pbkdf2(5_000),
            argon2id(2, 64, 4),
            argon2id(3, 63, 4),
            argon2id(3, 64, 3),
            argon2id(5, 32, 4),
        ] {
            assert_eq!(floor_problem(&weak), Some(Problem::Weak), "{weak:?}");
        }
        for strong in [pbkdf2(600_000), DEFAULT, argon2id(3, 64, 4), argon2id(6, 32, 4)] {
            assert_eq!(floor_problem(&strong), None, "{strong:?}");
        }
    }

    #[test]
    fn settings_cheaper_to_guess_than_before_are_weaker() {
        assert!(is_weaker(&pbkdf2(600_000), &pbkdf2(600_001)));
        assert!(is_weaker(&pbkdf2(2_000_000), &argon2id(3, 64, 4)));
        assert!(is_weaker(&argon2id(3, 32, 4), &argon2id(3, 64, 4)));
        for (now, before) in [
            (pbkdf2(600_000), pbkdf2(600_000)),
            (pbkdf2(700_000), pbkdf2(600_000)),
            (argon2id(3, 64, 4), pbkdf2(2_000_000)),
            (argon2id(6, 32, 4), argon2id(3, 64, 4)),
        ] {
            assert!(!is_weaker(&now, &before), "{now:?} {before:?}");
        }
    }

    #[test]
    fn settings_outside_what_clients_accept_are_refused() {
        let incomplete = Kdf {
            memory: None,
            ..argon2id(3, 64, 4)
        };
        let unknown = Kdf {
            kdf_type: 2,
            ..argon2id(3, 64, 4)
        };
        for bad in [
            pbkdf2(4_999),
            pbkdf2(2_000_001),
            argon2id(1, 64, 4),
            argon2id(2, 15, 1),
            argon2id(2, 16, 0),
            argon2id(2, 1025, 1),
            incomplete,
            unknown,
        ] {
            assert!(!is_acceptable(&bad), "{bad:?}");
        }
        for good in [pbkdf2(5_000), argon2id(2, 16, 1)] {
            assert!(is_acceptable(&good), "{good:?}");
        }
    }

    #[test]
    fn a_salt_that_is_not_the_normalised_address_is_a_problem() {
        assert_eq!(salt_of("  Alice@Example.COM "), "alice@example.com");
        assert_eq!(salt_problem(" Alice@Example.com", "alice@example.com"), None);
        for salt in ["Alice@example.com", "", "other@example.com"] {
            assert_eq!(
                salt_problem("alice@example.com", salt),
                Some(Problem::ForeignSalt)
            );
        }
    }
}
