//! `/api/two-factor`: two-step login by authenticator (protocol.md 12.1).
//! Refuses to know: how codes are computed.

use super::ApiError;
use super::transport::{get, write};
use wire::List;
use wire::account::SecretVerification;
use wire::two_factor::{
    AuthenticatorAnswer, DisableTwoFactor, EnableAuthenticator, RecoveryCode, TwoFactorProvider,
};

pub async fn list() -> Result<List<TwoFactorProvider>, ApiError> {
    get("/api/two-factor").await
}

pub async fn authenticator(proof: &SecretVerification) -> Result<AuthenticatorAnswer, ApiError> {
    write("POST", "/api/two-factor/get-authenticator", proof).await
}

pub async fn enable_authenticator(request: &EnableAuthenticator) -> Result<AuthenticatorAnswer, ApiError> {
    write("PUT", "/api/two-factor/authenticator", request).await
}

pub async fn disable(request: &DisableTwoFactor) -> Result<TwoFactorProvider, ApiError> {
    write("PUT", "/api/two-factor/disable", request).await
}

pub async fn recovery_code(proof: &SecretVerification) -> Result<RecoveryCode, ApiError> {
    write("POST", "/api/two-factor/get-recover", proof).await
}
