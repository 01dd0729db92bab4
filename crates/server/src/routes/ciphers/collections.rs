//! Which collections an item lies in (V-52, V-53): people change only those they may edit; the rest stays.
//! Refuses to know: the item's content.

use super::save::{no_collection, record};
use super::trash::{AT_ONCE, too_many};
use crate::allow::{Act, Target};
use crate::app::App;
use crate::auth::Caller;
use crate::body::{Json, RawJson};
use crate::db::events::kind;
use crate::db::{self, Tx};
use crate::error::{Error, Result};
use crate::hub::news::kind as told;
use crate::item::answer::DETAILS;
use crate::item::{By, Grants, Item};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::Deserialize;
use wire::cipher::CipherCollections;
use wire::{CollectionId, OrgId};

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

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Many {
    organization_id: OrgId,
    cipher_ids: Vec<String>,
    collection_ids: Vec<CollectionId>,
    #[serde(default)]
    remove_collections: bool,
}

/// Adds several items of one organization to collections, or takes them out of these. Who may edit any item there
/// does it by that right, everyone else where they may edit; all or nothing.
pub async fn set_many(
    State(app): State<App>,
    caller: Caller,
    Json(wanted): Json<Many>,
) -> Result<StatusCode> {
    if wanted.cipher_ids.len() > AT_ONCE {
        return Err(too_many());
    }
    let mut tx = app.db.begin().await?;
    let ground = wanted
        .organization_id
        .ground(&mut tx, &caller)
        .await?
        .ok_or(Error::NotFound)?;
    let by = match ground.may(Act::EditAnyItem) {
        true => By::Admin,
        false => By::Member,
    };
    let mut ids = wanted.cipher_ids;
    ids.sort_unstable();
    ids.dedup();
    for id in &ids {
        let item = Item::take(&mut tx, &caller, id, by).await?;
        if item.org_id() != Some(wanted.organization_id.as_str()) {
            return Err(Error::NotFound);
        }
        let named = |id: &str| wanted.collection_ids.iter().any(|named| named.as_str() == id);
        let mut collection_ids: Vec<CollectionId> = item
            .collection_ids
            .iter()
            .filter(|id| !(wanted.remove_collections && named(id)))
            .map(|id| id.as_str().into())
            .collect();
        if !wanted.remove_collections {
            collection_ids.extend(wanted.collection_ids.iter().cloned());
        }
        change(&mut tx, &caller, id, &CipherCollections { collection_ids }, by).await?;
    }
    tx.commit().await?;
    Ok(StatusCode::OK)
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
    db::news::item(tx, id, told::ITEM_UPDATED).await?;
    item.bump(tx, caller).await
}
