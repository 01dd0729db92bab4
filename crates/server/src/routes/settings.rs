//! Equivalent domains: addresses that share one login (protocol.md 5). Refuses to know: how clients match them.

use crate::allow::Act;
use crate::app::App;
use crate::auth::Caller;
use crate::body::Json;
use crate::db;
use crate::db::users::User;
use crate::error::{Error, Result};
use crate::hub::news::kind;
use crate::router::Doors;
use axum::extract::State;
use serde::Deserialize;
use serde_json::{Value, json};

pub fn routes() -> Doors {
    Doors::new()
        .get("/api/settings/domains", Act::Own, read)
        .put("/api/settings/domains", Act::Own, update)
        .post("/api/settings/domains", Act::Own, update)
}

async fn read(State(app): State<App>, caller: Caller) -> Result<Json<Value>> {
    let mut tx = app.db.read().await?;
    let user = db::users::by_id(&mut tx, caller.user_id.as_str())
        .await?
        .ok_or(Error::DeadSession)?;
    Ok(Json(answer(&user)))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Domains {
    equivalent_domains: Option<Vec<Vec<String>>>,
    excluded_global_equivalent_domains: Option<Vec<i64>>,
}

async fn update(State(app): State<App>, caller: Caller, Json(wanted): Json<Domains>) -> Result<Json<Value>> {
    let equivalent = serde_json::to_string(&wanted.equivalent_domains.unwrap_or_default())?;
    let excluded = serde_json::to_string(&wanted.excluded_global_equivalent_domains.unwrap_or_default())?;
    let mut tx = app.db.begin().await?;
    db::users::set_domains(&mut tx, caller.user_id.as_str(), &equivalent, &excluded).await?;
    db::revision::bump_user(&mut tx, caller.user_id.as_str()).await?;
    tx.acting(&caller.device_identifier);
    tx.tell_person(kind::SETTINGS, caller.user_id.as_str());
    let user = db::users::by_id(&mut tx, caller.user_id.as_str())
        .await?
        .ok_or(Error::DeadSession)?;
    tx.commit().await?;
    Ok(Json(answer(&user)))
}

/// No list of global domains is shipped: what a person sets up is what counts.
pub fn answer(user: &User) -> Value {
    let own: Value = user
        .equivalent_domains
        .as_deref()
        .and_then(|text| serde_json::from_str(text).ok())
        .unwrap_or(json!([]));
    json!({"equivalentDomains": own, "globalEquivalentDomains": [], "object": "domains"})
}
