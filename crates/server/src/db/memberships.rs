//! What one person belongs to, as their profile shows it: organizations, providers, clients of those providers.
//! Refuses to know: the wire's spelling, and what a membership allows.

use super::collections::Collection;
use super::{Result, Tx};
use crate::args;

/// An organization a person reaches: by membership, or through a provider.
#[derive(sqlx::FromRow)]
pub struct Reached {
    pub id: String,
    pub name: String,
    pub plan_type: i64,
    pub seats: Option<i64>,
    pub enabled: bool,
    pub has_keys: bool,
    pub limit_collection_creation: bool,
    pub limit_collection_deletion: bool,
    pub limit_item_deletion: bool,
    pub allow_admin_access: bool,
    pub org_key: Option<String>,
    /// The membership; absent through a provider.
    pub member_id: Option<String>,
    pub status: i64,
    #[sqlx(rename = "type")]
    pub kind: i64,
    pub permissions: Option<String>,
    pub recovery_enrolled: bool,
    pub provider_id: Option<String>,
    pub provider_name: Option<String>,
    pub provider_type: Option<i64>,
    /// What the provider may do with the items (D3), and until when its newest grant goes, which may be over.
    pub item_access: String,
    pub item_access_until: Option<i64>,
}

/// Confirmed memberships.
pub async fn organizations(tx: &mut Tx, user_id: &str) -> Result<Vec<Reached>> {
    tx.all(
        "SELECT o.id, o.name, o.plan_type, o.seats, o.enabled, o.public_key IS NOT NULL AS has_keys,
                o.limit_collection_creation, o.limit_collection_deletion, o.limit_item_deletion,
                o.allow_admin_access, ou.org_key, ou.id AS member_id, ou.status, ou.type, ou.permissions,
                ou.reset_password_key IS NOT NULL AS recovery_enrolled,
                p.id AS provider_id, p.name AS provider_name, p.type AS provider_type,
                o.provider_item_access AS item_access,
                (SELECT MAX(r.expires) FROM item_access_requests r
                 WHERE r.organization_id = o.id AND r.provider_id = p.id AND r.outcome = 'granted'
                   AND r.ended IS NULL) AS item_access_until
         FROM organization_users ou
         JOIN organizations o ON o.id = ou.organization_id
         LEFT JOIN provider_organizations po ON po.organization_id = o.id
         LEFT JOIN providers p ON p.id = po.provider_id
         WHERE ou.user_id = $1 AND ou.status = 2 AND ou.org_key IS NOT NULL
         ORDER BY o.name, o.id",
        args![user_id],
    )
    .await
}

/// Clients of the person's providers. Only complete entries: one client without a key would take all organizations
/// away from an official client (crypto.md 6 rule 1). Not those where the person is a member: the provider's entry
/// would win over the membership's key (rule 2).
pub async fn clients(tx: &mut Tx, user_id: &str) -> Result<Vec<Reached>> {
    tx.all(
        "SELECT o.id, o.name, o.plan_type, o.seats, o.enabled, o.public_key IS NOT NULL AS has_keys,
                o.limit_collection_creation, o.limit_collection_deletion, o.limit_item_deletion,
                o.allow_admin_access, po.org_key, NULL AS member_id, CAST(2 AS BIGINT) AS status,
                CAST(0 AS BIGINT) AS type, NULL AS permissions, FALSE AS recovery_enrolled,
                p.id AS provider_id, p.name AS provider_name, p.type AS provider_type,
                o.provider_item_access AS item_access,
                (SELECT MAX(r.expires) FROM item_access_requests r
                 WHERE r.organization_id = o.id AND r.provider_id = p.id AND r.outcome = 'granted'
                   AND r.ended IS NULL) AS item_access_until
         FROM provider_users pu
         JOIN providers p ON p.id = pu.provider_id
         JOIN provider_organizations po ON po.provider_id = p.id
         JOIN organizations o ON o.id = po.organization_id
         WHERE pu.user_id = $1 AND pu.status = 2 AND pu.provider_key IS NOT NULL AND p.status <> 0 AND p.enabled
           AND po.org_key IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM organization_users ou
                           WHERE ou.organization_id = o.id AND ou.user_id = $1 AND ou.status = 2)
         ORDER BY o.name, o.id",
        args![user_id],
    )
    .await
}

#[derive(sqlx::FromRow)]
pub struct Place {
    pub id: String,
    pub name: Option<String>,
    pub provider_key: String,
    #[sqlx(rename = "type")]
    pub kind: i64,
    pub enabled: bool,
    pub use_events: bool,
    pub provider_status: i64,
    pub provider_type: i64,
}

/// Providers that are set up and where the person is confirmed, with a key.
pub async fn providers(tx: &mut Tx, user_id: &str) -> Result<Vec<Place>> {
    tx.all(
        "SELECT p.id, p.name, pu.provider_key, pu.type, p.enabled, p.use_events, p.status AS provider_status,
                p.type AS provider_type
         FROM provider_users pu JOIN providers p ON p.id = pu.provider_id
         WHERE pu.user_id = $1 AND pu.status = 2 AND pu.provider_key IS NOT NULL AND p.status <> 0
         ORDER BY p.name, p.id",
        args![user_id],
    )
    .await
}

#[derive(sqlx::FromRow)]
pub struct Policy {
    pub id: String,
    pub organization_id: String,
    #[sqlx(rename = "type")]
    pub kind: i64,
    pub enabled: bool,
    pub data: Option<String>,
    pub revised: i64,
}

/// Policies of the organizations the person is confirmed in.
pub async fn policies(tx: &mut Tx, user_id: &str) -> Result<Vec<Policy>> {
    tx.all(
        "SELECT pol.id, pol.organization_id, pol.type, pol.enabled, pol.data, pol.revised
         FROM policies pol JOIN organization_users ou ON ou.organization_id = pol.organization_id
         WHERE ou.user_id = $1 AND ou.status = 2
         ORDER BY pol.organization_id, pol.type",
        args![user_id],
    )
    .await
}

/// The collections a person reaches, by themselves or by a group, each once.
pub async fn collections(tx: &mut Tx, user_id: &str) -> Result<Vec<Collection>> {
    tx.all(
        "SELECT c.id, c.organization_id, c.name, c.external_id, c.type, c.default_user_collection_email
         FROM collections c WHERE c.id IN (
             SELECT cu.collection_id FROM collection_users cu
             JOIN organization_users ou ON ou.id = cu.organization_user_id
             WHERE ou.user_id = $1 AND ou.status = 2
             UNION
             SELECT cg.collection_id FROM collection_groups cg
             JOIN group_users gu ON gu.group_id = cg.group_id
             JOIN organization_users ou ON ou.id = gu.organization_user_id
             WHERE ou.user_id = $1 AND ou.status = 2)
         ORDER BY c.id",
        args![user_id],
    )
    .await
}
