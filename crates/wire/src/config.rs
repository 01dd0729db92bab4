//! `GET /api/config` (protocol.md 1.5). Refuses to know: where the values come from.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Config {
    pub object: String,
    pub version: String,
    pub git_hash: Option<String>,
    pub server: Option<Server>,
    pub environment: Environment,
    pub feature_states: BTreeMap<String, bool>,
    pub push: Push,
    pub communication: Option<serde_json::Value>,
    pub settings: Settings,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Server {
    pub name: String,
    pub url: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Environment {
    pub cloud_region: Option<String>,
    pub vault: String,
    pub api: String,
    pub identity: String,
    pub notifications: String,
    pub sso: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Push {
    pub push_technology: u8,
    pub vapid_public_key: Option<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    pub disable_user_registration: bool,
    /// Ours: the server fetches pictures of websites.
    #[serde(default)]
    pub icons: bool,
}
