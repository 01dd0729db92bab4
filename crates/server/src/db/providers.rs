//! Rows of providers and their seat pools. Refuses to know: seat arithmetic, and who may change a provider.

use super::{Result, Tx};
use crate::{args, clock, secret};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Provider {
    pub id: String,
    pub name: Option<String>,
    pub business_name: Option<String>,
    pub billing_email: String,
    pub status: i64,
    #[sqlx(rename = "type")]
    pub kind: i64,
    pub enabled: bool,
    pub use_events: bool,
    pub created: i64,
    /// The organization that this pending business unit is to be made of (P-13).
    pub converts: Option<String>,
}

/// One pool of seats (2.0 ProviderPlan).
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Pool {
    pub plan_type: i64,
    pub seat_minimum: i64,
    pub purchased_seats: i64,
    pub allocated_seats: i64,
}

const COLUMNS_BY_ID: &str =
    "SELECT id, name, business_name, billing_email, status, type, enabled, use_events, created, converts
     FROM providers WHERE id = $1";

pub async fn by_id(tx: &mut Tx, id: &str) -> Result<Option<Provider>> {
    tx.optional(COLUMNS_BY_ID, args![id]).await
}

pub async fn all(tx: &mut Tx) -> Result<Vec<Provider>> {
    tx.all(
        "SELECT id, name, business_name, billing_email, status, type, enabled, use_events, created, converts
         FROM providers ORDER BY id",
        args![],
    )
    .await
}

/// A provider as the operator enables it: pending, until its first admin sets it up (P-11).
pub async fn insert(tx: &mut Tx, name: Option<&str>, billing_email: &str, kind: u8) -> Result<String> {
    let (id, now) = (secret::id(), clock::now());
    tx.run(
        "INSERT INTO providers (id, name, billing_email, status, type, created, revised)
         VALUES ($1, $2, $3, 0, $4, $5, $5)",
        args![&id, name, billing_email, kind, now],
    )
    .await?;
    Ok(id)
}

pub async fn update(
    tx: &mut Tx,
    id: &str,
    name: &str,
    business_name: Option<&str>,
    billing_email: &str,
) -> Result<()> {
    tx.run(
        "UPDATE providers SET name = $2, business_name = $3, billing_email = $4, revised = $5 WHERE id = $1",
        args![id, name, business_name, billing_email, clock::now()],
    )
    .await?;
    Ok(())
}

/// Says of a pending business unit which organization it is to be made of (P-13).
pub async fn set_converts(tx: &mut Tx, id: &str, organization_id: &str) -> Result<()> {
    let sql = "UPDATE providers SET converts = $2 WHERE id = $1";
    tx.run(sql, args![id, organization_id]).await?;
    Ok(())
}

/// The business unit that waits to be made of this organization.
pub async fn converting(tx: &mut Tx, organization_id: &str) -> Result<Option<String>> {
    let sql = "SELECT id FROM providers WHERE converts = $1 AND status = 0";
    let found: Option<(String,)> = tx.optional(sql, args![organization_id]).await?;
    Ok(found.map(|(id,)| id))
}

/// Status → Billable. Answers false when it was set up already.
pub async fn set_up(tx: &mut Tx, id: &str) -> Result<bool> {
    let sql = "UPDATE providers SET status = 2, converts = NULL, revised = $2 WHERE id = $1 AND status = 0";
    Ok(tx.run(sql, args![id, clock::now()]).await? == 1)
}

/// A reseller is there without being set up (P-12).
pub async fn set_created(tx: &mut Tx, id: &str) -> Result<()> {
    let sql = "UPDATE providers SET status = 1, revised = $2 WHERE id = $1";
    tx.run(sql, args![id, clock::now()]).await?;
    Ok(())
}

pub async fn set_enabled(tx: &mut Tx, id: &str, enabled: bool) -> Result<u64> {
    let sql = "UPDATE providers SET enabled = $2, revised = $3 WHERE id = $1";
    tx.run(sql, args![id, enabled, clock::now()]).await
}

/// Suspends or revives every client of a provider (D10: only when the operator says so).
pub async fn set_clients_enabled(tx: &mut Tx, id: &str, enabled: bool) -> Result<u64> {
    tx.run(
        "UPDATE organizations SET enabled = $2, revised = $3
         WHERE id IN (SELECT organization_id FROM provider_organizations WHERE provider_id = $1)",
        args![id, enabled, clock::now()],
    )
    .await
}

pub async fn delete(tx: &mut Tx, id: &str) -> Result<()> {
    tx.run("DELETE FROM providers WHERE id = $1", args![id]).await?;
    Ok(())
}

pub async fn add_pool(tx: &mut Tx, provider_id: &str, plan_type: u8, seat_minimum: i64) -> Result<()> {
    tx.run(
        "INSERT INTO provider_plans (id, provider_id, plan_type, seat_minimum, purchased_seats, allocated_seats)
         VALUES ($1, $2, $3, $4, 0, 0)",
        args![secret::id(), provider_id, plan_type, seat_minimum],
    )
    .await?;
    Ok(())
}

/// Answers false when there is no such pool.
pub async fn set_minimum(tx: &mut Tx, provider_id: &str, plan_type: u8, minimum: i64) -> Result<bool> {
    let sql = "UPDATE provider_plans SET seat_minimum = $3 WHERE provider_id = $1 AND plan_type = $2";
    Ok(tx.run(sql, args![provider_id, plan_type, minimum]).await? == 1)
}

pub async fn pools(tx: &mut Tx, provider_id: &str) -> Result<Vec<Pool>> {
    tx.all(
        "SELECT plan_type, seat_minimum, purchased_seats, allocated_seats FROM provider_plans
         WHERE provider_id = $1 ORDER BY plan_type",
        args![provider_id],
    )
    .await
}

pub async fn set_pool(
    tx: &mut Tx,
    provider_id: &str,
    plan_type: i64,
    allocated: i64,
    purchased: i64,
) -> Result<()> {
    tx.run(
        "UPDATE provider_plans SET allocated_seats = $3, purchased_seats = $4
         WHERE provider_id = $1 AND plan_type = $2",
        args![provider_id, plan_type, allocated, purchased],
    )
    .await?;
    Ok(())
}
