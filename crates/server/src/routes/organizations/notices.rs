//! What clients ask about plans and bills before they show a page (protocol.md 10.1). There is no gateway (D5): the
//! answers are what the operator's plans are, without amounts. Refuses to know: money.

use crate::allow::Act;
use crate::app::App;
use crate::auth::Caller;
use crate::body::Json;
use crate::db;
use crate::error::Result;
use crate::plan;
use crate::router::Doors;
use axum::extract::{Path, State};
use serde_json::{Value, json};
use wire::{List, OrgId};

pub fn routes() -> Doors {
    Doors::new()
        .get("/api/plans", Act::Anyone, plans)
        .get(
            "/api/organizations/{org_id}/subscription",
            Act::SeeSubscription,
            subscription,
        )
        .get(
            "/api/organizations/{org_id}/billing/vnext/warnings",
            Act::SeeOrganizationNotices,
            warnings,
        )
        .get(
            "/api/organizations/{org_id}/billing/vnext/metadata",
            Act::SeeOrganizationNotices,
            metadata,
        )
        .get(
            "/api/organizations/{org_id}/billing/metadata",
            Act::SeeOrganizationNotices,
            metadata,
        )
}

async fn plans() -> Json<List<Value>> {
    Json(List::new(
        plan::ON_OFFER
            .iter()
            .map(|kind| shown(i64::from(*kind)))
            .collect(),
    ))
}

fn shown(kind: i64) -> Value {
    let plan = plan::of(kind);
    json!({
        "type": plan.kind, "productTier": plan.tier, "name": plan.name, "nameLocalizationKey": "",
        "isAnnual": plan.annual, "disabled": false, "hasAdditionalSeatsOption": plan.tier != plan::FREE,
        "PasswordManager": {"hasAdditionalSeatsOption": plan.tier != plan::FREE, "baseSeats": 0, "seatPrice": 0.0},
        "object": "plan",
    })
}

async fn subscription(
    State(app): State<App>,
    caller: Caller,
    Path(org_id): Path<OrgId>,
) -> Result<Json<Value>> {
    let mut tx = app.db.read().await?;
    let here = caller.may(&mut tx, Act::SeeSubscription, &org_id).await?;
    let occupied = db::members::occupied(&mut tx, org_id.as_str()).await?;
    let plan = shown(here.organization.plan_type);
    Ok(Json(json!({
        "id": here.organization.id, "name": here.organization.name, "plan": plan,
        "planType": here.organization.plan_type, "seats": here.organization.seats, "occupiedSeats": occupied,
        "maxAutoscaleSeats": null, "maxStorageGb": null, "subscription": null, "upcomingInvoice": null,
        "expiration": null, "object": "organizationSubscription",
    })))
}

async fn warnings(State(app): State<App>, caller: Caller, Path(org_id): Path<OrgId>) -> Result<Json<Value>> {
    let mut tx = app.db.read().await?;
    caller.may(&mut tx, Act::SeeOrganizationNotices, &org_id).await?;
    Ok(Json(json!({
        "freeTrial": null, "inactiveSubscription": null, "resellerRenewal": null, "taxId": null,
    })))
}

async fn metadata(State(app): State<App>, caller: Caller, Path(org_id): Path<OrgId>) -> Result<Json<Value>> {
    let mut tx = app.db.read().await?;
    let here = caller.may(&mut tx, Act::SeeOrganizationNotices, &org_id).await?;
    let occupied = db::members::occupied(&mut tx, org_id.as_str()).await?;
    Ok(Json(json!({
        "isEligibleForSelfHost": false, "isManaged": here.facts.managed, "isOnSecretsManagerStandalone": false,
        "isSubscriptionUnpaid": false, "hasSubscription": true, "hasOpenInvoice": false,
        "isSubscriptionCanceled": false, "organizationOccupiedSeats": occupied,
    })))
}
