//! A person's account: made once, its user key wrapped again when the password or the KDF changes (crypto.md 3).
//! Refuses to know: registration tokens, hints and sessions.

use crate::kdf::{DeriveError, salt_of};
use crate::{Engine, Fault, KeyPair, MasterKey, OpenError, PrivateKey, SymKey};
use wire::account::UserKeys;
use wire::kdf::{Authentication, Kdf, Unlock};

/// What registration sends, and the keys of the new person.
pub struct NewAccount<E: Engine> {
    pub authentication: Authentication,
    pub unlock: Unlock,
    pub keys: UserKeys,
    pub user_key: SymKey,
    pub private_key: PrivateKey<E>,
}

pub async fn make<E: Engine>(
    engine: &E,
    email: &str,
    password: &str,
    kdf: &Kdf,
) -> Result<NewAccount<E>, DeriveError> {
    let user_key = SymKey::make(engine)?;
    let rewrapped = rewrap(engine, &user_key, email, password, kdf).await?;
    let pair = KeyPair::make(engine).await?;
    Ok(NewAccount {
        authentication: rewrapped.authentication,
        unlock: rewrapped.unlock,
        keys: UserKeys {
            public_key: pair.public_key.clone(),
            encrypted_private_key: pair.wrap_private(engine, &user_key).await?,
            user_key_id: Some(user_key.id()),
        },
        user_key,
        private_key: pair.into_private(engine).await?,
    })
}

/// The same user key under a new password or KDF.
pub struct Rewrapped {
    pub authentication: Authentication,
    pub unlock: Unlock,
}

pub async fn rewrap<E: Engine>(
    engine: &E,
    user_key: &SymKey,
    email: &str,
    password: &str,
    kdf: &Kdf,
) -> Result<Rewrapped, DeriveError> {
    let salt = salt_of(email);
    let master = MasterKey::derive(engine, password, &salt, kdf).await?;
    Ok(Rewrapped {
        authentication: Authentication {
            kdf: *kdf,
            master_password_authentication_hash: master.server_hash(engine, password).await?,
            salt: salt.clone(),
        },
        unlock: Unlock {
            kdf: *kdf,
            master_key_wrapped_user_key: master.stretch().wrap(engine, user_key).await?,
            salt,
            contained_key_id: Some(user_key.id()),
        },
    })
}

/// Both keys of an account, opened with the master key.
pub async fn open<E: Engine>(
    engine: &E,
    master: &MasterKey,
    wrapped_user_key: &wire::EncString,
    wrapped_private_key: &wire::EncString,
) -> Result<(SymKey, PrivateKey<E>), OpenError> {
    let user_key = master.stretch().unwrap_key(engine, wrapped_user_key).await?;
    let private_key = PrivateKey::unwrap_with(engine, wrapped_private_key, &user_key).await?;
    Ok((user_key, private_key))
}

/// Keys of an organization or of a client that a provider makes (crypto.md 5, 6).
pub struct NewOrganization {
    pub key: SymKey,
    pub public_key: String,
    pub encrypted_private_key: wire::EncString,
}

pub async fn make_organization<E: Engine>(engine: &E) -> Result<NewOrganization, Fault> {
    let key = SymKey::make(engine)?;
    let pair = KeyPair::make(engine).await?;
    Ok(NewOrganization {
        encrypted_private_key: pair.wrap_private(engine, &key).await?,
        public_key: pair.public_key,
        key,
    })
}
