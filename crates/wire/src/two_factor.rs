//! Two-step login by authenticator (protocol.md 12.1): nested and flat spellings. Refuses to know: how codes are checked.

use serde::{Deserialize, Serialize};

pub const AUTHENTICATOR: u8 = 0;
pub const REMEMBER: u8 = 5;
pub const RECOVERY_CODE: u8 = 8;

/// A row of `GET /api/two-factor`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TwoFactorProvider {
    pub enabled: bool,
    #[serde(rename = "type")]
    pub kind: u8,
    pub object: String,
}

/// Answer of get-authenticator and of `PUT …/authenticator`: nested for current clients, flat for older ones.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AuthenticatorAnswer {
    pub authenticator: Authenticator,
    #[serde(default)]
    pub user_verification_token: Option<String>,
    pub enabled: bool,
    pub key: String,
    pub object: String,
}

#[derive(Clone, Serialize, Deserialize)]
pub struct Authenticator {
    pub enabled: bool,
    pub key: String,
}

/// `PUT /api/two-factor/authenticator`: either proof is enough.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct EnableAuthenticator {
    pub token: String,
    pub key: String,
    pub user_verification_token: Option<String>,
    pub master_password_hash: Option<String>,
}

/// `PUT /api/two-factor/disable` and `DELETE /api/two-factor/authenticator`.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct DisableTwoFactor {
    #[serde(rename = "type")]
    pub kind: u8,
    pub key: Option<String>,
    pub user_verification_token: Option<String>,
    pub master_password_hash: Option<String>,
}

/// `POST /api/two-factor/get-recover`.
#[derive(Clone, Serialize, Deserialize)]
pub struct RecoveryCode {
    pub code: String,
    pub object: String,
}
