//! A new client made in the portal, with its keys from the browser (P-40 to P-46). Refuses to know: organizations that
//! existed before (`links`), and several at once (`client_batch`): each is made or not made by itself.

use crate::allow::{Act, InProvider};
use crate::app::App;
use crate::auth::Caller;
use crate::body::Json;
use crate::db::events::{self, Event, kind};
use crate::db::{self, Tx, provider_defaults};
use crate::enc_string::{self, KEY_LIMIT, NAME_LIMIT};
use crate::error::{Error, Result};
use crate::invitation::Desk;
use crate::router::Doors;
use crate::routes::organizations::check_keys;
use crate::{field, plan, seats};
use axum::extract::{Path, State};
use serde::Deserialize;
use serde_json::{Value, json};
use wire::collection::Access;
use wire::member::{Invitation, role};
use wire::organization::{CreateOrganization, OrgKeys, plan as plans, status};
use wire::provider::{CreateClientAnswer, kind as kinds};
use wire::{EncString, ProviderId};

pub fn routes() -> Doors {
    Doors::new()
        .post("/api/providers/{provider_id}/clients", Act::CreateClient, create)
        .post(
            "/api/providers/{provider_id}/organizations",
            Act::CreateClient,
            create_the_older_way,
        )
}

pub const AT_LEAST_ONE: &str = "'seats' must be greater than 0";

/// What both ways of making a client come down to.
struct Order<'a> {
    name: &'a str,
    owner_email: &'a str,
    plan_type: Option<u8>,
    seats: Option<i64>,
    key: &'a EncString,
    keys: &'a OrgKeys,
    collection_name: &'a EncString,
    refuse_duplicate: bool,
}

/// As `wire::provider::CreateClient`, but that plan and seats may be left to the provider's defaults.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Wanted {
    name: String,
    owner_email: String,
    plan_type: Option<u8>,
    seats: Option<i64>,
    key: EncString,
    key_pair: OrgKeys,
    collection_name: EncString,
    #[serde(default)]
    refuse_duplicate: bool,
}

async fn create(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ProviderId>,
    Json(wanted): Json<Wanted>,
) -> Result<Json<CreateClientAnswer>> {
    let order = Order {
        name: &wanted.name,
        owner_email: &wanted.owner_email,
        plan_type: wanted.plan_type,
        seats: wanted.seats,
        key: &wanted.key,
        keys: &wanted.key_pair,
        collection_name: &wanted.collection_name,
        refuse_duplicate: wanted.refuse_duplicate,
    };
    let (id, organization_id, invitation) = make(&app, &caller, &id, order).await?;
    Ok(Json(CreateClientAnswer {
        id: id.into(),
        organization_id: organization_id.into(),
        invitations: vec![invitation],
        object: "providerOrganization".into(),
    }))
}

#[derive(Deserialize)]
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
        plan_type: Some(request.plan_type),
        seats: Some(request.additional_seats),
        key: &request.key,
        keys: &request.keys,
        collection_name: &request.collection_name,
        refuse_duplicate: false,
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
    enc_string::sealed("key", order.key, KEY_LIMIT)?;
    check_keys(order.keys)?;
    enc_string::sealed("collectionName", order.collection_name, NAME_LIMIT)?;

    let mut tx = app.db.begin().await?;
    tx.lock("provider", provider_id.as_str()).await?;
    let here = caller.may(&mut tx, Act::CreateClient, provider_id).await?;
    let defaults = provider_defaults::read(&mut tx, provider_id.as_str()).await?;
    let plan_type = order
        .plan_type
        .or(defaults.plan_type)
        .ok_or_else(|| missing("planType"))?;
    let seats = order.seats.or(defaults.seats).ok_or_else(|| missing("seats"))?;
    if seats < 1 {
        return Err(Error::field("seats", "seats_at_least_one", AT_LEAST_ONE));
    }
    let plan_type = check_plan(&mut tx, &here, plan_type).await?;
    if order.refuse_duplicate {
        refuse_duplicate(&mut tx, provider_id, name).await?;
    }
    let new = db::organizations::New {
        name,
        business_name: None,
        billing_email: &here.provider.billing_email,
        plan_type,
        seats: Some(seats),
        status: status::MANAGED,
        public_key: &order.keys.public_key,
        private_key: &order.keys.encrypted_private_key,
    };
    let organization_id = db::organizations::insert(&mut tx, new).await?;
    if let Some(access) = &defaults.item_access {
        provider_defaults::apply_item_access(&mut tx, &organization_id, access).await?;
    }
    let id = db::clients::insert(&mut tx, provider_id.as_str(), &organization_id, Some(order.key)).await?;
    let collection = db::collections::insert(&mut tx, &organization_id, order.collection_name, None).await?;
    seats::settle(&mut tx, &here, plan_type.into()).await?;
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

fn missing(field: &'static str) -> Error {
    Error::field(field, "required", format!("'{field}' must be provided."))
}

/// An import that is repeated makes no second client of the same name. The caller holds the lock of the provider.
async fn refuse_duplicate(tx: &mut Tx, provider_id: &ProviderId, name: &str) -> Result<()> {
    let folded = name.to_lowercase();
    let names = db::clients::names(tx, provider_id.as_str()).await?;
    if names.iter().any(|one| one.to_lowercase() == folded) {
        return Err(Error::conflict(
            "name_taken",
            "There is a client of this name already.",
        ));
    }
    Ok(())
}

/// The plan as this provider has it (P-44), or the refusal.
pub async fn check_plan(tx: &mut Tx, here: &InProvider, plan_type: u8) -> Result<u8> {
    if sold(here).is_none() {
        return Err(Error::NotFound);
    }
    let pools = db::providers::pools(tx, &here.provider.id).await?;
    pooled(here, &pools, plan_type).ok_or_else(|| {
        let why = "'planType' must be Teams (Monthly), Enterprise (Monthly) or Enterprise (Annually)";
        Error::field("planType", "plan_not_sold", why)
    })
}

/// Of the plans that its kind sells, the one of which it has a pool: a business unit has Enterprise in one cadence,
/// whichever was asked for.
pub fn pooled(here: &InProvider, pools: &[db::providers::Pool], plan_type: u8) -> Option<u8> {
    let sold = sold(here)?;
    if !sold.contains(&plan_type) {
        return None;
    }
    let tier = plan::managed(plan_type.into());
    let mut has = pools.iter().map(|pool| crate::allow::small(pool.plan_type));
    let exact = has.clone().find(|plan| *plan == plan_type);
    exact.or_else(|| has.find(|plan| sold.contains(plan) && plan::managed((*plan).into()) == tier))
}

/// A reseller's clients are the operator's business: nothing is sold through the portal.
pub fn sold(here: &InProvider) -> Option<&'static [u8]> {
    match crate::allow::small(here.provider.kind) {
        kinds::MSP => Some(&[plans::TEAMS_MONTHLY, plans::ENTERPRISE_MONTHLY]),
        kinds::BUSINESS_UNIT => Some(&[plans::ENTERPRISE_MONTHLY, plans::ENTERPRISE_ANNUALLY]),
        _ => None,
    }
}
