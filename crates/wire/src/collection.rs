//! Collections and access to them (protocol.md 9, features.md 3.3). Refuses to know: who may grant what.

use crate::{CollectionId, EncString, OrgId, nullable};
use serde::{Deserialize, Serialize};

/// `collection`, `collectionDetails`, `collectionAccessDetails`: the richer objects carry more of these fields.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Collection {
    pub id: CollectionId,
    pub organization_id: OrgId,
    pub name: EncString,
    pub external_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_only: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hide_passwords: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub manage: Option<bool>,
    /// 0 shared, 1 a member's own "My items".
    #[serde(rename = "type")]
    pub kind: u8,
    pub default_user_collection_email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub groups: Option<Vec<Access>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub users: Option<Vec<Access>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assigned: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unmanaged: Option<bool>,
    pub object: String,
}

/// One grant: to a member (id = organizationUserId), a group, or, seen from a member, on a collection.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Access {
    pub id: String,
    pub read_only: bool,
    pub hide_passwords: bool,
    pub manage: bool,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CollectionRequest {
    pub name: EncString,
    pub external_id: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub groups: Vec<Access>,
    #[serde(deserialize_with = "nullable")]
    pub users: Vec<Access>,
}
