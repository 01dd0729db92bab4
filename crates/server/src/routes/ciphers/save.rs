//! Making and changing items (protocol.md 7.1, 7.2). What was sealed for someone else, or over an older copy, is
//! refused before anything changes. Refuses to know: what is sealed.

use crate::allow::{Act, Target};
use crate::app::App;
use crate::auth::Caller;
use crate::body::{Json, RawJson};
use crate::clock;
use crate::db::ciphers::Owner;
use crate::db::events::{self, Event, kind};
use crate::db::{self, Tx};
use crate::enc_string::{self, KEY_LIMIT, NAME_LIMIT};
use crate::error::{Error, Result};
use crate::hub::news::kind as told;
use crate::item::answer::CIPHER;
use crate::item::{By, Grants, Item, check};
use axum::extract::{Path, State};
use std::collections::HashMap;
use wire::cipher::{CipherPartial, CipherRequest, CipherWithCollections};
use wire::{CollectionId, EncString, FolderId, OrgId};

/// A client's clock reading and ours may differ by rounding only.
const TOLERANCE: i64 = 1000;

pub async fn create_own(
    State(app): State<App>,
    caller: Caller,
    Json(wanted): Json<CipherRequest>,
) -> Result<RawJson> {
    if wanted.organization_id.is_some() {
        return Err(no_collection());
    }
    let content = check::content(&wanted)?;
    let user_id = caller.user_id.as_str();
    let mut tx = app.db.begin().await?;
    check_sealer(&mut tx, &caller, &wanted).await?;
    check_folder(&mut tx, &caller, wanted.folder_id.as_ref()).await?;
    let id = db::ciphers::insert(&mut tx, Owner::Person(user_id), wanted.content.kind, &content).await?;
    set_own(&mut tx, &caller, &id, &wanted).await?;
    done(tx, &caller, &id, By::Member, kind::CIPHER_CREATED, CIPHER).await
}

pub async fn create(
    State(app): State<App>,
    caller: Caller,
    Json(wanted): Json<CipherWithCollections>,
) -> Result<RawJson> {
    create_in_organization(&app, &caller, wanted, By::Member).await
}

/// The twin for administrators and a provider's users: also outside of their collections, also in none.
pub async fn create_admin(
    State(app): State<App>,
    caller: Caller,
    Json(wanted): Json<CipherWithCollections>,
) -> Result<RawJson> {
    create_in_organization(&app, &caller, wanted, By::Admin).await
}

async fn create_in_organization(
    app: &App,
    caller: &Caller,
    wanted: CipherWithCollections,
    by: By,
) -> Result<RawJson> {
    let item = wanted.cipher;
    let Some(org_id) = item.organization_id.clone() else {
        return match by {
            By::Member => Err(no_collection()),
            By::Admin => Err(Error::NotFound),
        };
    };
    let content = check::content(&item)?;
    let mut tx = app.db.begin().await?;
    check_sealer(&mut tx, caller, &item).await?;
    let collections = may_place(&mut tx, caller, &org_id, &wanted.collection_ids).await?;
    if collections.is_empty() && by == By::Member {
        return Err(no_collection());
    }
    check_folder(&mut tx, caller, item.folder_id.as_ref()).await?;
    let owner = Owner::Organization(org_id.as_str());
    let id = db::ciphers::insert(&mut tx, owner, item.content.kind, &content).await?;
    db::ciphers::set_collections(&mut tx, &id, &collections).await?;
    if by == By::Member {
        set_own(&mut tx, caller, &id, &item).await?;
    }
    done(tx, caller, &id, By::Admin, kind::CIPHER_CREATED, CIPHER).await
}

pub async fn update(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Json(wanted): Json<CipherRequest>,
) -> Result<RawJson> {
    replace(&app, &caller, &id, wanted, By::Member).await
}

pub async fn update_admin(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Json(wanted): Json<CipherRequest>,
) -> Result<RawJson> {
    replace(&app, &caller, &id, wanted, By::Admin).await
}

async fn replace(app: &App, caller: &Caller, id: &str, wanted: CipherRequest, by: By) -> Result<RawJson> {
    let content = check::content(&wanted)?;
    let mut tx = app.db.begin().await?;
    let item = Item::take(&mut tx, caller, id, by).await?.must_edit()?;
    if item.org_id() != wanted.organization_id.as_ref().map(OrgId::as_str) {
        return Err(Error::bad(
            "organization_mismatch",
            "Organization mismatch. Re-sync if you recently moved this item, then try again.",
        ));
    }
    check_sealer(&mut tx, caller, &wanted).await?;
    check_freshness(&item, wanted.last_known_revision_date.as_deref())?;
    reseal(&mut tx, id, &wanted, false).await?;
    db::ciphers::update(&mut tx, id, wanted.content.kind, &content).await?;
    if item.by == By::Member {
        check_folder(&mut tx, caller, wanted.folder_id.as_ref()).await?;
        set_own(&mut tx, caller, id, &wanted).await?;
    }
    done(tx, caller, id, by, kind::CIPHER_UPDATED, CIPHER).await
}

/// Folder and favourite are one person's own, also on an item they may only read (V-48).
pub async fn partial(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Json(wanted): Json<CipherPartial>,
) -> Result<RawJson> {
    let mut tx = app.db.begin().await?;
    Item::take(&mut tx, &caller, &id, By::Member).await?;
    check_folder(&mut tx, &caller, wanted.folder_id.as_ref()).await?;
    let folder = wanted.folder_id.as_ref().map(FolderId::as_str);
    db::ciphers::set_own(&mut tx, &id, caller.user_id.as_str(), folder, wanted.favorite).await?;
    db::revision::bump_user(&mut tx, caller.user_id.as_str()).await?;
    tx.acting(&caller.device_identifier);
    let item = Item::find(&mut tx, &caller, &id, By::Member).await?;
    tx.commit().await?;
    Ok(RawJson(item.answer(CIPHER)))
}

/// Writes the log, tells everyone who sees the item, commits, answers it as it is now.
async fn done(mut tx: Tx, caller: &Caller, id: &str, by: By, what: u16, object: &str) -> Result<RawJson> {
    let item = Item::find(&mut tx, caller, id, by).await?;
    record(&mut tx, caller, &item, what).await?;
    item.bump(&mut tx, caller).await?;
    let news = match what {
        kind::CIPHER_CREATED => told::ITEM_CREATED,
        _ => told::ITEM_UPDATED,
    };
    db::news::item(&mut tx, id, news).await?;
    // Someone who made an item through the administrator's door may reach it as a member too: answer that view.
    let item = match by {
        By::Admin => Item::find(&mut tx, caller, id, By::Member).await.unwrap_or(item),
        By::Member => item,
    };
    tx.commit().await?;
    Ok(RawJson(item.answer(object)))
}

/// Every change of an item stands in the log of its organization, or of its person.
pub async fn record(tx: &mut Tx, caller: &Caller, item: &Item, what: u16) -> Result<()> {
    let event = Event::by(caller, what).cipher(&item.sealed.id);
    let event = match item.org_id() {
        Some(org_id) => event.organization(org_id),
        None => event.user(caller.user_id.as_str()),
    };
    events::record(tx, event).await?;
    Ok(())
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct Resealed {
    file_name: EncString,
    key: Option<EncString>,
}

/// Attachments whose name and key the client sealed anew, with the item. When the owner changes, all of them must be:
/// one that is not could never be opened again.
pub async fn reseal(tx: &mut Tx, id: &str, wanted: &CipherRequest, all: bool) -> Result<()> {
    let sealed_anew: HashMap<String, Resealed> = match &wanted.attachments2 {
        Some(given) if !given.is_null() => {
            serde_json::from_value(given.clone()).map_err(|_| bad_attachments())?
        }
        _ => HashMap::new(),
    };
    if all {
        let kept = db::attachments::of_item(tx, id).await?;
        if kept.iter().any(|file| !sealed_anew.contains_key(&file.id)) {
            return Err(bad_attachments());
        }
    }
    for (attachment_id, new) in &sealed_anew {
        enc_string::sealed("FileName", &new.file_name, NAME_LIMIT)?;
        enc_string::sealed_optional("Key", new.key.as_ref(), KEY_LIMIT)?;
        db::attachments::reseal(tx, id, attachment_id, &new.file_name, new.key.as_ref()).await?;
    }
    Ok(())
}

fn bad_attachments() -> Error {
    Error::bad(
        "bad_attachments",
        "The attachments do not fit this item. Sync and try again.",
    )
}

async fn set_own(tx: &mut Tx, caller: &Caller, id: &str, wanted: &CipherRequest) -> Result<()> {
    let user_id = caller.user_id.as_str();
    let folder = wanted.folder_id.as_ref().map(FolderId::as_str);
    db::ciphers::set_own(tx, id, user_id, folder, wanted.favorite).await?;
    if let Some(archived) = wanted.archived_date.as_deref().and_then(clock::parse) {
        db::ciphers::set_archived(tx, id, user_id, Some(archived)).await?;
    }
    Ok(())
}

/// The collections an item may be put into: those the caller may edit in, or any if they may edit any item there.
pub async fn may_place(
    tx: &mut Tx,
    caller: &Caller,
    org_id: &OrgId,
    collection_ids: &[CollectionId],
) -> Result<Vec<String>> {
    let ground = org_id.ground(tx, caller).await?.ok_or(Error::NotFound)?;
    let ways = db::reach::of_user_in(tx, caller.user_id.as_str(), org_id.as_str()).await?;
    let grants = Grants::new(&ways);
    let any = ground.may(Act::EditAnyItem);
    let mut placed: Vec<String> = collection_ids.iter().map(ToString::to_string).collect();
    placed.sort_unstable();
    placed.dedup();
    for id in &placed {
        let edits = grants
            .in_organization(id, org_id.as_str())
            .is_some_and(|access| access.edit);
        let there = edits || (any && db::collections::by_id(tx, org_id.as_str(), id).await?.is_some());
        if !there {
            return Err(Error::NotFound);
        }
    }
    if placed.is_empty() && !any {
        return Err(no_collection());
    }
    Ok(placed)
}

/// Sealed for me, and for my own items with my present key.
pub async fn check_sealer(tx: &mut Tx, caller: &Caller, wanted: &CipherRequest) -> Result<()> {
    if wanted
        .encrypted_for
        .as_ref()
        .is_some_and(|id| *id != caller.user_id)
    {
        return Err(Error::bad(
            "sealed_for_another",
            "Cipher was not encrypted for the current user. Please try again.",
        ));
    }
    let (None, Some(sealed_with)) = (&wanted.organization_id, &wanted.encrypted_by_key_id) else {
        return Ok(());
    };
    let user = db::users::by_id(tx, caller.user_id.as_str())
        .await?
        .ok_or(Error::DeadSession)?;
    match user.user_key_id {
        Some(present) if present != *sealed_with => Err(Error::bad(
            "sealed_with_another_key",
            "Cipher was not encrypted with the current user key. Please try again.",
        )),
        _ => Ok(()),
    }
}

/// Someone else saved first.
pub fn check_freshness(item: &Item, last_known: Option<&str>) -> Result<()> {
    let known = last_known.and_then(clock::parse);
    match known {
        Some(known) if item.sealed.revised - known > TOLERANCE => Err(Error::bad(
            "out_of_date",
            "The client copy of this cipher is out of date. Resync the client and try again.",
        )),
        _ => Ok(()),
    }
}

pub async fn check_folder(tx: &mut Tx, caller: &Caller, folder_id: Option<&FolderId>) -> Result<()> {
    let Some(folder_id) = folder_id else { return Ok(()) };
    match db::folders::by_id(tx, caller.user_id.as_str(), folder_id.as_str()).await? {
        Some(_) => Ok(()),
        None => Err(Error::bad(
            "unknown_folder",
            "The folder does not exist any more.",
        )),
    }
}

pub fn no_collection() -> Error {
    Error::bad("no_collection", "You must select at least one collection.")
}
