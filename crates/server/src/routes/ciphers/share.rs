//! Moving own items into an organization (V-51): sealed anew by the client, one way only.
//! Refuses to know: keys.

use super::save::{check_freshness, check_sealer, may_place, no_collection, record, reseal};
use crate::app::App;
use crate::auth::Caller;
use crate::body::{Json, RawJson};
use crate::db::events::kind;
use crate::db::{self, Tx};
use crate::error::{Error, Result};
use crate::hub::news::kind as told;
use crate::item::answer::CIPHER;
use crate::item::{By, Item, check};
use axum::extract::{Path, State};
use serde::Deserialize;
use wire::CollectionId;
use wire::cipher::{CipherRequest, CipherWithCollections};

pub async fn one(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Json(wanted): Json<CipherWithCollections>,
) -> Result<RawJson> {
    let mut tx = app.db.begin().await?;
    let item = share(&mut tx, &caller, &id, &wanted.cipher, &wanted.collection_ids).await?;
    tx.commit().await?;
    Ok(RawJson(item.answer(CIPHER)))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Many {
    ciphers: Vec<CipherRequest>,
    collection_ids: Vec<CollectionId>,
}

/// All or nothing.
pub async fn many(State(app): State<App>, caller: Caller, Json(wanted): Json<Many>) -> Result<RawJson> {
    let mut answers = Vec::with_capacity(wanted.ciphers.len());
    let mut tx = app.db.begin().await?;
    for cipher in &wanted.ciphers {
        let id = cipher.id.as_ref().ok_or(Error::NotFound)?;
        let item = share(&mut tx, &caller, id.as_str(), cipher, &wanted.collection_ids).await?;
        answers.push(item.answer("cipherMini"));
    }
    tx.commit().await?;
    Ok(RawJson(format!(
        "{{\"object\":\"list\",\"data\":[{}],\"continuationToken\":null}}",
        answers.join(",")
    )))
}

async fn share(
    tx: &mut Tx,
    caller: &Caller,
    id: &str,
    wanted: &CipherRequest,
    collection_ids: &[CollectionId],
) -> Result<Item> {
    let org_id = wanted.organization_id.as_ref().ok_or_else(no_collection)?;
    let content = check::content(wanted)?;
    let item = Item::take(tx, caller, id, By::Member)
        .await
        .map_err(|problem| match problem {
            Error::NotFound => Error::bad("not_yours", "One or more ciphers do not belong to you."),
            other => other,
        })?;
    if item.org_id().is_some() {
        return Err(Error::bad(
            "already_shared",
            "One or more ciphers already belong to an organization.",
        ));
    }
    check_sealer(tx, caller, wanted).await?;
    check_freshness(&item, wanted.last_known_revision_date.as_deref())?;
    let collections = may_place(tx, caller, org_id, collection_ids).await?;
    if collections.is_empty() {
        return Err(no_collection());
    }
    reseal(tx, id, wanted, true).await?;
    db::ciphers::share(tx, id, org_id.as_str(), wanted.content.kind, &content).await?;
    db::ciphers::set_collections(tx, id, &collections).await?;
    let item = Item::find(tx, caller, id, By::Admin).await?;
    record(tx, caller, &item, kind::CIPHER_SHARED).await?;
    item.bump(tx, caller).await?;
    // Others who reach it have never heard of it; its former and present owner has.
    db::news::item(tx, id, told::ITEM_CREATED).await?;
    Ok(Item::find(tx, caller, id, By::Member).await.unwrap_or(item))
}
