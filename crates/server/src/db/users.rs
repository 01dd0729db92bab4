//! People and what unlocks their vault. Refuses to know: sessions and memberships.

use super::{Result, Tx};
use crate::{args, clock, secret};
use wire::EncString;
use wire::kdf::Kdf;

#[derive(Clone, sqlx::FromRow)]
pub struct User {
    pub id: String,
    pub email: String,
    pub name: Option<String>,
    pub email_verified: bool,
    pub enabled: bool,
    pub password_hash: String,
    pub password_hint: Option<String>,
    pub kdf_type: i64,
    pub kdf_iterations: i64,
    pub kdf_memory: Option<i64>,
    pub kdf_parallelism: Option<i64>,
    pub kdf_salt: String,
    pub user_key: String,
    pub user_key_id: Option<String>,
    pub public_key: String,
    pub private_key: String,
    pub security_stamp: String,
    pub account_revision: i64,
    pub avatar_color: Option<String>,
    pub culture: String,
    pub force_password_reset: bool,
    pub verify_devices: bool,
    pub equivalent_domains: Option<String>,
    pub excluded_global_domains: Option<String>,
    pub recovery_code: Option<String>,
    pub created: i64,
    pub two_factor_enabled: bool,
}

impl User {
    pub fn kdf(&self) -> Kdf {
        let small = |value: Option<i64>| value.and_then(|v| u32::try_from(v).ok());
        Kdf {
            kdf_type: u8::try_from(self.kdf_type).unwrap_or_default(),
            iterations: u32::try_from(self.kdf_iterations).unwrap_or_default(),
            memory: small(self.kdf_memory),
            parallelism: small(self.kdf_parallelism),
        }
    }
}

macro_rules! user {
    ($rest:literal) => {
        concat!(
            "SELECT id, email, name, email_verified, enabled, password_hash, password_hint, kdf_type, kdf_iterations,
                 kdf_memory, kdf_parallelism, kdf_salt, user_key, user_key_id, public_key, private_key,
                 security_stamp, account_revision, avatar_color, culture, force_password_reset, verify_devices,
                 equivalent_domains, excluded_global_domains, recovery_code, created,
                 EXISTS (SELECT 1 FROM two_factor t WHERE t.user_id = users.id AND t.enabled) AS two_factor_enabled
             FROM users ",
            $rest
        )
    };
}

pub async fn by_email(tx: &mut Tx, email: &str) -> Result<Option<User>> {
    tx.optional(user!("WHERE email = $1"), args![email]).await
}

pub async fn by_id(tx: &mut Tx, id: &str) -> Result<Option<User>> {
    tx.optional(user!("WHERE id = $1"), args![id]).await
}

pub struct New<'a> {
    pub email: &'a str,
    pub name: Option<&'a str>,
    pub email_verified: bool,
    pub password_hash: &'a str,
    pub password_hint: Option<&'a str>,
    pub kdf: Kdf,
    pub user_key: &'a EncString,
    pub user_key_id: Option<&'a str>,
    pub public_key: &'a str,
    pub private_key: &'a EncString,
    pub culture: &'a str,
}

pub async fn create(tx: &mut Tx, new: New<'_>) -> Result<String> {
    let (id, now) = (secret::id(), clock::now());
    tx.run(
        "INSERT INTO users (id, email, name, email_verified, password_hash, password_hint, kdf_type, kdf_iterations,
             kdf_memory, kdf_parallelism, kdf_salt, user_key, user_key_id, public_key, private_key, security_stamp,
             account_revision, culture, created, revised)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $2, $11, $12, $13, $14, $15, $16, $17, $16, $16)",
        args![
            &id,
            new.email,
            new.name,
            new.email_verified,
            new.password_hash,
            new.password_hint,
            new.kdf.kdf_type,
            new.kdf.iterations,
            new.kdf.memory,
            new.kdf.parallelism,
            new.user_key,
            new.user_key_id,
            new.public_key,
            new.private_key,
            secret::id(),
            now,
            new.culture,
        ],
    )
    .await?;
    Ok(id)
}

/// A new password, with or without new derivation settings: the same user key, wrapped anew. All tokens die.
pub async fn set_password(
    tx: &mut Tx,
    user_id: &str,
    password_hash: &str,
    user_key: &EncString,
    kdf: Kdf,
    hint: Option<&str>,
) -> Result<()> {
    tx.tell_sessions(user_id);
    tx.run(
        "UPDATE users SET password_hash = $2, user_key = $3, kdf_type = $4, kdf_iterations = $5, kdf_memory = $6,
             kdf_parallelism = $7, password_hint = $8, security_stamp = $9, force_password_reset = FALSE,
             revised = $10
         WHERE id = $1",
        args![
            user_id,
            password_hash,
            user_key,
            kdf.kdf_type,
            kdf.iterations,
            kdf.memory,
            kdf.parallelism,
            hint,
            secret::id(),
            clock::now(),
        ],
    )
    .await?;
    Ok(())
}

/// Every token made before stops working.
pub async fn renew_stamp(tx: &mut Tx, user_id: &str) -> Result<()> {
    tx.tell_sessions(user_id);
    tx.run(
        "UPDATE users SET security_stamp = $2, revised = $3 WHERE id = $1",
        args![user_id, secret::id(), clock::now()],
    )
    .await?;
    Ok(())
}

pub async fn set_profile(
    tx: &mut Tx,
    user_id: &str,
    name: Option<&str>,
    hint: Option<&str>,
    culture: &str,
) -> Result<()> {
    tx.run(
        "UPDATE users SET name = $2, password_hint = $3, culture = $4, revised = $5 WHERE id = $1",
        args![user_id, name, hint, culture, clock::now()],
    )
    .await?;
    Ok(())
}

pub async fn set_avatar(tx: &mut Tx, user_id: &str, color: Option<&str>) -> Result<()> {
    tx.run(
        "UPDATE users SET avatar_color = $2 WHERE id = $1",
        args![user_id, color],
    )
    .await?;
    Ok(())
}

/// Set once; answers whether this call set it.
pub async fn set_user_key_id(tx: &mut Tx, user_id: &str, key_id: &str) -> Result<bool> {
    let set = tx
        .run(
            "UPDATE users SET user_key_id = $2 WHERE id = $1 AND user_key_id IS NULL",
            args![user_id, key_id],
        )
        .await?;
    Ok(set == 1)
}

pub async fn set_domains(tx: &mut Tx, user_id: &str, equivalent: &str, excluded: &str) -> Result<()> {
    tx.run(
        "UPDATE users SET equivalent_domains = $2, excluded_global_domains = $3 WHERE id = $1",
        args![user_id, equivalent, excluded],
    )
    .await?;
    Ok(())
}

pub async fn set_recovery_code(tx: &mut Tx, user_id: &str, code: Option<&str>) -> Result<()> {
    tx.run(
        "UPDATE users SET recovery_code = $2 WHERE id = $1",
        args![user_id, code],
    )
    .await?;
    Ok(())
}

/// Whether an organization would be left without a confirmed owner.
pub async fn is_sole_owner(tx: &mut Tx, user_id: &str) -> Result<bool> {
    let (sole,): (bool,) = tx
        .one(
            "SELECT EXISTS (
                 SELECT 1 FROM organization_users me
                 WHERE me.user_id = $1 AND me.status = 2 AND me.type = 0 AND NOT EXISTS (
                     SELECT 1 FROM organization_users other
                     WHERE other.organization_id = me.organization_id AND other.id <> me.id
                       AND other.status = 2 AND other.type = 0))",
            args![user_id],
        )
        .await?;
    Ok(sole)
}

/// Whether a provider would be left without a confirmed admin.
pub async fn is_sole_provider_admin(tx: &mut Tx, user_id: &str) -> Result<bool> {
    let (sole,): (bool,) = tx
        .one(
            "SELECT EXISTS (
                 SELECT 1 FROM provider_users me
                 WHERE me.user_id = $1 AND me.status = 2 AND me.type = 0 AND NOT EXISTS (
                     SELECT 1 FROM provider_users other
                     WHERE other.provider_id = me.provider_id AND other.id <> me.id
                       AND other.status = 2 AND other.type = 0))",
            args![user_id],
        )
        .await?;
    Ok(sole)
}

pub async fn delete(tx: &mut Tx, user_id: &str) -> Result<()> {
    tx.tell_sessions(user_id);
    tx.run("DELETE FROM users WHERE id = $1", args![user_id]).await?;
    Ok(())
}
