//! What a provider's new clients get unless said otherwise. Refuses to know: how clients are made.

use crate::allow::Act;
use crate::app::App;
use crate::auth::Caller;
use crate::body::Json;
use crate::db::provider_defaults;
use crate::error::{Error, Result};
use crate::router::Doors;
use crate::routes::providers::client_new::{AT_LEAST_ONE, check_plan};
use axum::extract::{Path, State};
use wire::ProviderId;
use wire::portal::ClientDefaults;

pub fn routes() -> Doors {
    Doors::new()
        .get(
            "/api/claviger/providers/{provider_id}/defaults",
            Act::SeeClients,
            read,
        )
        .put(
            "/api/claviger/providers/{provider_id}/defaults",
            Act::EditProvider,
            write,
        )
}

async fn read(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ProviderId>,
) -> Result<Json<ClientDefaults>> {
    let mut tx = app.db.read().await?;
    caller.may(&mut tx, Act::SeeClients, &id).await?;
    Ok(Json(provider_defaults::read(&mut tx, id.as_str()).await?))
}

async fn write(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ProviderId>,
    Json(mut wanted): Json<ClientDefaults>,
) -> Result<Json<ClientDefaults>> {
    let mut tx = app.db.begin().await?;
    let here = caller.may(&mut tx, Act::EditProvider, &id).await?;
    if let Some(plan) = wanted.plan_type {
        wanted.plan_type = Some(check_plan(&mut tx, &here, plan).await?);
    }
    if wanted.seats.is_some_and(|seats| seats < 1) {
        return Err(Error::field("seats", "seats_at_least_one", AT_LEAST_ONE));
    }
    let access = wanted.item_access.as_deref();
    if access.is_some_and(|access| !["manage", "consent", "none"].contains(&access)) {
        let why = "The itemAccess field is manage, consent or none.";
        return Err(Error::field("itemAccess", "bad_item_access", why));
    }
    provider_defaults::write(&mut tx, id.as_str(), &wanted).await?;
    tx.commit().await?;
    Ok(Json(wanted))
}
