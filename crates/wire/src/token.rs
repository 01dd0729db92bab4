//! `POST /identity/connect/token` (protocol.md 3.2). Refuses to know: how tokens are signed or stored.

use crate::EncString;
use crate::account::AccountKeys;
use crate::kdf::Kdf;
use serde::{Deserialize, Serialize};

/// The form body; official spelling mixes snake_case and camelCase.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct TokenRequest {
    pub grant_type: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<String>,
    #[serde(rename = "deviceType", skip_serializing_if = "Option::is_none")]
    pub device_type: Option<String>,
    #[serde(rename = "deviceIdentifier", skip_serializing_if = "Option::is_none")]
    pub device_identifier: Option<String>,
    #[serde(rename = "deviceName", skip_serializing_if = "Option::is_none")]
    pub device_name: Option<String>,
    #[serde(rename = "twoFactorToken", skip_serializing_if = "Option::is_none")]
    pub two_factor_token: Option<String>,
    #[serde(rename = "twoFactorProvider", skip_serializing_if = "Option::is_none")]
    pub two_factor_provider: Option<String>,
    #[serde(rename = "twoFactorRemember", skip_serializing_if = "Option::is_none")]
    pub two_factor_remember: Option<String>,
}

/// Answer to the password grant.
#[derive(Clone, Serialize, Deserialize)]
pub struct TokenAnswer {
    pub access_token: String,
    pub token_type: String,
    pub expires_in: u64,
    #[serde(default)]
    pub refresh_token: Option<String>,
    pub scope: String,
    #[serde(rename = "Key")]
    pub key: EncString,
    #[serde(rename = "PrivateKey")]
    pub private_key: EncString,
    #[serde(rename = "Kdf")]
    pub kdf: u8,
    #[serde(rename = "KdfIterations")]
    pub kdf_iterations: u32,
    #[serde(rename = "KdfMemory", default)]
    pub kdf_memory: Option<u32>,
    #[serde(rename = "KdfParallelism", default)]
    pub kdf_parallelism: Option<u32>,
    #[serde(rename = "AccountKeys")]
    pub account_keys: AccountKeys,
    #[serde(rename = "UserDecryptionOptions")]
    pub user_decryption_options: UserDecryptionOptions,
    #[serde(rename = "ResetMasterPassword", default)]
    pub reset_master_password: bool,
    #[serde(rename = "ForcePasswordReset", default)]
    pub force_password_reset: bool,
    #[serde(rename = "MasterPasswordPolicy", default)]
    pub master_password_policy: Option<serde_json::Value>,
    #[serde(rename = "TwoFactorToken", default, skip_serializing_if = "Option::is_none")]
    pub two_factor_token: Option<String>,
}

/// Answer to the refresh grant.
#[derive(Clone, Serialize, Deserialize)]
pub struct RefreshAnswer {
    pub access_token: String,
    pub token_type: String,
    pub expires_in: u64,
    pub refresh_token: String,
    pub scope: String,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UserDecryptionOptions {
    pub has_master_password: bool,
    pub master_password_unlock: MasterPasswordUnlock,
    #[serde(default)]
    pub object: String,
}

/// PascalCase twin of [`crate::sync::MasterPasswordUnlock`], inside the token answer.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct MasterPasswordUnlock {
    pub salt: String,
    pub kdf: PascalKdf,
    pub master_key_encrypted_user_key: EncString,
    pub master_key_wrapped_user_key: EncString,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PascalKdf {
    pub kdf_type: u8,
    pub iterations: u32,
    pub memory: Option<u32>,
    pub parallelism: Option<u32>,
}

impl From<Kdf> for PascalKdf {
    fn from(kdf: Kdf) -> Self {
        Self {
            kdf_type: kdf.kdf_type,
            iterations: kdf.iterations,
            memory: kdf.memory,
            parallelism: kdf.parallelism,
        }
    }
}

impl From<PascalKdf> for Kdf {
    fn from(kdf: PascalKdf) -> Self {
        Self {
            kdf_type: kdf.kdf_type,
            iterations: kdf.iterations,
            memory: kdf.memory,
            parallelism: kdf.parallelism,
        }
    }
}
