//! Devices and their refresh tokens: what makes a session live. Refuses to know: passwords and access tokens.

use super::{Result, Tx};
use crate::args;
use crate::{clock, secret};

/// How long a device may be silent before its session ends.
pub const LIFETIME: i64 = 30 * clock::DAY;
/// A client whose answer got lost on the way may present the replaced token once more, shortly after.
const GRACE: i64 = 30_000;

#[derive(sqlx::FromRow)]
pub struct Live {
    pub email: String,
    pub device_id: String,
    pub device_type: i64,
}

/// The session of a verified token, if the person, the device and the security stamp are still the same.
pub async fn live(tx: &mut Tx, user_id: &str, device: &str, stamp: &str) -> Result<Option<Live>> {
    tx.optional(
        "SELECT u.email, d.id AS device_id, d.type AS device_type FROM users u
         JOIN devices d ON d.user_id = u.id AND d.identifier = $2
         WHERE u.id = $1 AND u.security_stamp = $3 AND u.enabled",
        args![user_id, device, stamp],
    )
    .await
}

/// The device a person logs in from, new or known; answers its id.
pub async fn enter(tx: &mut Tx, user_id: &str, identifier: &str, name: &str, kind: i64) -> Result<String> {
    let now = clock::now();
    tx.run(
        "INSERT INTO devices (id, user_id, identifier, name, type, created, last_seen)
         VALUES ($1, $2, $3, $4, $5, $6, $6)
         ON CONFLICT (user_id, identifier) DO UPDATE SET name = $4, type = $5, last_seen = $6",
        args![secret::id(), user_id, identifier, name, kind, now],
    )
    .await?;
    let (id,): (String,) = tx
        .one(
            "SELECT id FROM devices WHERE user_id = $1 AND identifier = $2",
            args![user_id, identifier],
        )
        .await?;
    Ok(id)
}

/// A new refresh token of the device's family.
pub async fn issue(tx: &mut Tx, device_id: &str, client_id: &str) -> Result<String> {
    let token = secret::make();
    let now = clock::now();
    tx.run(
        "INSERT INTO refresh_tokens (hash, device_id, client_id, created, expires) VALUES ($1, $2, $3, $4, $5)",
        args![secret::hash(&token), device_id, client_id, now, now + LIFETIME],
    )
    .await?;
    tx.run(
        "DELETE FROM refresh_tokens WHERE device_id = $1 AND expires < $2",
        args![device_id, now],
    )
    .await?;
    Ok(token)
}

#[derive(sqlx::FromRow)]
pub struct Refreshed {
    pub user_id: String,
    pub email: String,
    pub name: Option<String>,
    pub email_verified: bool,
    pub security_stamp: String,
    pub device_id: String,
    pub identifier: String,
    pub device_type: i64,
    pub client_id: String,
    replaced: Option<i64>,
}

pub enum Refresh {
    Good(Box<Refreshed>, String),
    /// A token that was replaced long ago came back: someone copied it. The whole family was ended.
    Stolen,
    Unknown,
}

/// Trades a refresh token for the next one.
pub async fn refresh(tx: &mut Tx, token: &str) -> Result<Refresh> {
    let hash = secret::hash(token);
    let now = clock::now();
    tx.lock("refresh", &hash).await?;
    let found: Option<Refreshed> = tx
        .optional(
            "SELECT u.id AS user_id, u.email, u.name, u.email_verified, u.security_stamp, d.id AS device_id,
                    d.identifier, d.type AS device_type, r.client_id, r.replaced
             FROM refresh_tokens r JOIN devices d ON d.id = r.device_id JOIN users u ON u.id = d.user_id
             WHERE r.hash = $1 AND r.expires > $2 AND u.enabled",
            args![hash.as_str(), now],
        )
        .await?;
    let Some(found) = found else {
        return Ok(Refresh::Unknown);
    };
    if found.replaced.is_some_and(|at| now - at > GRACE) {
        end(tx, &found.device_id).await?;
        return Ok(Refresh::Stolen);
    }
    tx.run(
        "UPDATE refresh_tokens SET replaced = COALESCE(replaced, $2) WHERE hash = $1",
        args![hash, now],
    )
    .await?;
    tx.run(
        "UPDATE devices SET last_seen = $2 WHERE id = $1",
        args![found.device_id.as_str(), now],
    )
    .await?;
    let next = issue(tx, &found.device_id, &found.client_id).await?;
    Ok(Refresh::Good(Box::new(found), next))
}

/// Ends one device's session: its tokens, and the device itself, so that access tokens die too.
pub async fn end(tx: &mut Tx, device_id: &str) -> Result<()> {
    let owner: Option<(String,)> = tx
        .optional("SELECT user_id FROM devices WHERE id = $1", args![device_id])
        .await?;
    if let Some((user_id,)) = owner {
        tx.tell_sessions(&user_id);
    }
    tx.run("DELETE FROM devices WHERE id = $1", args![device_id])
        .await?;
    Ok(())
}

/// Ends all sessions of a person, or all but one.
pub async fn end_others(tx: &mut Tx, user_id: &str, keep_device_id: Option<&str>) -> Result<()> {
    tx.tell_sessions(user_id);
    tx.run(
        "DELETE FROM devices WHERE user_id = $1 AND id <> $2",
        args![user_id, keep_device_id.unwrap_or_default()],
    )
    .await?;
    Ok(())
}

/// Forgets refresh tokens that no longer work.
pub async fn sweep(tx: &mut Tx) -> Result<u64> {
    tx.run(
        "DELETE FROM refresh_tokens WHERE expires < $1",
        args![clock::now()],
    )
    .await
}
