//! Organizations as the operator finds them: to attach them to a reseller (P-12) and to mark a provider's own (D7).
//! Refuses to know: what is in them.

use super::providers::Asked;
use crate::allow::Act;
use crate::app::App;
use crate::auth::operator::Operator;
use crate::body::Json;
use crate::db::overview;
use crate::db::plan_offers;
use crate::error::Result;
use crate::router::Doors;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use wire::operator::{ConvertOrganization, Made, Organization, Page};
use wire::portal::OwnOrganization;

pub fn routes() -> Doors {
    Doors::new()
        .get("/api/claviger/operator/organizations", Act::Operate, list)
        .put(
            "/api/claviger/operator/organizations/{id}/internal",
            Act::Operate,
            mark_internal,
        )
        .post(
            "/api/claviger/operator/organizations/{id}/convert",
            Act::Operate,
            convert,
        )
        .post(
            "/api/claviger/operator/providers/{id}/organizations",
            Act::Operate,
            attach,
        )
        .delete(
            "/api/claviger/operator/providers/{id}/organizations/{organization_id}",
            Act::Operate,
            detach,
        )
}

async fn list(
    State(app): State<App>,
    _: Operator,
    Query(asked): Query<Asked>,
) -> Result<Json<Page<Organization>>> {
    let mut tx = app.db.snapshot().await?;
    let offers = plan_offers::all(&mut tx).await?;
    let total = overview::count_organizations(&mut tx, &asked.search).await?;
    let rows = overview::organizations(&mut tx, &asked.search, asked.page).await?;
    let shown = rows.into_iter().map(|row| Organization {
        id: row.id,
        name: row.name,
        plan_name: plan_offers::of(&offers, row.plan_type).name,
        seats: row.seats,
        used: row.used,
        enabled: row.enabled,
        internal: row.internal,
        provider_name: row.provider_name,
        owner_email: row.owner_email,
    });
    Ok(Json(Page {
        object: "list".into(),
        data: shown.collect(),
        total,
    }))
}

#[derive(Deserialize)]
struct Mark {
    internal: bool,
}

async fn mark_internal(
    State(app): State<App>,
    operator: Operator,
    Path(id): Path<String>,
    Json(to): Json<Mark>,
) -> Result<StatusCode> {
    let mut tx = app.db.begin().await?;
    operator
        .hand(&app)
        .mark_internal(&mut tx, &id, to.internal)
        .await?;
    tx.commit().await?;
    Ok(StatusCode::OK)
}

async fn convert(
    State(app): State<App>,
    operator: Operator,
    Path(id): Path<String>,
    Json(wanted): Json<ConvertOrganization>,
) -> Result<Json<Made>> {
    let mut tx = app.db.begin().await?;
    let made = operator.hand(&app).convert(&mut tx, &id, &wanted).await?;
    tx.commit().await?;
    Ok(Json(made))
}

async fn attach(
    State(app): State<App>,
    operator: Operator,
    Path(id): Path<String>,
    Json(wanted): Json<OwnOrganization>,
) -> Result<StatusCode> {
    let mut tx = app.db.begin().await?;
    let hand = operator.hand(&app);
    hand.attach(&mut tx, &id, wanted.organization_id.as_str()).await?;
    tx.commit().await?;
    Ok(StatusCode::OK)
}

async fn detach(
    State(app): State<App>,
    operator: Operator,
    Path((id, organization_id)): Path<(String, String)>,
) -> Result<StatusCode> {
    let mut tx = app.db.begin().await?;
    operator.hand(&app).detach(&mut tx, &id, &organization_id).await?;
    tx.commit().await?;
    Ok(StatusCode::OK)
}
