//! Plans as the operator names and prices them (D5). Refuses to know: the rules (`operator::offers`).

use crate::allow::{Act, small};
use crate::app::App;
use crate::auth::operator::Operator;
use crate::body::Json;
use crate::db::plan_offers;
use crate::error::Result;
use crate::router::Doors;
use axum::extract::{Path, State};
use wire::List;
use wire::billing::PlanOffer;

pub fn routes() -> Doors {
    Doors::new()
        .get("/api/claviger/operator/plans", Act::Operate, list)
        .put("/api/claviger/operator/plans/{plan_type}", Act::Operate, set)
}

async fn list(State(app): State<App>, _: Operator) -> Result<Json<List<PlanOffer>>> {
    let mut tx = app.db.read().await?;
    let rows = plan_offers::all(&mut tx).await?.into_iter();
    let shown = rows.map(|row| PlanOffer {
        plan_type: small(row.plan_type),
        name: row.name,
        seat_price: row.seat_price,
        base_price: row.base_price,
        currency: row.currency,
    });
    Ok(Json(List::new(shown.collect())))
}

async fn set(
    State(app): State<App>,
    operator: Operator,
    Path(plan_type): Path<u8>,
    Json(wanted): Json<PlanOffer>,
) -> Result<Json<PlanOffer>> {
    let wanted = PlanOffer { plan_type, ..wanted };
    let mut tx = app.db.begin().await?;
    let set = operator.hand(&app).set_offer(&mut tx, &wanted).await?;
    tx.commit().await?;
    Ok(Json(set))
}
