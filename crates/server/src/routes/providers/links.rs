//! Organizations that become clients, and clients that stop being some (P-50 to P-5C). Refuses to know: clients made
//! in the portal.

use crate::allow::{Act, InProvider, ProviderRole};
use crate::app::App;
use crate::auth::Caller;
use crate::body::Json;
use crate::db::clients::Candidate;
use crate::db::events::{self, Event, kind};
use crate::db::{self, Tx};
use crate::enc_string::{self, KEY_LIMIT};
use crate::error::{Error, Result};
use crate::invitation::Desk;
use crate::mail::Letter;
use crate::router::Doors;
use crate::routes::organizations::last_owner;
use crate::{plan, seats};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use wire::provider::{AddExisting, Addable, kind as kinds};
use wire::{OrgId, ProviderId, ProviderOrgId};

pub fn routes() -> Doors {
    Doors::new()
        .get(
            "/api/providers/{provider_id}/clients/addable",
            Act::SeeClients,
            addable,
        )
        .post(
            "/api/providers/{provider_id}/clients/existing",
            Act::AttachClient,
            attach,
        )
        .post(
            "/api/providers/{provider_id}/organizations/add",
            Act::AttachClient,
            attach,
        )
        .delete(
            "/api/providers/{provider_id}/organizations/{id}",
            Act::UnlinkClient,
            unlink,
        )
        .post(
            "/api/providers/{provider_id}/organizations/{id}/delete",
            Act::UnlinkClient,
            unlink,
        )
}

/// Those the caller owns and could attach; disabled where it would take a purchase they may not make (P-52).
async fn addable(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ProviderId>,
) -> Result<Json<Vec<Addable>>> {
    let mut tx = app.db.snapshot().await?;
    let here = caller.may(&mut tx, Act::SeeClients, &id).await?;
    let mut rows = Vec::new();
    for candidate in db::clients::candidates(&mut tx, caller.user_id.as_str()).await? {
        let Some(plan_type) = fitting(&here, candidate.plan_type) else {
            continue;
        };
        let seats = seats_of(&candidate);
        let buys = needs_purchase(&mut tx, &here, plan_type, seats).await?;
        rows.push(Addable {
            id: candidate.id.into(),
            name: candidate.name,
            plan: plan::of(candidate.plan_type).name.into(),
            seats,
            disabled: buys && here.role == ProviderRole::ServiceUser,
        });
    }
    Ok(Json(rows))
}

/// The plan under which a provider of this kind would run it (P-51, P-54).
fn fitting(here: &InProvider, plan_type: i64) -> Option<u8> {
    let managed = plan::managed(plan_type)?;
    let business_unit = crate::allow::small(here.provider.kind) == kinds::BUSINESS_UNIT;
    (!business_unit || plan::of(plan_type).tier == plan::ENTERPRISE).then_some(managed)
}

/// An organization without a limit brings as many seats as it uses.
fn seats_of(candidate: &Candidate) -> i64 {
    candidate.seats.unwrap_or(candidate.occupied).max(1)
}

async fn needs_purchase(tx: &mut Tx, here: &InProvider, plan_type: u8, seats: i64) -> Result<bool> {
    let assigned = db::clients::assigned(tx, &here.provider.id, plan_type.into()).await?;
    let pools = db::providers::pools(tx, &here.provider.id).await?;
    let pool = pools.iter().find(|pool| pool.plan_type == i64::from(plan_type));
    Ok(
        pool.is_none_or(|pool| {
            seats::rescaled(pool, assigned + seats).purchased_seats > pool.purchased_seats
        }),
    )
}

/// The caller must be its confirmed owner, in the same transaction (14.12). A provider's own organization never
/// becomes its client (D7): it is no candidate.
async fn attach(
    State(app): State<App>,
    caller: Caller,
    Path(provider_id): Path<ProviderId>,
    Json(wanted): Json<AddExisting>,
) -> Result<StatusCode> {
    enc_string::sealed("Key", &wanted.key, KEY_LIMIT)?;
    let mut tx = app.db.begin().await?;
    tx.lock("provider", provider_id.as_str()).await?;
    tx.lock("org", wanted.organization_id.as_str()).await?;
    let here = caller.may(&mut tx, Act::AttachClient, &provider_id).await?;
    let org_id = &wanted.organization_id;
    refuse_if_taken(&mut tx, &caller, org_id).await?;
    let candidates = db::clients::candidates(&mut tx, caller.user_id.as_str()).await?;
    let candidate = candidates
        .into_iter()
        .find(|one| one.id == org_id.as_str())
        .ok_or(Error::NotFound)?;
    let Some(plan_type) = fitting(&here, candidate.plan_type) else {
        let name = plan::of(candidate.plan_type).name;
        let why = format!(
            "Providers cannot manage organizations with the requested plan type ({name}). Only Teams and Enterprise \
             accounts are allowed."
        );
        return Err(Error::bad("plan_not_sold", why));
    };
    super::clients::check_plan(&mut tx, &here, plan_type).await?;
    let id = db::clients::insert(&mut tx, provider_id.as_str(), org_id.as_str(), &wanted.key).await?;
    let billing_email = &here.provider.billing_email;
    let seats = seats_of(&candidate);
    db::organizations::set_managed(&mut tx, org_id.as_str(), plan_type, seats, billing_email).await?;
    seats::settle(&mut tx, &here, plan_type.into()).await?;
    let added = Event::by(&caller, kind::CLIENT_ADDED)
        .provider(&provider_id)
        .client(&id);
    events::record(&mut tx, added).await?;
    db::revision::bump_org(&mut tx, org_id.as_str()).await?;
    tx.commit().await?;
    Ok(StatusCode::OK)
}

/// Its own member may hear why; a stranger hears nothing.
async fn refuse_if_taken(tx: &mut Tx, caller: &Caller, org_id: &OrgId) -> Result<()> {
    let taken = db::clients::link_of(tx, org_id.as_str()).await?.is_some();
    let member = db::standing::membership(tx, org_id.as_str(), caller.user_id.as_str())
        .await?
        .is_some();
    if taken && member {
        return Err(Error::conflict(
            "already_client",
            "Organization already belongs to a provider.",
        ));
    }
    Ok(())
}

/// The organization runs itself again; a confirmed owner of its own must be there to do so (P-5A, P-5B).
async fn unlink(
    State(app): State<App>,
    caller: Caller,
    Path((provider_id, id)): Path<(ProviderId, ProviderOrgId)>,
) -> Result<StatusCode> {
    let mut tx = app.db.begin().await?;
    tx.lock("provider", provider_id.as_str()).await?;
    let here = caller.may(&mut tx, Act::UnlinkClient, &provider_id).await?;
    let found = db::clients::by_id(&mut tx, provider_id.as_str(), id.as_str()).await?;
    let client = found.ok_or(Error::NotFound)?;
    let org_id = client.organization_id.as_str();
    tx.lock("org", org_id).await?;
    let owners = db::members::confirmed_owners(&mut tx, org_id).await?;
    let first = owners.first().ok_or_else(last_owner)?;
    // Before the link goes: the provider's people must hear of it too.
    db::revision::bump_org(&mut tx, org_id).await?;
    let removed = Event::by(&caller, kind::CLIENT_REMOVED)
        .provider(&provider_id)
        .client(&id);
    events::record(&mut tx, removed).await?;
    db::clients::delete(&mut tx, id.as_str()).await?;
    db::organizations::set_unmanaged(&mut tx, org_id, &first.email).await?;
    seats::release(&mut tx, provider_id.as_str(), client.plan_type).await?;
    let desk = Desk::of(&app, &mut tx, caller.user_id.as_str()).await?;
    let letter = Letter::Unlinked {
        provider: here.provider.name.unwrap_or_default(),
        organization: client.organization_name,
    };
    for owner in &owners {
        desk.tell(&mut tx, &owner.email, &letter).await?;
    }
    tx.commit().await?;
    Ok(StatusCode::OK)
}
