//! Rows of organizations. Refuses to know: who may read or change them.

use super::{Result, Tx};
use crate::{args, clock, secret};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Organization {
    pub id: String,
    pub name: String,
    pub business_name: Option<String>,
    pub billing_email: String,
    pub plan_type: i64,
    pub seats: Option<i64>,
    pub status: i64,
    pub enabled: bool,
    pub internal: bool,
    pub limit_collection_creation: bool,
    pub limit_collection_deletion: bool,
    pub limit_item_deletion: bool,
    pub allow_admin_access: bool,
    pub provider_item_access: String,
    pub public_key: Option<String>,
    pub private_key: Option<String>,
    pub created: i64,
    pub revised: i64,
}

pub struct New<'a> {
    pub name: &'a str,
    pub business_name: Option<&'a str>,
    pub billing_email: &'a str,
    pub plan_type: u8,
    pub seats: Option<i64>,
    pub status: u8,
    pub public_key: &'a str,
    pub private_key: &'a wire::EncString,
}

pub async fn insert(tx: &mut Tx, new: New<'_>) -> Result<String> {
    let (id, now) = (secret::id(), clock::now());
    tx.run(
        "INSERT INTO organizations (id, name, business_name, billing_email, plan_type, seats, status,
             public_key, private_key, created, revised)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)",
        args![
            &id,
            new.name,
            new.business_name,
            new.billing_email,
            new.plan_type,
            new.seats,
            new.status,
            new.public_key,
            new.private_key,
            now,
        ],
    )
    .await?;
    Ok(id)
}

pub async fn by_id(tx: &mut Tx, id: &str) -> Result<Option<Organization>> {
    tx.optional(
        "SELECT id, name, business_name, billing_email, plan_type, seats, status, enabled, internal,
             limit_collection_creation, limit_collection_deletion, limit_item_deletion, allow_admin_access,
             provider_item_access, public_key, private_key, created, revised
         FROM organizations WHERE id = $1",
        args![id],
    )
    .await
}

pub async fn rename(tx: &mut Tx, id: &str, name: &str) -> Result<()> {
    tx.run(
        "UPDATE organizations SET name = $2, revised = $3 WHERE id = $1",
        args![id, name, clock::now()],
    )
    .await?;
    Ok(())
}

pub async fn set_billing_email(tx: &mut Tx, id: &str, email: &str) -> Result<()> {
    let sql = "UPDATE organizations SET billing_email = $2, revised = $3 WHERE id = $1";
    tx.run(sql, args![id, email, clock::now()]).await?;
    Ok(())
}

pub async fn set_keys(tx: &mut Tx, id: &str, public_key: &str, private_key: &wire::EncString) -> Result<()> {
    tx.run(
        "UPDATE organizations SET public_key = $2, private_key = $3, revised = $4 WHERE id = $1",
        args![id, public_key, private_key, clock::now()],
    )
    .await?;
    Ok(())
}

pub async fn set_collection_management(
    tx: &mut Tx,
    id: &str,
    to: &wire::organization::CollectionManagement,
) -> Result<()> {
    tx.run(
        "UPDATE organizations SET limit_collection_creation = $2, limit_collection_deletion = $3,
             limit_item_deletion = $4, allow_admin_access = $5, revised = $6
         WHERE id = $1",
        args![
            id,
            to.limit_collection_creation,
            to.limit_collection_deletion,
            to.limit_item_deletion,
            to.allow_admin_access_to_all_collection_items,
            clock::now(),
        ],
    )
    .await?;
    Ok(())
}

pub async fn set_seats(tx: &mut Tx, id: &str, seats: i64) -> Result<()> {
    let sql = "UPDATE organizations SET seats = $2, revised = $3 WHERE id = $1";
    tx.run(sql, args![id, seats, clock::now()]).await?;
    Ok(())
}

/// The organization becomes a provider's client (P-54).
pub async fn set_managed(
    tx: &mut Tx,
    id: &str,
    plan_type: u8,
    seats: i64,
    billing_email: &str,
) -> Result<()> {
    tx.run(
        "UPDATE organizations SET status = 2, plan_type = $2, seats = $3, billing_email = $4, revised = $5
         WHERE id = $1",
        args![id, plan_type, seats, billing_email, clock::now()],
    )
    .await?;
    Ok(())
}

/// The organization runs itself again, also when it was suspended (P-5B).
pub async fn set_unmanaged(tx: &mut Tx, id: &str, billing_email: &str) -> Result<()> {
    tx.run(
        "UPDATE organizations SET status = 1, enabled = TRUE, billing_email = $2, revised = $3 WHERE id = $1",
        args![id, billing_email, clock::now()],
    )
    .await?;
    Ok(())
}

pub async fn delete(tx: &mut Tx, id: &str) -> Result<()> {
    tx.run("DELETE FROM organizations WHERE id = $1", args![id])
        .await?;
    Ok(())
}

/// Marks a provider's own organization (D7), or takes the mark away.
pub async fn set_internal(tx: &mut Tx, id: &str, internal: bool) -> Result<u64> {
    let sql = "UPDATE organizations SET internal = $2, revised = $3 WHERE id = $1";
    tx.run(sql, args![id, internal, clock::now()]).await
}
