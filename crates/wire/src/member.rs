//! Members of an organization (protocol.md 10.2, features.md 3.1). Refuses to know: the rules of A-10C.

use crate::collection::Access;
use crate::organization::Permissions;
use crate::{EncString, OrgUserId, UserId, nullable};
use serde::{Deserialize, Serialize};

/// OrganizationUserType.
pub mod role {
    pub const OWNER: u8 = 0;
    pub const ADMIN: u8 = 1;
    pub const USER: u8 = 2;
    pub const CUSTOM: u8 = 4;
}

/// OrganizationUserStatus.
pub mod status {
    pub const REVOKED: i8 = -1;
    pub const INVITED: i8 = 0;
    pub const ACCEPTED: i8 = 1;
    pub const CONFIRMED: i8 = 2;
}

/// `organizationUserUserDetails` and, with fewer fields, `organizationUserUserMiniDetails`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Member {
    pub id: OrgUserId,
    pub user_id: Option<UserId>,
    pub name: Option<String>,
    pub email: String,
    pub avatar_color: Option<String>,
    #[serde(rename = "type")]
    pub kind: u8,
    pub status: i8,
    pub external_id: Option<String>,
    pub two_factor_enabled: bool,
    pub reset_password_enrolled: bool,
    pub has_master_password: bool,
    pub uses_key_connector: bool,
    pub sso_bound: bool,
    pub claimed_by_organization: bool,
    pub managed_by_organization: bool,
    pub access_secrets_manager: bool,
    pub permissions: Permissions,
    #[serde(deserialize_with = "nullable")]
    pub collections: Vec<Access>,
    #[serde(deserialize_with = "nullable")]
    pub groups: Vec<String>,
    pub revocation_reason: Option<u8>,
    pub creation_date: String,
    pub object: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct InviteMembers {
    pub emails: Vec<String>,
    #[serde(rename = "type")]
    pub kind: u8,
    #[serde(deserialize_with = "nullable")]
    pub permissions: Permissions,
    #[serde(deserialize_with = "nullable")]
    pub collections: Vec<Access>,
    #[serde(deserialize_with = "nullable")]
    pub groups: Vec<String>,
    pub access_secrets_manager: bool,
}

/// Ours, an extra field of the invite answers: links to copy when no mail is configured (D8).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct InviteAnswer {
    pub invitations: Vec<Invitation>,
}

/// `POST …/users/reinvite`: a row for each person, and ours, the links.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ReinviteAnswer {
    pub data: Vec<crate::BulkResult>,
    pub invitations: Vec<Invitation>,
}

/// A link to hand to one person.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Invitation {
    pub email: String,
    pub link: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AcceptInvite {
    pub token: String,
    #[serde(default)]
    pub reset_password_key: Option<EncString>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ConfirmMember {
    pub key: EncString,
    #[serde(default)]
    pub default_user_collection_name: Option<EncString>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BulkConfirm {
    pub keys: Vec<ConfirmKey>,
    #[serde(default)]
    pub default_user_collection_name: Option<EncString>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ConfirmKey {
    pub id: String,
    pub key: EncString,
}

/// Answer rows of `…/public-keys`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MemberPublicKey {
    pub id: String,
    pub user_id: UserId,
    pub key: String,
    pub object: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct UpdateMember {
    #[serde(rename = "type")]
    pub kind: u8,
    #[serde(deserialize_with = "nullable")]
    pub permissions: Permissions,
    #[serde(deserialize_with = "nullable")]
    pub collections: Vec<Access>,
    #[serde(deserialize_with = "nullable")]
    pub groups: Vec<String>,
    pub access_secrets_manager: bool,
}
