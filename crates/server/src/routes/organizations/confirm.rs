//! Confirming members: someone who holds the organization key wraps it for the new person (A-10A).
//! Refuses to know: keys; it checks their form only.

use crate::allow::{Act, InOrganization, small};
use crate::app::App;
use crate::auth::Caller;
use crate::body::Json;
use crate::db::events::{self, Event, kind};
use crate::db::{self, Tx};
use crate::enc_string;
use crate::error::{Error, Result};
use crate::hub::news::kind as told;
use crate::invitation::Desk;
use crate::mail::letters;
use crate::router::Doors;
use crate::routes::organizations::{closed, invite, role};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use wire::member::{BulkConfirm, ConfirmMember, MemberPublicKey, status};
use wire::{BulkResult, EncString, Ids, List, OrgId, OrgUserId};

pub fn routes() -> Doors {
    Doors::new()
        .post(
            "/api/organizations/{org_id}/users/public-keys",
            Act::ManageMembers,
            public_keys,
        )
        .post(
            "/api/organizations/{org_id}/users/{id}/confirm",
            Act::ManageMembers,
            confirm,
        )
        .post(
            "/api/organizations/{org_id}/users/confirm",
            Act::ManageMembers,
            confirm_many,
        )
}

/// Public keys of those who wait to be confirmed; ids of others are left out.
async fn public_keys(
    State(app): State<App>,
    caller: Caller,
    Path(org_id): Path<OrgId>,
    Json(wanted): Json<Ids>,
) -> Result<Json<List<MemberPublicKey>>> {
    let mut tx = app.db.read().await?;
    caller.may(&mut tx, Act::ManageMembers, &org_id).await?;
    let mut keys = Vec::new();
    for id in wanted.ids {
        let found = db::members::by_id(&mut tx, org_id.as_str(), &id).await?;
        if let Some((user_id, key)) = found.and_then(|row| row.user_id.zip(row.public_key)) {
            let object = "organizationUserPublicKeyResponseModel".into();
            keys.push(MemberPublicKey {
                id,
                user_id: user_id.into(),
                key,
                object,
            });
        }
    }
    Ok(Json(List::new(keys)))
}

async fn confirm(
    State(app): State<App>,
    caller: Caller,
    Path((org_id, id)): Path<(OrgId, OrgUserId)>,
    Json(given): Json<ConfirmMember>,
) -> Result<StatusCode> {
    enc_string::shared("Key", &given.key)?;
    let mut tx = app.db.begin().await?;
    tx.lock("org", org_id.as_str()).await?;
    let here = caller.may(&mut tx, Act::ManageMembers, &org_id).await?;
    let desk = Desk::of(&app, &mut tx, caller.user_id.as_str()).await?;
    one(&mut tx, &caller, &here, &desk, id.as_str(), &given.key).await?;
    tx.commit().await?;
    Ok(StatusCode::OK)
}

async fn confirm_many(
    State(app): State<App>,
    caller: Caller,
    Path(org_id): Path<OrgId>,
    Json(given): Json<BulkConfirm>,
) -> Result<Json<List<BulkResult>>> {
    let mut tx = app.db.begin().await?;
    tx.lock("org", org_id.as_str()).await?;
    let here = caller.may(&mut tx, Act::ManageMembers, &org_id).await?;
    let desk = Desk::of(&app, &mut tx, caller.user_id.as_str()).await?;
    let mut rows = Vec::new();
    for wrapped in given.keys {
        let outcome = match enc_string::shared("Key", &wrapped.key) {
            Ok(()) => one(&mut tx, &caller, &here, &desk, &wrapped.id, &wrapped.key).await,
            Err(bad_key) => Err(bad_key),
        };
        rows.push(invite::judged(wrapped.id, outcome)?);
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
    key: &EncString,
) -> Result<()> {
    let not_waiting = || Error::bad("user_not_valid", "User not valid.");
    let found = db::members::by_id(tx, &here.organization.id, id).await?;
    let Some(member) = found.filter(|member| member.status == i64::from(status::ACCEPTED)) else {
        return Err(not_waiting());
    };
    role::may_touch(here, small(member.kind))?;
    closed::to_confirm(tx, here, &member).await?;
    if !db::members::confirm(tx, id, key).await? {
        return Err(not_waiting());
    }
    let confirmed = Event::by(caller, kind::MEMBER_CONFIRMED)
        .organization(&here.organization.id)
        .member(id);
    events::record(tx, confirmed).await?;
    if let Some(user_id) = &member.user_id {
        db::revision::bump_user(tx, user_id).await?;
        tx.tell_person(told::ORGANIZATION_KEYS, user_id);
    }
    let letter = letters::OrganizationConfirmed {
        organization: here.organization.name.clone(),
        link: desk.links.vaults(),
    };
    desk.tell(tx, &member.email, &letter).await?;
    Ok(())
}
