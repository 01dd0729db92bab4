//! What the portal shows of plans and pools, and what official clients call invoices (protocol.md 14.6, P-80 to P-84).
//! No gateway (D5): nothing is charged. Service users see seats and no prices. Refuses to know: how a month is counted.

use crate::allow::Act;
use crate::app::App;
use crate::auth::Caller;
use crate::billing::{Month, calendar, money};
use crate::body::Json;
use crate::db::plan_offers::{self, Offer};
use crate::db::providers::Pool;
use crate::db::{self, Tx};
use crate::error::{Error, Result};
use crate::router::Doors;
use crate::routes::providers::statements;
use crate::{clock, plan, sheet};
use axum::extract::{Path, State};
use axum::response::Response;
use serde_json::{Value, json};
use wire::ProviderId;
use wire::billing::Statement;
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
    let offers = if here.may(Act::SeeInvoices) {
        plan_offers::all(&mut tx).await?
    } else {
        let names = plan_offers::all(&mut tx).await?.into_iter();
        names.map(Offer::without_price).collect()
    };
    let mut plans = Vec::new();
    for pool in db::providers::pools(&mut tx, id.as_str()).await? {
        let clients = db::clients::count_of_plan(&mut tx, id.as_str(), pool.plan_type).await?;
        plans.push(sold(&pool, &offers, clients));
    }
    let next = Month::of_day(calendar::day(clock::now())).next();
    Ok(Json(Subscription {
        status: "active".into(),
        current_period_end_date: Some(clock::iso(next.first_day() * clock::DAY)),
        collection_method: "send_invoice".into(),
        plans,
        provider_type: crate::allow::small(here.provider.kind),
        ..Subscription::default()
    }))
}

/// A month at what is held now: the minimum is paid anyway (P-58).
fn sold(pool: &Pool, offers: &[Offer], clients: i64) -> SubscriptionPlan {
    let plan = plan::of(pool.plan_type);
    let offer = plan_offers::of(offers, pool.plan_type);
    let seats = pool.allocated_seats.max(pool.seat_minimum);
    let cost = offer.seat_price.unwrap_or_default().saturating_mul(seats);
    let cost = cost.saturating_add(offer.base_price.unwrap_or_default().saturating_mul(clients));
    let currency = offer.currency.as_deref();
    SubscriptionPlan {
        plan_name: offer.name,
        kind: plan.kind,
        product_tier: plan.tier,
        seat_minimum: pool.seat_minimum,
        purchased_seats: pool.purchased_seats,
        assigned_seats: pool.allocated_seats,
        cost: currency.map_or(0.0, |currency| money::main_unit(cost, currency)),
        cadence: if plan.annual { "Annual" } else { "Monthly" }.into(),
        seat_price: offer.seat_price.filter(|_| currency.is_some()),
        base_price: offer.base_price.filter(|_| currency.is_some()),
        currency: offer.currency,
    }
}

async fn warnings(State(app): State<App>, caller: Caller, Path(id): Path<ProviderId>) -> Result<Json<Value>> {
    let mut tx = app.db.read().await?;
    caller.may(&mut tx, Act::SeeProviderSubscription, &id).await?;
    Ok(Json(json!({"suspension": null, "taxId": null})))
}

/// Every closed month, one for each currency that is in it.
async fn invoices(State(app): State<App>, caller: Caller, Path(id): Path<ProviderId>) -> Result<Json<Value>> {
    let mut tx = app.db.read().await?;
    caller.may(&mut tx, Act::SeeInvoices, &id).await?;
    let closed = statements::closed(&mut tx, &id).await?;
    let rows: Vec<Value> = closed.iter().flat_map(invoice).collect();
    Ok(Json(json!({"invoices": rows})))
}

fn invoice(statement: &Statement) -> Vec<Value> {
    let row = |total: f64, currency: Option<&str>| {
        json!({
            "id": statement.month, "date": statement.closed_date, "number": statement.month, "total": total,
            "status": "open", "dueDate": null, "url": null, "currency": currency,
        })
    };
    if statement.totals.is_empty() {
        return vec![row(0.0, None)];
    }
    let sums = statement.totals.iter();
    sums.map(|sum| row(money::main_unit(sum.amount, &sum.currency), Some(&sum.currency)))
        .collect()
}

const COLUMNS: [&str; 7] = [
    "Client",
    "Id",
    "Assigned",
    "Used",
    "Remaining",
    "Plan",
    "Estimated total",
];

/// The table an MSP invoices from (P-84, P-87): a closed month at its end, or `current`: the clients as they stand now.
async fn report(
    State(app): State<App>,
    caller: Caller,
    Path((id, invoice_id)): Path<(ProviderId, String)>,
) -> Result<Response> {
    let mut tx = app.db.read().await?;
    caller.may(&mut tx, Act::SeeInvoices, &id).await?;
    let mut text = String::new();
    sheet::row(&mut text, COLUMNS);
    if invoice_id == "current" {
        current(&mut tx, &id, &mut text).await?;
    } else {
        let closed = statements::closed(&mut tx, &id).await?;
        let statement = closed.into_iter().find(|one| one.month == invoice_id);
        of_month(&statement.ok_or(Error::NotFound)?, &mut text);
    }
    Ok(sheet::attachment(&format!("clients-{invoice_id}.csv"), text))
}

async fn current(tx: &mut Tx, id: &ProviderId, text: &mut String) -> Result<()> {
    let offers = plan_offers::all(tx).await?;
    for row in db::clients::all(tx, id.as_str()).await? {
        let offer = plan_offers::of(&offers, row.plan_type);
        let held = row.seats.unwrap_or(row.people.occupied);
        let sum = offer.seat_price.unwrap_or_default().saturating_mul(held);
        let sum = sum.saturating_add(offer.base_price.unwrap_or_default());
        let left = row.seats.map(|seats| (seats - row.people.occupied).to_string());
        let cells = [
            row.organization_name,
            row.organization_id,
            row.seats.map(|seats| seats.to_string()).unwrap_or_default(),
            row.people.occupied.to_string(),
            left.unwrap_or_default(),
            offer.name,
            offer
                .currency
                .map_or_else(|| "0.00".into(), |currency| money::plain(sum, &currency)),
        ];
        sheet::row(text, cells);
    }
    Ok(())
}

fn of_month(statement: &Statement, text: &mut String) {
    for line in &statement.clients {
        let total = match (line.amount, &line.currency) {
            (Some(amount), Some(currency)) => money::plain(amount, currency),
            _ => "0.00".into(),
        };
        let cells = [
            line.name.clone(),
            line.organization_id.clone(),
            line.assigned_at_end.to_string(),
            line.used_at_end.to_string(),
            (line.assigned_at_end - line.used_at_end).to_string(),
            line.plan_name.clone(),
            total,
        ];
        sheet::row(text, cells);
    }
}
