//! Providers as the operator runs them: list, details, create, setup link, enable, minimums, delete (P-10 to P-18).
//! Refuses to know: the rules (`operator::acts`).

use crate::allow::{Act, small};
use crate::app::App;
use crate::auth::operator::Operator;
use crate::body::Json;
use crate::clock;
use crate::db::overview::{self, Summary};
use crate::db::plan_offers::{self, Offer};
use crate::db::{self, Tx};
use crate::error::{Error, Result};
use crate::router::Doors;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use wire::operator::{
    Client, CreateProvider, DeleteProvider, DeletionLink, Made, Minimum, Page, Person, Pool, Provider,
    ProviderDetails, Switch,
};

pub fn routes() -> Doors {
    Doors::new()
        .get("/api/claviger/operator/providers", Act::Operate, list)
        .post("/api/claviger/operator/providers", Act::Operate, create)
        .get("/api/claviger/operator/providers/{id}", Act::Operate, read)
        .delete("/api/claviger/operator/providers/{id}", Act::Operate, delete)
        .post(
            "/api/claviger/operator/providers/{id}/resend-setup",
            Act::Operate,
            resend_setup,
        )
        .put(
            "/api/claviger/operator/providers/{id}/enabled",
            Act::Operate,
            switch,
        )
        .put(
            "/api/claviger/operator/providers/{id}/minimums",
            Act::Operate,
            set_minimum,
        )
        .post(
            "/api/claviger/operator/providers/{id}/deletion-link",
            Act::Operate,
            deletion_link,
        )
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub search: String,
    pub page: i64,
}

async fn list(
    State(app): State<App>,
    _: Operator,
    Query(asked): Query<Asked>,
) -> Result<Json<Page<Provider>>> {
    let mut tx = app.db.snapshot().await?;
    let offers = plan_offers::all(&mut tx).await?;
    let total = overview::count_providers(&mut tx, &asked.search).await?;
    let mut data = Vec::new();
    for row in overview::providers(&mut tx, &asked.search, asked.page).await? {
        data.push(shown(&mut tx, row, &offers).await?);
    }
    Ok(Json(Page {
        object: "list".into(),
        data,
        total,
    }))
}

async fn shown(tx: &mut Tx, row: Summary, offers: &[Offer]) -> Result<Provider> {
    let pools = db::providers::pools(tx, &row.id).await?;
    Ok(Provider {
        id: row.id.into(),
        name: row.name,
        billing_email: row.billing_email,
        kind: small(row.kind),
        status: small(row.status),
        enabled: row.enabled,
        clients: row.clients,
        members: row.members,
        pools: pools.into_iter().map(|pool| pool_shown(&pool, offers)).collect(),
        creation_date: clock::iso(row.created),
        object: "operatorProvider".into(),
    })
}

fn pool_shown(pool: &db::providers::Pool, offers: &[Offer]) -> Pool {
    Pool {
        plan_type: small(pool.plan_type),
        plan_name: plan_offers::of(offers, pool.plan_type).name,
        seat_minimum: pool.seat_minimum,
        purchased_seats: pool.purchased_seats,
        assigned_seats: pool.allocated_seats,
    }
}

async fn read(State(app): State<App>, _: Operator, Path(id): Path<String>) -> Result<Json<ProviderDetails>> {
    let mut tx = app.db.snapshot().await?;
    let offers = plan_offers::all(&mut tx).await?;
    let row = overview::provider(&mut tx, &id).await?.ok_or(Error::NotFound)?;
    let people = db::provider_users::all(&mut tx, &id).await?.into_iter();
    let people = people.map(|one| Person {
        email: one.email,
        name: one.name,
        kind: small(one.kind),
        status: small(one.status),
    });
    let organizations = db::clients::all(&mut tx, &id).await?.into_iter();
    let organizations = organizations.map(|one| Client {
        organization_id: one.organization_id,
        name: one.organization_name,
        plan_name: plan_offers::of(&offers, one.plan_type).name,
        seats: one.seats,
        used: one.people.occupied,
        enabled: one.enabled,
    });
    Ok(Json(ProviderDetails {
        people: people.collect(),
        organizations: organizations.collect(),
        provider: shown(&mut tx, row, &offers).await?,
    }))
}

async fn create(
    State(app): State<App>,
    operator: Operator,
    Json(wanted): Json<CreateProvider>,
) -> Result<Json<Made>> {
    let mut tx = app.db.begin().await?;
    let made = operator.hand(&app).create(&mut tx, &wanted).await?;
    tx.commit().await?;
    Ok(Json(made))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Language {
    language: Option<String>,
}

async fn resend_setup(
    State(app): State<App>,
    operator: Operator,
    Path(id): Path<String>,
    Json(wanted): Json<Language>,
) -> Result<Json<Made>> {
    let mut tx = app.db.begin().await?;
    let hand = operator.hand(&app);
    let made = hand
        .resend_setup(&mut tx, &id, wanted.language.as_deref())
        .await?;
    tx.commit().await?;
    Ok(Json(made))
}

async fn switch(
    State(app): State<App>,
    operator: Operator,
    Path(id): Path<String>,
    Json(to): Json<Switch>,
) -> Result<StatusCode> {
    let mut tx = app.db.begin().await?;
    let hand = operator.hand(&app);
    hand.switch(&mut tx, &id, to.enabled, to.with_clients).await?;
    tx.commit().await?;
    Ok(StatusCode::OK)
}

async fn set_minimum(
    State(app): State<App>,
    operator: Operator,
    Path(id): Path<String>,
    Json(to): Json<Minimum>,
) -> Result<StatusCode> {
    let mut tx = app.db.begin().await?;
    let hand = operator.hand(&app);
    hand.set_minimum(&mut tx, &id, to.plan_type, to.seat_minimum)
        .await?;
    tx.commit().await?;
    Ok(StatusCode::OK)
}

async fn deletion_link(
    State(app): State<App>,
    operator: Operator,
    Path(id): Path<String>,
    Json(to): Json<DeletionLink>,
) -> Result<Json<Made>> {
    let mut tx = app.db.begin().await?;
    let made = operator.hand(&app).deletion_link(&mut tx, &id, &to.email).await?;
    tx.commit().await?;
    Ok(Json(made))
}

async fn delete(
    State(app): State<App>,
    operator: Operator,
    Path(id): Path<String>,
    Json(proof): Json<DeleteProvider>,
) -> Result<StatusCode> {
    let mut tx = app.db.begin().await?;
    operator
        .hand(&app)
        .delete(&mut tx, &id, proof.name.as_deref())
        .await?;
    tx.commit().await?;
    Ok(StatusCode::OK)
}
