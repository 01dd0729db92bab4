//! The devices one is logged in on, and the small lists official clients ask for that are truly empty here.
//! Refuses to know: tokens.

use crate::address;
use crate::allow::Act;
use crate::app::App;
use crate::auth::Caller;
use crate::auth::caller::Ip;
use crate::body::Json;
use crate::clock;
use crate::db;
use crate::error::{Error, Result};
use crate::router::Doors;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use base64ct::{Base64UrlUnpadded, Encoding};
use serde_json::{Value, json};
use wire::List;

pub fn routes() -> Doors {
    Doors::new()
        .get("/api/devices", Act::Own, list)
        .get("/api/devices/knowndevice", Act::Anyone, known)
        .get("/api/devices/identifier/{identifier}", Act::Own, read)
        .put("/api/devices/identifier/{identifier}/token", Act::Own, push_token)
        .post("/api/devices/identifier/{identifier}/token", Act::Own, push_token)
        .put(
            "/api/devices/identifier/{identifier}/clear-token",
            Act::Anyone,
            clear_push_token,
        )
        .post(
            "/api/devices/identifier/{identifier}/clear-token",
            Act::Anyone,
            clear_push_token,
        )
        .delete("/api/devices/{id}", Act::Own, end)
        // Login by another device, emergency access, security tasks and sends do not exist here: nothing is pending.
        .get("/api/auth-requests/pending", Act::Own, nothing)
        .get("/api/auth-requests", Act::Own, nothing)
        .get("/api/emergency-access/trusted", Act::Own, nothing)
        .get("/api/emergency-access/granted", Act::Own, nothing)
        .get("/api/tasks", Act::Own, nothing)
        .get("/api/sends", Act::Own, nothing)
        .get("/api/webauthn", Act::Own, nothing)
}

async fn list(State(app): State<App>, caller: Caller) -> Result<Json<List<Value>>> {
    let mut tx = app.db.read().await?;
    let devices = db::devices::all(&mut tx, caller.user_id.as_str()).await?;
    Ok(Json(List::new(devices.into_iter().map(answer).collect())))
}

async fn read(State(app): State<App>, caller: Caller, Path(identifier): Path<String>) -> Result<Json<Value>> {
    let mut tx = app.db.read().await?;
    let device = db::devices::by_identifier(&mut tx, caller.user_id.as_str(), &identifier).await?;
    Ok(Json(answer(device.ok_or(Error::NotFound)?)))
}

/// Logs a device out: its refresh token and its access token die at once.
async fn end(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<StatusCode> {
    let mut tx = app.db.begin().await?;
    if !db::devices::delete(&mut tx, caller.user_id.as_str(), &id).await? {
        return Err(Error::NotFound);
    }
    tx.commit().await?;
    Ok(StatusCode::OK)
}

/// Whether this device logged in to that account before; needs the device's own secret identifier.
async fn known(State(app): State<App>, Ip(ip): Ip, headers: HeaderMap) -> Result<Json<bool>> {
    let header = |name| {
        headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
            .trim_end_matches('=')
    };
    let email = Base64UrlUnpadded::decode_vec(header("x-request-email"))
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .unwrap_or_default();
    let email = address::normalise(&email);
    app.gates.pass("prelogin", ip, &email)?;
    let mut tx = app.db.read().await?;
    Ok(Json(
        db::devices::is_known(&mut tx, &email, header("x-device-identifier")).await?,
    ))
}

/// Push services of phone makers are not used (`pushTechnology` 0): there is nothing to keep.
async fn push_token(_: Caller, Path(_): Path<String>) -> StatusCode {
    StatusCode::OK
}

async fn clear_push_token(Path(_): Path<String>) -> StatusCode {
    StatusCode::OK
}

async fn nothing(_: Caller) -> Json<List<Value>> {
    Json(List::new(Vec::new()))
}

fn answer(device: db::devices::Device) -> Value {
    json!({
        "id": device.id, "name": device.name, "type": device.kind, "identifier": device.identifier,
        "creationDate": clock::iso(device.created), "lastActivityDate": clock::iso(device.last_seen),
        "isTrusted": false, "encryptedUserKey": null, "encryptedPublicKey": null,
        "devicePendingAuthRequest": null, "object": "device",
    })
}
