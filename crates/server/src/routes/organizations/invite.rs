//! Inviting members, sending the link again, and accepting (protocol.md 10.2, A-108, A-109).
//! Refuses to know: confirming, which needs a key.

use crate::allow::{Act, InOrganization};
use crate::app::App;
use crate::auth::Caller;
use crate::body::Json;
use crate::db::events::{self, Event, kind};
use crate::db::tokens::{self, Kind};
use crate::db::{self, Tx};
use crate::error::{Error, Result};
use crate::invitation::Desk;
use crate::mail::letters;
use crate::router::Doors;
use crate::routes::organizations::{closed, role, update};
use crate::{enc_string, field, seats};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::Serialize;
use wire::member::{AcceptInvite, Invitation, InviteAnswer, InviteMembers, status};
use wire::{BulkResult, Ids, OrgId, OrgUserId};

pub fn routes() -> Doors {
    Doors::new()
        .post(
            "/api/organizations/{org_id}/users/invite",
            Act::ManageMembers,
            invite,
        )
        .post(
            "/api/organizations/{org_id}/users/reinvite",
            Act::ManageMembers,
            reinvite_many,
        )
        .post(
            "/api/organizations/{org_id}/users/{id}/reinvite",
            Act::ManageMembers,
            reinvite,
        )
        .post("/api/organizations/{org_id}/users/{id}/accept", Act::Own, accept)
}

async fn invite(
    State(app): State<App>,
    caller: Caller,
    Path(org_id): Path<OrgId>,
    Json(wanted): Json<InviteMembers>,
) -> Result<Json<InviteAnswer>> {
    let emails = field::emails(&wanted.emails)?;
    let mut tx = app.db.begin().await?;
    tx.lock("org", org_id.as_str()).await?;
    let here = caller.may(&mut tx, Act::ManageMembers, &org_id).await?;
    let reaches = !(wanted.collections.is_empty() && wanted.groups.is_empty());
    closed::to_invite(&mut tx, &here, wanted.kind, reaches).await?;
    let permissions = role::may_give(&here, wanted.kind, &wanted.permissions)?;
    update::check_collections(&mut tx, &here, &[], &wanted.collections).await?;
    update::check_groups(&mut tx, &here, &wanted.groups).await?;
    let known = db::members::addresses(&mut tx, org_id.as_str()).await?;
    let new: Vec<&String> = emails.iter().filter(|email| !known.contains(email)).collect();
    if new.is_empty() {
        return Err(Error::bad(
            "nobody_new",
            "Everyone you entered is already a member or invited.",
        ));
    }
    seats::room(&mut tx, &here.organization, new.len()).await?;

    let desk = Desk::of(&app, &mut tx, caller.user_id.as_str()).await?;
    let mut invitations = Vec::with_capacity(new.len());
    for email in new {
        let row = db::members::Invited {
            organization_id: org_id.as_str(),
            email,
            kind: wanted.kind,
            permissions: permissions.clone(),
            access_secrets_manager: wanted.access_secrets_manager,
            invited_by: Some(caller.user_id.as_str()),
        };
        let id = db::members::invite(&mut tx, row).await?;
        db::members::set_collections(&mut tx, &id, &wanted.collections).await?;
        db::members::set_groups(&mut tx, &id, &wanted.groups).await?;
        invitations.push(desk.member(&mut tx, &here.organization, &id, email).await?);
        let invited = Event::by(&caller, kind::MEMBER_INVITED)
            .organization(&org_id)
            .member(&id);
        events::record(&mut tx, invited).await?;
    }
    tx.commit().await?;
    Ok(Json(InviteAnswer { invitations }))
}

async fn reinvite(
    State(app): State<App>,
    caller: Caller,
    Path((org_id, id)): Path<(OrgId, OrgUserId)>,
) -> Result<Json<InviteAnswer>> {
    let mut tx = app.db.begin().await?;
    let here = caller.may(&mut tx, Act::ManageMembers, &org_id).await?;
    let desk = Desk::of(&app, &mut tx, caller.user_id.as_str()).await?;
    let sent = again(&mut tx, &here, &desk, id.as_str())
        .await?
        .ok_or_else(invalid)?;
    tx.commit().await?;
    Ok(Json(InviteAnswer {
        invitations: vec![sent],
    }))
}

/// The protocol's list, with the new links beside it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Again {
    object: &'static str,
    data: Vec<BulkResult>,
    continuation_token: Option<String>,
    invitations: Vec<Invitation>,
}

async fn reinvite_many(
    State(app): State<App>,
    caller: Caller,
    Path(org_id): Path<OrgId>,
    Json(wanted): Json<Ids>,
) -> Result<Json<impl Serialize>> {
    let mut tx = app.db.begin().await?;
    let here = caller.may(&mut tx, Act::ManageMembers, &org_id).await?;
    let desk = Desk::of(&app, &mut tx, caller.user_id.as_str()).await?;
    let (mut data, mut invitations) = (Vec::new(), Vec::new());
    for id in wanted.ids {
        let sent = again(&mut tx, &here, &desk, &id).await?;
        data.push(row(
            id,
            sent.is_none().then_some(("user_invalid", "User invalid.")),
        ));
        invitations.extend(sent);
    }
    tx.commit().await?;
    Ok(Json(Again {
        object: "list",
        data,
        continuation_token: None,
        invitations,
    }))
}

/// A new link for someone still invited; the old one stops working.
async fn again(tx: &mut Tx, here: &InOrganization, desk: &Desk, id: &str) -> Result<Option<Invitation>> {
    let found = db::members::by_id(tx, &here.organization.id, id).await?;
    let Some(member) = found.filter(|member| member.status == i64::from(status::INVITED)) else {
        return Ok(None);
    };
    role::may_touch(here, crate::allow::small(member.kind))?;
    Ok(Some(
        desk.member(tx, &here.organization, id, &member.email).await?,
    ))
}

/// One row of a bulk answer: done, or the refusal's code and message.
pub fn row(id: String, refusal: Option<(&str, &str)>) -> BulkResult {
    let (code, error) = refusal.unzip();
    BulkResult {
        id,
        error: error.unwrap_or_default().to_owned(),
        code: code.map(str::to_owned),
        object: "OrganizationBulkConfirmResponseModel".into(),
    }
}

/// The same from what became of one row: a rule that refuses it does not stop the others, a broken database does.
pub fn judged(id: String, outcome: Result<()>) -> Result<BulkResult> {
    match outcome {
        Ok(()) => Ok(row(id, None)),
        Err(Error::BadRequest { code, message }) => Ok(row(id, Some((code, message.as_ref())))),
        Err(Error::NotFound | Error::Field { .. }) => {
            Ok(row(id, Some(("user_not_valid", "User not valid."))))
        }
        Err(other) => Err(other),
    }
}

/// The invited person takes the invitation; the token is used up.
async fn accept(
    State(app): State<App>,
    caller: Caller,
    Path((org_id, id)): Path<(OrgId, OrgUserId)>,
    Json(given): Json<AcceptInvite>,
) -> Result<StatusCode> {
    if let Some(key) = &given.reset_password_key {
        enc_string::shared("ResetPasswordKey", key)?;
    }
    let mut tx = app.db.begin().await?;
    tx.lock("org", org_id.as_str()).await?;
    let organization = db::organizations::by_id(&mut tx, org_id.as_str())
        .await?
        .filter(|o| o.enabled);
    let organization = organization.ok_or_else(invalid)?;
    let member = db::members::by_id(&mut tx, org_id.as_str(), id.as_str())
        .await?
        .ok_or_else(invalid)?;
    if member.status != i64::from(status::INVITED) {
        return Err(Error::bad("already_accepted", "Already accepted."));
    }
    tokens::peek(&mut tx, Kind::OrgInvite, &given.token, &member.email)
        .await?
        .filter(|token| token.subject == id.as_str())
        .ok_or_else(|| Error::bad("invalid_token", "Invalid token."))?;
    if member.email != caller.email {
        return Err(Error::bad("other_email", "User email does not match invite."));
    }
    if db::members::of_user(&mut tx, org_id.as_str(), caller.user_id.as_str())
        .await?
        .is_some()
    {
        return Err(Error::bad(
            "already_member",
            "You are already a member of this organization.",
        ));
    }
    tokens::redeem(&mut tx, Kind::OrgInvite, &given.token, &caller.email).await?;
    let reset_key = given.reset_password_key.map(|key| key.0);
    db::members::accept(&mut tx, id.as_str(), caller.user_id.as_str(), reset_key).await?;
    db::revision::bump_user(&mut tx, caller.user_id.as_str()).await?;
    tell_leaders(&app, &mut tx, &caller, &organization).await?;
    tx.commit().await?;
    Ok(StatusCode::OK)
}

/// Owners and admins hear of it; where there are none yet, the admins of the provider that runs the organization.
async fn tell_leaders(
    app: &App,
    tx: &mut Tx,
    caller: &Caller,
    organization: &db::organizations::Organization,
) -> Result<()> {
    let leaders = db::members::confirmed_leaders(tx, &organization.id).await?;
    let mut readers: Vec<String> = leaders.into_iter().map(|leader| leader.email).collect();
    if readers.is_empty()
        && let Some(link) = db::clients::link_of(tx, &organization.id).await?
    {
        let admins = db::provider_users::confirmed_admins(tx, &link.provider_id).await?;
        readers = admins.into_iter().map(|admin| admin.email).collect();
    }
    let desk = Desk::of(app, tx, caller.user_id.as_str()).await?;
    let letter = letters::OrganizationAccepted {
        organization: organization.name.clone(),
        person: caller.email.clone(),
        link: desk.links.organization_members(&organization.id),
    };
    for reader in readers {
        desk.tell(tx, &reader, &letter).await?;
    }
    Ok(())
}

fn invalid() -> Error {
    Error::bad("user_invalid", "User invalid.")
}
