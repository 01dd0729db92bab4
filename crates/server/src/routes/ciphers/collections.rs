//! Which collections an item lies in (V-52, V-53): people change only those they may edit; the rest stays.
//! Refuses to know: the item's content.

use super::save::{no_collection, record};
use crate::app::App;
use crate::auth::Caller;
use crate::body::{Json, RawJson};
use crate::db::events::kind;
use crate::db::{self, Tx};
use crate::error::{Error, Result};
use crate::item::answer::DETAILS;
use crate::item::{By, Grants, Item};
use axum::extract::{Path, State};
use wire::cipher::CipherCollections;

pub async fn set(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Json(wanted): Json<CipherCollections>,
) -> Result<RawJson> {
    let mut tx = app.db.begin().await?;
    change(&mut tx, &caller, &id, &wanted, By::Member).await?;
    let item = Item::find(&mut tx, &caller, &id, By::Member).await;
    tx.commit().await?;
    Ok(RawJson(item?.answer(DETAILS)))
}

/// The newer spelling says so when the item is out of the caller's reach now.
pub async fn set_v2(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Json(wanted): Json<CipherCollections>,
) -> Result<RawJson> {
    let mut tx = app.db.begin().await?;
    change(&mut tx, &caller, &id, &wanted, By::Member).await?;
    let item = Item::find(&mut tx, &caller, &id, By::Member).await;
    tx.commit().await?;
    let cipher = item.ok().map(|item| item.answer(DETAILS));
    Ok(RawJson(format!(
        "{{\"object\":\"optionalCipherDetails\",\"unavailable\":{},\"cipher\":{}}}",
        cipher.is_none(),
        cipher.as_deref().unwrap_or("null"),
    )))
}

pub async fn set_admin(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Json(wanted): Json<CipherCollections>,
) -> Result<RawJson> {
    let mut tx = app.db.begin().await?;
    change(&mut tx, &caller, &id, &wanted, By::Admin).await?;
    let item = Item::find(&mut tx, &caller, &id, By::Admin).await?;
    tx.commit().await?;
    Ok(RawJson(item.answer(DETAILS)))
}

async fn change(tx: &mut Tx, caller: &Caller, id: &str, wanted: &CipherCollections, by: By) -> Result<()> {
    let item = Item::take(tx, caller, id, by).await?.must_edit()?;
    let org_id = item
        .org_id()
        .ok_or_else(|| Error::bad("not_shared", "Only items of an organization lie in collections."))?;
    let before: Vec<String> = item.sealed.collection_ids().map(str::to_owned).collect();
    let ways = db::reach::of_user_in(tx, caller.user_id.as_str(), org_id).await?;
    let grants = Grants::new(&ways);
    let mut after: Vec<String> = Vec::new();
    for collection in &wanted.collection_ids {
        let collection = collection.as_str();
        let mine = grants
            .in_organization(collection, org_id)
            .is_some_and(|access| access.edit);
        let there = match by {
            By::Member => mine || before.iter().any(|id| id == collection),
            By::Admin => db::collections::by_id(tx, org_id, collection).await?.is_some(),
        };
        if !there {
            return Err(Error::NotFound);
        }
        after.push(collection.to_owned());
    }
    if by == By::Member {
        let edits = |id: &String| grants.on(id).is_some_and(|access| access.edit);
        after.extend(before.iter().filter(|id| !edits(id)).cloned());
        if after.is_empty() {
            return Err(no_collection());
        }
    }
    after.sort_unstable();
    after.dedup();
    db::ciphers::set_collections(tx, id, &after).await?;
    db::ciphers::touch(tx, id).await?;
    record(tx, caller, &item, kind::CIPHER_COLLECTIONS).await?;
    db::revision::bump_collections(tx, &after).await?;
    item.bump(tx, caller).await
}
