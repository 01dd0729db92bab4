//! Bringing many items in at once, all or nothing (protocol.md 7.2): into one's own vault with folders, or into an
//! organization with collections. Refuses to know: the formats they come from; clients seal before they send.

use super::save::{check_sealer, no_collection};
use crate::allow::Act;
use crate::app::App;
use crate::auth::Caller;
use crate::body::Bulk;
use crate::clock;
use crate::db::ciphers::Owner;
use crate::db::events::{self, Event, kind};
use crate::db::{self, Tx};
use crate::enc_string::{self, NAME_LIMIT};
use crate::error::{Error, Result};
use crate::field;
use crate::item::{Grants, check};
use axum::extract::{Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use wire::cipher::CipherRequest;
use wire::collection::Access;
use wire::{CollectionId, EncString, FolderId, OrgId};

/// The official limits.
const ITEMS: usize = 7_000;
const PLACES: usize = 2_000;
const OWN_LINKS: usize = 7_000;
const SHARED_LINKS: usize = 14_000;

/// `key` is the place of an item in its list, `value` that of its folder or collection.
#[derive(Deserialize)]
struct Link {
    key: usize,
    value: usize,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub struct Own {
    ciphers: Vec<CipherRequest>,
    folders: Vec<FolderOf>,
    folder_relationships: Vec<Link>,
}

#[derive(Deserialize)]
struct FolderOf {
    id: Option<FolderId>,
    name: EncString,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub struct Shared {
    ciphers: Vec<CipherRequest>,
    collections: Vec<CollectionOf>,
    collection_relationships: Vec<Link>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct CollectionOf {
    id: Option<CollectionId>,
    name: EncString,
    external_id: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Into {
    organization_id: OrgId,
}

/// Anyone, into their own vault. A folder with the id of one of theirs is that one; every other is new.
pub async fn own(State(app): State<App>, caller: Caller, Bulk(wanted): Bulk<Own>) -> Result<StatusCode> {
    within(wanted.ciphers.len(), ITEMS)?;
    within(wanted.folders.len(), PLACES)?;
    within(wanted.folder_relationships.len(), OWN_LINKS)?;
    let user_id = caller.user_id.as_str();
    let mut tx = app.db.begin().await?;
    let contents = contents(&mut tx, &caller, &wanted.ciphers, None).await?;
    let mut folders = Vec::with_capacity(wanted.folders.len());
    for folder in &wanted.folders {
        folders.push(folder_of(&mut tx, user_id, folder).await?);
    }
    let mut in_folder: Vec<Option<&str>> = vec![None; contents.len()];
    for link in &wanted.folder_relationships {
        let (item, folder) = (in_folder.get_mut(link.key), folders.get(link.value));
        let (Some(item), Some(folder)) = (item, folder) else {
            return Err(bad_link());
        };
        *item = Some(folder);
    }
    for ((request, content), folder) in wanted.ciphers.iter().zip(&contents).zip(in_folder) {
        let id = db::ciphers::insert(&mut tx, Owner::Person(user_id), request.content.kind, content).await?;
        db::ciphers::set_own(&mut tx, &id, user_id, folder, request.favorite).await?;
        if let Some(archived) = request.archived_date.as_deref().and_then(clock::parse) {
            db::ciphers::set_archived(&mut tx, &id, user_id, Some(archived)).await?;
        }
        let event = Event::by(&caller, kind::CIPHER_CREATED).cipher(&id).user(user_id);
        events::record(&mut tx, event).await?;
    }
    db::revision::bump_user(&mut tx, user_id).await?;
    tx.acting(&caller.device_identifier);
    tx.commit().await?;
    Ok(StatusCode::OK)
}

/// Who may import into the organization; its provider only while the items are open to it.
pub async fn organization(
    State(app): State<App>,
    caller: Caller,
    Query(into): Query<Into>,
    Bulk(wanted): Bulk<Shared>,
) -> Result<StatusCode> {
    within(wanted.ciphers.len(), ITEMS)?;
    within(wanted.collections.len(), PLACES)?;
    within(wanted.collection_relationships.len(), SHARED_LINKS)?;
    let org_id = into.organization_id;
    let mut tx = app.db.begin().await?;
    tx.lock("org", org_id.as_str()).await?;
    caller.may(&mut tx, Act::ImportItems, &org_id).await?;
    let contents = contents(&mut tx, &caller, &wanted.ciphers, Some(&org_id)).await?;
    let collections = collections_of(&mut tx, &caller, &org_id, &wanted.collections).await?;
    let mut lies_in: Vec<Vec<&str>> = vec![Vec::new(); contents.len()];
    for link in &wanted.collection_relationships {
        let (item, collection) = (lies_in.get_mut(link.key), collections.get(link.value));
        let (Some(item), Some(collection)) = (item, collection) else {
            return Err(bad_link());
        };
        if !item.contains(&collection.as_str()) {
            item.push(collection);
        }
    }
    let ground = caller.may(&mut tx, Act::ImportItems, &org_id).await?;
    if lies_in.iter().any(Vec::is_empty) && !ground.may(Act::EditAnyItem) {
        return Err(no_collection());
    }
    for ((request, content), collections) in wanted.ciphers.iter().zip(&contents).zip(&lies_in) {
        let owner = Owner::Organization(org_id.as_str());
        let id = db::ciphers::insert(&mut tx, owner, request.content.kind, content).await?;
        db::ciphers::set_collections(&mut tx, &id, collections).await?;
        let event = Event::by(&caller, kind::CIPHER_CREATED)
            .cipher(&id)
            .organization(&org_id);
        events::record(&mut tx, event).await?;
    }
    db::revision::bump_org(&mut tx, org_id.as_str()).await?;
    tx.commit().await?;
    Ok(StatusCode::OK)
}

/// Everything is checked before anything is written; the refusal names the item by its place.
async fn contents(
    tx: &mut Tx,
    caller: &Caller,
    requests: &[CipherRequest],
    org_id: Option<&OrgId>,
) -> Result<Vec<String>> {
    let mut contents = Vec::with_capacity(requests.len());
    for request in requests {
        if request
            .organization_id
            .as_ref()
            .is_some_and(|id| Some(id) != org_id)
        {
            return Err(Error::bad(
                "organization_mismatch",
                "Organization mismatch. Re-sync if you recently moved this item, then try again.",
            ));
        }
        contents.push(check::content(request)?);
    }
    // All items were sealed by one client at one moment; two different seals are two questions.
    let mut asked: Vec<(&Option<wire::UserId>, &Option<String>)> = Vec::new();
    for request in requests {
        let sealed = (&request.encrypted_for, &request.encrypted_by_key_id);
        if !asked.contains(&sealed) {
            let mut one = CipherRequest {
                organization_id: org_id.cloned(),
                ..CipherRequest::default()
            };
            one.encrypted_for.clone_from(&request.encrypted_for);
            one.encrypted_by_key_id.clone_from(&request.encrypted_by_key_id);
            check_sealer(tx, caller, &one).await?;
            asked.push(sealed);
        }
    }
    Ok(contents)
}

async fn folder_of(tx: &mut Tx, user_id: &str, wanted: &FolderOf) -> Result<String> {
    if let Some(id) = &wanted.id
        && let Some(known) = db::folders::by_id(tx, user_id, id.as_str()).await?
    {
        return Ok(known.id);
    }
    enc_string::sealed("Name", &wanted.name, NAME_LIMIT)?;
    Ok(db::folders::insert(tx, user_id, &wanted.name).await?.id)
}

/// Known collections must be ones the caller may put items into; new ones need the right to make them, and belong to
/// the importing member, so that somebody manages them.
async fn collections_of(
    tx: &mut Tx,
    caller: &Caller,
    org_id: &OrgId,
    wanted: &[CollectionOf],
) -> Result<Vec<String>> {
    let ground = caller.may(tx, Act::ImportItems, org_id).await?;
    let ways = db::reach::of_user_in(tx, caller.user_id.as_str(), org_id.as_str()).await?;
    let grants = Grants::new(&ways);
    let mut ids = Vec::with_capacity(wanted.len());
    for collection in wanted {
        let known = match &collection.id {
            Some(id) => db::collections::by_id(tx, org_id.as_str(), id.as_str()).await?,
            None => None,
        };
        if let Some(known) = known {
            let edits = grants.on(&known.id).is_some_and(|access| access.edit);
            if !edits && !ground.may(Act::EditAnyItem) {
                return Err(Error::NotFound);
            }
            ids.push(known.id);
            continue;
        }
        ground.must(Act::CreateCollection)?;
        enc_string::sealed("Name", &collection.name, NAME_LIMIT)?;
        let external =
            field::optional("ExternalId", collection.external_id.as_deref(), 300)?.map(str::to_owned);
        let id = db::collections::insert(tx, org_id.as_str(), &collection.name, external).await?;
        if let Some(membership) = &ground.membership {
            let access = Access {
                id: membership.id.clone(),
                read_only: false,
                hide_passwords: false,
                manage: true,
            };
            db::collections::grant_user(tx, &id, &access).await?;
        }
        events::record(
            tx,
            Event::by(caller, kind::COLLECTION_CREATED)
                .organization(org_id)
                .collection(&id),
        )
        .await?;
        ids.push(id);
    }
    Ok(ids)
}

fn within(count: usize, limit: usize) -> Result<()> {
    if count > limit {
        return Err(Error::bad(
            "import_too_large",
            "You cannot import this much data at once.",
        ));
    }
    Ok(())
}

fn bad_link() -> Error {
    Error::bad(
        "bad_relationship",
        "The import names a folder or collection that is not in it.",
    )
}
