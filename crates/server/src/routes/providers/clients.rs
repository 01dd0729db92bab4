//! A provider's clients: the table, and a client's name and seats (P-30 to P-38, P-56 to P-59).
//! Refuses to know: how a client comes to be (`client_new`, `links`).

use crate::allow::Act;
use crate::app::App;
use crate::auth::Caller;
use crate::body::Json;
use crate::db;
use crate::db::events::{self, Event, kind};
use crate::db::plan_offers::{self, Offer};
use crate::error::{Error, Result};
use crate::router::Doors;
use crate::routes::item_access;
use crate::{clock, field, seats};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use wire::portal::{ListedClient, attention};
use wire::provider::{Client, UpdateClient};
use wire::{EncString, List, ProviderId, ProviderOrgId};

pub fn routes() -> Doors {
    Doors::new()
        .get("/api/providers/{provider_id}/organizations", Act::SeeClients, all)
        .get(
            "/api/claviger/providers/{provider_id}/clients",
            Act::SeeClients,
            table,
        )
        .put(
            "/api/providers/{provider_id}/clients/{id}",
            Act::UpdateClient,
            update,
        )
}

async fn all(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ProviderId>,
) -> Result<Json<List<Client>>> {
    let mut tx = app.db.snapshot().await?;
    caller.may(&mut tx, Act::SeeClients, &id).await?;
    let offers = plan_offers::all(&mut tx).await?;
    let rows = db::clients::all(&mut tx, id.as_str()).await?;
    let detail = |row: db::clients::Client| Client {
        id: row.id.into(),
        provider_id: row.provider_id.into(),
        organization_id: row.organization_id.into(),
        key: row.org_key.map(EncString),
        settings: None,
        creation_date: clock::iso(row.created),
        revision_date: clock::iso(row.revised),
        user_count: row.people.confirmed,
        seats: row.seats,
        occupied_seats: row.people.occupied,
        remaining_seats: row.seats.map(|seats| seats - row.people.occupied),
        plan: plan_name(&offers, row.plan_type),
        organization_name: row.organization_name,
        object: "providerOrganizationOrganizationDetail".into(),
    };
    Ok(Json(List::new(rows.into_iter().map(detail).collect())))
}

async fn table(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ProviderId>,
) -> Result<Json<List<ListedClient>>> {
    let mut tx = app.db.snapshot().await?;
    caller.may(&mut tx, Act::SeeClients, &id).await?;
    let offers = plan_offers::all(&mut tx).await?;
    let rows = db::clients::all(&mut tx, id.as_str()).await?;
    let now = clock::now();
    let shown = |row: db::clients::Client| ListedClient {
        attention: attention(&row, now).into_iter().map(str::to_owned).collect(),
        id: row.id.into(),
        organization_id: row.organization_id.into(),
        organization_name: row.organization_name,
        seats: row.seats,
        occupied_seats: row.people.occupied,
        plan: plan_name(&offers, row.plan_type),
        enabled: row.enabled,
        item_access: row.item_access,
        item_access_until: None,
        item_access_asked: false,
    };
    let mut clients: Vec<ListedClient> = rows.into_iter().map(shown).collect();
    item_access::mark(&mut tx, &id, &mut clients).await?;
    Ok(Json(List::new(clients)))
}

/// Without its billing cycle (P-31).
fn plan_name(offers: &[Offer], plan_type: i64) -> String {
    let offer = plan_offers::of(offers, plan_type);
    offer.name.replace(" (Monthly)", "")
}

/// What wants a look, the most urgent first. A client without a limit never runs out of seats.
fn attention(row: &db::clients::Client, now: i64) -> Vec<&'static str> {
    let left = row.seats.map(|seats| seats - row.people.occupied);
    let few = |left: i64| left > 0 && left * 10 <= row.seats.unwrap_or_default();
    [
        (row.people.owners == 0, attention::NO_OWNER),
        (row.people.waiting > 0, attention::WAITING),
        (left.is_some_and(|left| left <= 0), attention::NO_SEAT),
        (left.is_some_and(few), attention::FEW_SEATS),
        (
            row.people
                .invitation_expires
                .is_some_and(|at| at < now + clock::DAY),
            attention::INVITATION,
        ),
        (row.people.owners == 1, attention::ONE_OWNER),
    ]
    .into_iter()
    .filter_map(|(holds, word)| holds.then_some(word))
    .collect()
}

async fn update(
    State(app): State<App>,
    caller: Caller,
    Path((provider_id, id)): Path<(ProviderId, ProviderOrgId)>,
    Json(wanted): Json<UpdateClient>,
) -> Result<StatusCode> {
    let name = field::name("name", &wanted.name, 50)?;
    if wanted.assigned_seats < 0 {
        let why = "You cannot assign negative seats to a client organization.";
        return Err(Error::field("assignedSeats", "negative_seats", why));
    }
    let mut tx = app.db.begin().await?;
    tx.lock("provider", provider_id.as_str()).await?;
    let here = caller.may(&mut tx, Act::UpdateClient, &provider_id).await?;
    let found = db::clients::by_id(&mut tx, provider_id.as_str(), id.as_str()).await?;
    let organization_id = found.ok_or(Error::NotFound)?.organization_id;
    tx.lock("org", &organization_id).await?;
    // Counted again under the lock: someone may have been invited meanwhile.
    let found = db::clients::by_id(&mut tx, provider_id.as_str(), id.as_str()).await?;
    let client = found.ok_or(Error::NotFound)?;
    if client.seats != Some(wanted.assigned_seats) {
        if wanted.assigned_seats < client.people.occupied {
            let why = format!(
                "{} seats are in use: assign at least as many.",
                client.people.occupied
            );
            return Err(Error::field("assignedSeats", "seats_below_occupied", why));
        }
        db::organizations::set_seats(&mut tx, &organization_id, wanted.assigned_seats).await?;
        seats::settle(&mut tx, &here, client.plan_type).await?;
    }
    if name != client.organization_name {
        db::organizations::rename(&mut tx, &organization_id, name).await?;
    }
    let updated = Event::by(&caller, kind::ORGANIZATION_UPDATED).organization(&organization_id);
    events::record(&mut tx, updated).await?;
    db::revision::bump_org(&mut tx, &organization_id).await?;
    tx.commit().await?;
    Ok(StatusCode::OK)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(seats: Option<i64>, occupied: i64, owners: i64) -> db::clients::Client {
        db::clients::Client {
            id: String::new(),
            provider_id: String::new(),
            organization_id: String::new(),
            org_key: None,
            organization_name: String::new(),
            plan_type: 19,
            seats,
            enabled: true,
            item_access: String::new(),
            people: db::clients::People {
                confirmed: owners,
                occupied,
                owners,
                ..Default::default()
            },
            created: 0,
            revised: 0,
        }
    }

    #[test]
    fn a_tenth_of_the_seats_left_is_few_and_none_left_is_none() {
        assert_eq!(attention(&row(Some(20), 17, 2), 0), Vec::<&str>::new());
        assert_eq!(attention(&row(Some(20), 18, 2), 0), ["few_seats"]);
        assert_eq!(attention(&row(Some(20), 20, 2), 0), ["no_seat"]);
        assert_eq!(attention(&row(Some(20), 22, 2), 0), ["no_seat"]);
        assert_eq!(attention(&row(None, 22, 2), 0), Vec::<&str>::new());
    }

    #[test]
    fn a_client_without_a_confirmed_owner_is_named_first() {
        let mut alone = row(Some(1), 1, 0);
        alone.people.invitation_expires = Some(clock::DAY - 1);
        assert_eq!(attention(&alone, 0), ["no_owner", "no_seat", "invitation"]);
        alone.people.invitation_expires = Some(clock::DAY);
        assert_eq!(attention(&alone, 0), ["no_owner", "no_seat"]);
        assert_eq!(attention(&row(None, 1, 1), 0), ["one_owner"]);
    }
}
