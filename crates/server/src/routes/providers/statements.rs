//! A provider's statements: the list of months, one month, and its file for the accountant (D5, P-83 to P-87).
//! Refuses to know: how figures are made.

use crate::allow::Act;
use crate::app::App;
use crate::auth::Caller;
use crate::billing::{Month, calendar, money, statement};
use crate::body::Json;
use crate::db::{self, Tx, statements};
use crate::error::{Error, Result};
use crate::router::Doors;
use crate::{clock, sheet};
use axum::extract::{Path, State};
use axum::response::Response;
use text::{Lang, sheets::Sheets};
use wire::billing::{Statement, StatementHead};
use wire::{List, ProviderId};

pub fn routes() -> Doors {
    Doors::new()
        .get(
            "/api/claviger/providers/{provider_id}/statements",
            Act::SeeInvoices,
            list,
        )
        .get(
            "/api/claviger/providers/{provider_id}/statements/{month}",
            Act::SeeInvoices,
            read,
        )
        .get(
            "/api/claviger/providers/{provider_id}/statements/{month}/csv",
            Act::SeeInvoices,
            as_csv,
        )
}

/// The running month first, then the closed ones, newest first.
async fn list(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ProviderId>,
) -> Result<Json<List<StatementHead>>> {
    let mut tx = app.db.snapshot().await?;
    caller.may(&mut tx, Act::SeeInvoices, &id).await?;
    let this = Month::of_day(calendar::day(clock::now()));
    let running = statement::figures(&mut tx, id.as_str(), this, None).await?;
    let mut all: Vec<_> = running.into_iter().collect();
    all.extend(closed(&mut tx, &id).await?);
    Ok(Json(List::new(all.into_iter().map(head).collect())))
}

pub async fn closed(tx: &mut Tx, id: &ProviderId) -> Result<Vec<Statement>> {
    let kept = statements::all(tx, id.as_str()).await?;
    let read = |kept: statements::Kept| Ok(serde_json::from_str(&kept.figures)?);
    kept.into_iter().map(read).collect()
}

fn head(statement: Statement) -> StatementHead {
    StatementHead {
        month: statement.month,
        closed: statement.closed,
        clients: i64::try_from(statement.clients.len()).unwrap_or(i64::MAX),
        totals: statement.totals,
        object: "statementHead".into(),
    }
}

async fn read(
    State(app): State<App>,
    caller: Caller,
    Path((id, month)): Path<(ProviderId, String)>,
) -> Result<Json<Statement>> {
    let mut tx = app.db.snapshot().await?;
    caller.may(&mut tx, Act::SeeInvoices, &id).await?;
    Ok(Json(of(&mut tx, &id, &month).await?))
}

/// What is kept; else what the recorded days say so far. A month without a day on record has no statement.
async fn of(tx: &mut Tx, id: &ProviderId, month: &str) -> Result<Statement> {
    let month = Month::parse(month).ok_or(Error::NotFound)?;
    if let Some(kept) = statements::read(tx, id.as_str(), &month.to_string()).await? {
        return Ok(serde_json::from_str(&kept.figures)?);
    }
    let figures = statement::figures(tx, id.as_str(), month, None).await?;
    figures.ok_or(Error::NotFound)
}

async fn as_csv(
    State(app): State<App>,
    caller: Caller,
    Path((id, month)): Path<(ProviderId, String)>,
) -> Result<Response> {
    let mut tx = app.db.snapshot().await?;
    caller.may(&mut tx, Act::SeeInvoices, &id).await?;
    let statement = of(&mut tx, &id, &month).await?;
    let user = db::users::by_id(&mut tx, caller.user_id.as_str()).await?;
    let lang = user.map_or(Lang::En, |user| Lang::from_tag(&user.culture));
    let name = format!("statement-{}.csv", statement.month);
    Ok(sheet::attachment(&name, written(&statement, Sheets(lang))))
}

fn written(statement: &Statement, t: Sheets) -> String {
    let mut text = String::new();
    let columns = [
        t.month(),
        t.client(),
        t.id(),
        t.plan(),
        t.days(),
        t.assigned_average(),
        t.assigned_peak(),
        t.assigned_at_end(),
        t.used_average(),
        t.used_peak(),
        t.used_at_end(),
        t.seat_price(),
        t.base_price(),
        t.currency(),
        t.amount(),
    ];
    sheet::row(&mut text, columns);
    for line in &statement.clients {
        let money = |amount: Option<i64>| priced(amount, line.currency.as_deref());
        let cells = [
            statement.month.clone(),
            line.name.clone(),
            line.organization_id.clone(),
            line.plan_name.clone(),
            line.days.to_string(),
            format!("{:.2}", line.assigned_average),
            line.assigned_peak.to_string(),
            line.assigned_at_end.to_string(),
            format!("{:.2}", line.used_average),
            line.used_peak.to_string(),
            line.used_at_end.to_string(),
            money(line.seat_price),
            money(line.base_price),
            line.currency.clone().unwrap_or_default(),
            money(line.amount),
        ];
        sheet::row(&mut text, cells);
    }
    for line in &statement.minimums {
        let money = |amount: Option<i64>| priced(amount, line.currency.as_deref());
        let mut cells: [String; 15] = Default::default();
        cells[0] = statement.month.clone();
        cells[1] = t.prepaid().to_owned();
        cells[3] = line.plan_name.clone();
        cells[5] = format!("{:.2}", line.unassigned_average);
        cells[11] = money(line.seat_price);
        cells[13] = line.currency.clone().unwrap_or_default();
        cells[14] = money(line.amount);
        sheet::row(&mut text, cells);
    }
    for sum in &statement.totals {
        let mut cells: [String; 15] = Default::default();
        cells[0] = statement.month.clone();
        cells[1] = t.total().to_owned();
        cells[13] = sum.currency.clone();
        cells[14] = money::plain(sum.amount, &sum.currency);
        sheet::row(&mut text, cells);
    }
    text
}

fn priced(amount: Option<i64>, currency: Option<&str>) -> String {
    match (amount, currency) {
        (Some(amount), Some(currency)) => money::plain(amount, currency),
        _ => String::new(),
    }
}
