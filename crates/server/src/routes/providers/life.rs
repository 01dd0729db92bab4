//! A provider is set up, changed, and ends (protocol.md 14.2, 14.3). Refuses to know: how it came to be enabled (the
//! operator's command does that).

use crate::allow::Act;
use crate::app::App;
use crate::auth::Caller;
use crate::auth::caller::Ip;
use crate::body::Json;
use crate::db::tokens::{self, Kind};
use crate::db::{self, Tx};
use crate::error::{Error, Result};
use crate::router::Doors;
use crate::{clock, enc_string, field};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::Deserialize;
use wire::ProviderId;
use wire::account::SecretVerification;
use wire::provider::{Provider, SetupProvider, UpdateProvider, status};

pub fn routes() -> Doors {
    Doors::new()
        .get("/api/providers/{provider_id}", Act::SeeProvider, read)
        .put("/api/providers/{provider_id}", Act::EditProvider, update)
        .post("/api/providers/{provider_id}", Act::EditProvider, update)
        .post("/api/providers/{provider_id}/setup", Act::SetUpProvider, set_up)
        .delete("/api/providers/{provider_id}", Act::DeleteProvider, delete)
        .post("/api/providers/{provider_id}/delete", Act::DeleteProvider, delete)
        .post(
            "/api/providers/{provider_id}/delete-recover-token",
            Act::Anyone,
            delete_by_link,
        )
}

async fn read(State(app): State<App>, caller: Caller, Path(id): Path<ProviderId>) -> Result<Json<Provider>> {
    let mut tx = app.db.read().await?;
    let here = caller.may(&mut tx, Act::SeeProvider, &id).await?;
    Ok(Json(shown(here.provider)))
}

async fn update(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ProviderId>,
    Json(wanted): Json<UpdateProvider>,
) -> Result<Json<Provider>> {
    let name = field::name("Name", &wanted.name, 50)?;
    let business_name = field::optional("BusinessName", wanted.business_name.as_deref(), 50)?;
    let billing_email = field::email("BillingEmail", &wanted.billing_email)?;
    let mut tx = app.db.begin().await?;
    caller.may(&mut tx, Act::EditProvider, &id).await?;
    db::providers::update(&mut tx, id.as_str(), name, business_name, &billing_email).await?;
    answer(tx, &id).await
}

/// The first admin names the provider and hands over its key, wrapped for themselves (P-16). Payment fields are
/// neither needed nor read (P-20).
async fn set_up(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ProviderId>,
    Json(wanted): Json<SetupProvider>,
) -> Result<Json<Provider>> {
    let name = field::name("Name", &wanted.name, 50)?;
    let business_name = field::optional("BusinessName", wanted.business_name.as_deref(), 50)?;
    let billing_email = field::email("BillingEmail", &wanted.billing_email)?;
    enc_string::shared("Key", &wanted.key)?;
    let mut tx = app.db.begin().await?;
    tx.lock("provider", id.as_str()).await?;
    let here = caller.may(&mut tx, Act::SetUpProvider, &id).await?;
    if here.provider.status != i64::from(status::PENDING) {
        return Err(Error::bad("already_set_up", "Provider is already setup."));
    }
    tokens::redeem(&mut tx, Kind::ProviderSetup, &wanted.token, &caller.email)
        .await?
        .filter(|token| token.subject == id.as_str())
        .ok_or_else(|| Error::bad("invalid_token", "Invalid token."))?;
    if !db::providers::set_up(&mut tx, id.as_str()).await? {
        return Err(Error::bad("already_set_up", "Provider is already setup."));
    }
    db::providers::update(&mut tx, id.as_str(), name, business_name, &billing_email).await?;
    let user = caller.user_id.as_str();
    db::provider_users::set_up(&mut tx, &here.provider_user_id, user, &wanted.key).await?;
    answer(tx, &id).await
}

/// Only without clients, and only with the caller's password (P-91).
async fn delete(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ProviderId>,
    Json(secret): Json<SecretVerification>,
) -> Result<StatusCode> {
    let mut tx = app.db.read().await?;
    caller.may(&mut tx, Act::DeleteProvider, &id).await?;
    drop(tx);
    app.prove(&caller, secret.master_password_hash.as_deref()).await?;
    let mut tx = app.db.begin().await?;
    tx.lock("provider", id.as_str()).await?;
    caller.may(&mut tx, Act::DeleteProvider, &id).await?;
    end(tx, &id).await
}

#[derive(Deserialize)]
struct ByLink {
    token: String,
}

/// With the link that the operator had sent to an admin: no session, one hour, once (P-18, P-92).
async fn delete_by_link(
    State(app): State<App>,
    Ip(ip): Ip,
    Path(id): Path<ProviderId>,
    Json(given): Json<ByLink>,
) -> Result<StatusCode> {
    app.gates.pass("provider-deletion", ip, id.as_str())?;
    let mut tx = app.db.begin().await?;
    tx.lock("provider", id.as_str()).await?;
    tokens::redeem_about(&mut tx, Kind::ProviderDelete, &given.token, id.as_str())
        .await?
        .ok_or_else(|| Error::bad("invalid_token", "Invalid token."))?;
    end(tx, &id).await
}

async fn end(mut tx: Tx, id: &ProviderId) -> Result<StatusCode> {
    if db::clients::count(&mut tx, id.as_str()).await? > 0 {
        return Err(Error::bad(
            "provider_has_clients",
            "You must unlink all clients before you can delete a provider.",
        ));
    }
    db::revision::bump_provider(&mut tx, id.as_str()).await?;
    db::providers::delete(&mut tx, id.as_str()).await?;
    tx.commit().await?;
    Ok(StatusCode::OK)
}

async fn answer(mut tx: Tx, id: &ProviderId) -> Result<Json<Provider>> {
    db::revision::bump_provider(&mut tx, id.as_str()).await?;
    let provider = db::providers::by_id(&mut tx, id.as_str())
        .await?
        .ok_or(Error::NotFound)?;
    tx.commit().await?;
    Ok(Json(shown(provider)))
}

fn shown(row: db::providers::Provider) -> Provider {
    Provider {
        id: row.id.into(),
        name: row.name,
        business_name: row.business_name,
        billing_email: row.billing_email,
        creation_date: clock::iso(row.created),
        kind: crate::allow::small(row.kind),
        status: crate::allow::small(row.status),
        object: "provider".into(),
    }
}
