//! Organizations themselves (protocol.md 10.1). Refuses to know: their keys; they arrive wrapped.

use super::ApiError;
use super::transport::{act, get, tell, write};
use wire::account::SecretVerification;
use wire::organization::{
    CollectionManagement, CreateOrganization, OrgPublicKey, Organization, UpdateOrganization,
};
use wire::provider::SetupUnit;
use wire::{OrgId, ProviderId};

pub async fn create(request: &CreateOrganization) -> Result<Organization, ApiError> {
    write("POST", "/api/organizations", request).await
}

pub async fn one(id: &OrgId) -> Result<Organization, ApiError> {
    get(&format!("/api/organizations/{id}")).await
}

pub async fn update(id: &OrgId, request: &UpdateOrganization) -> Result<Organization, ApiError> {
    write("PUT", &format!("/api/organizations/{id}"), request).await
}

pub async fn set_collection_management(
    id: &OrgId,
    request: &CollectionManagement,
) -> Result<Organization, ApiError> {
    write(
        "PUT",
        &format!("/api/organizations/{id}/collection-management"),
        request,
    )
    .await
}

pub async fn delete(id: &OrgId, proof: &SecretVerification) -> Result<(), ApiError> {
    tell("DELETE", &format!("/api/organizations/{id}"), proof).await
}

pub async fn leave(id: &OrgId) -> Result<(), ApiError> {
    act("POST", &format!("/api/organizations/{id}/leave")).await
}

/// Answers the provider that it became (P-13).
pub async fn set_up_unit(id: &OrgId, request: &SetupUnit) -> Result<ProviderId, ApiError> {
    let path = format!("/api/organizations/{id}/billing/setup-business-unit");
    write("POST", &path, request).await
}

pub async fn public_key(id: &OrgId) -> Result<OrgPublicKey, ApiError> {
    get(&format!("/api/organizations/{id}/public-key")).await
}
