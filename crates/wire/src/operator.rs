//! The operator's page (ours, under `/api/claviger/operator/`). Refuses to know: accounts; the operator is none.

use crate::ProviderId;
use serde::{Deserialize, Serialize};

/// `POST …/sign-in`.
#[derive(Clone, Serialize, Deserialize)]
pub struct SignIn {
    pub token: String,
}

/// The answer: send `session` as `Authorization: Bearer …` from then on.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Session {
    pub session: String,
    pub expires: String,
}

/// A provider as the operator sees it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Provider {
    pub id: ProviderId,
    pub name: Option<String>,
    pub billing_email: String,
    #[serde(rename = "type")]
    pub kind: u8,
    pub status: u8,
    pub enabled: bool,
    pub clients: i64,
    pub members: i64,
    pub pools: Vec<Pool>,
    pub creation_date: String,
    pub object: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Pool {
    pub plan_type: u8,
    pub plan_name: String,
    pub seat_minimum: i64,
    pub purchased_seats: i64,
    pub assigned_seats: i64,
}

/// One person of a provider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Person {
    pub email: String,
    pub name: Option<String>,
    #[serde(rename = "type")]
    pub kind: u8,
    pub status: u8,
}

/// One client of a provider.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Client {
    pub organization_id: String,
    pub name: String,
    pub plan_name: String,
    pub seats: Option<i64>,
    pub used: i64,
    pub enabled: bool,
}

/// `GET …/providers/{id}`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ProviderDetails {
    #[serde(flatten)]
    pub provider: Provider,
    pub people: Vec<Person>,
    pub organizations: Vec<Client>,
}

/// `POST …/providers` (P-11 to P-13).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CreateProvider {
    /// 0 MSP, 1 reseller, 2 business unit.
    #[serde(rename = "type")]
    pub kind: u8,
    /// The first admin; not for a reseller.
    pub owner_email: Option<String>,
    /// Required for a reseller.
    pub name: Option<String>,
    /// Required for a reseller.
    pub billing_email: Option<String>,
    pub teams_minimum: i64,
    pub enterprise_minimum: i64,
    /// Business unit: 19 or 20; 19 when missing.
    pub plan_type: Option<u8>,
    /// Of the mail, when the owner has no account yet: en or fr.
    pub language: Option<String>,
}

/// `POST …/organizations/{id}/convert` (P-13).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ConvertOrganization {
    /// One of its confirmed owners; the first when missing.
    pub owner_email: Option<String>,
    pub enterprise_minimum: i64,
    /// Of the mail: en or fr; the owner's own language goes before.
    pub language: Option<String>,
}

/// A link that was made; it also went by mail.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Made {
    pub id: ProviderId,
    pub email: Option<String>,
    pub link: Option<String>,
}

/// `PUT …/providers/{id}/enabled`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Switch {
    pub enabled: bool,
    /// Its client organizations too (D10: only when the operator says so).
    pub with_clients: bool,
}

/// `PUT …/providers/{id}/minimums`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Minimum {
    pub plan_type: u8,
    pub seat_minimum: i64,
}

/// `DELETE …/providers/{id}`: the exact name as proof, unless it waits for setup (P-18).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct DeleteProvider {
    pub name: Option<String>,
}

/// `POST …/providers/{id}/deletion-link`: for a confirmed provider admin, valid one hour (P-18).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct DeletionLink {
    pub email: String,
}

/// `GET …/organizations?search=`: for attaching to a reseller and for marking (P-12, D7).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Organization {
    pub id: String,
    pub name: String,
    pub plan_name: String,
    pub seats: Option<i64>,
    pub used: i64,
    pub enabled: bool,
    pub internal: bool,
    pub provider_name: Option<String>,
    pub owner_email: Option<String>,
}

/// One entry of the operator's own log.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct LogEntry {
    pub id: String,
    pub date: String,
    /// `page` or `command`.
    pub via: String,
    pub act: String,
    pub subject: Option<String>,
    pub detail: Option<String>,
    pub ip: Option<String>,
}

/// A part of a list, and how long the whole is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Page<T> {
    pub object: String,
    pub data: Vec<T>,
    pub total: i64,
}
