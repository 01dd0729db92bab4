//! Registration, account routes and the profile (protocol.md 4, 5, 6.1, 6.2). Refuses to know: sessions and tokens.

use crate::kdf::{Authentication, FlatKdf, Unlock};
use crate::organization::ProfileOrganization;
use crate::provider::ProfileProvider;
use crate::{EncString, OrgUserId, ProviderUserId, UserId, nullable};
use serde::{Deserialize, Serialize};

/// `POST /identity/accounts/register/send-verification-email`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SendVerificationEmail {
    pub email: String,
    pub name: Option<String>,
    pub receive_marketing_emails: bool,
}

/// `POST /identity/accounts/register/verification-email-clicked`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VerificationEmailClicked {
    pub email: String,
    pub email_verification_token: String,
}

/// `POST /identity/accounts/register/finish`: exactly one token family is present.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RegisterFinish {
    pub email: String,
    /// Ours: official clients bind the name to the verification token; invitees have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default)]
    pub master_password_hint: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email_verification_token: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub org_invite_token: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization_user_id: Option<OrgUserId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider_invite_token: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider_user_id: Option<ProviderUserId>,
    pub master_password_authentication: Authentication,
    pub master_password_unlock: Unlock,
    pub user_asymmetric_keys: UserKeys,
}

/// A person's RSA pair: public in clear, private under the user key.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UserKeys {
    pub public_key: String,
    pub encrypted_private_key: EncString,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_key_id: Option<String>,
}

/// Proof of the master password for a sensitive act (protocol.md 5).
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SecretVerification {
    pub master_password_hash: Option<String>,
    pub otp: Option<String>,
}

/// `POST /api/accounts/password`: new clients send both spellings or only the data objects.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ChangePassword {
    pub master_password_hash: String,
    pub new_master_password_hash: Option<String>,
    pub key: Option<EncString>,
    pub master_password_hint: Option<String>,
    pub authentication_data: Option<Authentication>,
    pub unlock_data: Option<Unlock>,
}

/// `PUT /api/accounts/profile`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct UpdateProfile {
    pub name: Option<String>,
    pub master_password_hint: Option<String>,
    pub culture: Option<String>,
}

/// `POST /api/accounts/key-management/user-key-id`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UserKeyId {
    pub user_key_id: String,
}

/// `GET /api/accounts/keys`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Keys {
    pub key: Option<EncString>,
    pub public_key: Option<String>,
    pub private_key: Option<EncString>,
    pub account_keys: Option<AccountKeys>,
    pub object: String,
}

/// `GET /api/users/{id}/public-key`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UserPublicKey {
    pub user_id: UserId,
    pub public_key: String,
    pub object: String,
}

/// `accountKeys`: exact camelCase everywhere, also inside PascalCase answers.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountKeys {
    pub public_key_encryption_key_pair: KeyPair,
    pub signature_key_pair: Option<serde_json::Value>,
    pub security_state: Option<serde_json::Value>,
    #[serde(default)]
    pub object: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KeyPair {
    pub public_key: String,
    pub wrapped_private_key: EncString,
    #[serde(default)]
    pub signed_public_key: Option<String>,
    #[serde(default)]
    pub object: String,
}

impl AccountKeys {
    /// Keys of a V1 account: an RSA pair, no signatures.
    pub fn v1(public_key: String, wrapped_private_key: EncString) -> Self {
        Self {
            public_key_encryption_key_pair: KeyPair {
                public_key,
                wrapped_private_key,
                signed_public_key: None,
                object: "publicKeyEncryptionKeyPair".into(),
            },
            signature_key_pair: None,
            security_state: None,
            object: "privateKeys".into(),
        }
    }
}

/// The person, with everything they reach: organizations, providers, provider clients.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Profile {
    pub id: UserId,
    #[serde(default)]
    pub name: Option<String>,
    pub email: String,
    #[serde(default)]
    pub email_verified: bool,
    #[serde(default)]
    pub premium: bool,
    #[serde(default)]
    pub premium_from_organization: bool,
    #[serde(default)]
    pub master_password_hint: Option<String>,
    #[serde(default)]
    pub culture: String,
    #[serde(default)]
    pub two_factor_enabled: bool,
    #[serde(default)]
    pub key: Option<EncString>,
    #[serde(default)]
    pub private_key: Option<EncString>,
    #[serde(default)]
    pub account_keys: Option<AccountKeys>,
    #[serde(default)]
    pub security_stamp: String,
    #[serde(default)]
    pub force_password_reset: bool,
    #[serde(default)]
    pub uses_key_connector: bool,
    #[serde(default)]
    pub avatar_color: Option<String>,
    #[serde(default)]
    pub creation_date: String,
    #[serde(default)]
    pub verify_devices: bool,
    #[serde(default, deserialize_with = "nullable")]
    pub organizations: Vec<ProfileOrganization>,
    #[serde(default, deserialize_with = "nullable")]
    pub providers: Vec<ProfileProvider>,
    #[serde(default, deserialize_with = "nullable")]
    pub provider_organizations: Vec<ProfileOrganization>,
    #[serde(default)]
    pub object: String,
}

/// `POST /api/accounts/kdf` and friends use the flat spelling too.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChangeKdf {
    pub master_password_hash: String,
    pub new_master_password_hash: String,
    pub key: EncString,
    #[serde(flatten)]
    pub kdf: FlatKdf,
    pub authentication_data: Option<Authentication>,
    pub unlock_data: Option<Unlock>,
}
