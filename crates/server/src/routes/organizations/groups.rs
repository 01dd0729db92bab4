//! Groups: people who are given collections together (protocol.md 10.3, features.md 3.2). Refuses to know: what a
//! group's members may do with items; that is read where items are.

use crate::allow::{Act, InOrganization};
use crate::app::App;
use crate::auth::Caller;
use crate::body::Json;
use crate::db::events::{self, Event, kind};
use crate::db::{self, Tx, groups as rows};
use crate::error::{Error, Result};
use crate::router::Doors;
use crate::routes::organizations::closed;
use crate::routes::organizations::collection_changes::same;
use crate::routes::organizations::update::check_collections;
use crate::{field, plan};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};
use wire::collection::Access;
use wire::{GroupId, Ids, List, OrgId, OrgUserId};

pub fn routes() -> Doors {
    Doors::new()
        .get("/api/organizations/{org_id}/groups", Act::SeeMemberNames, all)
        .get(
            "/api/organizations/{org_id}/groups/details",
            Act::ManageGroups,
            all_details,
        )
        .get("/api/organizations/{org_id}/groups/{id}", Act::ManageGroups, one)
        .get(
            "/api/organizations/{org_id}/groups/{id}/details",
            Act::ManageGroups,
            one_details,
        )
        .get(
            "/api/organizations/{org_id}/groups/{id}/users",
            Act::ManageGroups,
            users,
        )
        .post("/api/organizations/{org_id}/groups", Act::ManageGroups, create)
        .put(
            "/api/organizations/{org_id}/groups/{id}",
            Act::ManageGroups,
            update,
        )
        .delete(
            "/api/organizations/{org_id}/groups/{id}",
            Act::ManageGroups,
            delete,
        )
        .delete(
            "/api/organizations/{org_id}/groups",
            Act::ManageGroups,
            delete_many,
        )
        .delete(
            "/api/organizations/{org_id}/groups/{id}/user/{member_id}",
            Act::ManageGroups,
            remove_member,
        )
}

#[derive(Deserialize)]
struct Wanted {
    name: String,
    #[serde(default)]
    collections: Option<Vec<Access>>,
    #[serde(default)]
    users: Option<Vec<String>>,
}

/// Names for pickers.
async fn all(State(app): State<App>, caller: Caller, Path(org_id): Path<OrgId>) -> Result<Json<List<Value>>> {
    let mut tx = app.db.read().await?;
    caller.may(&mut tx, Act::SeeMemberNames, &org_id).await?;
    let groups = rows::all(&mut tx, org_id.as_str()).await?;
    Ok(Json(List::new(
        groups.into_iter().map(|group| shown(group, None)).collect(),
    )))
}

async fn all_details(
    State(app): State<App>,
    caller: Caller,
    Path(org_id): Path<OrgId>,
) -> Result<Json<List<Value>>> {
    let mut tx = app.db.snapshot().await?;
    caller.may(&mut tx, Act::ManageGroups, &org_id).await?;
    let groups = rows::all(&mut tx, org_id.as_str()).await?;
    let grants = rows::grants(&mut tx, org_id.as_str()).await?;
    Ok(Json(List::new(
        groups
            .into_iter()
            .map(|group| shown(group, Some(&grants)))
            .collect(),
    )))
}

async fn one(
    State(app): State<App>,
    caller: Caller,
    Path((org_id, id)): Path<(OrgId, GroupId)>,
) -> Result<Json<Value>> {
    let mut tx = app.db.read().await?;
    let (_, group) = found(&mut tx, &caller, &org_id, &id).await?;
    Ok(Json(shown(group, None)))
}

async fn one_details(
    State(app): State<App>,
    caller: Caller,
    Path((org_id, id)): Path<(OrgId, GroupId)>,
) -> Result<Json<Value>> {
    let mut tx = app.db.snapshot().await?;
    let (_, group) = found(&mut tx, &caller, &org_id, &id).await?;
    let grants = rows::grants(&mut tx, org_id.as_str()).await?;
    Ok(Json(shown(group, Some(&grants))))
}

async fn users(
    State(app): State<App>,
    caller: Caller,
    Path((org_id, id)): Path<(OrgId, GroupId)>,
) -> Result<Json<Vec<String>>> {
    let mut tx = app.db.read().await?;
    found(&mut tx, &caller, &org_id, &id).await?;
    Ok(Json(rows::members(&mut tx, id.as_str()).await?))
}

async fn create(
    State(app): State<App>,
    caller: Caller,
    Path(org_id): Path<OrgId>,
    Json(wanted): Json<Wanted>,
) -> Result<Json<Value>> {
    let name = field::name("Name", &wanted.name, 100)?;
    let mut tx = app.db.begin().await?;
    tx.lock("org", org_id.as_str()).await?;
    let here = caller.may(&mut tx, Act::ManageGroups, &org_id).await?;
    let no_collections = wanted.collections.as_ref().is_none_or(Vec::is_empty);
    closed::unless(
        &here,
        no_collections && wanted.users.as_ref().is_none_or(Vec::is_empty),
    )?;
    if !plan::of(here.organization.plan_type).features.use_groups {
        return Err(Error::bad(
            "groups_need_teams",
            "This organization cannot use groups.",
        ));
    }
    let id = rows::insert(&mut tx, org_id.as_str(), name, None).await?;
    fill(&mut tx, &here, &id, &[], &wanted).await?;
    finish(tx, &caller, &org_id, &id, kind::GROUP_CREATED).await
}

async fn update(
    State(app): State<App>,
    caller: Caller,
    Path((org_id, id)): Path<(OrgId, GroupId)>,
    Json(wanted): Json<Wanted>,
) -> Result<Json<Value>> {
    let name = field::name("Name", &wanted.name, 100)?;
    let mut tx = app.db.begin().await?;
    tx.lock("org", org_id.as_str()).await?;
    let (here, _) = found(&mut tx, &caller, &org_id, &id).await?;
    let grants = rows::grants(&mut tx, org_id.as_str()).await?;
    let had: Vec<Access> = grants
        .iter()
        .filter(|grant| grant.group_id == id.as_str())
        .map(access)
        .collect();
    let kept = wanted
        .collections
        .as_ref()
        .is_none_or(|wanted| same(&had, wanted));
    closed::unless(&here, kept && same_members(&mut tx, &id, &wanted).await?)?;
    bump(&mut tx, &org_id).await?;
    rows::rename(&mut tx, id.as_str(), name).await?;
    fill(&mut tx, &here, id.as_str(), &had, &wanted).await?;
    finish(tx, &caller, &org_id, id.as_str(), kind::GROUP_UPDATED).await
}

async fn same_members(tx: &mut Tx, id: &GroupId, wanted: &Wanted) -> Result<bool> {
    let Some(users) = &wanted.users else {
        return Ok(true);
    };
    let now = rows::members(tx, id.as_str()).await?;
    Ok(now.iter().all(|member| users.contains(member)) && users.iter().all(|member| now.contains(member)))
}

/// Collections whose access the caller may edit, members of this organization.
async fn fill(tx: &mut Tx, here: &InOrganization, id: &str, had: &[Access], wanted: &Wanted) -> Result<()> {
    if let Some(collections) = &wanted.collections {
        check_collections(tx, here, had, collections).await?;
        rows::set_collections(tx, id, collections).await?;
    }
    if let Some(users) = &wanted.users {
        let mut distinct = users.clone();
        distinct.sort_unstable();
        distinct.dedup();
        if db::collections::count_members(tx, &here.organization.id, &distinct).await? != distinct.len() {
            return Err(Error::NotFound);
        }
        rows::set_members(tx, id, &distinct).await?;
    }
    Ok(())
}

async fn delete(
    State(app): State<App>,
    caller: Caller,
    Path((org_id, id)): Path<(OrgId, GroupId)>,
) -> Result<StatusCode> {
    let mut tx = app.db.begin().await?;
    tx.lock("org", org_id.as_str()).await?;
    remove(&mut tx, &caller, &org_id, &id).await?;
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
    let mut tx = app.db.begin().await?;
    tx.lock("org", org_id.as_str()).await?;
    caller.may(&mut tx, Act::ManageGroups, &org_id).await?;
    for id in wanted.ids {
        remove(&mut tx, &caller, &org_id, &GroupId::from(id)).await?;
    }
    tx.commit().await?;
    Ok(StatusCode::OK)
}

async fn remove(tx: &mut Tx, caller: &Caller, org_id: &OrgId, id: &GroupId) -> Result<()> {
    found(tx, caller, org_id, id).await?;
    events::record(
        tx,
        Event::by(caller, kind::GROUP_DELETED)
            .organization(org_id)
            .group(id),
    )
    .await?;
    bump(tx, org_id).await?;
    rows::delete(tx, id.as_str()).await?;
    Ok(())
}

async fn remove_member(
    State(app): State<App>,
    caller: Caller,
    Path((org_id, id, member)): Path<(OrgId, GroupId, OrgUserId)>,
) -> Result<StatusCode> {
    let mut tx = app.db.begin().await?;
    tx.lock("org", org_id.as_str()).await?;
    let (here, _) = found(&mut tx, &caller, &org_id, &id).await?;
    closed::unless(&here, false)?;
    bump(&mut tx, &org_id).await?;
    if rows::remove_member(&mut tx, id.as_str(), member.as_str()).await? == 0 {
        return Err(Error::NotFound);
    }
    events::record(
        &mut tx,
        Event::by(&caller, kind::MEMBER_GROUPS)
            .organization(&org_id)
            .member(&member),
    )
    .await?;
    tx.commit().await?;
    Ok(StatusCode::OK)
}

async fn found(
    tx: &mut Tx,
    caller: &Caller,
    org_id: &OrgId,
    id: &GroupId,
) -> Result<(InOrganization, rows::Group)> {
    let here = caller.may(tx, Act::ManageGroups, org_id).await?;
    let group = rows::by_id(tx, org_id.as_str(), id.as_str())
        .await?
        .ok_or(Error::NotFound)?;
    Ok((here, group))
}

async fn finish(mut tx: Tx, caller: &Caller, org_id: &OrgId, id: &str, number: u16) -> Result<Json<Value>> {
    events::record(&mut tx, Event::by(caller, number).organization(org_id).group(id)).await?;
    bump(&mut tx, org_id).await?;
    let group = rows::by_id(&mut tx, org_id.as_str(), id)
        .await?
        .ok_or(Error::NotFound)?;
    tx.commit().await?;
    Ok(Json(shown(group, None)))
}

/// Those who were in the group and those who are: simply everyone.
async fn bump(tx: &mut Tx, org_id: &OrgId) -> Result<()> {
    db::revision::bump_org(tx, org_id.as_str()).await?;
    Ok(())
}

fn shown(group: rows::Group, grants: Option<&[rows::Grant]>) -> Value {
    let mut value = json!({
        "id": group.id, "organizationId": group.organization_id, "name": group.name,
        "externalId": group.external_id, "object": "group",
    });
    if let Some(grants) = grants {
        let own: Vec<Access> = grants
            .iter()
            .filter(|grant| grant.group_id == group.id)
            .map(access)
            .collect();
        value["collections"] = json!(own);
        value["object"] = json!("groupDetails");
    }
    value
}

fn access(grant: &rows::Grant) -> Access {
    Access {
        id: grant.collection_id.clone(),
        read_only: grant.read_only,
        hide_passwords: grant.hide_passwords,
        manage: grant.manage,
    }
}
