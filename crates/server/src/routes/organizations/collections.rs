//! Reading collections and who has access to them (protocol.md 9). A provider user who opens a client's list leaves
//! an entry in both logs (P-75). Refuses to know: names (they are sealed) and changing anything.

use crate::allow::{Act, InOrganization};
use crate::app::App;
use crate::auth::Caller;
use crate::body::Json;
use crate::db::collections::{Collection as Row, Grant};
use crate::db::{self, Tx};
use crate::error::{Error, Result};
use crate::router::Doors;
use crate::visit;
use axum::extract::{Path, State};
use std::collections::HashMap;
use wire::collection::{Access, Collection};
use wire::{CollectionId, EncString, List, OrgId};

pub fn routes() -> Doors {
    Doors::new()
        .get(
            "/api/organizations/{org_id}/collections",
            Act::SeeCollections,
            all,
        )
        .get(
            "/api/organizations/{org_id}/collections/details",
            Act::SeeCollections,
            all_details,
        )
        .get(
            "/api/organizations/{org_id}/collections/{id}",
            Act::SeeCollectionAccess,
            one,
        )
        .get(
            "/api/organizations/{org_id}/collections/{id}/details",
            Act::SeeCollectionAccess,
            one_details,
        )
        .get(
            "/api/organizations/{org_id}/collections/{id}/users",
            Act::SeeCollectionAccess,
            users,
        )
        .get("/api/collections", Act::Own, mine)
}

type Answer<T> = Result<Json<T>>;

async fn all(State(app): State<App>, caller: Caller, Path(org_id): Path<OrgId>) -> Answer<List<Collection>> {
    let mut tx = app.db.snapshot().await?;
    let here = caller.may(&mut tx, Act::SeeCollections, &org_id).await?;
    let own = own_access(&mut tx, &here).await?;
    let rows = visible(&mut tx, &here, &own).await?;
    Ok(Json(List::new(
        rows.into_iter().map(|row| plain(row, "collection")).collect(),
    )))
}

async fn all_details(
    State(app): State<App>,
    caller: Caller,
    Path(org_id): Path<OrgId>,
) -> Answer<List<Collection>> {
    let mut tx = app.db.begin().await?;
    let here = caller.may(&mut tx, Act::SeeCollections, &org_id).await?;
    let own = own_access(&mut tx, &here).await?;
    let rows = visible(&mut tx, &here, &own).await?;
    let users = by_collection(db::collections::user_grants(&mut tx, org_id.as_str()).await?);
    let groups = by_collection(db::collections::group_grants(&mut tx, org_id.as_str()).await?);
    let sees_all = here.may(Act::SeeAllCollections);
    let detailed = rows.into_iter().map(|row| {
        let mine = own.get(&row.id);
        let sees_access = sees_all || mine.is_some_and(|access| access.manage);
        detail(row, mine, sees_access.then_some((&users, &groups)))
    });
    let list = List::new(detailed.collect());
    visit::noted(&mut tx, &caller, &here).await?;
    tx.commit().await?;
    Ok(Json(list))
}

async fn one(
    State(app): State<App>,
    caller: Caller,
    Path(at): Path<(OrgId, CollectionId)>,
) -> Answer<Collection> {
    let mut tx = app.db.read().await?;
    let on = caller.may(&mut tx, Act::SeeCollectionAccess, &at).await?;
    Ok(Json(plain(on.collection, "collection")))
}

async fn one_details(
    State(app): State<App>,
    caller: Caller,
    Path(at): Path<(OrgId, CollectionId)>,
) -> Answer<Collection> {
    let mut tx = app.db.snapshot().await?;
    let on = caller.may(&mut tx, Act::SeeCollectionAccess, &at).await?;
    let own = own_access(&mut tx, &on.within).await?;
    let users = by_collection(db::collections::user_grants(&mut tx, at.0.as_str()).await?);
    let groups = by_collection(db::collections::group_grants(&mut tx, at.0.as_str()).await?);
    let mine = own.get(&on.collection.id);
    let sees_access = on.within.may(Act::SeeAllCollections) || mine.is_some_and(|access| access.manage);
    Ok(Json(detail(
        on.collection,
        mine,
        sees_access.then_some((&users, &groups)),
    )))
}

async fn users(
    State(app): State<App>,
    caller: Caller,
    Path(at): Path<(OrgId, CollectionId)>,
) -> Answer<Vec<Access>> {
    let mut tx = app.db.snapshot().await?;
    let on = caller.may(&mut tx, Act::SeeCollectionAccess, &at).await?;
    let sees_access = on.within.may(Act::SeeAllCollections) || on.facts.manages;
    if !sees_access {
        return Err(Error::NotFound);
    }
    let grants = db::collections::user_grants(&mut tx, at.0.as_str()).await?;
    Ok(Json(
        grants
            .into_iter()
            .filter(|grant| grant.collection_id == at.1.as_str())
            .map(access)
            .collect(),
    ))
}

/// Mine in every organization, as sync lists them.
async fn mine(State(app): State<App>, caller: Caller) -> Answer<List<Collection>> {
    let mut tx = app.db.snapshot().await?;
    let mut all = Vec::new();
    for organization_id in db::members::organizations_of(&mut tx, caller.user_id.as_str()).await? {
        let org_id = OrgId::from(organization_id);
        let Ok(here) = caller.may(&mut tx, Act::SeeCollections, &org_id).await else {
            continue;
        };
        let own = own_access(&mut tx, &here).await?;
        let rows = db::collections::all(&mut tx, org_id.as_str()).await?;
        for row in rows {
            if let Some(access) = own.get(&row.id) {
                all.push(with_access(plain(row, "collectionDetails"), access));
            }
        }
    }
    Ok(Json(List::new(all)))
}

/// All for those who run the organization, else the assigned ones. "My items" belongs to its member alone.
async fn visible(tx: &mut Tx, here: &InOrganization, own: &HashMap<String, Access>) -> Result<Vec<Row>> {
    let sees_all = here.may(Act::SeeAllCollections);
    let rows = db::collections::all(tx, &here.organization.id).await?;
    Ok(rows
        .into_iter()
        .filter(|row| own.contains_key(&row.id) || (sees_all && row.kind == 0))
        .collect())
}

/// What the caller reaches as a member, by collection: the most permissive of all ways.
async fn own_access(tx: &mut Tx, here: &InOrganization) -> Result<HashMap<String, Access>> {
    let Some(membership) = &here.membership else {
        return Ok(HashMap::new());
    };
    let mut own: HashMap<String, Access> = HashMap::new();
    for way in db::collections::ways_of_member(tx, &membership.id).await? {
        match own.get_mut(&way.collection_id) {
            Some(best) => {
                best.read_only &= way.read_only;
                best.hide_passwords &= way.hide_passwords;
                best.manage |= way.manage;
            }
            None => {
                own.insert(way.collection_id.clone(), access(way));
            }
        }
    }
    Ok(own)
}

type Grants = HashMap<String, Vec<Grant>>;

fn by_collection(grants: Vec<Grant>) -> Grants {
    let mut by: Grants = HashMap::new();
    for grant in grants {
        by.entry(grant.collection_id.clone()).or_default().push(grant);
    }
    by
}

fn detail(row: Row, mine: Option<&Access>, grants: Option<(&Grants, &Grants)>) -> Collection {
    let id = row.id.clone();
    let listed = |of: &Grants| {
        of.get(&id)
            .map(|all| all.iter().cloned().map(access).collect())
            .unwrap_or_default()
    };
    let (users, groups): (Vec<Access>, Vec<Access>) = grants
        .map(|(users, groups)| (listed(users), listed(groups)))
        .unwrap_or_default();
    let unmanaged = grants.is_some() && !users.iter().chain(&groups).any(|access| access.manage);
    let none = Access::default();
    Collection {
        assigned: Some(mine.is_some()),
        unmanaged: Some(unmanaged),
        users: Some(users),
        groups: Some(groups),
        ..with_access(plain(row, "collectionAccessDetails"), mine.unwrap_or(&none))
    }
}

fn with_access(collection: Collection, access: &Access) -> Collection {
    Collection {
        read_only: Some(access.read_only),
        hide_passwords: Some(access.hide_passwords),
        manage: Some(access.manage),
        ..collection
    }
}

/// The collection alone.
pub fn plain(row: Row, object: &str) -> Collection {
    Collection {
        id: row.id.into(),
        organization_id: row.organization_id.into(),
        name: EncString(row.name),
        external_id: row.external_id,
        kind: crate::allow::small(row.kind),
        default_user_collection_email: row.default_user_collection_email,
        object: object.into(),
        ..Collection::default()
    }
}

pub fn access(grant: Grant) -> Access {
    Access {
        id: grant.id,
        read_only: grant.read_only,
        hide_passwords: grant.hide_passwords,
        manage: grant.manage,
    }
}
