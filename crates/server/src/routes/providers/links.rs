//! Organizations that become clients, and clients that stop being some (P-50 to P-5C). Refuses to know: clients made
//! in the portal.

use crate::allow::{Act, InProvider, ProviderRole};
use crate::app::App;
use crate::auth::Caller;
use crate::body::Json;
use crate::db::clients::Candidate;
use crate::db::events::{self, Event, kind};
use crate::db::providers::Pool;
use crate::db::{self, Tx};
use crate::enc_string::{self, KEY_LIMIT};
use crate::error::{Error, Result};
use crate::invitation::Desk;
use crate::mail::letters;
use crate::router::Doors;
use crate::routes::organizations::last_owner;
use crate::routes::providers::client_new::pooled;
use crate::{plan, seats};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use wire::portal::{Attachable, OwnOrganization, refusal};
use wire::provider::{AddExisting, Addable};
use wire::{EncString, List, OrgId, ProviderId, ProviderOrgId};

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
        .get(
            "/api/claviger/providers/{provider_id}/addable",
            Act::SeeClients,
            attachable,
        )
        .put(
            "/api/claviger/providers/{provider_id}/own-organization",
            Act::EditProvider,
            mark_own,
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
    let rows = attachables(&mut tx, &caller, &here).await?.into_iter();
    let shown = rows.filter_map(|row| {
        let buys = row.reason.as_deref() == Some(refusal::PURCHASE);
        (buys || row.reason.is_none()).then_some(Addable {
            id: row.id,
            name: row.name,
            plan: row.plan,
            seats: row.seats,
            disabled: buys,
        })
    });
    Ok(Json(shown.collect()))
}

/// Every organization of the caller, with the reason why one cannot become a client (P-53).
async fn attachable(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ProviderId>,
) -> Result<Json<List<Attachable>>> {
    let mut tx = app.db.snapshot().await?;
    let here = caller.may(&mut tx, Act::SeeClients, &id).await?;
    Ok(Json(List::new(attachables(&mut tx, &caller, &here).await?)))
}

async fn attachables(tx: &mut Tx, caller: &Caller, here: &InProvider) -> Result<Vec<Attachable>> {
    let candidates = db::clients::candidates(tx, caller.user_id.as_str()).await?;
    let mut rows = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let seats = seats_of(&candidate);
        let purchase = match fitting(tx, here, candidate.plan_type).await? {
            Some(pool) => Some(to_buy(tx, here, &pool, seats).await?),
            None => None,
        };
        let reason = refused(here, &candidate, purchase);
        let owns = candidate.role == i64::from(wire::member::role::OWNER);
        let unmarked = !candidate.linked && !candidate.internal;
        rows.push(Attachable {
            id: candidate.id.into(),
            name: candidate.name,
            plan: plan::of(candidate.plan_type).name.into(),
            seats,
            used: candidate.occupied,
            purchase: purchase.unwrap_or_default(),
            reason: reason.map(str::to_owned),
            can_be_marked: owns && unmarked && here.role == ProviderRole::ProviderAdmin,
        });
    }
    Ok(rows)
}

/// The first rule that speaks against it (P-51, P-55, D7).
fn refused(here: &InProvider, candidate: &Candidate, purchase: Option<i64>) -> Option<&'static str> {
    if candidate.role != i64::from(wire::member::role::OWNER) {
        Some(refusal::NOT_OWNER)
    } else if candidate.linked {
        Some(refusal::ALREADY_CLIENT)
    } else if candidate.internal {
        Some(refusal::INTERNAL)
    } else if !candidate.enabled {
        Some(refusal::SUSPENDED)
    } else {
        match purchase {
            None => Some(refusal::PLAN),
            Some(more) if more > 0 && here.role == ProviderRole::ServiceUser => Some(refusal::PURCHASE),
            Some(_) => None,
        }
    }
}

/// The pool out of which a provider of this kind would run it (P-51, P-54): a business unit has one of either cadence.
async fn fitting(tx: &mut Tx, here: &InProvider, plan_type: i64) -> Result<Option<Pool>> {
    let pools = db::providers::pools(tx, &here.provider.id).await?;
    let found = plan::managed(plan_type).and_then(|managed| pooled(here, &pools, managed));
    Ok(pools
        .into_iter()
        .find(|pool| found.is_some_and(|plan| pool.plan_type == i64::from(plan))))
}

/// An organization without a limit brings as many seats as it uses.
fn seats_of(candidate: &Candidate) -> i64 {
    candidate.seats.unwrap_or(candidate.occupied).max(1)
}

/// Seats that the pool lacks.
async fn to_buy(tx: &mut Tx, here: &InProvider, pool: &Pool, seats: i64) -> Result<i64> {
    let assigned = db::clients::assigned(tx, &here.provider.id, pool.plan_type).await?;
    Ok((seats::rescaled(pool, assigned + seats).purchased_seats - pool.purchased_seats).max(0))
}

/// The caller must be its confirmed owner, in the same transaction (14.12). A provider's own organization never
/// becomes its client (D7). Its own people hear why not; a stranger hears nothing.
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
    attach_own(&mut tx, &caller, &here, &wanted.organization_id, &wanted.key).await?;
    tx.commit().await?;
    Ok(StatusCode::OK)
}

/// Makes the caller's own organization a client; provider and organization are locked already.
pub async fn attach_own(
    tx: &mut Tx,
    caller: &Caller,
    here: &InProvider,
    org_id: &OrgId,
    key: &EncString,
) -> Result<()> {
    let candidates = db::clients::candidates(tx, caller.user_id.as_str()).await?;
    let candidate = candidates
        .into_iter()
        .find(|one| one.id == org_id.as_str())
        .ok_or(Error::NotFound)?;
    let seats = seats_of(&candidate);
    let pool = fitting(tx, here, candidate.plan_type).await?;
    let purchase = match &pool {
        Some(pool) => Some(to_buy(tx, here, pool, seats).await?),
        None => None,
    };
    if let Some(reason) = refused(here, &candidate, purchase) {
        return Err(said(reason, &candidate));
    }
    let plan_type = pool.map_or(0, |pool| crate::allow::small(pool.plan_type));
    let provider_id = &here.provider.id;
    let id = db::clients::insert(tx, provider_id, org_id.as_str(), Some(key)).await?;
    let billing_email = &here.provider.billing_email;
    db::organizations::set_managed(tx, org_id.as_str(), plan_type, seats, billing_email).await?;
    seats::settle(tx, here, plan_type.into()).await?;
    let added = Event::by(caller, kind::CLIENT_ADDED)
        .provider(provider_id)
        .client(&id);
    events::record(tx, added).await?;
    db::revision::bump_org(tx, org_id.as_str()).await?;
    Ok(())
}

fn said(reason: &'static str, candidate: &Candidate) -> Error {
    let why = match reason {
        refusal::NOT_OWNER => return Error::NotFound,
        refusal::ALREADY_CLIENT => {
            return Error::conflict(reason, "Organization already belongs to a provider.");
        }
        refusal::INTERNAL => "This is the provider's own organization: it can never become a client.".into(),
        refusal::SUSPENDED => "The organization is suspended.".into(),
        _ => format!(
            "Providers cannot manage organizations with the requested plan type ({}). Only Teams and Enterprise \
             accounts are allowed.",
            plan::of(candidate.plan_type).name
        ),
    };
    Error::bad(reason, why)
}

/// The provider's own organization is marked by someone who stands for both (D7). Only the operator takes the mark away.
async fn mark_own(
    State(app): State<App>,
    caller: Caller,
    Path(provider_id): Path<ProviderId>,
    Json(wanted): Json<OwnOrganization>,
) -> Result<StatusCode> {
    let mut tx = app.db.begin().await?;
    tx.lock("org", wanted.organization_id.as_str()).await?;
    caller.may(&mut tx, Act::EditProvider, &provider_id).await?;
    let here = caller
        .may(&mut tx, Act::DeleteOrganization, &wanted.organization_id)
        .await?;
    if here.membership.is_none() {
        return Err(Error::NotFound);
    }
    let id = wanted.organization_id.as_str();
    if db::clients::link_of(&mut tx, id).await?.is_some() {
        let why = "The organization is a client of a provider: unlink it first.";
        return Err(Error::conflict(refusal::ALREADY_CLIENT, why));
    }
    db::organizations::set_internal(&mut tx, id, true).await?;
    let updated = Event::by(&caller, kind::ORGANIZATION_UPDATED).organization(id);
    events::record(&mut tx, updated).await?;
    tx.commit().await?;
    Ok(StatusCode::OK)
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
    let letter = letters::Unlinked {
        provider: here.provider.name.unwrap_or_default(),
        organization: client.organization_name,
    };
    for owner in &owners {
        desk.tell(&mut tx, &owner.email, &letter).await?;
    }
    tx.commit().await?;
    Ok(StatusCode::OK)
}
