//! What the portal shows of plans and pools (protocol.md 14.6). No gateway (D5): seats are counted, nothing is charged.
//! Refuses to know: prices.

use crate::allow::Act;
use crate::app::App;
use crate::auth::Caller;
use crate::body::Json;
use crate::db;
use crate::error::{Error, Result};
use crate::plan;
use crate::router::Doors;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use serde_json::{Value, json};
use wire::ProviderId;
use wire::provider::{Subscription, SubscriptionPlan};

pub fn routes() -> Doors {
    Doors::new()
        .get(
            "/api/providers/{provider_id}/billing/subscription",
            Act::SeeProviderSubscription,
            subscription,
        )
        .get(
            "/api/providers/{provider_id}/billing/vnext/warnings",
            Act::SeeProviderSubscription,
            warnings,
        )
        .get(
            "/api/providers/{provider_id}/billing/invoices",
            Act::SeeInvoices,
            invoices,
        )
        .get(
            "/api/providers/{provider_id}/billing/invoices/{invoice_id}",
            Act::SeeInvoices,
            report,
        )
}

async fn subscription(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ProviderId>,
) -> Result<Json<Subscription>> {
    let mut tx = app.db.read().await?;
    let here = caller.may(&mut tx, Act::SeeProviderSubscription, &id).await?;
    let pools = db::providers::pools(&mut tx, id.as_str()).await?;
    let plans = pools.into_iter().map(|pool| {
        let plan = plan::of(pool.plan_type);
        SubscriptionPlan {
            plan_name: plan.name.into(),
            kind: plan.kind,
            product_tier: plan.tier,
            seat_minimum: pool.seat_minimum,
            purchased_seats: pool.purchased_seats,
            assigned_seats: pool.allocated_seats,
            cost: 0.0,
            cadence: if plan.annual { "Annual" } else { "Monthly" }.into(),
        }
    });
    Ok(Json(Subscription {
        status: "active".into(),
        collection_method: "send_invoice".into(),
        plans: plans.collect(),
        provider_type: crate::allow::small(here.provider.kind),
        ..Subscription::default()
    }))
}

async fn warnings(State(app): State<App>, caller: Caller, Path(id): Path<ProviderId>) -> Result<Json<Value>> {
    let mut tx = app.db.read().await?;
    caller.may(&mut tx, Act::SeeProviderSubscription, &id).await?;
    Ok(Json(json!({"suspension": null, "taxId": null})))
}

/// Without a gateway there are none.
async fn invoices(State(app): State<App>, caller: Caller, Path(id): Path<ProviderId>) -> Result<Json<Value>> {
    let mut tx = app.db.read().await?;
    caller.may(&mut tx, Act::SeeInvoices, &id).await?;
    Ok(Json(json!({"invoices": []})))
}

/// The clients as they stand now, as the table an MSP invoices from (P-84, P-87): the one "invoice" is `current`.
async fn report(
    State(app): State<App>,
    caller: Caller,
    Path((id, invoice_id)): Path<(ProviderId, String)>,
) -> Result<impl IntoResponse> {
    let mut tx = app.db.read().await?;
    caller.may(&mut tx, Act::SeeInvoices, &id).await?;
    if invoice_id != "current" {
        return Err(Error::NotFound);
    }
    let mut csv = String::from("Client,Id,Assigned,Used,Remaining,Plan,Estimated total\n");
    for row in db::clients::all(&mut tx, id.as_str()).await? {
        let seats = row.seats.map(|seats| seats.to_string()).unwrap_or_default();
        let left = row
            .seats
            .map(|seats| (seats - row.occupied).to_string())
            .unwrap_or_default();
        let cells = [
            row.organization_name,
            row.organization_id,
            seats,
            row.occupied.to_string(),
            left,
            plan::of(row.plan_type).name.into(),
            "0.00".into(),
        ];
        csv.push_str(
            &cells
                .iter()
                .map(|cell| quoted(cell))
                .collect::<Vec<_>>()
                .join(","),
        );
        csv.push('\n');
    }
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], csv))
}

/// Quoted, and never a formula: a client may call itself "=HYPERLINK(…)".
fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '@', '\t', '\r']) {
        "'"
    } else {
        ""
    };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_named_like_a_formula_stays_text() {
        assert_eq!(quoted("=1+1"), "\"'=1+1\"");
        assert_eq!(quoted("Say \"hi\""), "\"Say \"\"hi\"\"\"");
        assert_eq!(quoted("-1"), "\"-1\"");
    }
}
