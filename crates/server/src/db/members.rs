//! Members of organizations and what they were given. Refuses to know: the rules of A-10C.

use super::{Result, Tx};
use crate::{args, clock, secret};
use wire::collection::Access;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Member {
    pub id: String,
    pub organization_id: String,
    pub user_id: Option<String>,
    pub email: String,
    pub name: Option<String>,
    pub avatar_color: Option<String>,
    pub public_key: Option<String>,
    pub culture: Option<String>,
    pub two_factor_enabled: bool,
    pub org_key: Option<String>,
    pub status: i64,
    #[sqlx(rename = "type")]
    pub kind: i64,
    pub permissions: Option<String>,
    pub external_id: Option<String>,
    pub reset_password_key: Option<String>,
    pub revocation_reason: Option<i64>,
    pub access_secrets_manager: bool,
    pub created: i64,
}

macro_rules! member {
    ($rest:literal) => {
        concat!(
            "SELECT ou.id, ou.organization_id, ou.user_id, COALESCE(u.email, ou.email, '') AS email, u.name,
                 u.avatar_color, u.public_key, u.culture,
                 EXISTS (SELECT 1 FROM two_factor t WHERE t.user_id = ou.user_id AND t.enabled) AS two_factor_enabled,
                 ou.org_key, ou.status, ou.type, ou.permissions, ou.external_id, ou.reset_password_key,
                 ou.revocation_reason, ou.access_secrets_manager, ou.created
             FROM organization_users ou LEFT JOIN users u ON u.id = ou.user_id ",
            $rest
        )
    };
}

pub async fn all(tx: &mut Tx, organization_id: &str) -> Result<Vec<Member>> {
    tx.all(
        member!("WHERE ou.organization_id = $1 ORDER BY ou.id"),
        args![organization_id],
    )
    .await
}

pub async fn by_id(tx: &mut Tx, organization_id: &str, id: &str) -> Result<Option<Member>> {
    tx.optional(
        member!("WHERE ou.organization_id = $1 AND ou.id = $2"),
        args![organization_id, id],
    )
    .await
}

/// A person's own row in an organization, whatever its status.
pub async fn of_user(tx: &mut Tx, organization_id: &str, user_id: &str) -> Result<Option<Member>> {
    tx.optional(
        member!("WHERE ou.organization_id = $1 AND ou.user_id = $2"),
        args![organization_id, user_id],
    )
    .await
}

/// Confirmed owners and admins, who hear that someone waits to be confirmed.
pub async fn confirmed_leaders(tx: &mut Tx, organization_id: &str) -> Result<Vec<Member>> {
    tx.all(
        member!("WHERE ou.organization_id = $1 AND ou.status = 2 AND ou.type IN (0, 1) ORDER BY u.email"),
        args![organization_id],
    )
    .await
}

pub async fn confirmed_owners(tx: &mut Tx, organization_id: &str) -> Result<Vec<Member>> {
    tx.all(
        member!("WHERE ou.organization_id = $1 AND ou.status = 2 AND ou.type = 0 ORDER BY u.email"),
        args![organization_id],
    )
    .await
}

/// Seats in use: invited, accepted and confirmed (2.0).
pub async fn occupied(tx: &mut Tx, organization_id: &str) -> Result<i64> {
    let (count,): (i64,) = tx
        .one(
            "SELECT COUNT(*) FROM organization_users WHERE organization_id = $1 AND status IN (0, 1, 2)",
            args![organization_id],
        )
        .await?;
    Ok(count)
}

/// Addresses that already have a row here, of accounts and of invitations.
pub async fn addresses(tx: &mut Tx, organization_id: &str) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = tx
        .all(
            "SELECT COALESCE(u.email, ou.email, '') FROM organization_users ou LEFT JOIN users u ON u.id = ou.user_id
             WHERE ou.organization_id = $1",
            args![organization_id],
        )
        .await?;
    Ok(rows.into_iter().map(|(email,)| email).collect())
}

pub struct Invited<'a> {
    pub organization_id: &'a str,
    pub email: &'a str,
    pub kind: u8,
    pub permissions: Option<String>,
    pub access_secrets_manager: bool,
    pub invited_by: Option<&'a str>,
}

pub async fn invite(tx: &mut Tx, new: Invited<'_>) -> Result<String> {
    let (id, now) = (secret::id(), clock::now());
    tx.run(
        "INSERT INTO organization_users (id, organization_id, email, status, type, permissions,
             access_secrets_manager, invited_by, created, revised)
         VALUES ($1, $2, $3, 0, $4, $5, $6, $7, $8, $8)",
        args![
            &id,
            new.organization_id,
            new.email,
            new.kind,
            new.permissions,
            new.access_secrets_manager,
            new.invited_by,
            now,
        ],
    )
    .await?;
    Ok(id)
}

/// The founder of an organization: confirmed owner from the start.
pub async fn insert_owner(
    tx: &mut Tx,
    organization_id: &str,
    user_id: &str,
    key: &wire::EncString,
) -> Result<String> {
    let (id, now) = (secret::id(), clock::now());
    tx.run(
        "INSERT INTO organization_users (id, organization_id, user_id, org_key, status, type, created, revised)
         VALUES ($1, $2, $3, $4, 2, 0, $5, $5)",
        args![&id, organization_id, user_id, key, now],
    )
    .await?;
    Ok(id)
}

pub async fn accept(tx: &mut Tx, id: &str, user_id: &str, reset_password_key: Option<String>) -> Result<()> {
    tx.run(
        "UPDATE organization_users SET user_id = $2, email = NULL, status = 1, reset_password_key = $3, revised = $4
         WHERE id = $1 AND status = 0",
        args![id, user_id, reset_password_key, clock::now()],
    )
    .await?;
    Ok(())
}

/// Answers false when the row was not waiting any more.
pub async fn confirm(tx: &mut Tx, id: &str, key: &wire::EncString) -> Result<bool> {
    let touched = tx
        .run(
            "UPDATE organization_users SET org_key = $2, status = 2, revised = $3 WHERE id = $1 AND status = 1",
            args![id, key, clock::now()],
        )
        .await?;
    Ok(touched == 1)
}

pub async fn update(
    tx: &mut Tx,
    id: &str,
    kind: u8,
    permissions: Option<String>,
    access_secrets_manager: bool,
) -> Result<()> {
    tx.run(
        "UPDATE organization_users SET type = $2, permissions = $3, access_secrets_manager = $4, revised = $5
         WHERE id = $1",
        args![id, kind, permissions, access_secrets_manager, clock::now()],
    )
    .await?;
    Ok(())
}

/// Revoking keeps the reason; restoring clears it.
pub async fn set_status(tx: &mut Tx, id: &str, status: i64, revocation_reason: Option<i64>) -> Result<()> {
    tx.run(
        "UPDATE organization_users SET status = $2, revocation_reason = $3, revised = $4 WHERE id = $1",
        args![id, status, revocation_reason, clock::now()],
    )
    .await?;
    Ok(())
}

pub async fn delete(tx: &mut Tx, id: &str) -> Result<()> {
    tx.run("DELETE FROM organization_users WHERE id = $1", args![id])
        .await?;
    Ok(())
}

/// One grant to a member on a shared collection.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Grant {
    pub organization_user_id: String,
    pub collection_id: String,
    pub read_only: bool,
    pub hide_passwords: bool,
    pub manage: bool,
}

pub async fn grants(tx: &mut Tx, organization_id: &str) -> Result<Vec<Grant>> {
    tx.all(
        "SELECT cu.organization_user_id, cu.collection_id, cu.read_only, cu.hide_passwords, cu.manage
         FROM collection_users cu JOIN collections c ON c.id = cu.collection_id
         WHERE c.organization_id = $1 AND c.type = 0 ORDER BY cu.collection_id",
        args![organization_id],
    )
    .await
}

/// Whether a member was given a shared collection or sits in a group.
pub async fn reaches(tx: &mut Tx, id: &str) -> Result<bool> {
    let (count,): (i64,) = tx
        .one(
            "SELECT (SELECT COUNT(*) FROM collection_users cu JOIN collections c ON c.id = cu.collection_id
                     WHERE cu.organization_user_id = $1 AND c.type = 0)
                  + (SELECT COUNT(*) FROM group_users WHERE organization_user_id = $1)",
            args![id],
        )
        .await?;
    Ok(count > 0)
}

/// (member, group) pairs of an organization.
pub async fn groups(tx: &mut Tx, organization_id: &str) -> Result<Vec<(String, String)>> {
    tx.all(
        "SELECT gu.organization_user_id, gu.group_id FROM group_users gu JOIN org_groups g ON g.id = gu.group_id
         WHERE g.organization_id = $1 ORDER BY gu.group_id",
        args![organization_id],
    )
    .await
}

/// Replaces what a member was given on shared collections; "My items" stays.
pub async fn set_collections(tx: &mut Tx, id: &str, to: &[Access]) -> Result<()> {
    tx.run(
        "DELETE FROM collection_users WHERE organization_user_id = $1
         AND collection_id IN (SELECT id FROM collections WHERE type = 0)",
        args![id],
    )
    .await?;
    for access in to {
        super::collections::grant_user(
            tx,
            &access.id,
            &Access {
                id: id.to_owned(),
                ..access.clone()
            },
        )
        .await?;
    }
    Ok(())
}

pub async fn set_groups(tx: &mut Tx, id: &str, groups: &[String]) -> Result<()> {
    tx.run(
        "DELETE FROM group_users WHERE organization_user_id = $1",
        args![id],
    )
    .await?;
    for group in groups {
        tx.run(
            "INSERT INTO group_users (group_id, organization_user_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            args![group, id],
        )
        .await?;
    }
    Ok(())
}

/// Enabled organizations someone is a confirmed member of.
pub async fn organizations_of(tx: &mut Tx, user_id: &str) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = tx
        .all(
            "SELECT ou.organization_id FROM organization_users ou JOIN organizations o ON o.id = ou.organization_id
             WHERE ou.user_id = $1 AND ou.status = 2 AND o.enabled ORDER BY ou.organization_id",
            args![user_id],
        )
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
