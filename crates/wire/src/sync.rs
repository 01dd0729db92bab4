//! `GET /api/sync` (protocol.md 6) and folders. Refuses to know: how the answer is streamed.

use crate::account::Profile;
use crate::cipher::Cipher;
use crate::collection::Collection;
use crate::kdf::Kdf;
use crate::{EncString, FolderId, OrgId, nullable};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Sync {
    pub object: String,
    pub profile: Profile,
    #[serde(default, deserialize_with = "nullable")]
    pub folders: Vec<Folder>,
    #[serde(default, deserialize_with = "nullable")]
    pub collections: Vec<Collection>,
    #[serde(default, deserialize_with = "nullable")]
    pub policies: Vec<Policy>,
    #[serde(default, deserialize_with = "nullable")]
    pub ciphers: Vec<Cipher>,
    #[serde(default)]
    pub domains: Option<serde_json::Value>,
    #[serde(default, deserialize_with = "nullable")]
    pub sends: Vec<serde_json::Value>,
    pub user_decryption: UserDecryption,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UserDecryption {
    pub master_password_unlock: Option<MasterPasswordUnlock>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_key_id: Option<String>,
}

/// Complete or absent: one missing field empties a client's whole sync (protocol.md 6).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MasterPasswordUnlock {
    pub salt: String,
    pub kdf: Kdf,
    pub master_key_encrypted_user_key: EncString,
    pub master_key_wrapped_user_key: EncString,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contained_key_id: Option<String>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Folder {
    pub id: FolderId,
    pub name: EncString,
    pub revision_date: String,
    #[serde(default)]
    pub object: String,
}

/// Body of folder create and update.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FolderRequest {
    pub name: EncString,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Policy {
    pub id: String,
    pub organization_id: OrgId,
    #[serde(rename = "type")]
    pub kind: u8,
    pub enabled: bool,
    #[serde(default)]
    pub data: Option<serde_json::Value>,
    #[serde(default)]
    pub object: String,
}
