//! Items on the wire (protocol.md 7, features.md 4.6). Unknown fields are kept at every level (D1, V-66).
//! Refuses to know: what is inside an [`EncString`].

use crate::{AttachmentId, CipherId, CollectionId, EncString, FolderId, OrgId, UserId, nullable};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

pub const LOGIN: u8 = 1;
pub const SECURE_NOTE: u8 = 2;
pub const CARD: u8 = 3;
pub const IDENTITY: u8 = 4;
pub const SSH_KEY: u8 = 5;
pub const BANK_ACCOUNT: u8 = 6;
pub const DRIVERS_LICENSE: u8 = 7;
pub const PASSPORT: u8 = 8;

/// The part of an item of a newer type: a flat object of sealed texts (features.md 4.6), among the unknown fields here.
pub fn newer_part(kind: u8) -> Option<&'static str> {
    match kind {
        BANK_ACCOUNT => Some("bankAccount"),
        DRIVERS_LICENSE => Some("driversLicense"),
        PASSPORT => Some("passport"),
        _ => None,
    }
}

/// What a client seals: the content of an item, the same in requests and answers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Content {
    #[serde(rename = "type")]
    pub kind: u8,
    pub key: Option<EncString>,
    pub name: Option<EncString>,
    pub notes: Option<EncString>,
    /// 0 none, 1 ask for the master password before showing secrets (V-49).
    pub reprompt: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login: Option<Login>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secure_note: Option<SecureNote>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card: Option<Card>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity: Option<Identity>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ssh_key: Option<SshKey>,
    pub fields: Option<Vec<Field>>,
    pub password_history: Option<Vec<PasswordHistory>>,
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// An item as the server answers it (`cipher`, `cipherDetails`, `cipherMini`, `cipherMiniDetails`).
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Cipher {
    pub id: CipherId,
    pub organization_id: Option<OrgId>,
    pub folder_id: Option<FolderId>,
    pub favorite: bool,
    pub edit: bool,
    pub view_password: bool,
    pub permissions: Option<CipherPermissions>,
    pub organization_use_totp: bool,
    #[serde(deserialize_with = "nullable")]
    pub collection_ids: Vec<CollectionId>,
    pub attachments: Option<Vec<Attachment>>,
    pub revision_date: String,
    pub creation_date: String,
    pub deleted_date: Option<String>,
    pub archived_date: Option<String>,
    pub object: String,
    #[serde(flatten)]
    pub content: Content,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CipherPermissions {
    pub delete: bool,
    pub restore: bool,
}

/// An item as a client writes it (protocol.md 7.1 "request model").
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CipherRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<CipherId>,
    pub organization_id: Option<OrgId>,
    pub folder_id: Option<FolderId>,
    pub favorite: bool,
    pub encrypted_for: Option<UserId>,
    pub encrypted_by_key_id: Option<String>,
    pub last_known_revision_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archived_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attachments: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attachments2: Option<Value>,
    #[serde(flatten)]
    pub content: Content,
}

/// `POST /api/ciphers/create`, `PUT /api/ciphers/{id}/share`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CipherWithCollections {
    pub cipher: CipherRequest,
    #[serde(default, deserialize_with = "nullable")]
    pub collection_ids: Vec<CollectionId>,
}

/// `PUT /api/ciphers/{id}/partial`: what is one person's own on an item (V-48).
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CipherPartial {
    pub folder_id: Option<FolderId>,
    pub favorite: bool,
}

/// `PUT /api/ciphers/{id}/collections`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CipherCollections {
    #[serde(deserialize_with = "nullable")]
    pub collection_ids: Vec<CollectionId>,
}

/// Answer of `collections_v2`: the item may have become unreachable (V-53).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OptionalCipher {
    pub unavailable: bool,
    pub cipher: Option<Cipher>,
    pub object: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Login {
    pub username: Option<EncString>,
    pub password: Option<EncString>,
    pub password_revision_date: Option<String>,
    pub totp: Option<EncString>,
    pub autofill_on_page_load: Option<bool>,
    pub uris: Option<Vec<LoginUri>>,
    pub fido2_credentials: Option<Vec<Fido2Credential>>,
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct LoginUri {
    pub uri: Option<EncString>,
    pub uri_checksum: Option<EncString>,
    /// 0 domain, 1 host, 2 starts with, 3 exact, 4 regex, 5 never, null default.
    #[serde(rename = "match")]
    pub match_kind: Option<u8>,
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Fido2Credential {
    pub credential_id: Option<EncString>,
    pub key_type: Option<EncString>,
    pub key_algorithm: Option<EncString>,
    pub key_curve: Option<EncString>,
    pub key_value: Option<EncString>,
    pub rp_id: Option<EncString>,
    pub rp_name: Option<EncString>,
    pub user_handle: Option<EncString>,
    pub user_name: Option<EncString>,
    pub user_display_name: Option<EncString>,
    pub counter: Option<EncString>,
    pub discoverable: Option<EncString>,
    pub creation_date: Option<String>,
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SecureNote {
    #[serde(rename = "type")]
    pub kind: u8,
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Card {
    pub cardholder_name: Option<EncString>,
    pub brand: Option<EncString>,
    pub number: Option<EncString>,
    pub exp_month: Option<EncString>,
    pub exp_year: Option<EncString>,
    pub code: Option<EncString>,
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Identity {
    pub title: Option<EncString>,
    pub first_name: Option<EncString>,
    pub middle_name: Option<EncString>,
    pub last_name: Option<EncString>,
    pub username: Option<EncString>,
    pub company: Option<EncString>,
    pub ssn: Option<EncString>,
    pub passport_number: Option<EncString>,
    pub license_number: Option<EncString>,
    pub email: Option<EncString>,
    pub phone: Option<EncString>,
    pub address1: Option<EncString>,
    pub address2: Option<EncString>,
    pub address3: Option<EncString>,
    pub city: Option<EncString>,
    pub state: Option<EncString>,
    pub postal_code: Option<EncString>,
    pub country: Option<EncString>,
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SshKey {
    pub private_key: Option<EncString>,
    pub public_key: Option<EncString>,
    pub key_fingerprint: Option<EncString>,
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// A custom field (V-60): type 0 text, 1 hidden, 2 boolean, 3 linked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Field {
    #[serde(rename = "type")]
    pub kind: u8,
    pub name: Option<EncString>,
    pub value: Option<EncString>,
    pub linked_id: Option<u32>,
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PasswordHistory {
    pub password: Option<EncString>,
    pub last_used_date: Option<String>,
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Attachment {
    pub id: AttachmentId,
    pub url: Option<String>,
    pub file_name: Option<EncString>,
    pub key: Option<EncString>,
    /// Bytes of the sealed file, as text.
    pub size: String,
    pub size_name: Option<String>,
    pub object: String,
}
