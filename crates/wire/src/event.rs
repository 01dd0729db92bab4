//! Event log entries (protocol.md 11). Refuses to know: the sentences an event is shown as.

use serde::{Deserialize, Serialize};

/// One entry; `date` is ISO-8601 UTC.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Event {
    #[serde(rename = "type")]
    pub kind: u16,
    pub user_id: Option<String>,
    pub organization_id: Option<String>,
    pub provider_id: Option<String>,
    pub cipher_id: Option<String>,
    pub collection_id: Option<String>,
    pub group_id: Option<String>,
    pub policy_id: Option<String>,
    pub organization_user_id: Option<String>,
    pub provider_user_id: Option<String>,
    pub provider_organization_id: Option<String>,
    pub acting_user_id: Option<String>,
    pub installation_id: Option<String>,
    pub date: String,
    pub device_type: Option<u8>,
    pub ip_address: Option<String>,
    pub system_user: Option<u8>,
    pub domain_name: Option<String>,
    pub secret_id: Option<String>,
    pub project_id: Option<String>,
    pub service_account_id: Option<String>,
    pub send_id: Option<String>,
    pub object: String,
}

/// One entry of `POST /events/collect`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CollectedEvent {
    #[serde(rename = "type")]
    pub kind: u16,
    pub cipher_id: Option<String>,
    pub organization_id: Option<String>,
    pub date: Option<String>,
}
