//! A provider's clients: the table, making one, and its name and seats (P-30 to P-46, P-56 to P-59).
//! Refuses to know: organizations that existed before (`links`).

use crate::allow::{Act, InProvider};
use crate::app::App;
use crate::auth::Caller;
use crate::body::Json;
use crate::db::events::{self, Event, kind};
use crate::db::{self, Tx};
use crate::enc_string::{self, KEY_LIMIT, NAME_LIMIT};
use crate::error::{Error, Result};
use crate::invitation::Desk;
use crate::router::Doors;
use crate::routes::organizations::check_keys;
use crate::{clock, field, plan, seats};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde_json::{Value, json};
use wire::collection::Access;
use wire::member::{Invitation, role};
use wire::organization::{CreateOrganization, plan as plans, status};
use wire::provider::{Client, CreateClient, CreateClientAnswer, UpdateClient, kind as kinds};
use wire::{EncString, List, ProviderId, ProviderOrgId};

pub fn routes() -> Doors {
    Doors::new()
        .get("/api/providers/{provider_id}/organizations", Act::SeeClients, all)
        .post("/api/providers/{provider_id}/clients", Act::CreateClient, create)
        .post(
            "/api/providers/{provider_id}/organizations",
            Act::CreateClient,
            create_the_older_way,
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
    let mut tx = app.db.read().await?;
    caller.may(&mut tx, Act::SeeClients, &id).await?;
    let rows = db::clients::all(&mut tx, id.as_str()).await?;
    Ok(Json(List::new(rows.into_iter().map(shown).collect())))
}

/// The plan's name without its billing cycle (P-31).
fn shown(row: db::clients::Client) -> Client {
    let plan = plan::of(row.plan_type).name;
    Client {
        id: row.id.into(),
        provider_id: row.provider_id.into(),
        organization_id: row.organization_id.into(),
        key: row.org_key.map(EncString),
        settings: None,
        creation_date: clock::iso(row.created),
        revision_date: clock::iso(row.revised),
        user_count: row.confirmed,
        seats: row.seats,
        occupied_seats: row.occupied,
        remaining_seats: row.seats.map(|seats| seats - row.occupied),
        plan: plan.replace(" (Monthly)", ""),
        organization_name: row.organization_name,
        enabled: row.enabled,
        object: "providerOrganizationOrganizationDetail".into(),
        ..Client::default()
    }
}

/// What both ways of making a client come down to.
struct Order<'a> {
    name: &'a str,
    owner_email: &'a str,
    plan_type: u8,
    seats: i64,
    key: &'a EncString,
    keys: &'a wire::organization::OrgKeys,
    collection_name: &'a EncString,
}

async fn create(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ProviderId>,
    Json(wanted): Json<CreateClient>,
) -> Result<Json<CreateClientAnswer>> {
    let order = Order {
        name: &wanted.name,
        owner_email: &wanted.owner_email,
        plan_type: wanted.plan_type,
        seats: wanted.seats,
        key: &wanted.key,
        keys: &wanted.key_pair,
        collection_name: &wanted.collection_name,
    };
    let (id, organization_id, invitation) = make(&app, &caller, &id, order).await?;
    Ok(Json(CreateClientAnswer {
        id: id.into(),
        organization_id: organization_id.into(),
        invitations: vec![invitation],
        object: "providerOrganization".into(),
    }))
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct OlderOrder {
    client_owner_email: String,
    organization_create_request: CreateOrganization,
}

async fn create_the_older_way(
    State(app): State<App>,
    caller: Caller,
    Path(provider_id): Path<ProviderId>,
    Json(wanted): Json<OlderOrder>,
) -> Result<Json<Value>> {
    let request = &wanted.organization_create_request;
    let order = Order {
        name: &request.name,
        owner_email: &wanted.client_owner_email,
        plan_type: request.plan_type,
        seats: request.additional_seats,
        key: &request.key,
        keys: &request.keys,
        collection_name: &request.collection_name,
    };
    let (id, organization_id, invitation) = make(&app, &caller, &provider_id, order).await?;
    Ok(Json(json!({
        "id": id, "providerId": provider_id, "organizationId": organization_id, "key": request.key,
        "settings": null, "invitations": [invitation], "object": "providerOrganization",
    })))
}

/// The client with its keys, its first collection, its link to the provider and its invited owner: all or nothing
/// (P-45).
async fn make(
    app: &App,
    caller: &Caller,
    provider_id: &ProviderId,
    order: Order<'_>,
) -> Result<(String, String, Invitation)> {
    let name = field::name("name", order.name, 50)?;
    let owner_email = field::email("ownerEmail", order.owner_email)?;
    if order.seats < 1 {
        return Err(Error::field(
            "seats",
            "seats_at_least_one",
            "'seats' must be greater than 0",
        ));
    }
    enc_string::sealed("key", order.key, KEY_LIMIT)?;
    check_keys(order.keys)?;
    enc_string::sealed("collectionName", order.collection_name, NAME_LIMIT)?;

    let mut tx = app.db.begin().await?;
    tx.lock("provider", provider_id.as_str()).await?;
    let here = caller.may(&mut tx, Act::CreateClient, provider_id).await?;
    check_plan(&mut tx, &here, order.plan_type).await?;
    let new = db::organizations::New {
        name,
        business_name: None,
        billing_email: &here.provider.billing_email,
        plan_type: order.plan_type,
        seats: Some(order.seats),
        status: status::MANAGED,
        public_key: &order.keys.public_key,
        private_key: &order.keys.encrypted_private_key,
    };
    let organization_id = db::organizations::insert(&mut tx, new).await?;
    let id = db::clients::insert(&mut tx, provider_id.as_str(), &organization_id, order.key).await?;
    let collection = db::collections::insert(&mut tx, &organization_id, order.collection_name, None).await?;
    seats::settle(&mut tx, &here, order.plan_type.into()).await?;
    let created = Event::by(caller, kind::CLIENT_CREATED)
        .provider(provider_id)
        .client(&id);
    events::record(&mut tx, created).await?;
    let invitation = invite_owner(app, &mut tx, caller, &organization_id, &owner_email, &collection).await?;
    db::revision::bump_provider(&mut tx, provider_id.as_str()).await?;
    tx.commit().await?;
    Ok((id, organization_id, invitation))
}

/// The future owner takes the first seat and manages the first collection.
async fn invite_owner(
    app: &App,
    tx: &mut Tx,
    caller: &Caller,
    organization_id: &str,
    email: &str,
    collection: &str,
) -> Result<Invitation> {
    let row = db::members::Invited {
        organization_id,
        email,
        kind: role::OWNER,
        permissions: None,
        access_secrets_manager: false,
        invited_by: Some(caller.user_id.as_str()),
    };
    let member = db::members::invite(tx, row).await?;
    let manage = Access {
        id: member.clone(),
        manage: true,
        ..Access::default()
    };
    db::collections::grant_user(tx, collection, &manage).await?;
    let invited = Event::by(caller, kind::MEMBER_INVITED)
        .organization(organization_id)
        .member(&member);
    events::record(tx, invited).await?;
    let organization = db::organizations::by_id(tx, organization_id)
        .await?
        .ok_or(Error::NotFound)?;
    let desk = Desk::of(app, tx, caller.user_id.as_str()).await?;
    desk.member(tx, &organization, &member, email).await
}

/// The plans a provider of this kind sells, and of which it has a pool (P-44).
pub async fn check_plan(tx: &mut Tx, here: &InProvider, plan_type: u8) -> Result<()> {
    let allowed: &[u8] = match crate::allow::small(here.provider.kind) {
        kinds::MSP => &[plans::TEAMS_MONTHLY, plans::ENTERPRISE_MONTHLY],
        kinds::BUSINESS_UNIT => &[plans::ENTERPRISE_MONTHLY, plans::ENTERPRISE_ANNUALLY],
        _ => return Err(Error::NotFound),
    };
    let pools = db::providers::pools(tx, &here.provider.id).await?;
    if allowed.contains(&plan_type) && pools.iter().any(|pool| pool.plan_type == i64::from(plan_type)) {
        return Ok(());
    }
    let why = "'planType' must be Teams (Monthly), Enterprise (Monthly) or Enterprise (Annually)";
    Err(Error::field("planType", "plan_not_sold", why))
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
        if wanted.assigned_seats < client.occupied {
            let why = format!("{} seats are in use: assign at least as many.", client.occupied);
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
