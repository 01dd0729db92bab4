//! What one person is to an organization or a provider, read fresh from the database: roles are never taken from a
//! token. Refuses to know: which acts a standing allows.

use super::{Result, Tx};
use crate::args;

/// A confirmed membership.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Membership {
    pub id: String,
    #[sqlx(rename = "type")]
    pub kind: i64,
    pub permissions: Option<String>,
}

/// A confirmed place in the enabled, set-up provider that runs an organization.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct RunsIt {
    pub provider_id: String,
    pub provider_user_id: String,
    pub provider_organization_id: String,
    #[sqlx(rename = "type")]
    pub kind: i64,
    pub use_events: bool,
}

/// A place in a provider, also while it waits to be set up.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Place {
    pub id: String,
    #[sqlx(rename = "type")]
    pub kind: i64,
}

pub async fn membership(tx: &mut Tx, organization_id: &str, user_id: &str) -> Result<Option<Membership>> {
    tx.optional(
        "SELECT id, type, permissions FROM organization_users
         WHERE organization_id = $1 AND user_id = $2 AND status = 2",
        args![organization_id, user_id],
    )
    .await
}

pub async fn provider_of(tx: &mut Tx, organization_id: &str, user_id: &str) -> Result<Option<RunsIt>> {
    tx.optional(
        "SELECT po.provider_id, pu.id AS provider_user_id, po.id AS provider_organization_id, pu.type, p.use_events
         FROM provider_organizations po
         JOIN providers p ON p.id = po.provider_id
         JOIN provider_users pu ON pu.provider_id = p.id
         WHERE po.organization_id = $1 AND pu.user_id = $2 AND pu.status = 2 AND p.enabled AND p.status <> 0",
        args![organization_id, user_id],
    )
    .await
}

/// A confirmed place in a provider that is set up.
pub async fn place(tx: &mut Tx, provider_id: &str, user_id: &str) -> Result<Option<Place>> {
    tx.optional(
        "SELECT pu.id, pu.type FROM provider_users pu JOIN providers p ON p.id = pu.provider_id
         WHERE pu.provider_id = $1 AND pu.user_id = $2 AND pu.status = 2 AND p.enabled AND p.status <> 0",
        args![provider_id, user_id],
    )
    .await
}

/// The place of the future admin in a provider that waits to be set up: by account, or by address for someone who
/// had no account when the operator enabled it.
pub async fn pending_place(tx: &mut Tx, provider_id: &str, user_id: &str) -> Result<Option<Place>> {
    tx.optional(
        "SELECT pu.id, pu.type FROM provider_users pu JOIN providers p ON p.id = pu.provider_id
         WHERE pu.provider_id = $1 AND p.enabled AND p.status = 0 AND pu.type = 0
           AND (pu.user_id = $2
                OR (pu.user_id IS NULL AND pu.email = (SELECT email FROM users WHERE id = $2)))",
        args![provider_id, user_id],
    )
    .await
}
