//! An organization begins, is left, and ends (protocol.md 10.1). Refuses to know: providers' clients, which begin in
//! the portal.

use crate::allow::Act;
use crate::app::App;
use crate::auth::Caller;
use crate::body::Json;
use crate::db::events::{self, Event, kind};
use crate::db::{self, Tx};
use crate::enc_string::{self, KEY_LIMIT, NAME_LIMIT};
use crate::error::{Error, Result};
use crate::router::Doors;
use crate::routes::organizations::{removal, settings};
use crate::routes::register::check_public_key;
use crate::{field, plan, seats};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use wire::OrgId;
use wire::account::SecretVerification;
use wire::collection::Access;
use wire::organization::{CreateOrganization, OrgKeys, Organization, status};

pub fn routes() -> Doors {
    Doors::new()
        .post("/api/organizations", Act::Own, create)
        .post("/api/organizations/create-without-payment", Act::Own, create)
        .post("/api/organizations/{org_id}/leave", Act::LeaveOrganization, leave)
        .delete("/api/organizations/{org_id}", Act::DeleteOrganization, delete)
        .post(
            "/api/organizations/{org_id}/delete",
            Act::DeleteOrganization,
            delete,
        )
}

/// The founder becomes confirmed owner and manages the first collection. There is no gateway (D5): the plan is a
/// choice, and without a number of seats there is no limit.
async fn create(
    State(app): State<App>,
    caller: Caller,
    Json(wanted): Json<CreateOrganization>,
) -> Result<Json<Organization>> {
    let name = field::name("Name", &wanted.name, 50)?;
    let business_name = field::optional("BusinessName", wanted.business_name.as_deref(), 50)?;
    let billing_email = field::email("BillingEmail", &wanted.billing_email)?;
    if !plan::ON_OFFER.contains(&wanted.plan_type) {
        return Err(Error::bad("unknown_plan", "Plan not found."));
    }
    if wanted.additional_seats < 0 {
        return Err(Error::bad(
            "negative_seats",
            "You can't subtract Password Manager seats!",
        ));
    }
    enc_string::shared("Key", &wanted.key)?;
    check_keys(&wanted.keys)?;
    enc_string::sealed("CollectionName", &wanted.collection_name, NAME_LIMIT)?;

    let mut tx = app.db.begin().await?;
    let new = db::organizations::New {
        name,
        business_name,
        billing_email: &billing_email,
        plan_type: wanted.plan_type,
        seats: Some(wanted.additional_seats).filter(|seats| *seats > 0),
        status: status::CREATED,
        public_key: &wanted.keys.public_key,
        private_key: &wanted.keys.encrypted_private_key,
    };
    let id = db::organizations::insert(&mut tx, new).await?;
    let owner = db::members::insert_owner(&mut tx, &id, caller.user_id.as_str(), &wanted.key).await?;
    let collection = db::collections::insert(&mut tx, &id, &wanted.collection_name, None).await?;
    let manage = Access {
        id: owner,
        manage: true,
        ..Access::default()
    };
    db::collections::grant_user(&mut tx, &collection, &manage).await?;
    db::revision::bump_user(&mut tx, caller.user_id.as_str()).await?;
    let made = db::organizations::by_id(&mut tx, &id)
        .await?
        .ok_or(Error::NotFound)?;
    tx.commit().await?;
    Ok(Json(settings::shown(made)))
}

/// The key pair of an organization, sealed under its key.
pub fn check_keys(keys: &OrgKeys) -> Result<()> {
    check_public_key(&keys.public_key)?;
    enc_string::sealed("EncryptedPrivateKey", &keys.encrypted_private_key, KEY_LIMIT)
}

async fn leave(State(app): State<App>, caller: Caller, Path(org_id): Path<OrgId>) -> Result<StatusCode> {
    let mut tx = app.db.begin().await?;
    tx.lock("org", org_id.as_str()).await?;
    let here = caller.may(&mut tx, Act::LeaveOrganization, &org_id).await?;
    let me = here.membership.as_ref().ok_or(Error::NotFound)?;
    removal::owner_remains(&mut tx, org_id.as_str(), &[me.id.as_str()]).await?;
    let left = Event::by(&caller, kind::MEMBER_LEFT)
        .organization(&org_id)
        .member(&me.id);
    events::record(&mut tx, left).await?;
    db::revision::bump_user(&mut tx, caller.user_id.as_str()).await?;
    db::members::delete(&mut tx, &me.id).await?;
    tx.commit().await?;
    Ok(StatusCode::OK)
}

/// With the caller's password; the provider's pool gets the seats back (P-5D).
async fn delete(
    State(app): State<App>,
    caller: Caller,
    Path(org_id): Path<OrgId>,
    Json(secret): Json<SecretVerification>,
) -> Result<StatusCode> {
    let mut tx = app.db.read().await?;
    caller.may(&mut tx, Act::DeleteOrganization, &org_id).await?;
    drop(tx);
    app.prove(&caller, secret.master_password_hash.as_deref()).await?;

    let mut tx = app.db.begin().await?;
    let link = db::clients::link_of(&mut tx, org_id.as_str()).await?;
    if let Some(link) = &link {
        tx.lock("provider", &link.provider_id).await?;
    }
    tx.lock("org", org_id.as_str()).await?;
    let here = caller.may(&mut tx, Act::DeleteOrganization, &org_id).await?;
    db::revision::bump_org(&mut tx, org_id.as_str()).await?;
    if let Some(link) = link {
        removed_from_provider(&mut tx, &caller, &link, here.organization.plan_type, &org_id).await?;
    } else {
        db::organizations::delete(&mut tx, org_id.as_str()).await?;
    }
    tx.commit().await?;
    Ok(StatusCode::OK)
}

async fn removed_from_provider(
    tx: &mut Tx,
    caller: &Caller,
    link: &db::clients::Link,
    plan_type: i64,
    org_id: &OrgId,
) -> Result<()> {
    let removed = Event::by(caller, kind::CLIENT_REMOVED)
        .provider(&link.provider_id)
        .client(&link.id);
    events::record(tx, removed).await?;
    db::organizations::delete(tx, org_id.as_str()).await?;
    seats::release(tx, &link.provider_id, plan_type).await
}
