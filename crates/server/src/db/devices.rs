//! The devices a person is logged in on. Refuses to know: tokens (sessions).

use super::{Result, Tx};
use crate::args;

#[derive(sqlx::FromRow)]
pub struct Device {
    pub id: String,
    pub identifier: String,
    pub name: String,
    #[sqlx(rename = "type")]
    pub kind: i64,
    pub created: i64,
    pub last_seen: i64,
}

pub async fn all(tx: &mut Tx, user_id: &str) -> Result<Vec<Device>> {
    tx.all(
        "SELECT id, identifier, name, type, created, last_seen FROM devices WHERE user_id = $1 ORDER BY last_seen DESC",
        args![user_id],
    )
    .await
}

pub async fn by_identifier(tx: &mut Tx, user_id: &str, identifier: &str) -> Result<Option<Device>> {
    tx.optional(
        "SELECT id, identifier, name, type, created, last_seen FROM devices WHERE user_id = $1 AND identifier = $2",
        args![user_id, identifier],
    )
    .await
}

/// Whether this device has logged in to the account of that address.
pub async fn is_known(tx: &mut Tx, email: &str, identifier: &str) -> Result<bool> {
    let (known,): (bool,) = tx
        .one(
            "SELECT EXISTS (SELECT 1 FROM devices d JOIN users u ON u.id = d.user_id
                 WHERE u.email = $1 AND d.identifier = $2)",
            args![email, identifier],
        )
        .await?;
    Ok(known)
}

pub async fn delete(tx: &mut Tx, user_id: &str, id: &str) -> Result<bool> {
    tx.tell_sessions(user_id);
    let gone = tx
        .run(
            "DELETE FROM devices WHERE id = $1 AND user_id = $2",
            args![id, user_id],
        )
        .await?;
    Ok(gone == 1)
}
