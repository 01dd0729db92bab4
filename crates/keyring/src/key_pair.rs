//! RSA pairs: a person's or an organization's; keys are shared to the public half (crypto.md 3.5, 5).
//! Refuses to know: whose public key it is given. Nothing in the protocol proves that; compare fingerprints.

use crate::{EncString, Engine, Fault, Oaep, OpenError, SymKey, der};
use base64ct::{Base64, Encoding};
use zeroize::Zeroizing;

/// A fresh pair, before its private half is wrapped.
pub struct KeyPair {
    /// SPKI, base64: goes to the server in clear.
    pub public_key: String,
    pkcs8: Zeroizing<Vec<u8>>,
}

impl KeyPair {
    pub async fn make<E: Engine>(engine: &E) -> Result<Self, Fault> {
        let made = engine.rsa_make().await?;
        Ok(Self {
            public_key: Base64::encode_string(&made.spki),
            pkcs8: made.pkcs8,
        })
    }

    /// The private half (PKCS#8 DER) under `key`: the user key or the organization key.
    pub async fn wrap_private<E: Engine>(&self, engine: &E, key: &SymKey) -> Result<wire::EncString, Fault> {
        key.seal_bytes(engine, &self.pkcs8).await
    }

    pub async fn into_private<E: Engine>(self, engine: &E) -> Result<PrivateKey<E>, Fault> {
        Ok(PrivateKey {
            imported: engine.rsa_import(&self.pkcs8).await?,
            public_key: self.public_key,
        })
    }
}

/// The private half, imported into the engine: opens keys that were shared to it.
pub struct PrivateKey<E: Engine> {
    imported: E::PrivateKey,
    /// SPKI, base64, computed from the private half: what the server claims to be ours can be held against it.
    pub public_key: String,
}

impl<E: Engine> PrivateKey<E> {
    pub async fn unwrap_with(engine: &E, wrapped: &wire::EncString, key: &SymKey) -> Result<Self, OpenError> {
        Self::from_pkcs8(engine, &key.open_bytes(engine, wrapped).await?).await
    }

    pub(crate) async fn from_pkcs8(engine: &E, pkcs8: &[u8]) -> Result<Self, OpenError> {
        let spki = der::public_of(pkcs8).ok_or(OpenError::NotWhatItShouldBe)?;
        let imported = engine.rsa_import(pkcs8).await;
        Ok(Self {
            imported: imported.map_err(|_| OpenError::NotWhatItShouldBe)?,
            public_key: Base64::encode_string(&spki),
        })
    }

    /// A key that somebody shared to this pair. Who that was is not authenticated.
    pub async fn open_key(&self, engine: &E, shared: &wire::EncString) -> Result<SymKey, OpenError> {
        SymKey::from_bytes(&self.open(engine, shared).await?)
    }

    pub(crate) async fn open(
        &self,
        engine: &E,
        shared: &wire::EncString,
    ) -> Result<Zeroizing<Vec<u8>>, OpenError> {
        let EncString::Shared { oaep, data, .. } = EncString::try_from(shared)? else {
            return Err(OpenError::Unsupported);
        };
        Ok(engine.rsa_open(&self.imported, oaep, &data).await?)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareError {
    /// Not an RSA public key (SPKI, base64).
    NotAPublicKey,
}

/// `key` to the holder of the private half of `public_key` (type 4).
pub async fn share<E: Engine>(
    engine: &E,
    key: &SymKey,
    public_key: &str,
) -> Result<wire::EncString, ShareError> {
    let spki = Base64::decode_vec(public_key).map_err(|_| ShareError::NotAPublicKey)?;
    let shared = engine.rsa_share(&spki, key.bytes()).await;
    let data = shared.map_err(|_| ShareError::NotAPublicKey)?;
    Ok(EncString::Shared {
        oaep: Oaep::Sha1,
        data,
        dead_mac: None,
    }
    .into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::both::both;
    use crate::{MasterKey, account, kdf};

    both! {
        async fn a_new_account_opens_with_its_password_and_with_no_other(engine) {
            let (email, password) = (" New@Example.com", "correct horse");
            let made = account::make(engine, email, password, &kdf::DEFAULT).await.unwrap();
            assert_eq!(made.authentication.salt, "new@example.com");
            let wrapped = &made.unlock.master_key_wrapped_user_key;
            let private = &made.keys.encrypted_private_key;
            for (typed, opens) in [(password, true), ("correct horsf", false)] {
                let master = MasterKey::derive(engine, typed, "new@example.com", &kdf::DEFAULT);
                let opened = account::open(engine, &master.await.unwrap(), wrapped, private).await;
                assert_eq!(opened.is_ok(), opens);
                if let Ok((user_key, private_key)) = opened {
                    assert!(user_key.is_same_as(&made.user_key));
                    assert_eq!(Some(user_key.id()), made.keys.user_key_id);
                    assert_eq!(private_key.public_key, made.keys.public_key);
                }
            }
        }

        async fn a_shared_key_opens_for_its_holder_only(engine) {
            let (one, two) = (KeyPair::make(engine).await.unwrap(), KeyPair::make(engine).await.unwrap());
            let key = SymKey::make(engine).unwrap();
            let shared = share(engine, &key, &one.public_key).await.unwrap();
            assert!(shared.0.starts_with("4."));
            let (one, two) = (one.into_private(engine).await.unwrap(), two.into_private(engine).await.unwrap());
            assert!(one.open_key(engine, &shared).await.unwrap().is_same_as(&key));
            assert_eq!(two.open_key(engine, &shared).await.err(), Some(OpenError::DoesNotOpen));
        }

        async fn what_is_no_public_key_gets_no_share(engine) {
            let key = SymKey::make(engine).unwrap();
            for bad in ["", "AAAA", "not base64", "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A"] {
                assert_eq!(share(engine, &key, bad).await, Err(ShareError::NotAPublicKey));
            }
        }
    }
}
