//! The dry run of an import: would these clients be made (P-44, P-58)? Nothing is changed; each is then made by its own
//! request, because its keys are made in the browser. Refuses to know: CSV.

use crate::allow::{Act, InProvider};
use crate::app::App;
use crate::auth::Caller;
use crate::body::Json;
use crate::db::providers::Pool;
use crate::db::{self, plan_offers, provider_defaults};
use crate::error::{Error, Result};
use crate::router::Doors;
use crate::routes::providers::client_new::pooled;
use crate::{field, seats};
use axum::extract::{Path, State};
use std::collections::{BTreeMap, HashSet};
use wire::ProviderId;
use wire::portal::{
    BatchAnswer, ClientBatch, ClientDefaults, ClientRow, PoolForecast, RowProblem, RowVerdict,
};

/// More are not typed by people, and would not be made in one sitting.
const MOST: usize = 5_000;

pub fn routes() -> Doors {
    Doors::new().post(
        "/api/claviger/providers/{provider_id}/clients/check",
        Act::CreateClient,
        check,
    )
}

async fn check(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ProviderId>,
    Json(batch): Json<ClientBatch>,
) -> Result<Json<BatchAnswer>> {
    let mut tx = app.db.snapshot().await?;
    let here = caller.may(&mut tx, Act::CreateClient, &id).await?;
    if batch.rows.len() > MOST {
        let why = format!("At most {MOST} clients at once.");
        return Err(Error::bad("too_many_rows", why));
    }
    let pools = db::providers::pools(&mut tx, id.as_str()).await?;
    let names = db::clients::names(&mut tx, id.as_str()).await?;
    let defaults = provider_defaults::read(&mut tx, id.as_str()).await?;
    let offers = plan_offers::all(&mut tx).await?;
    let mut desk = Desk {
        here: &here,
        pools: &pools,
        defaults,
        existing: names.iter().map(|name| name.to_lowercase()).collect(),
        seen: HashSet::new(),
        wanted: BTreeMap::new(),
    };
    let rows = batch.rows.iter().map(|row| desk.judge(row)).collect();
    let mut forecasts = Vec::new();
    for pool in &pools {
        let assigned = db::clients::assigned(&mut tx, id.as_str(), pool.plan_type).await?;
        let plan_type = crate::allow::small(pool.plan_type);
        let then = assigned.saturating_add(desk.wanted.get(&plan_type).copied().unwrap_or_default());
        forecasts.push(PoolForecast {
            plan_type,
            plan_name: plan_offers::of(&offers, pool.plan_type).name,
            seat_minimum: pool.seat_minimum,
            assigned_now: assigned,
            assigned_then: then,
            purchase: (seats::rescaled(pool, then).purchased_seats - pool.purchased_seats).max(0),
        });
    }
    Ok(Json(BatchAnswer {
        rows,
        pools: forecasts,
        object: "clientBatch".into(),
    }))
}

/// Judges rows in their order: the second of two equal names is the duplicate.
struct Desk<'a> {
    here: &'a InProvider,
    pools: &'a [Pool],
    defaults: ClientDefaults,
    existing: HashSet<String>,
    seen: HashSet<String>,
    wanted: BTreeMap<u8, i64>,
}

impl Desk<'_> {
    fn judge(&mut self, row: &ClientRow) -> RowVerdict {
        let asked = row.plan_type.or(self.defaults.plan_type);
        let found = asked.and_then(|plan| pooled(self.here, self.pools, plan));
        let plan_type = found.or(asked);
        let seats = row.seats.or(self.defaults.seats);
        let mut problems = Vec::new();
        let mut note = |field: &str, code: &str| {
            problems.push(RowProblem {
                field: field.to_owned(),
                code: code.to_owned(),
            });
        };
        match field::name("name", &row.name, 50) {
            Err(problem) => note("name", problem.code()),
            Ok(name) => {
                let folded = name.to_lowercase();
                if self.existing.contains(&folded) {
                    note("name", "name_taken");
                } else if !self.seen.insert(folded) {
                    note("name", "duplicate_name");
                }
            }
        }
        if let Err(problem) = field::email("ownerEmail", &row.owner_email) {
            note(
                "ownerEmail",
                if row.owner_email.trim().is_empty() {
                    "required"
                } else {
                    problem.code()
                },
            );
        }
        match (asked, found) {
            (None, _) => note("planType", "required"),
            (Some(_), None) => note("planType", "plan_not_sold"),
            (Some(_), Some(_)) => {}
        }
        match seats {
            None => note("seats", "required"),
            Some(seats) if seats < 1 => note("seats", "seats_at_least_one"),
            Some(_) => {}
        }
        if let (true, Some(plan), Some(seats)) = (problems.is_empty(), plan_type, seats) {
            let sum = self.wanted.entry(plan).or_default();
            *sum = sum.saturating_add(seats);
        }
        RowVerdict {
            plan_type,
            seats,
            problems,
        }
    }
}
