//! The event logs: clients send what they saw, people with the right read (protocol.md 11). Refuses to know: writing
//! of the server's own entries, which the changes do themselves.

use crate::allow::{Act, Target, small};
use crate::app::App;
use crate::auth::Caller;
use crate::body::Json;
use crate::clock;
use crate::db::event_log::{self, Entry, Log, Range};
use crate::db::events::{self, Event};
use crate::db::{self, Tx};
use crate::error::{Error, Result};
use crate::plan;
use crate::router::Doors;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use wire::event::{CollectedEvent, Event as Shown};
use wire::{CipherId, List, OrgId, OrgUserId, ProviderId, ProviderUserId};

pub fn routes() -> Doors {
    Doors::new()
        .post("/events/collect", Act::Own, collect)
        .get("/api/events", Act::Own, own)
        .get("/api/ciphers/{id}/events", Act::ReadItem, item)
        .get("/api/organizations/{org_id}/events", Act::SeeEvents, organization)
        .get(
            "/api/organizations/{org_id}/users/{id}/events",
            Act::SeeEvents,
            member,
        )
        .get(
            "/api/providers/{provider_id}/events",
            Act::SeeProviderEvents,
            provider,
        )
        .get(
            "/api/providers/{provider_id}/users/{id}/events",
            Act::SeeProviderEvents,
            provider_user,
        )
}

/// What clients may say by themselves: exports, and what was looked at or copied.
const FROM_CLIENTS: [std::ops::RangeInclusive<u16>; 4] = [1007..=1007, 1107..=1114, 1117..=1132, 1602..=1602];

/// At most this many at once; more is not a client.
const MOST: usize = 500;

/// An entry that does not check out is left aside: clients cannot do anything about it.
async fn collect(
    State(app): State<App>,
    caller: Caller,
    Json(sent): Json<Vec<CollectedEvent>>,
) -> Result<StatusCode> {
    if sent.len() > MOST {
        return Err(Error::bad("too_many_events", "Too many events at once."));
    }
    let mut tx = app.db.begin().await?;
    for event in sent {
        if FROM_CLIENTS.iter().any(|range| range.contains(&event.kind)) {
            take(&mut tx, &caller, event).await?;
        }
    }
    tx.commit().await?;
    Ok(StatusCode::OK)
}

async fn take(tx: &mut Tx, caller: &Caller, sent: CollectedEvent) -> Result<()> {
    // A client's clock may be wrong, but not by more than it keeps unsent events.
    let now = clock::now();
    let date = sent
        .date
        .as_deref()
        .and_then(clock::parse)
        .unwrap_or(now)
        .clamp(now - 30 * clock::DAY, now);
    let event = Event::by(caller, sent.kind).at(date);
    match sent.kind {
        1007 => {
            let ip = caller.ip.to_string();
            events::record_user(
                tx,
                sent.kind,
                caller.user_id.as_str(),
                Some(caller.device_type),
                &ip,
            )
            .await?;
        }
        1602 => {
            let Some(organization) = sent.organization_id.map(OrgId::from) else {
                return Ok(());
            };
            if stands_in(tx, caller, &organization).await? {
                events::record(tx, event.organization(organization)).await?;
            }
        }
        _ => {
            let Some(cipher) = sent.cipher_id else {
                return Ok(());
            };
            // The log of an organization tells of its own items only.
            let Some(organization) = db::event_log::organization_of_item(tx, &cipher).await? else {
                return Ok(());
            };
            if reaches_items(tx, caller, &OrgId::from(organization.as_str())).await? {
                events::record(tx, event.organization(organization).cipher(cipher)).await?;
            }
        }
    }
    Ok(())
}

async fn stands_in(tx: &mut Tx, caller: &Caller, organization: &OrgId) -> Result<bool> {
    match caller.may(tx, Act::SeeMemberNames, organization).await {
        Ok(_) => Ok(true),
        Err(Error::NotFound) => Ok(false),
        Err(other) => Err(other),
    }
}

/// A member, or a provider's user while the client lets them at its items (D3).
async fn reaches_items(tx: &mut Tx, caller: &Caller, organization: &OrgId) -> Result<bool> {
    let here = organization.ground(tx, caller).await?;
    Ok(here.is_some_and(|here| {
        here.may(Act::SeeMemberNames) && (here.only_as_provider().is_none() || here.may(Act::ReadAnyItem))
    }))
}

/// From when to when, and where to continue.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Wish {
    pub start: Option<String>,
    pub end: Option<String>,
    pub continuation_token: Option<String>,
}

type Answer = Result<Json<List<Shown>>>;

async fn own(State(app): State<App>, caller: Caller, Query(wish): Query<Wish>) -> Answer {
    let mut tx = app.db.read().await?;
    page(
        &mut tx,
        Log::Own {
            user_id: caller.user_id.as_str(),
        },
        wish,
    )
    .await
}

/// The log of one item: of an organization's item for those who read its log, of a personal one for nobody else.
async fn item(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<CipherId>,
    Query(wish): Query<Wish>,
) -> Answer {
    let mut tx = app.db.read().await?;
    let organization = event_log::organization_of_item(&mut tx, id.as_str())
        .await?
        .ok_or(Error::NotFound)?;
    let organization = OrgId::from(organization);
    reads_organization(&mut tx, &caller, &organization).await?;
    if !reaches_items(&mut tx, &caller, &organization).await? {
        return Err(Error::NotFound);
    }
    page(&mut tx, Log::Item { id: id.as_str() }, wish).await
}

async fn organization(
    State(app): State<App>,
    caller: Caller,
    Path(org_id): Path<OrgId>,
    Query(wish): Query<Wish>,
) -> Answer {
    let mut tx = app.db.read().await?;
    reads_organization(&mut tx, &caller, &org_id).await?;
    page(&mut tx, Log::Organization { id: org_id.as_str() }, wish).await
}

async fn member(
    State(app): State<App>,
    caller: Caller,
    Path((org_id, id)): Path<(OrgId, OrgUserId)>,
    Query(wish): Query<Wish>,
) -> Answer {
    let mut tx = app.db.read().await?;
    reads_organization(&mut tx, &caller, &org_id).await?;
    let found = db::members::by_id(&mut tx, org_id.as_str(), id.as_str())
        .await?
        .ok_or(Error::NotFound)?;
    let user_id = found.user_id.as_deref();
    page(
        &mut tx,
        Log::Member {
            organization_id: org_id.as_str(),
            id: id.as_str(),
            user_id,
        },
        wish,
    )
    .await
}

/// The right, and a plan that keeps a log at all.
pub async fn reads_organization(tx: &mut Tx, caller: &Caller, org_id: &OrgId) -> Result<()> {
    let here = caller.may(tx, Act::SeeEvents, org_id).await?;
    if plan::of(here.organization.plan_type).features.use_events {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

async fn provider(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ProviderId>,
    Query(wish): Query<Wish>,
) -> Answer {
    let mut tx = app.db.read().await?;
    reads_provider(&mut tx, &caller, &id).await?;
    page(&mut tx, Log::Provider { id: id.as_str() }, wish).await
}

async fn provider_user(
    State(app): State<App>,
    caller: Caller,
    Path((provider_id, id)): Path<(ProviderId, ProviderUserId)>,
    Query(wish): Query<Wish>,
) -> Answer {
    let mut tx = app.db.read().await?;
    reads_provider(&mut tx, &caller, &provider_id).await?;
    let found = db::provider_users::by_id(&mut tx, provider_id.as_str(), id.as_str()).await?;
    let person = found.ok_or(Error::NotFound)?;
    let user_id = person.user_id.as_deref();
    page(
        &mut tx,
        Log::ProviderUser {
            provider_id: provider_id.as_str(),
            id: id.as_str(),
            user_id,
        },
        wish,
    )
    .await
}

pub async fn reads_provider(tx: &mut Tx, caller: &Caller, id: &ProviderId) -> Result<()> {
    let here = caller.may(tx, Act::SeeProviderEvents, id).await?;
    if here.provider.use_events {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

async fn page(tx: &mut Tx, log: Log<'_>, wish: Wish) -> Answer {
    let mut entries = event_log::page(tx, log, range(wish)?).await?;
    let more = entries.len() > PAGE;
    entries.truncate(PAGE);
    let continuation_token = entries.last().filter(|_| more).map(token);
    let data = entries.into_iter().map(shown).collect();
    Ok(Json(List {
        continuation_token,
        ..List::new(data)
    }))
}

/// Where the next page begins.
pub fn token(last: &Entry) -> String {
    format!("{}_{}", last.date, last.id)
}

pub const PAGE: usize = event_log::PAGE as usize;

/// The last 30 days unless asked; reversed dates are swapped; more than 367 days are refused (P-72).
pub fn range(wish: Wish) -> Result<Range> {
    let bad =
        |field: &'static str| Error::field(field, "bad_date", format!("The {field} field is not a date."));
    let date = |field: &'static str, text: Option<String>| match text {
        Some(text) => clock::parse(&text).map(Some).ok_or_else(|| bad(field)),
        None => Ok(None),
    };
    let end = date("end", wish.end)?.unwrap_or_else(clock::now);
    let start = date("start", wish.start)?.unwrap_or(end - 30 * clock::DAY);
    let (start, end) = (start.min(end), start.max(end));
    if end - start > 367 * clock::DAY {
        return Err(Error::bad(
            "range_too_large",
            "Range too large: choose at most 367 days.",
        ));
    }
    let before = match wish.continuation_token {
        None => None,
        Some(token) => {
            let parts = token
                .split_once('_')
                .and_then(|(date, id)| Some((date.parse().ok()?, id.to_owned())));
            Some(parts.ok_or_else(|| bad("continuationToken"))?)
        }
    };
    Ok(Range { start, end, before })
}

pub fn shown(entry: Entry) -> Shown {
    Shown {
        kind: u16::try_from(entry.kind).unwrap_or_default(),
        user_id: entry.user_id,
        acting_user_id: entry.acting_user_id,
        organization_id: entry.organization_id,
        provider_id: entry.provider_id,
        cipher_id: entry.cipher_id,
        collection_id: entry.collection_id,
        group_id: entry.group_id,
        policy_id: entry.policy_id,
        organization_user_id: entry.organization_user_id,
        provider_user_id: entry.provider_user_id,
        provider_organization_id: entry.provider_organization_id,
        date: clock::iso(entry.date),
        device_type: entry.device_type.map(small),
        ip_address: entry.ip,
        object: "event".into(),
        ..Shown::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(start: &str, end: &str) -> Wish {
        Wish {
            start: Some(start.into()),
            end: Some(end.into()),
            continuation_token: None,
        }
    }

    #[test]
    fn reversed_dates_are_swapped() {
        let range = range(wish("2026-03-02T00:00:00Z", "2026-03-01T00:00:00Z"))
            .map_err(|_| ())
            .expect("a range");
        assert!(range.start < range.end);
    }

    #[test]
    fn more_than_a_year_at_once_is_refused() {
        assert!(range(wish("2025-01-01T00:00:00Z", "2026-03-01T00:00:00Z")).is_err());
        assert!(range(wish("yesterday", "2026-03-01T00:00:00Z")).is_err());
    }
}
