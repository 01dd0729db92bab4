//! Collections and the grants on them. Refuses to know: who may grant what, and names (they are sealed).

use super::{Result, Tx};
use crate::{args, clock, secret};
use wire::collection::Access;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Collection {
    pub id: String,
    pub organization_id: String,
    pub name: String,
    pub external_id: Option<String>,
    #[sqlx(rename = "type")]
    pub kind: i64,
    pub default_user_collection_email: Option<String>,
}

/// A grant seen from the collection: `id` is a member's or a group's.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Grant {
    pub collection_id: String,
    pub id: String,
    pub read_only: bool,
    pub hide_passwords: bool,
    pub manage: bool,
}

macro_rules! collection {
    ($rest:literal) => {
        concat!(
            "SELECT id, organization_id, name, external_id, type, default_user_collection_email FROM collections ",
            $rest
        )
    };
}

pub async fn all(tx: &mut Tx, organization_id: &str) -> Result<Vec<Collection>> {
    tx.all(
        collection!("WHERE organization_id = $1 ORDER BY id"),
        args![organization_id],
    )
    .await
}

pub async fn by_id(tx: &mut Tx, organization_id: &str, id: &str) -> Result<Option<Collection>> {
    tx.optional(
        collection!("WHERE organization_id = $1 AND id = $2"),
        args![organization_id, id],
    )
    .await
}

pub async fn insert(
    tx: &mut Tx,
    organization_id: &str,
    name: &wire::EncString,
    external_id: Option<String>,
) -> Result<String> {
    let (id, now) = (secret::id(), clock::now());
    tx.run(
        "INSERT INTO collections (id, organization_id, name, external_id, created, revised)
         VALUES ($1, $2, $3, $4, $5, $5)",
        args![&id, organization_id, name, external_id, now],
    )
    .await?;
    Ok(id)
}

pub async fn update(
    tx: &mut Tx,
    id: &str,
    name: &wire::EncString,
    external_id: Option<String>,
) -> Result<()> {
    tx.run(
        "UPDATE collections SET name = $2, external_id = $3, revised = $4 WHERE id = $1",
        args![id, name, external_id, clock::now()],
    )
    .await?;
    Ok(())
}

/// Items that were only here become unassigned; they are not lost.
pub async fn delete(tx: &mut Tx, id: &str) -> Result<()> {
    tx.run("DELETE FROM collections WHERE id = $1", args![id]).await?;
    Ok(())
}

pub async fn user_grants(tx: &mut Tx, organization_id: &str) -> Result<Vec<Grant>> {
    tx.all(
        "SELECT cu.collection_id, cu.organization_user_id AS id, cu.read_only, cu.hide_passwords, cu.manage
         FROM collection_users cu JOIN collections c ON c.id = cu.collection_id
         WHERE c.organization_id = $1 ORDER BY cu.organization_user_id",
        args![organization_id],
    )
    .await
}

pub async fn group_grants(tx: &mut Tx, organization_id: &str) -> Result<Vec<Grant>> {
    tx.all(
        "SELECT cg.collection_id, cg.group_id AS id, cg.read_only, cg.hide_passwords, cg.manage
         FROM collection_groups cg JOIN collections c ON c.id = cg.collection_id
         WHERE c.organization_id = $1 ORDER BY cg.group_id",
        args![organization_id],
    )
    .await
}

/// What a member reaches, directly and through groups, one row per way (A-205: the most permissive counts).
pub async fn ways_of_member(tx: &mut Tx, organization_user_id: &str) -> Result<Vec<Grant>> {
    tx.all(
        "SELECT collection_id, organization_user_id AS id, read_only, hide_passwords, manage
         FROM collection_users WHERE organization_user_id = $1
         UNION ALL
         SELECT cg.collection_id, cg.group_id AS id, cg.read_only, cg.hide_passwords, cg.manage
         FROM collection_groups cg JOIN group_users gu ON gu.group_id = cg.group_id
         WHERE gu.organization_user_id = $1",
        args![organization_user_id],
    )
    .await
}

/// Whether someone holds Manage on a collection, by themselves or by a group with a member in it.
pub async fn has_manager(tx: &mut Tx, id: &str) -> Result<bool> {
    let (count,): (i64,) = tx
        .one(
            "SELECT (SELECT COUNT(*) FROM collection_users WHERE collection_id = $1 AND manage)
                  + (SELECT COUNT(*) FROM collection_groups cg JOIN group_users gu ON gu.group_id = cg.group_id
                     WHERE cg.collection_id = $1 AND cg.manage)",
            args![id],
        )
        .await?;
    Ok(count > 0)
}

pub async fn grant_user(tx: &mut Tx, collection_id: &str, access: &Access) -> Result<()> {
    tx.run(
        "INSERT INTO collection_users (collection_id, organization_user_id, read_only, hide_passwords, manage)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (collection_id, organization_user_id)
         DO UPDATE SET read_only = $3, hide_passwords = $4, manage = $5",
        args![collection_id, &access.id, access.read_only, access.hide_passwords, access.manage],
    )
    .await?;
    Ok(())
}

pub async fn grant_group(tx: &mut Tx, collection_id: &str, access: &Access) -> Result<()> {
    tx.run(
        "INSERT INTO collection_groups (collection_id, group_id, read_only, hide_passwords, manage)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (collection_id, group_id) DO UPDATE SET read_only = $3, hide_passwords = $4, manage = $5",
        args![collection_id, &access.id, access.read_only, access.hide_passwords, access.manage],
    )
    .await?;
    Ok(())
}

pub async fn clear_users(tx: &mut Tx, collection_id: &str) -> Result<()> {
    tx.run(
        "DELETE FROM collection_users WHERE collection_id = $1",
        args![collection_id],
    )
    .await?;
    Ok(())
}

pub async fn clear_groups(tx: &mut Tx, collection_id: &str) -> Result<()> {
    tx.run(
        "DELETE FROM collection_groups WHERE collection_id = $1",
        args![collection_id],
    )
    .await?;
    Ok(())
}

/// How many of these ids are members of the organization (any status).
pub async fn count_members(tx: &mut Tx, organization_id: &str, ids: &[String]) -> Result<usize> {
    let found: Vec<(String,)> = tx
        .all_in(
            "SELECT id FROM organization_users WHERE organization_id = $1 AND id IN ({in})",
            args![organization_id],
            ids,
        )
        .await?;
    Ok(found.len())
}

pub async fn count_groups(tx: &mut Tx, organization_id: &str, ids: &[String]) -> Result<usize> {
    let found: Vec<(String,)> = tx
        .all_in(
            "SELECT id FROM org_groups WHERE organization_id = $1 AND id IN ({in})",
            args![organization_id],
            ids,
        )
        .await?;
    Ok(found.len())
}

/// How many of these ids are shared collections of the organization.
pub async fn count_shared(tx: &mut Tx, organization_id: &str, ids: &[String]) -> Result<usize> {
    let found: Vec<(String,)> = tx
        .all_in(
            "SELECT id FROM collections WHERE organization_id = $1 AND type = 0 AND id IN ({in})",
            args![organization_id],
            ids,
        )
        .await?;
    Ok(found.len())
}
