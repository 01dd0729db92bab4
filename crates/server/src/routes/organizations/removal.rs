//! Removing, revoking and restoring members, and the guard of the last owner (A-10C). Refuses to know: leaving by
//! oneself, and claimed accounts.

use crate::allow::{Act, InOrganization, small};
use crate::app::App;
use crate::auth::Caller;
use crate::body::Json;
use crate::db::events::{self, Event, kind};
use crate::db::members::Member;
use crate::db::tokens::{self, Kind};
use crate::db::{self, Tx};
use crate::error::{Error, Result};
use crate::invitation::Desk;
use crate::mail::letters;
use crate::router::Doors;
use crate::routes::organizations::{closed, invite, role};
use crate::seats;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use wire::member::{role as roles, status};
use wire::{BulkResult, Ids, List, OrgId, OrgUserId};

pub fn routes() -> Doors {
    Doors::new()
        .delete(
            "/api/organizations/{org_id}/users/{id}",
            Act::ManageMembers,
            remove,
        )
        .post(
            "/api/organizations/{org_id}/users/{id}/remove",
            Act::ManageMembers,
            remove,
        )
        .delete(
            "/api/organizations/{org_id}/users",
            Act::ManageMembers,
            remove_many,
        )
        .post(
            "/api/organizations/{org_id}/users/remove",
            Act::ManageMembers,
            remove_many,
        )
        .put(
            "/api/organizations/{org_id}/users/{id}/revoke",
            Act::ManageMembers,
            revoke,
        )
        .put(
            "/api/organizations/{org_id}/users/revoke",
            Act::ManageMembers,
            revoke_many,
        )
        .put(
            "/api/organizations/{org_id}/users/{id}/restore",
            Act::ManageMembers,
            restore,
        )
        .put(
            "/api/organizations/{org_id}/users/{id}/restore/vnext",
            Act::ManageMembers,
            restore,
        )
        .put(
            "/api/organizations/{org_id}/users/restore",
            Act::ManageMembers,
            restore_many,
        )
}

/// What is done to a member.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Deed {
    Remove,
    Revoke,
    Restore,
}

async fn remove(app: State<App>, caller: Caller, path: Path<(OrgId, OrgUserId)>) -> Result<StatusCode> {
    single(app, caller, path, Deed::Remove).await
}

async fn revoke(app: State<App>, caller: Caller, path: Path<(OrgId, OrgUserId)>) -> Result<StatusCode> {
    single(app, caller, path, Deed::Revoke).await
}

async fn restore(app: State<App>, caller: Caller, path: Path<(OrgId, OrgUserId)>) -> Result<StatusCode> {
    single(app, caller, path, Deed::Restore).await
}

type Bulk = Result<Json<List<BulkResult>>>;

async fn remove_many(app: State<App>, caller: Caller, path: Path<OrgId>, Json(ids): Json<Ids>) -> Bulk {
    several(app, caller, path, ids, Deed::Remove).await
}

async fn revoke_many(app: State<App>, caller: Caller, path: Path<OrgId>, Json(ids): Json<Ids>) -> Bulk {
    several(app, caller, path, ids, Deed::Revoke).await
}

async fn restore_many(app: State<App>, caller: Caller, path: Path<OrgId>, Json(ids): Json<Ids>) -> Bulk {
    several(app, caller, path, ids, Deed::Restore).await
}

async fn single(
    State(app): State<App>,
    caller: Caller,
    Path((org_id, id)): Path<(OrgId, OrgUserId)>,
    deed: Deed,
) -> Result<StatusCode> {
    let mut tx = app.db.begin().await?;
    tx.lock("org", org_id.as_str()).await?;
    let here = caller.may(&mut tx, Act::ManageMembers, &org_id).await?;
    let desk = Desk::of(&app, &mut tx, caller.user_id.as_str()).await?;
    one(&mut tx, &caller, &here, &desk, id.as_str(), deed).await?;
    tx.commit().await?;
    Ok(StatusCode::OK)
}

async fn several(
    State(app): State<App>,
    caller: Caller,
    Path(org_id): Path<OrgId>,
    wanted: Ids,
    deed: Deed,
) -> Result<Json<List<BulkResult>>> {
    let mut tx = app.db.begin().await?;
    tx.lock("org", org_id.as_str()).await?;
    let here = caller.may(&mut tx, Act::ManageMembers, &org_id).await?;
    let desk = Desk::of(&app, &mut tx, caller.user_id.as_str()).await?;
    let mut rows = Vec::new();
    for id in wanted.ids {
        let outcome = one(&mut tx, &caller, &here, &desk, &id, deed).await;
        rows.push(invite::judged(id, outcome)?);
    }
    tx.commit().await?;
    Ok(Json(List::new(rows)))
}

/// Judges first and writes after: a refused row of a bulk request has changed nothing.
async fn one(
    tx: &mut Tx,
    caller: &Caller,
    here: &InOrganization,
    desk: &Desk,
    id: &str,
    deed: Deed,
) -> Result<()> {
    let org_id = here.organization.id.as_str();
    let member = db::members::by_id(tx, org_id, id).await?.ok_or(Error::NotFound)?;
    judge(tx, caller, here, &member, deed).await?;
    let number = match deed {
        Deed::Remove => kind::MEMBER_REMOVED,
        Deed::Revoke => kind::MEMBER_REVOKED,
        Deed::Restore => kind::MEMBER_RESTORED,
    };
    events::record(tx, Event::by(caller, number).organization(org_id).member(id)).await?;
    if let Some(user_id) = &member.user_id {
        db::revision::bump_user(tx, user_id).await?;
    }
    match deed {
        Deed::Remove => {
            tokens::withdraw(tx, Kind::OrgInvite, id).await?;
            db::members::delete(tx, id).await?;
            let letter = letters::OrganizationRemoved {
                organization: here.organization.name.clone(),
            };
            desk.tell(tx, &member.email, &letter).await?;
        }
        Deed::Revoke => db::members::set_status(tx, id, status::REVOKED.into(), Some(MANUAL)).await?,
        Deed::Restore => db::members::set_status(tx, id, former(&member).into(), None).await?,
    }
    Ok(())
}

/// RevocationReason 1: by hand.
const MANUAL: i64 = 1;

async fn judge(
    tx: &mut Tx,
    caller: &Caller,
    here: &InOrganization,
    member: &Member,
    deed: Deed,
) -> Result<()> {
    let (code, about_self) = match deed {
        Deed::Remove => ("not_yourself", "You cannot remove yourself."),
        Deed::Revoke => ("not_yourself", "You cannot revoke yourself."),
        Deed::Restore => ("not_yourself", "You cannot restore yourself."),
    };
    if member.user_id.as_deref() == Some(caller.user_id.as_str()) {
        return Err(Error::bad(code, about_self));
    }
    if small(member.kind) == roles::OWNER && !here.may(Act::ManageOwners) {
        let why = match deed {
            Deed::Remove => "Only owners can delete other owners.",
            Deed::Revoke => "Only owners can revoke other owners.",
            Deed::Restore => "Only owners can restore other owners.",
        };
        return Err(Error::bad("owners_only", why));
    }
    role::may_touch(here, small(member.kind))?;
    let revoked = member.status == i64::from(status::REVOKED);
    match deed {
        Deed::Revoke if revoked => return Err(Error::bad("already_revoked", "Already revoked.")),
        Deed::Restore if !revoked => return Err(Error::bad("already_active", "Already active.")),
        Deed::Restore => {
            closed::to_touch(tx, here, member).await?;
            seats::room(tx, &here.organization, 1).await?;
        }
        Deed::Remove | Deed::Revoke => {
            if is_confirmed_owner(member) {
                closed::to_lose(tx, here, member).await?;
                owner_remains(tx, &here.organization.id, &[member.id.as_str()]).await?;
            }
        }
    }
    Ok(())
}

/// What someone was before they were revoked: nobody yet, waiting for a key, or confirmed.
fn former(member: &Member) -> i8 {
    match (&member.user_id, &member.org_key) {
        (None, _) => status::INVITED,
        (Some(_), None) => status::ACCEPTED,
        (Some(_), Some(_)) => status::CONFIRMED,
    }
}

pub fn is_confirmed_owner(member: &Member) -> bool {
    member.status == i64::from(status::CONFIRMED) && small(member.kind) == roles::OWNER
}

/// Passes when a confirmed owner remains without these members. The provider that runs an organization counts as
/// owner here (section 6, trap 3). The caller holds the lock of the organization.
pub async fn owner_remains(tx: &mut Tx, organization_id: &str, without: &[&str]) -> Result<()> {
    let owners = db::members::confirmed_owners(tx, organization_id).await?;
    let touches_an_owner = owners.iter().any(|owner| without.contains(&owner.id.as_str()));
    if !touches_an_owner || owners.iter().any(|owner| !without.contains(&owner.id.as_str())) {
        return Ok(());
    }
    if let Some(link) = db::clients::link_of(tx, organization_id).await?
        && !db::provider_users::confirmed_admins(tx, &link.provider_id)
            .await?
            .is_empty()
    {
        return Ok(());
    }
    Err(last_owner())
}

pub fn last_owner() -> Error {
    Error::bad(
        "last_owner",
        "Organization must have at least one confirmed owner.",
    )
}
