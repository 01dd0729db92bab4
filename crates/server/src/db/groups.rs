//! Groups of members and what they were given. Refuses to know: who may manage groups.

use super::{Result, Tx};
use crate::{args, clock, secret};
use wire::collection::Access;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Group {
    pub id: String,
    pub organization_id: String,
    pub name: String,
    pub external_id: Option<String>,
}

/// What a group was given on a collection.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Grant {
    pub group_id: String,
    pub collection_id: String,
    pub read_only: bool,
    pub hide_passwords: bool,
    pub manage: bool,
}

pub async fn all(tx: &mut Tx, organization_id: &str) -> Result<Vec<Group>> {
    tx.all(
        "SELECT id, organization_id, name, external_id FROM org_groups WHERE organization_id = $1 ORDER BY name, id",
        args![organization_id],
    )
    .await
}

pub async fn by_id(tx: &mut Tx, organization_id: &str, id: &str) -> Result<Option<Group>> {
    tx.optional(
        "SELECT id, organization_id, name, external_id FROM org_groups WHERE organization_id = $1 AND id = $2",
        args![organization_id, id],
    )
    .await
}

pub async fn insert(
    tx: &mut Tx,
    organization_id: &str,
    name: &str,
    external_id: Option<&str>,
) -> Result<String> {
    let (id, now) = (secret::id(), clock::now());
    tx.run(
        "INSERT INTO org_groups (id, organization_id, name, external_id, created, revised)
         VALUES ($1, $2, $3, $4, $5, $5)",
        args![&id, organization_id, name, external_id, now],
    )
    .await?;
    Ok(id)
}

pub async fn rename(tx: &mut Tx, id: &str, name: &str) -> Result<()> {
    tx.run(
        "UPDATE org_groups SET name = $2, revised = $3 WHERE id = $1",
        args![id, name, clock::now()],
    )
    .await?;
    Ok(())
}

pub async fn delete(tx: &mut Tx, id: &str) -> Result<()> {
    tx.run("DELETE FROM org_groups WHERE id = $1", args![id]).await?;
    Ok(())
}

pub async fn grants(tx: &mut Tx, organization_id: &str) -> Result<Vec<Grant>> {
    tx.all(
        "SELECT cg.group_id, cg.collection_id, cg.read_only, cg.hide_passwords, cg.manage
         FROM collection_groups cg JOIN org_groups g ON g.id = cg.group_id
         WHERE g.organization_id = $1 ORDER BY cg.collection_id",
        args![organization_id],
    )
    .await
}

pub async fn members(tx: &mut Tx, id: &str) -> Result<Vec<String>> {
    let sql =
        "SELECT organization_user_id FROM group_users WHERE group_id = $1 ORDER BY organization_user_id";
    let rows: Vec<(String,)> = tx.all(sql, args![id]).await?;
    Ok(rows.into_iter().map(|(member,)| member).collect())
}

/// Replaces what the group reaches.
pub async fn set_collections(tx: &mut Tx, id: &str, to: &[Access]) -> Result<()> {
    tx.run("DELETE FROM collection_groups WHERE group_id = $1", args![id])
        .await?;
    for access in to {
        super::collections::grant_group(
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

/// Replaces who is in the group.
pub async fn set_members(tx: &mut Tx, id: &str, members: &[String]) -> Result<()> {
    tx.run("DELETE FROM group_users WHERE group_id = $1", args![id])
        .await?;
    for member in members {
        tx.run(
            "INSERT INTO group_users (group_id, organization_user_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            args![id, member],
        )
        .await?;
    }
    Ok(())
}

pub async fn remove_member(tx: &mut Tx, id: &str, member: &str) -> Result<u64> {
    let sql = "DELETE FROM group_users WHERE group_id = $1 AND organization_user_id = $2";
    tx.run(sql, args![id, member]).await
}
