//! Making, changing and deleting collections and the access to them (protocol.md 9, A-303 to A-309).
//! Refuses to know: items; what was only in a deleted collection becomes unassigned.

use crate::allow::{Act, InOrganization};
use crate::app::App;
use crate::auth::Caller;
use crate::body::Json;
use crate::db::events::{self, Event, kind};
use crate::db::{self, Tx};
use crate::enc_string::{self, NAME_LIMIT};
use crate::error::{Error, Result};
use crate::field;
use crate::router::Doors;
use crate::routes::organizations::closed;
use crate::routes::organizations::collections::{self, plain};
use crate::routes::organizations::update::exclusive;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::Deserialize;
use wire::collection::{Access, Collection, CollectionRequest};
use wire::{CollectionId, Ids, OrgId};

pub fn routes() -> Doors {
    Doors::new()
        .post(
            "/api/organizations/{org_id}/collections",
            Act::CreateCollection,
            create,
        )
        .put(
            "/api/organizations/{org_id}/collections/{id}",
            Act::EditCollection,
            update,
        )
        .post(
            "/api/organizations/{org_id}/collections/{id}",
            Act::EditCollection,
            update,
        )
        .post(
            "/api/organizations/{org_id}/collections/bulk-access",
            Act::EditCollection,
            bulk_access,
        )
        .delete(
            "/api/organizations/{org_id}/collections/{id}",
            Act::DeleteCollection,
            delete,
        )
        .post(
            "/api/organizations/{org_id}/collections/{id}/delete",
            Act::DeleteCollection,
            delete,
        )
        .delete(
            "/api/organizations/{org_id}/collections",
            Act::DeleteCollection,
            delete_many,
        )
        .post(
            "/api/organizations/{org_id}/collections/delete",
            Act::DeleteCollection,
            delete_many,
        )
}

async fn create(
    State(app): State<App>,
    caller: Caller,
    Path(org_id): Path<OrgId>,
    Json(wanted): Json<CollectionRequest>,
) -> Result<Json<Collection>> {
    let mut tx = app.db.begin().await?;
    tx.lock("org", org_id.as_str()).await?;
    let here = caller.may(&mut tx, Act::CreateCollection, &org_id).await?;
    closed::unless(&here, wanted.users.is_empty() && wanted.groups.is_empty())?;
    let external_id = check(&mut tx, &here, &wanted).await?;
    let id = db::collections::insert(&mut tx, org_id.as_str(), &wanted.name, external_id).await?;
    grant(&mut tx, &id, &wanted.users, &wanted.groups).await?;
    finish(tx, &caller, &org_id, &id, kind::COLLECTION_CREATED).await
}

async fn update(
    State(app): State<App>,
    caller: Caller,
    Path(at): Path<(OrgId, CollectionId)>,
    Json(wanted): Json<CollectionRequest>,
) -> Result<Json<Collection>> {
    let mut tx = app.db.begin().await?;
    // One change of access at a time: two would wait for each other's people in a circle.
    tx.lock("org", at.0.as_str()).await?;
    let on = caller.may(&mut tx, Act::EditCollection, &at).await?;
    let (org_id, id) = at;
    let kept = same_access(&mut tx, &org_id, &id, &wanted).await?;
    closed::unless(&on.within, kept)?;
    not_default(&on.collection)?;
    let external_id = check(&mut tx, &on.within, &wanted).await?;
    // Those who lose access must hear of it too.
    db::revision::bump_collection(&mut tx, id.as_str()).await?;
    db::collections::update(&mut tx, id.as_str(), &wanted.name, external_id).await?;
    db::collections::clear_users(&mut tx, id.as_str()).await?;
    db::collections::clear_groups(&mut tx, id.as_str()).await?;
    grant(&mut tx, id.as_str(), &wanted.users, &wanted.groups).await?;
    finish(tx, &caller, &org_id, id.as_str(), kind::COLLECTION_UPDATED).await
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct BulkAccess {
    collection_ids: Vec<CollectionId>,
    #[serde(default)]
    groups: Option<Vec<Access>>,
    #[serde(default)]
    users: Option<Vec<Access>>,
}

/// Adds or overwrites the given grants on several collections at once.
async fn bulk_access(
    State(app): State<App>,
    caller: Caller,
    Path(org_id): Path<OrgId>,
    Json(wanted): Json<BulkAccess>,
) -> Result<StatusCode> {
    let (users, groups) = (
        wanted.users.unwrap_or_default(),
        wanted.groups.unwrap_or_default(),
    );
    let mut tx = app.db.begin().await?;
    tx.lock("org", org_id.as_str()).await?;
    let here = caller.may(&mut tx, Act::SeeCollections, &org_id).await?;
    closed::unless(&here, false)?;
    check_access(&mut tx, &here, &users, &groups).await?;
    for id in &wanted.collection_ids {
        let on = caller
            .may(&mut tx, Act::EditCollection, &(org_id.clone(), id.clone()))
            .await?;
        not_default(&on.collection)?;
        grant(&mut tx, id.as_str(), &users, &groups).await?;
        let changed = Event::by(&caller, kind::COLLECTION_UPDATED)
            .organization(&org_id)
            .collection(id);
        events::record(&mut tx, changed).await?;
        db::revision::bump_collection(&mut tx, id.as_str()).await?;
    }
    if wanted.collection_ids.is_empty() {
        return Err(Error::bad(
            "no_collections",
            "You must select at least one collection.",
        ));
    }
    tx.commit().await?;
    Ok(StatusCode::OK)
}

async fn delete(
    State(app): State<App>,
    caller: Caller,
    Path(at): Path<(OrgId, CollectionId)>,
) -> Result<StatusCode> {
    let mut tx = app.db.begin().await?;
    tx.lock("org", at.0.as_str()).await?;
    remove(&mut tx, &caller, &at).await?;
    tx.commit().await?;
    Ok(StatusCode::OK)
}

/// All or none.
async fn delete_many(
    State(app): State<App>,
    caller: Caller,
    Path(org_id): Path<OrgId>,
    Json(wanted): Json<Ids>,
) -> Result<StatusCode> {
    if wanted.ids.is_empty() {
        return Err(Error::bad(
            "no_collections",
            "You must select at least one collection.",
        ));
    }
    let mut tx = app.db.begin().await?;
    tx.lock("org", org_id.as_str()).await?;
    for id in wanted.ids {
        remove(&mut tx, &caller, &(org_id.clone(), CollectionId::from(id))).await?;
    }
    tx.commit().await?;
    Ok(StatusCode::OK)
}

async fn remove(tx: &mut Tx, caller: &Caller, at: &(OrgId, CollectionId)) -> Result<()> {
    let on = caller.may(tx, Act::DeleteCollection, at).await?;
    not_default(&on.collection)?;
    let (org_id, id) = at;
    events::record(
        tx,
        Event::by(caller, kind::COLLECTION_DELETED)
            .organization(org_id)
            .collection(id),
    )
    .await?;
    db::revision::bump_collection(tx, id.as_str()).await?;
    db::collections::delete(tx, id.as_str()).await?;
    Ok(())
}

/// Name and grants of a request; answers the external id as it is stored.
async fn check(tx: &mut Tx, here: &InOrganization, wanted: &CollectionRequest) -> Result<Option<String>> {
    enc_string::sealed("Name", &wanted.name, NAME_LIMIT)?;
    let external_id = field::optional("ExternalId", wanted.external_id.as_deref(), 300)?.map(str::to_owned);
    check_access(tx, here, &wanted.users, &wanted.groups).await?;
    let someone_manages = wanted
        .users
        .iter()
        .chain(&wanted.groups)
        .any(|access| access.manage);
    if !here.facts.admins_access_all && !someone_manages {
        let why = "At least one member or group must have can manage permission.";
        return Err(Error::bad("nobody_manages", why));
    }
    Ok(external_id)
}

/// Grants name members and groups of this organization, each once.
async fn check_access(tx: &mut Tx, here: &InOrganization, users: &[Access], groups: &[Access]) -> Result<()> {
    users.iter().chain(groups).try_for_each(exclusive)?;
    let (user_ids, group_ids) = (distinct(users), distinct(groups));
    let org_id = here.organization.id.as_str();
    let known = db::collections::count_members(tx, org_id, &user_ids).await? == user_ids.len()
        && db::collections::count_groups(tx, org_id, &group_ids).await? == group_ids.len();
    if known { Ok(()) } else { Err(Error::NotFound) }
}

/// Whether a request leaves everybody's access to the collection as it is.
async fn same_access(
    tx: &mut Tx,
    org_id: &OrgId,
    id: &CollectionId,
    wanted: &CollectionRequest,
) -> Result<bool> {
    let users = db::collections::user_grants(tx, org_id.as_str()).await?;
    let groups = db::collections::group_grants(tx, org_id.as_str()).await?;
    let as_now = |grants: Vec<db::collections::Grant>, wanted: &[Access]| {
        let own = grants
            .into_iter()
            .filter(|grant| grant.collection_id == id.as_str());
        same(&own.map(collections::access).collect::<Vec<_>>(), wanted)
    };
    Ok(as_now(users, &wanted.users) && as_now(groups, &wanted.groups))
}

/// The same grants in whatever order.
pub fn same(one: &[Access], other: &[Access]) -> bool {
    one.len() == other.len() && one.iter().all(|access| other.contains(access))
}

fn distinct(accesses: &[Access]) -> Vec<String> {
    let mut ids: Vec<String> = accesses.iter().map(|access| access.id.clone()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

async fn grant(tx: &mut Tx, id: &str, users: &[Access], groups: &[Access]) -> Result<()> {
    for access in users {
        db::collections::grant_user(tx, id, access).await?;
    }
    for access in groups {
        db::collections::grant_group(tx, id, access).await?;
    }
    Ok(())
}

fn not_default(collection: &db::collections::Collection) -> Result<()> {
    if collection.kind == 0 {
        return Ok(());
    }
    let why = "You cannot edit a collection with the type as DefaultUserCollection.";
    Err(Error::bad("default_collection", why))
}

async fn finish(
    mut tx: Tx,
    caller: &Caller,
    org_id: &OrgId,
    id: &str,
    number: u16,
) -> Result<Json<Collection>> {
    events::record(
        &mut tx,
        Event::by(caller, number).organization(org_id).collection(id),
    )
    .await?;
    db::revision::bump_collection(&mut tx, id).await?;
    let row = db::collections::by_id(&mut tx, org_id.as_str(), id)
        .await?
        .ok_or(Error::NotFound)?;
    tx.commit().await?;
    Ok(Json(plain(row, "collection")))
}
