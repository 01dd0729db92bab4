//! What a client lets its provider do with its items (D3): read by both sides, chosen by the client's owners. Whoever
//! works for the provider may tighten, never loosen, owner or not. Refuses to know: items; the rights follow from `allow`.

mod request;

use crate::allow::{Act, InOrganization};
use crate::app::App;
use crate::auth::Caller;
use crate::body::Json;
use crate::clock;
use crate::db::events::{self, Event};
use crate::db::item_access::Request;
use crate::db::{self, Tx, item_access};
use crate::error::{Error, Result};
use crate::invitation::Desk;
use crate::mail::{Letter, letters};
use crate::router::Doors;
use axum::extract::{Path, State};
use std::collections::HashMap;
use wire::item_access::{ItemAccess, ItemAccessRequest, SetItemAccess, event, mode, state};
use wire::portal::ListedClient;
use wire::{List, OrgId, ProviderId};

pub fn routes() -> Doors {
    Doors::new()
        .get(
            "/api/claviger/organizations/{org_id}/item-access",
            Act::SeeItemAccess,
            read,
        )
        .put(
            "/api/claviger/organizations/{org_id}/item-access",
            Act::SetItemAccess,
            choose,
        )
        .get(
            "/api/claviger/providers/{provider_id}/item-access/requests",
            Act::SeeClients,
            of_provider,
        )
        .with(request::routes())
}

async fn read(State(app): State<App>, caller: Caller, Path(org_id): Path<OrgId>) -> Result<Json<ItemAccess>> {
    let mut tx = app.db.snapshot().await?;
    let here = caller.may(&mut tx, Act::SeeItemAccess, &org_id).await?;
    Ok(Json(answer(&mut tx, here).await?))
}

async fn choose(
    State(app): State<App>,
    caller: Caller,
    Path(org_id): Path<OrgId>,
    Json(wanted): Json<SetItemAccess>,
) -> Result<Json<ItemAccess>> {
    let mut tx = app.db.begin().await?;
    tx.lock("org", org_id.as_str()).await?;
    let here = caller.may(&mut tx, Act::SetItemAccess, &org_id).await?;
    let to = rank(&wanted.mode)
        .ok_or_else(|| Error::field("Mode", "bad_mode", "The mode is manage, consent or none."))?;
    let from = rank(&here.organization.provider_item_access).unwrap_or_default();
    if to > from && here.provider.is_some() {
        return Err(works_for_provider());
    }
    if to != from {
        let me = name_of(&mut tx, &caller).await?;
        item_access::set_mode(&mut tx, org_id.as_str(), &wanted.mode).await?;
        if wanted.mode != mode::CONSENT {
            for grant in item_access::close_all(&mut tx, org_id.as_str(), Some(&me)).await? {
                tell_asker(&app, &mut tx, &caller, &grant, Told::Ended).await?;
            }
        }
        let kinds = [event::SET_TO_NONE, event::SET_TO_CONSENT, event::SET_TO_MANAGE];
        let kind = kinds.get(to).copied().unwrap_or(event::SET_TO_NONE);
        note(&mut tx, Event::by(&caller, kind), org_id.as_str()).await?;
        db::revision::bump_org(&mut tx, org_id.as_str()).await?;
    }
    let here = caller.may(&mut tx, Act::SeeItemAccess, &org_id).await?;
    let answer = answer(&mut tx, here).await?;
    tx.commit().await?;
    Ok(Json(answer))
}

/// How much a mode lets the provider do.
fn rank(wanted: &str) -> Option<usize> {
    [mode::NONE, mode::CONSENT, mode::MANAGE]
        .iter()
        .position(|mode| *mode == wanted)
}

async fn of_provider(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ProviderId>,
) -> Result<Json<List<ItemAccessRequest>>> {
    let mut tx = app.db.read().await?;
    caller.may(&mut tx, Act::SeeClients, &id).await?;
    let rows = item_access::of_provider(&mut tx, id.as_str()).await?;
    Ok(Json(List::new(rows.into_iter().map(shown).collect())))
}

/// How each client stands, in the portal's list.
pub async fn mark(tx: &mut Tx, provider_id: &ProviderId, clients: &mut [ListedClient]) -> Result<()> {
    let rows = item_access::of_clients(tx, provider_id.as_str()).await?;
    let mut known: HashMap<String, item_access::OfClient> = rows
        .into_iter()
        .map(|row| (row.organization_id.clone(), row))
        .collect();
    let now = clock::now();
    for client in clients {
        if let Some(row) = known.remove(client.organization_id.as_str()) {
            let by_consent = client.item_access == mode::CONSENT;
            let until = row.until.filter(|until| *until > now && by_consent);
            client.item_access_until = until.map(clock::iso);
            client.item_access_asked = row.waiting > 0;
        }
    }
    Ok(())
}

/// The provider's people see what their provider asked; a former provider's requests are the client's memory alone.
async fn answer(tx: &mut Tx, here: InOrganization) -> Result<ItemAccess> {
    let organization = &here.organization;
    let link = db::clients::link_of(tx, &organization.id).await?;
    let by_consent = organization.provider_item_access == mode::CONSENT;
    let until = item_access::open_until(tx, &organization.id, clock::now())
        .await?
        .filter(|_| by_consent);
    let requests = match here.only_as_provider() {
        Some(runs) => item_access::between(tx, &organization.id, &runs.provider_id).await?,
        None => item_access::of_organization(tx, &organization.id).await?,
    };
    let tightens = here.may(Act::SetItemAccess);
    let open = link.is_some() && (organization.provider_item_access == mode::MANAGE || until.is_some());
    Ok(ItemAccess {
        organization_id: organization.id.as_str().into(),
        mode: organization.provider_item_access.clone(),
        provider_id: link.as_ref().map(|link| link.provider_id.as_str().into()),
        provider_name: link.and_then(|link| link.name),
        open,
        open_until: until.map(clock::iso),
        may_tighten: tightens,
        may_loosen: tightens && here.provider.is_none(),
        requests: requests.into_iter().map(shown).collect(),
        object: "itemAccess".into(),
    })
}

fn shown(row: Request) -> ItemAccessRequest {
    let over = row.expires.is_some_and(|expires| expires <= clock::now());
    let state = match row.outcome.as_deref() {
        None => state::ASKED,
        Some(state::GRANTED) if row.ended.is_some() => state::ENDED,
        Some(state::GRANTED) if over => state::EXPIRED,
        Some(state::GRANTED) => state::GRANTED,
        Some(state::DECLINED) => state::DECLINED,
        Some(state::WITHDRAWN) => state::WITHDRAWN,
        Some(_) => state::CLOSED,
    };
    ItemAccessRequest {
        id: row.id,
        organization_id: row.organization_id.into(),
        organization_name: row.organization_name,
        provider_id: row.provider_id.into(),
        provider_name: row.provider_name.unwrap_or_default(),
        state: state.into(),
        reason: row.reason,
        minutes: row.minutes,
        asked: clock::iso(row.asked),
        asked_by: row.asked_by.map(Into::into),
        asked_by_name: row.asked_by_name,
        answered: row.answered.map(clock::iso),
        answered_by_name: row.answered_by_name,
        expires: row.expires.map(clock::iso),
        ended: row.ended.map(clock::iso),
        ended_by_name: row.ended_by_name,
        object: "itemAccessRequest".into(),
    }
}

/// One entry in the client's log and one in its provider's.
pub async fn note(tx: &mut Tx, event: Event, org_id: &str) -> db::Result<()> {
    events::record(tx, event.clone().organization(org_id)).await?;
    if let Some(link) = db::clients::link_of(tx, org_id).await? {
        events::record(tx, event.provider(link.provider_id).client(link.id)).await?;
    }
    Ok(())
}

/// Grants that ran out: both logs say so, and everyone's clients hear of a change. The access itself ended by the clock.
pub async fn note_expired(db: &db::Db, now: i64) -> db::Result<()> {
    let mut tx = db.begin().await?;
    for grant in item_access::expired(&mut tx, now).await? {
        if item_access::told(&mut tx, &grant.id).await? {
            note(&mut tx, Event::unasked(event::EXPIRED), &grant.organization_id).await?;
            db::revision::bump_org(&mut tx, &grant.organization_id).await?;
        }
    }
    tx.commit().await
}

/// What the one who asked is told.
enum Told {
    Granted { until: i64 },
    Declined,
    Ended,
}

/// To the one who asked, if that person still has an account.
async fn tell_asker(app: &App, tx: &mut Tx, caller: &Caller, request: &Request, what: Told) -> Result<()> {
    let Some(asker) = &request.asked_by else {
        return Ok(());
    };
    let Some(user) = db::users::by_id(tx, asker).await? else {
        return Ok(());
    };
    let desk = Desk::of(app, tx, caller.user_id.as_str()).await?;
    let organization = request.organization_name.clone();
    let letter: Box<dyn Letter> = match what {
        Told::Granted { until } => Box::new(letters::ItemAccessGranted {
            organization,
            until: clock::plain(until),
            link: desk.links.organization_items(&request.organization_id),
        }),
        Told::Declined => Box::new(letters::ItemAccessDeclined { organization }),
        Told::Ended => Box::new(letters::ItemAccessEnded { organization }),
    };
    desk.tell(tx, &user.email, &*letter).await
}

async fn name_of(tx: &mut Tx, caller: &Caller) -> Result<String> {
    let user = db::users::by_id(tx, caller.user_id.as_str())
        .await?
        .ok_or(Error::DeadSession)?;
    Ok(user.name.filter(|name| !name.is_empty()).unwrap_or(user.email))
}

fn works_for_provider() -> Error {
    Error::bad(
        "works_for_provider",
        "Only an owner who does not work for the provider can open the items to it.",
    )
}
