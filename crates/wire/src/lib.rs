//! The wire protocol as serde types: what travels between clients and server, field for field (D1).
//! Refuses to know: HTTP, cryptography, databases, and any rule about who may do what.

pub mod account;
pub mod billing;
pub mod cipher;
pub mod collection;
pub mod config;
pub mod error;
pub mod event;
pub mod id;
pub mod item_access;
pub mod kdf;
pub mod member;
pub mod operator;
pub mod organization;
pub mod portal;
pub mod provider;
pub mod sync;
pub mod token;
pub mod two_factor;

pub use id::*;

use serde::{Deserialize, Deserializer, Serialize};

/// Text form of sealed data, `<type>.<part>|<part>` (crypto.md 4). Opaque here: only `keyring` parses and opens it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EncString(pub String);

/// `{"object":"list","data":[…],"continuationToken":null}` (protocol.md 1.3).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct List<T> {
    pub object: String,
    pub data: Vec<T>,
    #[serde(default)]
    pub continuation_token: Option<String>,
}

impl<T> List<T> {
    /// A complete list, without continuation.
    pub fn new(data: Vec<T>) -> Self {
        Self {
            object: "list".into(),
            data,
            continuation_token: None,
        }
    }
}

/// One row of a bulk answer: `error` is empty when the row succeeded.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq)]
pub struct BulkResult {
    pub id: String,
    #[serde(default)]
    pub error: String,
    /// Ours: the stable word for `error`, so that our app words it in the person's language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(default)]
    pub object: String,
}

/// `{ids:[…]}`, the body of bulk routes.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ids {
    pub ids: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<OrgId>,
}

/// Clients send `null` where they mean "none": read it as the empty value.
pub(crate) fn nullable<'de, D: Deserializer<'de>, T: Default + Deserialize<'de>>(
    from: D,
) -> Result<T, D::Error> {
    Ok(Option::<T>::deserialize(from)?.unwrap_or_default())
}
