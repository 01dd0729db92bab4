//! Reading the members of an organization (protocol.md 10.2). Refuses to know: changing them.

use crate::allow::{Act, small};
use crate::app::App;
use crate::auth::Caller;
use crate::body::Json;
use crate::clock;
use crate::db;
use crate::error::{Error, Result};
use crate::router::Doors;
use axum::extract::{Path, Query, State};
use serde::Deserialize;
use std::collections::HashMap;
use wire::collection::Access;
use wire::member::Member;
use wire::{List, OrgId, OrgUserId};

pub fn routes() -> Doors {
    Doors::new()
        .get("/api/organizations/{org_id}/users", Act::SeeMembers, all)
        .get(
            "/api/organizations/{org_id}/users/mini-details",
            Act::SeeMemberNames,
            names,
        )
        .get("/api/organizations/{org_id}/users/{id}", Act::SeeMembers, one)
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Wish {
    include_groups: bool,
    include_collections: bool,
}

async fn all(
    State(app): State<App>,
    caller: Caller,
    Path(org_id): Path<OrgId>,
    Query(wish): Query<Wish>,
) -> Result<Json<List<Member>>> {
    let mut tx = app.db.snapshot().await?;
    caller.may(&mut tx, Act::SeeMembers, &org_id).await?;
    let rows = db::members::all(&mut tx, org_id.as_str()).await?;
    let mut members: Vec<Member> = rows
        .into_iter()
        .map(|row| details(row, "organizationUserUserDetails"))
        .collect();
    let at: HashMap<String, usize> = members
        .iter()
        .enumerate()
        .map(|(at, member)| (member.id.to_string(), at))
        .collect();
    if wish.include_collections {
        for grant in db::members::grants(&mut tx, org_id.as_str()).await? {
            if let Some(at) = at.get(&grant.organization_user_id) {
                members[*at].collections.push(access(grant));
            }
        }
    }
    if wish.include_groups {
        for (member, group) in db::members::groups(&mut tx, org_id.as_str()).await? {
            if let Some(at) = at.get(&member) {
                members[*at].groups.push(group);
            }
        }
    }
    Ok(Json(List::new(members)))
}

/// One member with everything the dialog shows (A-10B).
async fn one(
    State(app): State<App>,
    caller: Caller,
    Path((org_id, id)): Path<(OrgId, OrgUserId)>,
) -> Result<Json<Member>> {
    let mut tx = app.db.snapshot().await?;
    caller.may(&mut tx, Act::SeeMembers, &org_id).await?;
    let row = db::members::by_id(&mut tx, org_id.as_str(), id.as_str())
        .await?
        .ok_or(Error::NotFound)?;
    let mut member = details(row, "organizationUserDetails");
    let grants = db::members::grants(&mut tx, org_id.as_str()).await?;
    let groups = db::members::groups(&mut tx, org_id.as_str()).await?;
    member.collections = grants
        .into_iter()
        .filter(|grant| grant.organization_user_id == id.as_str())
        .map(access)
        .collect();
    member.groups = groups
        .into_iter()
        .filter(|(owner, _)| owner == id.as_str())
        .map(|(_, group)| group)
        .collect();
    Ok(Json(member))
}

/// Names for pickers: any member may see whom they share with.
async fn names(
    State(app): State<App>,
    caller: Caller,
    Path(org_id): Path<OrgId>,
) -> Result<Json<List<Member>>> {
    let mut tx = app.db.read().await?;
    caller.may(&mut tx, Act::SeeMemberNames, &org_id).await?;
    let rows = db::members::all(&mut tx, org_id.as_str()).await?;
    let named = rows.into_iter().map(|row| Member {
        id: row.id.into(),
        user_id: row.user_id.map(Into::into),
        kind: small(row.kind),
        status: status(row.status),
        name: row.name,
        email: row.email,
        object: "organizationUserUserMiniDetails".into(),
        ..Member::default()
    });
    Ok(Json(List::new(named.collect())))
}

fn details(row: db::members::Member, object: &str) -> Member {
    Member {
        id: row.id.into(),
        has_master_password: row.user_id.is_some(),
        user_id: row.user_id.map(Into::into),
        name: row.name,
        email: row.email,
        avatar_color: row.avatar_color,
        kind: small(row.kind),
        status: status(row.status),
        external_id: row.external_id,
        two_factor_enabled: row.two_factor_enabled,
        reset_password_enrolled: row.reset_password_key.is_some(),
        access_secrets_manager: row.access_secrets_manager,
        permissions: row
            .permissions
            .and_then(|json| serde_json::from_str(&json).ok())
            .unwrap_or_default(),
        revocation_reason: row.revocation_reason.map(small),
        creation_date: clock::iso(row.created),
        object: object.into(),
        ..Member::default()
    }
}

fn access(grant: db::members::Grant) -> Access {
    Access {
        id: grant.collection_id,
        read_only: grant.read_only,
        hide_passwords: grant.hide_passwords,
        manage: grant.manage,
    }
}

fn status(stored: i64) -> i8 {
    i8::try_from(stored).unwrap_or(wire::member::status::REVOKED)
}
