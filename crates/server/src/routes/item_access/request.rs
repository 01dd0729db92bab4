//! Asking for a client's items for a while, and the owners' answers (D3). A grant is for the whole client and for all the
//! provider's people. Refuses to know: the mode itself.

use super::{Told, name_of, note, shown, tell_asker, works_for_provider};
use crate::allow::Act;
use crate::app::App;
use crate::auth::Caller;
use crate::body::Json;
use crate::db::events::Event;
use crate::db::item_access::{self, Request};
use crate::db::{self, Tx};
use crate::error::{Error, Result};
use crate::invitation::Desk;
use crate::mail::letters;
use crate::router::Doors;
use crate::{clock, field};
use axum::extract::{Path, State};
use serde::de::IgnoredAny;
use wire::OrgId;
use wire::item_access::{
    AskItemAccess, GrantItemAccess, ItemAccessRequest, LONGEST, REASON_LIMIT, SHORTEST, event, mode, state,
};

pub fn routes() -> Doors {
    Doors::new()
        .post(
            "/api/claviger/organizations/{org_id}/item-access/requests",
            Act::AskItemAccess,
            ask,
        )
        .post(
            "/api/claviger/organizations/{org_id}/item-access/requests/{request_id}/grant",
            Act::SetItemAccess,
            grant,
        )
        .post(
            "/api/claviger/organizations/{org_id}/item-access/requests/{request_id}/decline",
            Act::SetItemAccess,
            decline,
        )
        .post(
            "/api/claviger/organizations/{org_id}/item-access/requests/{request_id}/end",
            Act::SetItemAccess,
            end,
        )
        .post(
            "/api/claviger/organizations/{org_id}/item-access/requests/{request_id}/withdraw",
            Act::AskItemAccess,
            withdraw,
        )
}

type Answer = Result<Json<ItemAccessRequest>>;
type At = Path<(OrgId, String)>;

async fn ask(
    State(app): State<App>,
    caller: Caller,
    Path(org_id): Path<OrgId>,
    Json(wanted): Json<AskItemAccess>,
) -> Answer {
    let mut tx = app.db.begin().await?;
    tx.lock("org", org_id.as_str()).await?;
    let here = caller.may(&mut tx, Act::AskItemAccess, &org_id).await?;
    let runs = here.provider.as_ref().ok_or(Error::NotFound)?;
    let reason = field::text("Reason", &wanted.reason, REASON_LIMIT, "reason_too_long")?;
    if let Some(minutes) = wanted.minutes {
        check_minutes(minutes)?;
    }
    if here.facts.items_open_to_provider {
        return Err(Error::bad("item_access_open", "The items are open already."));
    }
    if here.organization.provider_item_access != mode::CONSENT {
        return Err(Error::bad(
            "item_access_closed",
            "This client lets nobody of the provider at its items.",
        ));
    }
    let owners = answering(&mut tx, &org_id).await?;
    if owners.is_empty() {
        return Err(Error::bad(
            "no_owner",
            "This client has no confirmed owner of its own who could answer.",
        ));
    }
    let person = name_of(&mut tx, &caller).await?;
    let new = item_access::New {
        organization_id: org_id.as_str(),
        provider_id: &runs.provider_id,
        reason: &reason,
        minutes: wanted.minutes,
        asked_by: caller.user_id.as_str(),
        asked_by_name: &person,
    };
    let id = item_access::ask(&mut tx, new).await?.ok_or_else(|| {
        Error::conflict(
            "already_asked",
            "The provider has asked already and waits for an answer.",
        )
    })?;
    note(&mut tx, Event::by(&caller, event::ASKED), org_id.as_str()).await?;
    let request = found(&mut tx, &org_id, &id).await?;
    let desk = Desk::of(&app, &mut tx, caller.user_id.as_str()).await?;
    let letter = letters::ItemAccessAsked {
        provider: request.provider_name.clone().unwrap_or_default(),
        organization: request.organization_name.clone(),
        person,
        reason,
        link: desk.links.organization_settings(org_id.as_str()),
    };
    for email in owners {
        desk.tell(&mut tx, &email, &letter).await?;
    }
    tx.commit().await?;
    Ok(Json(shown(request)))
}

/// The addresses of confirmed owners who do not work for the provider.
async fn answering(tx: &mut Tx, org_id: &OrgId) -> Result<Vec<String>> {
    let mut emails = Vec::new();
    for owner in db::members::confirmed_owners(tx, org_id.as_str()).await? {
        let user_id = owner.user_id.as_deref().unwrap_or_default();
        if db::standing::provider_of(tx, org_id.as_str(), user_id)
            .await?
            .is_none()
        {
            emails.push(owner.email);
        }
    }
    Ok(emails)
}

async fn grant(
    State(app): State<App>,
    caller: Caller,
    Path((org_id, id)): At,
    Json(wanted): Json<GrantItemAccess>,
) -> Answer {
    let mut tx = app.db.begin().await?;
    tx.lock("org", org_id.as_str()).await?;
    let here = caller.may(&mut tx, Act::SetItemAccess, &org_id).await?;
    let request = found(&mut tx, &org_id, &id).await?;
    if here.provider.is_some() {
        return Err(works_for_provider());
    }
    check_minutes(wanted.minutes)?;
    let until = clock::now() + wanted.minutes * clock::MINUTE;
    let me = name_of(&mut tx, &caller).await?;
    if !item_access::answer(&mut tx, &id, state::GRANTED, &me, Some(until)).await? {
        return Err(already_answered());
    }
    tell_asker(&app, &mut tx, &caller, &request, Told::Granted { until }).await?;
    done(tx, &caller, &org_id, &id, event::GRANTED).await
}

async fn decline(
    State(app): State<App>,
    caller: Caller,
    Path((org_id, id)): At,
    Json(IgnoredAny): Json<IgnoredAny>,
) -> Answer {
    let mut tx = app.db.begin().await?;
    caller.may(&mut tx, Act::SetItemAccess, &org_id).await?;
    let request = found(&mut tx, &org_id, &id).await?;
    let me = name_of(&mut tx, &caller).await?;
    if !item_access::answer(&mut tx, &id, state::DECLINED, &me, None).await? {
        return Err(already_answered());
    }
    tell_asker(&app, &mut tx, &caller, &request, Told::Declined).await?;
    done(tx, &caller, &org_id, &id, event::DECLINED).await
}

async fn end(
    State(app): State<App>,
    caller: Caller,
    Path((org_id, id)): At,
    Json(IgnoredAny): Json<IgnoredAny>,
) -> Answer {
    let mut tx = app.db.begin().await?;
    caller.may(&mut tx, Act::SetItemAccess, &org_id).await?;
    let request = found(&mut tx, &org_id, &id).await?;
    let me = name_of(&mut tx, &caller).await?;
    if !item_access::end(&mut tx, &id, &me).await? {
        return Err(Error::conflict("not_open", "This access has ended already."));
    }
    tell_asker(&app, &mut tx, &caller, &request, Told::Ended).await?;
    done(tx, &caller, &org_id, &id, event::ENDED).await
}

async fn withdraw(
    State(app): State<App>,
    caller: Caller,
    Path((org_id, id)): At,
    Json(IgnoredAny): Json<IgnoredAny>,
) -> Answer {
    let mut tx = app.db.begin().await?;
    let here = caller.may(&mut tx, Act::AskItemAccess, &org_id).await?;
    let request = found(&mut tx, &org_id, &id).await?;
    let ours = |runs: &db::standing::RunsIt| runs.provider_id == request.provider_id;
    if !here.provider.as_ref().is_some_and(ours) {
        return Err(Error::NotFound);
    }
    let me = name_of(&mut tx, &caller).await?;
    if !item_access::answer(&mut tx, &id, state::WITHDRAWN, &me, None).await? {
        return Err(already_answered());
    }
    done(tx, &caller, &org_id, &id, event::WITHDRAWN).await
}

/// Both logs, everyone's clients, and the request as it is now.
async fn done(mut tx: Tx, caller: &Caller, org_id: &OrgId, id: &str, kind: u16) -> Answer {
    note(&mut tx, Event::by(caller, kind), org_id.as_str()).await?;
    db::revision::bump_org(&mut tx, org_id.as_str()).await?;
    let request = found(&mut tx, org_id, id).await?;
    tx.commit().await?;
    Ok(Json(shown(request)))
}

async fn found(tx: &mut Tx, org_id: &OrgId, id: &str) -> Result<Request> {
    item_access::by_id(tx, org_id.as_str(), id)
        .await?
        .ok_or(Error::NotFound)
}

fn check_minutes(minutes: i64) -> Result<()> {
    if (SHORTEST..=LONGEST).contains(&minutes) {
        Ok(())
    } else {
        let why = format!("Access lasts between {SHORTEST} and {LONGEST} minutes.");
        Err(Error::field("Minutes", "bad_minutes", why))
    }
}

fn already_answered() -> Error {
    Error::conflict("already_answered", "This request has been answered already.")
}
