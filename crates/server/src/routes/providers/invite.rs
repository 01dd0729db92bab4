//! Inviting people to a provider, sending the link again, and accepting (P-64 to P-67). Refuses to know: confirming.

use super::people::row;
use crate::allow::{Act, InProvider};
use crate::app::App;
use crate::auth::Caller;
use crate::body::Json;
use crate::db::events::{self, Event, kind};
use crate::db::provider_users as rows;
use crate::db::tokens::{self, Kind};
use crate::db::{self, Tx};
use crate::error::{Error, Result};
use crate::field;
use crate::invitation::Desk;
use crate::mail::letters;
use crate::router::Doors;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::Serialize;
use wire::member::{Invitation, InviteAnswer};
use wire::provider::{AcceptProviderInvite, InviteProviderUsers, role, user_status};
use wire::{BulkResult, Ids, ProviderId, ProviderUserId};

const HERE: Act = Act::ManageProviderUsers;

pub fn routes() -> Doors {
    Doors::new()
        .post("/api/providers/{provider_id}/users/invite", HERE, invite)
        .post("/api/providers/{provider_id}/users/reinvite", HERE, reinvite_many)
        .post("/api/providers/{provider_id}/users/{id}/reinvite", HERE, reinvite)
        .post("/api/providers/{provider_id}/users/{id}/accept", Act::Own, accept)
}

/// Addresses that are there already are passed over in silence (P-65).
async fn invite(
    State(app): State<App>,
    caller: Caller,
    Path(provider_id): Path<ProviderId>,
    Json(wanted): Json<InviteProviderUsers>,
) -> Result<Json<InviteAnswer>> {
    let emails = field::emails(&wanted.emails)?;
    check_kind(wanted.kind)?;
    let mut tx = app.db.begin().await?;
    tx.lock("provider", provider_id.as_str()).await?;
    let here = caller.may(&mut tx, HERE, &provider_id).await?;
    let known = rows::all(&mut tx, provider_id.as_str()).await?;
    let desk = Desk::of(&app, &mut tx, caller.user_id.as_str()).await?;
    let mut invitations = Vec::new();
    for email in emails
        .iter()
        .filter(|email| !known.iter().any(|row| row.email == **email))
    {
        let id = rows::invite(&mut tx, provider_id.as_str(), email, wanted.kind).await?;
        invitations.push(desk.provider_user(&mut tx, &here.provider, &id, email).await?);
        let invited = Event::by(&caller, kind::PROVIDER_USER_INVITED)
            .provider(&provider_id)
            .provider_user(&id);
        events::record(&mut tx, invited).await?;
    }
    tx.commit().await?;
    Ok(Json(InviteAnswer { invitations }))
}

pub fn check_kind(kind: u8) -> Result<()> {
    match kind {
        role::PROVIDER_ADMIN | role::SERVICE_USER => Ok(()),
        _ => Err(Error::field(
            "Type",
            "unknown_role",
            "The Type field is not a role.",
        )),
    }
}

async fn reinvite(
    State(app): State<App>,
    caller: Caller,
    Path((provider_id, id)): Path<(ProviderId, ProviderUserId)>,
) -> Result<Json<InviteAnswer>> {
    let mut tx = app.db.begin().await?;
    let here = caller.may(&mut tx, HERE, &provider_id).await?;
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
    Path(provider_id): Path<ProviderId>,
    Json(wanted): Json<Ids>,
) -> Result<Json<impl Serialize>> {
    let mut tx = app.db.begin().await?;
    let here = caller.may(&mut tx, HERE, &provider_id).await?;
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
async fn again(tx: &mut Tx, here: &InProvider, desk: &Desk, id: &str) -> Result<Option<Invitation>> {
    let found = rows::by_id(tx, &here.provider.id, id).await?;
    let Some(person) = found.filter(|row| row.status == i64::from(user_status::INVITED)) else {
        return Ok(None);
    };
    Ok(Some(
        desk.provider_user(tx, &here.provider, id, &person.email).await?,
    ))
}

async fn accept(
    State(app): State<App>,
    caller: Caller,
    Path((provider_id, id)): Path<(ProviderId, ProviderUserId)>,
    Json(given): Json<AcceptProviderInvite>,
) -> Result<StatusCode> {
    let mut tx = app.db.begin().await?;
    tx.lock("provider", provider_id.as_str()).await?;
    let provider = db::providers::by_id(&mut tx, provider_id.as_str())
        .await?
        .filter(|provider| provider.enabled);
    let provider = provider.ok_or_else(invalid)?;
    let person = rows::by_id(&mut tx, provider_id.as_str(), id.as_str())
        .await?
        .ok_or_else(invalid)?;
    if person.status != i64::from(user_status::INVITED) {
        return Err(Error::bad("already_accepted", "Already accepted."));
    }
    tokens::peek(&mut tx, Kind::ProviderInvite, &given.token, &person.email)
        .await?
        .filter(|token| token.subject == id.as_str())
        .ok_or_else(|| Error::bad("invalid_token", "Invalid token."))?;
    if person.email != caller.email {
        return Err(Error::bad("other_email", "User email does not match invite."));
    }
    if rows::of_user(&mut tx, provider_id.as_str(), caller.user_id.as_str())
        .await?
        .is_some()
    {
        return Err(Error::bad(
            "already_member",
            "You already belong to this provider.",
        ));
    }
    tokens::redeem(&mut tx, Kind::ProviderInvite, &given.token, &caller.email).await?;
    rows::accept(&mut tx, id.as_str(), caller.user_id.as_str()).await?;
    db::revision::bump_user(&mut tx, caller.user_id.as_str()).await?;
    tell_admins(&app, &mut tx, &caller, &provider).await?;
    tx.commit().await?;
    Ok(StatusCode::OK)
}

async fn tell_admins(
    app: &App,
    tx: &mut Tx,
    caller: &Caller,
    provider: &db::providers::Provider,
) -> Result<()> {
    let desk = Desk::of(app, tx, caller.user_id.as_str()).await?;
    let letter = letters::ProviderAccepted {
        provider: provider.name.clone().unwrap_or_default(),
        person: caller.email.clone(),
        link: desk.links.provider_members(&provider.id),
    };
    for admin in rows::confirmed_admins(tx, &provider.id).await? {
        desk.tell(tx, &admin.email, &letter).await?;
    }
    Ok(())
}

fn invalid() -> Error {
    Error::bad("user_invalid", "User invalid.")
}
