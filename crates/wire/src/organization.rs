//! Organizations (protocol.md 6.2, 10.1). Refuses to know: plans' prices and who may change what.

use crate::{EncString, OrgId, OrgUserId, ProviderId, UserId};
use serde::{Deserialize, Serialize};

pub mod plan {
    //! PlanType numbers that matter (protocol.md 15).
    pub const FREE: u8 = 0;
    pub const TEAMS_MONTHLY: u8 = 17;
    pub const TEAMS_ANNUALLY: u8 = 18;
    pub const ENTERPRISE_MONTHLY: u8 = 19;
    pub const ENTERPRISE_ANNUALLY: u8 = 20;
}

/// Organization status: a client of a provider is `MANAGED`.
pub mod status {
    pub const PENDING: u8 = 0;
    pub const CREATED: u8 = 1;
    pub const MANAGED: u8 = 2;
}

/// An organization's own RSA pair, the private half under the organization key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OrgKeys {
    pub public_key: String,
    pub encrypted_private_key: EncString,
}

/// `POST /api/organizations`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateOrganization {
    pub name: String,
    #[serde(default)]
    pub business_name: Option<String>,
    pub billing_email: String,
    pub plan_type: u8,
    pub key: EncString,
    pub keys: OrgKeys,
    pub collection_name: EncString,
    #[serde(default)]
    pub additional_seats: i64,
}

/// `PUT /api/organizations/{id}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateOrganization {
    pub name: String,
    pub billing_email: String,
    #[serde(default)]
    pub keys: Option<OrgKeys>,
}

/// `PUT /api/organizations/{id}/collection-management`.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CollectionManagement {
    pub limit_collection_creation: bool,
    pub limit_collection_deletion: bool,
    pub limit_item_deletion: bool,
    pub allow_admin_access_to_all_collection_items: bool,
}

/// `GET /api/organizations/{id}/public-key`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OrgPublicKey {
    pub public_key: String,
    pub object: String,
}

/// The organization as its owners and provider see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Organization {
    pub id: OrgId,
    pub name: String,
    pub billing_email: String,
    #[serde(default)]
    pub business_name: Option<String>,
    pub plan: Plan,
    pub plan_type: u8,
    pub seats: Option<i64>,
    #[serde(flatten)]
    pub features: Features,
    pub has_public_and_private_keys: bool,
    pub limit_collection_creation: bool,
    pub limit_collection_deletion: bool,
    pub limit_item_deletion: bool,
    pub allow_admin_access_to_all_collection_items: bool,
    pub object: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    #[serde(rename = "type")]
    pub kind: u8,
    pub name: String,
    #[serde(default)]
    pub object: String,
}

/// What a plan grants; every boolean always present: a missing one crashes official clients (protocol.md 6.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Features {
    pub use_sso: bool,
    pub use_key_connector: bool,
    pub use_scim: bool,
    pub use_groups: bool,
    pub use_directory: bool,
    pub use_events: bool,
    pub use_totp: bool,
    #[serde(rename = "use2fa")]
    pub use_2fa: bool,
    pub use_api: bool,
    pub use_policies: bool,
    pub use_reset_password: bool,
    pub use_secrets_manager: bool,
    pub use_password_manager: bool,
    pub use_custom_permissions: bool,
    pub use_activate_autofill_policy: bool,
    pub use_risk_insights: bool,
    pub use_organization_domains: bool,
    pub use_admin_sponsored_families: bool,
    pub use_automatic_user_confirmation: bool,
    #[serde(rename = "useDisableSMAdsForUsers")]
    pub use_disable_sm_ads_for_users: bool,
    pub use_phishing_blocker: bool,
    pub use_my_items: bool,
    pub use_invite_links: bool,
    pub use_pam: bool,
    pub users_get_premium: bool,
    pub self_host: bool,
}

/// An organization in a profile: by membership (`organizations`) or through a provider (`providerOrganizations`).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ProfileOrganization {
    pub id: OrgId,
    pub name: String,
    pub identifier: Option<String>,
    /// Member: RSA to the person's public key. Through a provider: under the provider key.
    pub key: Option<EncString>,
    pub status: i8,
    #[serde(rename = "type")]
    pub kind: u8,
    pub enabled: bool,
    pub seats: Option<i64>,
    pub max_collections: Option<i64>,
    pub max_storage_gb: Option<i64>,
    pub product_tier_type: u8,
    pub plan_product_type: u8,
    #[serde(flatten)]
    pub features: Features,
    pub has_public_and_private_keys: bool,
    pub sso_bound: bool,
    pub sso_enabled: bool,
    pub sso_member_decryption_type: Option<u8>,
    pub key_connector_enabled: bool,
    pub key_connector_url: Option<String>,
    pub reset_password_enrolled: bool,
    pub limit_collection_creation: bool,
    pub limit_collection_deletion: bool,
    pub limit_item_deletion: bool,
    pub allow_admin_access_to_all_collection_items: bool,
    pub access_secrets_manager: bool,
    pub access_pam: bool,
    pub user_id: Option<UserId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_user_id: Option<OrgUserId>,
    pub user_is_claimed_by_organization: bool,
    pub user_is_managed_by_organization: bool,
    pub permissions: Permissions,
    pub provider_id: Option<ProviderId>,
    pub provider_name: Option<String>,
    pub provider_type: Option<u8>,
    pub family_sponsorship_friendly_name: Option<String>,
    pub family_sponsorship_available: bool,
    /// Ours (D3): a word of `item_access::mode`, for everyone in an organization that a provider runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_item_access: Option<String>,
    /// Ours: until when a grant lets the provider's people at the items.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_item_access_until: Option<String>,
    pub object: String,
}

/// Custom role permissions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Permissions {
    pub access_event_logs: bool,
    pub access_import_export: bool,
    pub access_reports: bool,
    pub create_new_collections: bool,
    pub edit_any_collection: bool,
    pub delete_any_collection: bool,
    pub manage_groups: bool,
    pub manage_policies: bool,
    pub manage_sso: bool,
    pub manage_users: bool,
    pub manage_reset_password: bool,
    pub manage_scim: bool,
    pub manage_access_rules: bool,
}
