//! What anyone may ask: is it alive, what time is it, what can it do (protocol.md 1.5). Refuses to know: people.

use crate::allow::Act;
use crate::app::App;
use crate::body::Json;
use crate::clock;
use crate::config::Registration;
use crate::error::Error;
use crate::router::Doors;
use axum::extract::State;
use std::collections::BTreeMap;
use wire::config::{Config, Environment, Push, Server, Settings};

/// The release of the official server whose behaviour we follow; clients compare it with what they need.
const PROTOCOL_VERSION: &str = "2026.9.0";

pub fn routes() -> Doors {
    Doors::new()
        .get("/alive", Act::Anyone, alive)
        .get("/api/alive", Act::Anyone, alive)
        .get("/api/now", Act::Anyone, alive)
        .get("/api/version", Act::Anyone, version)
        .get("/api/config", Act::Anyone, config)
}

/// Alive means that the database answers too.
async fn alive(State(app): State<App>) -> Result<Json<String>, Error> {
    let mut tx = app.db.read().await?;
    crate::db::settings::read(&mut tx, "signing_key").await?;
    Ok(Json(clock::iso(clock::now())))
}

async fn version() -> Json<&'static str> {
    Json(PROTOCOL_VERSION)
}

async fn config(State(app): State<App>) -> Json<Config> {
    let url = &app.config.url;
    Json(Config {
        object: "config".into(),
        version: PROTOCOL_VERSION.into(),
        git_hash: None,
        server: Some(Server {
            name: "Claviger".into(),
            url: url.clone(),
        }),
        environment: Environment {
            cloud_region: None,
            vault: url.clone(),
            api: format!("{url}/api"),
            identity: format!("{url}/identity"),
            notifications: format!("{url}/notifications"),
            sso: String::new(),
        },
        // Only what is there. Without the first one clients would not give items their own keys.
        feature_states: BTreeMap::from([
            ("cipher-key-encryption".to_owned(), true),
            ("pm-19148-innovation-archive".to_owned(), true),
        ]),
        push: Push {
            push_technology: 0,
            vapid_public_key: None,
        },
        communication: None,
        settings: Settings {
            disable_user_registration: app.config.registration == Registration::Invited,
            icons: app.icons.is_some(),
        },
    })
}
