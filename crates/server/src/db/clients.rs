//! Links between providers and their client organizations. Refuses to know: seat arithmetic and guards.

use super::{Result, Tx};
use crate::{args, clock, secret};

/// One row of the Clients table (P-31), counted in the same query.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Client {
    pub id: String,
    pub provider_id: String,
    pub organization_id: String,
    pub org_key: Option<String>,
    pub organization_name: String,
    pub plan_type: i64,
    pub seats: Option<i64>,
    pub enabled: bool,
    pub confirmed: i64,
    pub occupied: i64,
    pub created: i64,
    pub revised: i64,
}

macro_rules! client {
    ($rest:literal) => {
        concat!(
            "SELECT po.id, po.provider_id, po.organization_id, po.org_key, o.name AS organization_name, o.plan_type,
                 o.seats, o.enabled, COALESCE(m.confirmed, 0) AS confirmed, COALESCE(m.occupied, 0) AS occupied,
                 po.created, po.revised
             FROM provider_organizations po
             JOIN organizations o ON o.id = po.organization_id
             LEFT JOIN (
                 SELECT ou.organization_id, COUNT(CASE WHEN ou.status = 2 THEN 1 END) AS confirmed,
                     COUNT(CASE WHEN ou.status IN (0, 1, 2) THEN 1 END) AS occupied
                 FROM organization_users ou
                 JOIN provider_organizations own ON own.organization_id = ou.organization_id
                 WHERE own.provider_id = $1
                 GROUP BY ou.organization_id
             ) m ON m.organization_id = po.organization_id
             WHERE po.provider_id = $1 ",
            $rest
        )
    };
}

pub async fn all(tx: &mut Tx, provider_id: &str) -> Result<Vec<Client>> {
    tx.all(client!("ORDER BY o.name, po.id"), args![provider_id])
        .await
}

pub async fn by_id(tx: &mut Tx, provider_id: &str, id: &str) -> Result<Option<Client>> {
    tx.optional(client!("AND po.id = $2"), args![provider_id, id])
        .await
}

pub async fn insert(
    tx: &mut Tx,
    provider_id: &str,
    organization_id: &str,
    key: &wire::EncString,
) -> Result<String> {
    let (id, now) = (secret::id(), clock::now());
    tx.run(
        "INSERT INTO provider_organizations (id, provider_id, organization_id, org_key, created, revised)
         VALUES ($1, $2, $3, $4, $5, $5)",
        args![&id, provider_id, organization_id, key, now],
    )
    .await?;
    Ok(id)
}

pub async fn delete(tx: &mut Tx, id: &str) -> Result<()> {
    tx.run("DELETE FROM provider_organizations WHERE id = $1", args![id])
        .await?;
    Ok(())
}

/// Who runs an organization.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Link {
    pub id: String,
    pub provider_id: String,
    pub name: Option<String>,
}

pub async fn link_of(tx: &mut Tx, organization_id: &str) -> Result<Option<Link>> {
    tx.optional(
        "SELECT po.id, po.provider_id, p.name FROM provider_organizations po
         JOIN providers p ON p.id = po.provider_id WHERE po.organization_id = $1",
        args![organization_id],
    )
    .await
}

pub async fn count(tx: &mut Tx, provider_id: &str) -> Result<i64> {
    let sql = "SELECT COUNT(*) FROM provider_organizations WHERE provider_id = $1";
    let (count,): (i64,) = tx.one(sql, args![provider_id]).await?;
    Ok(count)
}

/// Seats that a provider's clients hold, by plan.
pub async fn assigned(tx: &mut Tx, provider_id: &str, plan_type: i64) -> Result<i64> {
    let (sum,): (i64,) = tx
        .one(
            "SELECT CAST(COALESCE(SUM(o.seats), 0) AS BIGINT) FROM provider_organizations po
             JOIN organizations o ON o.id = po.organization_id
             WHERE po.provider_id = $1 AND o.plan_type = $2",
            args![provider_id, plan_type],
        )
        .await?;
    Ok(sum)
}

/// An organization that could become a client (P-51, P-55).
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Candidate {
    pub id: String,
    pub name: String,
    pub plan_type: i64,
    pub seats: Option<i64>,
    pub occupied: i64,
}

/// Those whose confirmed owner the person is: enabled, running themselves, not in a provider, not internal (D7).
pub async fn candidates(tx: &mut Tx, user_id: &str) -> Result<Vec<Candidate>> {
    tx.all(
        "SELECT o.id, o.name, o.plan_type, o.seats,
             (SELECT COUNT(*) FROM organization_users m WHERE m.organization_id = o.id AND m.status IN (0, 1, 2))
                 AS occupied
         FROM organizations o JOIN organization_users ou ON ou.organization_id = o.id
         WHERE ou.user_id = $1 AND ou.status = 2 AND ou.type = 0
           AND o.enabled AND o.status = 1 AND NOT o.internal
           AND NOT EXISTS (SELECT 1 FROM provider_organizations po WHERE po.organization_id = o.id)
         ORDER BY o.name, o.id",
        args![user_id],
    )
    .await
}
