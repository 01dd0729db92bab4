//! Providers, their users and their clients (protocol.md 14). Refuses to know: seat arithmetic and guards.

use crate::organization::OrgKeys;
use crate::{EncString, OrgId, ProviderId, ProviderOrgId, ProviderUserId, UserId};
use serde::{Deserialize, Serialize};

pub mod kind {
    pub const MSP: u8 = 0;
    pub const RESELLER: u8 = 1;
    pub const BUSINESS_UNIT: u8 = 2;
}

pub mod status {
    pub const PENDING: u8 = 0;
    pub const CREATED: u8 = 1;
    pub const BILLABLE: u8 = 2;
}

/// ProviderUserType (S-20).
pub mod role {
    pub const PROVIDER_ADMIN: u8 = 0;
    pub const SERVICE_USER: u8 = 1;
}

pub mod user_status {
    pub const INVITED: u8 = 0;
    pub const ACCEPTED: u8 = 1;
    pub const CONFIRMED: u8 = 2;
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Provider {
    pub id: ProviderId,
    pub name: Option<String>,
    pub business_name: Option<String>,
    pub billing_email: String,
    pub creation_date: String,
    #[serde(rename = "type")]
    pub kind: u8,
    /// Ours: so that the setup page can tell "already set up" (P-15).
    pub status: u8,
    pub object: String,
}

/// `PUT /api/providers/{id}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateProvider {
    pub name: String,
    #[serde(default)]
    pub business_name: Option<String>,
    pub billing_email: String,
}

/// `POST /api/providers/{id}/setup`; payment fields of official clients are accepted and ignored (D5, P-20).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SetupProvider {
    pub name: String,
    #[serde(default)]
    pub business_name: Option<String>,
    pub billing_email: String,
    pub token: String,
    pub key: EncString,
}

/// `POST /api/organizations/{id}/billing/setup-business-unit` (P-13); the `userId` of official clients is the caller.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SetupUnit {
    pub token: String,
    /// The new provider's key, for the caller.
    pub provider_key: EncString,
    /// The organization's key under the provider's.
    pub organization_key: EncString,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ProviderUser {
    pub id: ProviderUserId,
    pub user_id: Option<UserId>,
    #[serde(rename = "type")]
    pub kind: u8,
    pub status: u8,
    pub permissions: Option<serde_json::Value>,
    pub name: Option<String>,
    pub email: String,
    pub object: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InviteProviderUsers {
    pub emails: Vec<String>,
    #[serde(rename = "type")]
    pub kind: u8,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AcceptProviderInvite {
    pub token: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ConfirmProviderUser {
    pub key: EncString,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UpdateProviderUser {
    #[serde(rename = "type")]
    pub kind: u8,
}

/// A client as official clients read it: `providerOrganizationOrganizationDetail`. The portal's own table reads
/// [`crate::portal::ListedClient`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Client {
    pub id: ProviderOrgId,
    pub provider_id: ProviderId,
    pub organization_id: OrgId,
    pub key: Option<EncString>,
    pub settings: Option<serde_json::Value>,
    pub creation_date: String,
    pub revision_date: String,
    pub user_count: i64,
    pub seats: Option<i64>,
    pub occupied_seats: i64,
    pub remaining_seats: Option<i64>,
    pub plan: String,
    pub organization_name: String,
    pub object: String,
}

/// `POST /api/providers/{id}/clients`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateClient {
    pub name: String,
    pub owner_email: String,
    pub plan_type: u8,
    pub seats: i64,
    pub key: EncString,
    pub key_pair: OrgKeys,
    pub collection_name: EncString,
    /// Ours: 409 when the provider has a client of this name, so that an import can be repeated.
    #[serde(default)]
    pub refuse_duplicate: bool,
}

/// Ours: the official answer is empty; the app wants the new row and the owner's link (D8).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CreateClientAnswer {
    pub id: ProviderOrgId,
    pub organization_id: OrgId,
    pub invitations: Vec<crate::member::Invitation>,
    pub object: String,
}

/// `PUT /api/providers/{id}/clients/{providerOrganizationId}`: name and seats together (P-56).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateClient {
    pub assigned_seats: i64,
    pub name: String,
}

/// `POST …/organizations/add` and `…/clients/existing`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AddExisting {
    pub organization_id: OrgId,
    pub key: EncString,
}

/// A row of `GET …/clients/addable`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Addable {
    pub id: OrgId,
    pub name: String,
    pub plan: String,
    pub seats: i64,
    pub disabled: bool,
}

/// An entry of `profile.providers` (protocol.md 14.7).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ProfileProvider {
    pub id: ProviderId,
    pub name: String,
    pub key: Option<EncString>,
    pub status: u8,
    #[serde(rename = "type")]
    pub kind: u8,
    pub enabled: bool,
    pub permissions: Option<serde_json::Value>,
    pub user_id: Option<UserId>,
    pub use_events: bool,
    pub provider_status: u8,
    pub provider_type: u8,
    pub object: String,
}

/// `GET …/billing/subscription`: the portal uses `plans` for the seat dialogs (protocol.md 14.6).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Subscription {
    pub status: String,
    pub current_period_end_date: Option<String>,
    pub discount_percentage: Option<f64>,
    pub collection_method: String,
    pub plans: Vec<SubscriptionPlan>,
    pub account_credit: f64,
    pub tax_information: Option<serde_json::Value>,
    pub cancel_at: Option<String>,
    pub suspension: Option<serde_json::Value>,
    pub provider_type: u8,
    pub payment_source: Option<serde_json::Value>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SubscriptionPlan {
    pub plan_name: String,
    #[serde(rename = "type")]
    pub kind: u8,
    pub product_tier: u8,
    pub seat_minimum: i64,
    pub purchased_seats: i64,
    pub assigned_seats: i64,
    /// For one month at the seats held now, in the currency's main unit; 0 without a price, and for service users.
    pub cost: f64,
    pub cadence: String,
    /// Ours: ISO 4217; none without a price, and for service users.
    pub currency: Option<String>,
    /// Ours: the price of one seat for a month, in minor units.
    pub seat_price: Option<i64>,
    /// Ours: the price of one client for a month, whatever its seats, in minor units.
    pub base_price: Option<i64>,
}
