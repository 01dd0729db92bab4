//! An organization's own data and settings (protocol.md 10.1, A-307, A-700). Refuses to know: people and items.

use crate::allow::{Act, InOrganization};
use crate::app::App;
use crate::auth::Caller;
use crate::body::Json;
use crate::db::events::{self, Event, kind};
use crate::db::{self, Tx, organizations};
use crate::error::{Error, Result};
use crate::router::Doors;
use crate::routes::organizations::life::check_keys;
use crate::{field, plan};
use axum::extract::{Path, State};
use wire::OrgId;
use wire::organization::{
    CollectionManagement, OrgKeys, OrgPublicKey, Organization, Plan, UpdateOrganization,
};

pub fn routes() -> Doors {
    Doors::new()
        .get("/api/organizations/{org_id}", Act::SeeOrganization, read)
        .put("/api/organizations/{org_id}", Act::EditOrganization, update)
        .post("/api/organizations/{org_id}", Act::EditOrganization, update)
        .put(
            "/api/organizations/{org_id}/collection-management",
            Act::EditOrganization,
            collection_management,
        )
        .get(
            "/api/organizations/{org_id}/public-key",
            Act::AnyPerson,
            public_key,
        )
        .get("/api/organizations/{org_id}/keys", Act::AnyPerson, public_key)
        .post(
            "/api/organizations/{org_id}/keys",
            Act::EditOrganization,
            set_keys,
        )
}

async fn read(
    State(app): State<App>,
    caller: Caller,
    Path(org_id): Path<OrgId>,
) -> Result<Json<Organization>> {
    let mut tx = app.db.read().await?;
    let here = caller.may(&mut tx, Act::SeeOrganization, &org_id).await?;
    Ok(Json(shown(here.organization)))
}

async fn update(
    State(app): State<App>,
    caller: Caller,
    Path(org_id): Path<OrgId>,
    Json(wanted): Json<UpdateOrganization>,
) -> Result<Json<Organization>> {
    let name = field::name("Name", &wanted.name, 50)?;
    let billing_email = field::email("BillingEmail", &wanted.billing_email)?;
    let mut tx = app.db.begin().await?;
    let here = caller.may(&mut tx, Act::EditOrganization, &org_id).await?;
    organizations::rename(&mut tx, org_id.as_str(), name).await?;
    // In a managed client the bill is the provider's business (A-700, A-90B): an owner's value is left aside.
    if here.may(Act::SeeSubscription) {
        organizations::set_billing_email(&mut tx, org_id.as_str(), &billing_email).await?;
    }
    if let (Some(keys), None) = (&wanted.keys, &here.organization.public_key) {
        check_keys(keys)?;
        organizations::set_keys(
            &mut tx,
            org_id.as_str(),
            &keys.public_key,
            &keys.encrypted_private_key,
        )
        .await?;
    }
    updated(&mut tx, &caller, &org_id).await?;
    answer(tx, &org_id).await
}

async fn collection_management(
    State(app): State<App>,
    caller: Caller,
    Path(org_id): Path<OrgId>,
    Json(wanted): Json<CollectionManagement>,
) -> Result<Json<Organization>> {
    let mut tx = app.db.begin().await?;
    let here = caller.may(&mut tx, Act::EditOrganization, &org_id).await?;
    organizations::set_collection_management(&mut tx, org_id.as_str(), &wanted).await?;
    for number in switched(&here, &wanted) {
        events::record(&mut tx, Event::by(&caller, number).organization(&org_id)).await?;
    }
    updated(&mut tx, &caller, &org_id).await?;
    answer(tx, &org_id).await
}

/// The event of each switch that moved.
fn switched(here: &InOrganization, to: &CollectionManagement) -> Vec<u16> {
    let was = &here.organization;
    let admins = to.allow_admin_access_to_all_collection_items;
    [
        (
            was.limit_collection_creation,
            to.limit_collection_creation,
            kind::LIMIT_CREATION,
        ),
        (
            was.limit_collection_deletion,
            to.limit_collection_deletion,
            kind::LIMIT_DELETION,
        ),
        (
            was.limit_item_deletion,
            to.limit_item_deletion,
            kind::LIMIT_ITEM_DELETION,
        ),
        (was.allow_admin_access, admins, kind::ADMINS_ACCESS_ALL),
    ]
    .into_iter()
    .filter(|(was, is, _)| was != is)
    .map(|(_, is, [on, off])| if is { on } else { off })
    .collect()
}

/// Public keys are public among those with an account: whoever shares with an organization needs it.
async fn public_key(
    State(app): State<App>,
    _caller: Caller,
    Path(org_id): Path<OrgId>,
) -> Result<Json<OrgPublicKey>> {
    let mut tx = app.db.read().await?;
    let found = organizations::by_id(&mut tx, org_id.as_str())
        .await?
        .ok_or(Error::NotFound)?;
    let public_key = found.public_key.ok_or(Error::NotFound)?;
    Ok(Json(OrgPublicKey {
        public_key,
        object: "organizationPublicKey".into(),
    }))
}

async fn set_keys(
    State(app): State<App>,
    caller: Caller,
    Path(org_id): Path<OrgId>,
    Json(keys): Json<OrgKeys>,
) -> Result<Json<OrgPublicKey>> {
    check_keys(&keys)?;
    let mut tx = app.db.begin().await?;
    tx.lock("org", org_id.as_str()).await?;
    let here = caller.may(&mut tx, Act::EditOrganization, &org_id).await?;
    if here.organization.public_key.is_some() {
        return Err(Error::bad(
            "keys_exist",
            "Organization already has encryption keys.",
        ));
    }
    organizations::set_keys(
        &mut tx,
        org_id.as_str(),
        &keys.public_key,
        &keys.encrypted_private_key,
    )
    .await?;
    updated(&mut tx, &caller, &org_id).await?;
    tx.commit().await?;
    Ok(Json(OrgPublicKey {
        public_key: keys.public_key,
        object: "organizationKeys".into(),
    }))
}

async fn updated(tx: &mut Tx, caller: &Caller, org_id: &OrgId) -> Result<()> {
    events::record(
        tx,
        Event::by(caller, kind::ORGANIZATION_UPDATED).organization(org_id),
    )
    .await?;
    db::revision::bump_org(tx, org_id.as_str()).await?;
    Ok(())
}

async fn answer(mut tx: Tx, org_id: &OrgId) -> Result<Json<Organization>> {
    let found = organizations::by_id(&mut tx, org_id.as_str())
        .await?
        .ok_or(Error::NotFound)?;
    tx.commit().await?;
    Ok(Json(shown(found)))
}

/// The row as its owners see it.
pub fn shown(row: organizations::Organization) -> Organization {
    let plan = plan::of(row.plan_type);
    Organization {
        id: row.id.into(),
        name: row.name,
        billing_email: row.billing_email,
        business_name: row.business_name,
        plan: Plan {
            kind: plan.kind,
            name: plan.name.into(),
            object: "plan".into(),
        },
        plan_type: plan.kind,
        seats: row.seats,
        features: plan.features,
        has_public_and_private_keys: row.public_key.is_some() && row.private_key.is_some(),
        limit_collection_creation: row.limit_collection_creation,
        limit_collection_deletion: row.limit_collection_deletion,
        limit_item_deletion: row.limit_item_deletion,
        allow_admin_access_to_all_collection_items: row.allow_admin_access,
        object: "organization".into(),
    }
}
