//! How a password must be derived before it can be proved (protocol.md 3.1). Refuses to know: whether the account exists,
//! as far as the answer shows.

use crate::address;
use crate::allow::Act;
use crate::app::App;
use crate::auth::caller::Ip;
use crate::auth::kdf;
use crate::body::Json;
use crate::db;
use crate::error::Result;
use crate::router::Doors;
use axum::extract::State;
use wire::kdf::{Email, Prelogin};

pub fn routes() -> Doors {
    Doors::new()
        .post("/identity/accounts/prelogin/password", Act::Anyone, prelogin)
        .post("/identity/accounts/prelogin", Act::Anyone, prelogin)
        .post("/api/accounts/prelogin", Act::Anyone, prelogin)
}

async fn prelogin(State(app): State<App>, Ip(ip): Ip, Json(asked): Json<Email>) -> Result<Json<Prelogin>> {
    let email = address::normalise(&asked.email);
    app.gates.pass("prelogin", ip, &email)?;
    let mut tx = app.db.read().await?;
    let user = db::users::by_email(&mut tx, &email).await?;
    let settings = user.map_or_else(|| kdf::disguise(&app.signer.disguise, &email), |user| user.kdf());
    Ok(Json(Prelogin {
        flat: settings.into(),
        kdf_settings: settings,
        salt: Some(email),
    }))
}
