//! People of a provider. Refuses to know: who may invite or confirm them.

use super::{Result, Tx};
use crate::{args, clock, secret};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ProviderUser {
    pub id: String,
    pub provider_id: String,
    pub user_id: Option<String>,
    pub email: String,
    pub name: Option<String>,
    pub public_key: Option<String>,
    pub culture: Option<String>,
    pub provider_key: Option<String>,
    pub status: i64,
    #[sqlx(rename = "type")]
    pub kind: i64,
}

macro_rules! provider_user {
    ($rest:literal) => {
        concat!(
            "SELECT pu.id, pu.provider_id, pu.user_id, COALESCE(u.email, pu.email, '') AS email, u.name,
                 u.public_key, u.culture, pu.provider_key, pu.status, pu.type
             FROM provider_users pu LEFT JOIN users u ON u.id = pu.user_id ",
            $rest
        )
    };
}

pub async fn all(tx: &mut Tx, provider_id: &str) -> Result<Vec<ProviderUser>> {
    tx.all(
        provider_user!("WHERE pu.provider_id = $1 ORDER BY pu.id"),
        args![provider_id],
    )
    .await
}

pub async fn by_id(tx: &mut Tx, provider_id: &str, id: &str) -> Result<Option<ProviderUser>> {
    tx.optional(
        provider_user!("WHERE pu.provider_id = $1 AND pu.id = $2"),
        args![provider_id, id],
    )
    .await
}

pub async fn of_user(tx: &mut Tx, provider_id: &str, user_id: &str) -> Result<Option<ProviderUser>> {
    tx.optional(
        provider_user!("WHERE pu.provider_id = $1 AND pu.user_id = $2"),
        args![provider_id, user_id],
    )
    .await
}

pub async fn confirmed_admins(tx: &mut Tx, provider_id: &str) -> Result<Vec<ProviderUser>> {
    tx.all(
        provider_user!("WHERE pu.provider_id = $1 AND pu.status = 2 AND pu.type = 0 ORDER BY u.email"),
        args![provider_id],
    )
    .await
}

pub async fn invite(tx: &mut Tx, provider_id: &str, email: &str, kind: u8) -> Result<String> {
    let (id, now) = (secret::id(), clock::now());
    tx.run(
        "INSERT INTO provider_users (id, provider_id, email, status, type, created, revised)
         VALUES ($1, $2, $3, 0, $4, $5, $5)",
        args![&id, provider_id, email, kind, now],
    )
    .await?;
    Ok(id)
}

/// The first admin, when the operator names an existing account: confirmed, still without a key (P-11).
pub async fn insert_first_admin(tx: &mut Tx, provider_id: &str, user_id: &str) -> Result<String> {
    let (id, now) = (secret::id(), clock::now());
    tx.run(
        "INSERT INTO provider_users (id, provider_id, user_id, status, type, created, revised)
         VALUES ($1, $2, $3, 2, 0, $4, $4)",
        args![&id, provider_id, user_id, now],
    )
    .await?;
    Ok(id)
}

pub async fn accept(tx: &mut Tx, id: &str, user_id: &str) -> Result<()> {
    tx.run(
        "UPDATE provider_users SET user_id = $2, email = NULL, status = 1, revised = $3 WHERE id = $1 AND status = 0",
        args![id, user_id, clock::now()],
    )
    .await?;
    Ok(())
}

/// The provider key for one person, wrapped with their public key. Answers false when nobody waited any more.
pub async fn confirm(tx: &mut Tx, id: &str, key: &wire::EncString) -> Result<bool> {
    let touched = tx
        .run(
            "UPDATE provider_users SET provider_key = $2, status = 2, revised = $3 WHERE id = $1 AND status = 1",
            args![id, key, clock::now()],
        )
        .await?;
    Ok(touched == 1)
}

/// The first admin's row when the provider is set up: bound to the account, with the key.
pub async fn set_up(tx: &mut Tx, id: &str, user_id: &str, key: &wire::EncString) -> Result<()> {
    tx.run(
        "UPDATE provider_users SET user_id = $2, email = NULL, provider_key = $3, status = 2, revised = $4
         WHERE id = $1",
        args![id, user_id, key, clock::now()],
    )
    .await?;
    Ok(())
}

pub async fn set_kind(tx: &mut Tx, id: &str, kind: u8) -> Result<()> {
    let sql = "UPDATE provider_users SET type = $2, revised = $3 WHERE id = $1";
    tx.run(sql, args![id, kind, clock::now()]).await?;
    Ok(())
}

pub async fn delete(tx: &mut Tx, id: &str) -> Result<()> {
    tx.run("DELETE FROM provider_users WHERE id = $1", args![id])
        .await?;
    Ok(())
}
