//! Changing a member's role, collections and groups (A-10B, A-10C). Refuses to know: inviting and removing.

use crate::allow::{Act, InOrganization, small};
use crate::app::App;
use crate::auth::Caller;
use crate::body::Json;
use crate::db::events::{self, Event, kind};
use crate::db::{self, Tx};
use crate::error::{Error, Result};
use crate::router::Doors;
use crate::routes::organizations::{closed, removal, role};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use wire::collection::Access;
use wire::member::{UpdateMember, role as roles};
use wire::{OrgId, OrgUserId};

pub fn routes() -> Doors {
    Doors::new()
        .put(
            "/api/organizations/{org_id}/users/{id}",
            Act::ManageMembers,
            update,
        )
        .post(
            "/api/organizations/{org_id}/users/{id}",
            Act::ManageMembers,
            update,
        )
}

async fn update(
    State(app): State<App>,
    caller: Caller,
    Path((org_id, id)): Path<(OrgId, OrgUserId)>,
    Json(wanted): Json<UpdateMember>,
) -> Result<StatusCode> {
    let mut tx = app.db.begin().await?;
    tx.lock("org", org_id.as_str()).await?;
    let here = caller.may(&mut tx, Act::ManageMembers, &org_id).await?;
    let found = db::members::by_id(&mut tx, org_id.as_str(), id.as_str()).await?;
    let member = found.ok_or(Error::NotFound)?;
    role::may_touch(&here, small(member.kind))?;
    closed::to_touch(&mut tx, &here, &member).await?;
    let plain = wanted.collections.is_empty() && wanted.groups.is_empty();
    closed::unless(&here, wanted.kind == roles::USER && plain)?;
    let permissions = role::may_give(&here, wanted.kind, &wanted.permissions)?;
    if removal::is_confirmed_owner(&member) && wanted.kind != roles::OWNER {
        removal::owner_remains(&mut tx, org_id.as_str(), &[id.as_str()]).await?;
    }
    let grants = db::members::grants(&mut tx, org_id.as_str()).await?;
    let had: Vec<Access> = grants
        .into_iter()
        .filter(|grant| grant.organization_user_id == id.as_str())
        .map(|grant| Access {
            id: grant.collection_id,
            read_only: grant.read_only,
            hide_passwords: grant.hide_passwords,
            manage: grant.manage,
        })
        .collect();
    check_collections(&mut tx, &here, &had, &wanted.collections).await?;
    check_groups(&mut tx, &here, &wanted.groups).await?;
    db::members::update(
        &mut tx,
        id.as_str(),
        wanted.kind,
        permissions,
        wanted.access_secrets_manager,
    )
    .await?;
    db::members::set_collections(&mut tx, id.as_str(), &wanted.collections).await?;
    db::members::set_groups(&mut tx, id.as_str(), &wanted.groups).await?;
    let updated = Event::by(&caller, kind::MEMBER_UPDATED)
        .organization(&org_id)
        .member(&id);
    events::record(&mut tx, updated).await?;
    if let Some(user_id) = &member.user_id {
        db::revision::bump_user(&mut tx, user_id).await?;
    }
    tx.commit().await?;
    Ok(StatusCode::OK)
}

/// Every grant that differs from what the member has now must be on a shared collection of this organization whose
/// access the caller may edit (A-10C, A-10D).
pub async fn check_collections(
    tx: &mut Tx,
    here: &InOrganization,
    had: &[Access],
    wanted: &[Access],
) -> Result<()> {
    let added = wanted.iter().filter(|access| !had.contains(access));
    let dropped = had
        .iter()
        .filter(|access| !wanted.iter().any(|kept| kept.id == access.id));
    for access in added.chain(dropped) {
        exclusive(access)?;
        let found = db::collections::by_id(tx, &here.organization.id, &access.id).await?;
        let collection = found
            .filter(|collection| collection.kind == 0)
            .ok_or(Error::NotFound)?;
        if !here.on(tx, collection).await?.may(Act::EditCollection) {
            return Err(Error::NotFound);
        }
    }
    Ok(())
}

/// Manage stands alone (protocol.md 9).
pub fn exclusive(access: &Access) -> Result<()> {
    if access.manage && (access.read_only || access.hide_passwords) {
        let why = "The Manage property is mutually exclusive and cannot be true while the ReadOnly or HidePasswords \
                   properties are also true.";
        return Err(Error::bad("manage_is_exclusive", why));
    }
    Ok(())
}

pub async fn check_groups(tx: &mut Tx, here: &InOrganization, groups: &[String]) -> Result<()> {
    let mut distinct = groups.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    if db::collections::count_groups(tx, &here.organization.id, &distinct).await? == distinct.len() {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}
