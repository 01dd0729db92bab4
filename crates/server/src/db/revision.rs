//! `account_revision`: the moment of the last change a person's sync would show. Clients ask it before they sync, and
//! the ETag of sync is made of it, so it never stands still. Refuses to know: what changed.

use super::{Result, Tx};
use crate::args;
use crate::clock;

/// One person's own data changed.
pub async fn bump_user(tx: &mut Tx, user_id: &str) -> Result<()> {
    bump(tx, vec![user_id.to_owned()]).await
}

/// Something changed for everyone in an organization, and for the users of the provider that runs it.
pub async fn bump_org(tx: &mut Tx, org_id: &str) -> Result<()> {
    let people: Vec<(String,)> = tx
        .all(
            "SELECT user_id FROM organization_users WHERE organization_id = $1 AND user_id IS NOT NULL
             UNION
             SELECT pu.user_id FROM provider_users pu
             JOIN provider_organizations po ON po.provider_id = pu.provider_id
             WHERE po.organization_id = $1 AND pu.user_id IS NOT NULL",
            args![org_id],
        )
        .await?;
    bump(tx, people.into_iter().map(|(id,)| id).collect()).await
}

/// Items or access of one collection changed: for those who reach it, by themselves or by a group.
pub async fn bump_collection(tx: &mut Tx, collection_id: &str) -> Result<()> {
    bump_collections(tx, &[collection_id]).await
}

pub async fn bump_collections(tx: &mut Tx, collection_ids: &[impl AsRef<str>]) -> Result<()> {
    bump_reaching(tx, collection_ids, Vec::new()).await
}

/// Those who reach the collections, and these people, all at once: two bumps in one transaction could wait for
/// another transaction's two in a circle.
pub async fn bump_reaching(
    tx: &mut Tx,
    collection_ids: &[impl AsRef<str>],
    mut people: Vec<String>,
) -> Result<()> {
    let direct: Vec<(String,)> = tx
        .all_in(
            "SELECT DISTINCT ou.user_id FROM collection_users cu
             JOIN organization_users ou ON ou.id = cu.organization_user_id
             WHERE ou.user_id IS NOT NULL AND cu.collection_id IN ({in})",
            args![],
            collection_ids,
        )
        .await?;
    let by_group: Vec<(String,)> = tx
        .all_in(
            "SELECT DISTINCT ou.user_id FROM collection_groups cg
             JOIN group_users gu ON gu.group_id = cg.group_id
             JOIN organization_users ou ON ou.id = gu.organization_user_id
             WHERE ou.user_id IS NOT NULL AND cg.collection_id IN ({in})",
            args![],
            collection_ids,
        )
        .await?;
    people.extend(direct.into_iter().chain(by_group).map(|(id,)| id));
    bump(tx, people).await
}

/// Something changed for everyone in a provider.
pub async fn bump_provider(tx: &mut Tx, provider_id: &str) -> Result<()> {
    let people: Vec<(String,)> = tx
        .all(
            "SELECT DISTINCT user_id FROM provider_users WHERE provider_id = $1 AND user_id IS NOT NULL",
            args![provider_id],
        )
        .await?;
    bump(tx, people.into_iter().map(|(id,)| id).collect()).await
}

/// Rows are taken in the order of their ids, so that two transactions never wait for each other in a circle; and not
/// FOR UPDATE, which would wait for every transaction that merely refers to the person by a foreign key.
async fn bump(tx: &mut Tx, mut people: Vec<String>) -> Result<()> {
    people.sort_unstable();
    people.dedup();
    tx.news.stir(&people);
    if tx.is_postgres() {
        tx.all_in::<(String,)>(
            "SELECT id FROM users WHERE id IN ({in}) ORDER BY id FOR NO KEY UPDATE",
            args![],
            &people,
        )
        .await?;
    }
    tx.run_in(
        "UPDATE users SET account_revision =
             CASE WHEN account_revision >= $1 THEN account_revision + 1 ELSE $1 END
         WHERE id IN ({in})",
        args![clock::now()],
        &people,
    )
    .await?;
    Ok(())
}
