//! Two-step login of a person: the authenticator's secret, remembered devices. Refuses to know: how codes are computed.

use super::{Result, Tx};
use crate::{args, clock, secret};

pub const AUTHENTICATOR: i64 = 0;
/// How long a device may skip the second step.
const REMEMBERED: i64 = 30 * clock::DAY;

#[derive(sqlx::FromRow)]
pub struct TwoFactor {
    #[sqlx(rename = "type")]
    pub kind: i64,
    pub secret: String,
}

pub async fn all(tx: &mut Tx, user_id: &str) -> Result<Vec<TwoFactor>> {
    tx.all(
        "SELECT type, secret FROM two_factor WHERE user_id = $1 AND enabled ORDER BY type",
        args![user_id],
    )
    .await
}

/// Turns the authenticator on; `step` is that of the code that proved it works.
pub async fn enable(tx: &mut Tx, user_id: &str, key: &str, step: i64) -> Result<()> {
    tx.run(
        "INSERT INTO two_factor (id, user_id, type, enabled, secret, last_step, created)
         VALUES ($1, $2, $3, TRUE, $4, $5, $6)
         ON CONFLICT (user_id, type) DO UPDATE SET enabled = TRUE, secret = $4, last_step = $5",
        args![secret::id(), user_id, AUTHENTICATOR, key, step, clock::now()],
    )
    .await?;
    Ok(())
}

pub async fn disable(tx: &mut Tx, user_id: &str, kind: i64) -> Result<bool> {
    let gone = tx
        .run(
            "DELETE FROM two_factor WHERE user_id = $1 AND type = $2",
            args![user_id, kind],
        )
        .await?;
    Ok(gone > 0)
}

/// Ends two-step login altogether, remembered devices included.
pub async fn disable_all(tx: &mut Tx, user_id: &str) -> Result<()> {
    tx.run("DELETE FROM two_factor WHERE user_id = $1", args![user_id])
        .await?;
    tx.run(
        "UPDATE devices SET remember_hash = NULL, remember_expires = NULL WHERE user_id = $1",
        args![user_id],
    )
    .await?;
    Ok(())
}

/// Uses a code's step up; false if it, or a later one, was used before.
pub async fn use_step(tx: &mut Tx, user_id: &str, step: i64) -> Result<bool> {
    let used = tx
        .run(
            "UPDATE two_factor SET last_step = $2 WHERE user_id = $1 AND type = 0 AND enabled AND last_step < $2",
            args![user_id, step],
        )
        .await?;
    Ok(used == 1)
}

/// A token with which this device skips the second step for a while.
pub async fn remember(tx: &mut Tx, device_id: &str) -> Result<String> {
    let token = secret::make();
    tx.run(
        "UPDATE devices SET remember_hash = $2, remember_expires = $3 WHERE id = $1",
        args![device_id, secret::hash(&token), clock::now() + REMEMBERED],
    )
    .await?;
    Ok(token)
}

pub async fn is_remembered(tx: &mut Tx, user_id: &str, identifier: &str, token: &str) -> Result<bool> {
    let (known,): (bool,) = tx
        .one(
            "SELECT EXISTS (SELECT 1 FROM devices WHERE user_id = $1 AND identifier = $2
                 AND remember_hash = $3 AND remember_expires > $4)",
            args![user_id, identifier, secret::hash(token), clock::now()],
        )
        .await?;
    Ok(known)
}
