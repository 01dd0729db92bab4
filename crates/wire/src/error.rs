//! Error bodies (protocol.md 1.4). Refuses to know: statuses and sentences.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// `/api` errors. `message` is what official clients show unless `validationErrors` has an entry.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ErrorBody {
    pub message: String,
    pub validation_errors: Option<BTreeMap<String, Vec<String>>>,
    pub exception_message: Option<String>,
    pub exception_stack_trace: Option<String>,
    pub inner_exception_message: Option<String>,
    /// Ours: a stable code for our own app, which words it in the person's language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    pub object: String,
}

/// `/identity` errors.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct IdentityError {
    pub error: String,
    #[serde(default)]
    pub error_description: String,
    #[serde(rename = "ErrorModel", default, skip_serializing_if = "Option::is_none")]
    pub error_model: Option<ErrorModel>,
    #[serde(
        rename = "TwoFactorProviders",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub two_factor_providers: Option<Vec<String>>,
    #[serde(
        rename = "TwoFactorProviders2",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub two_factor_providers2: Option<BTreeMap<String, serde_json::Value>>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ErrorModel {
    pub message: String,
    #[serde(default)]
    pub object: String,
}
