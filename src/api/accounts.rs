//! `/api/accounts` and `/api/users`: the person's own profile and keys (protocol.md 5).
//! Refuses to know: passwords; it carries authentication hashes and sealed keys only.

use super::ApiError;
use super::transport::{get, tell, write};
use wire::UserId;
use wire::account::{ChangePassword, Keys, Profile, SecretVerification, UpdateProfile, UserPublicKey};

pub async fn profile() -> Result<Profile, ApiError> {
    get("/api/accounts/profile").await
}

pub async fn update_profile(request: &UpdateProfile) -> Result<Profile, ApiError> {
    write("PUT", "/api/accounts/profile", request).await
}

pub async fn keys() -> Result<Keys, ApiError> {
    get("/api/accounts/keys").await
}

/// Milliseconds since 1970 of the last change that this person can see.
pub async fn revision_date() -> Result<i64, ApiError> {
    get("/api/accounts/revision-date").await
}

pub async fn change_password(request: &ChangePassword) -> Result<(), ApiError> {
    tell("POST", "/api/accounts/password", request).await
}

pub async fn delete(proof: &SecretVerification) -> Result<(), ApiError> {
    tell("DELETE", "/api/accounts", proof).await
}

pub async fn public_key(id: &UserId) -> Result<UserPublicKey, ApiError> {
    get(&format!("/api/users/{id}/public-key")).await
}
