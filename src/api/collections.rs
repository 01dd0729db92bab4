//! Collections of an organization (protocol.md 9). Refuses to know: their names; they arrive sealed.

use super::ApiError;
use super::transport::{Body, act, call, get, tell, write};
use wire::collection::{Collection, CollectionRequest};
use wire::{CollectionId, Ids, List, OrgId};

/// All collections with access, for the Admin Console. A provider's reading is logged (protocol.md 14.8).
pub async fn details(org: &OrgId) -> Result<List<Collection>, ApiError> {
    get(&format!("/api/organizations/{org}/collections/details")).await
}

/// The same as bytes, for `Safe::load_organization`.
pub async fn details_bytes(org: &OrgId) -> Result<Vec<u8>, ApiError> {
    call(
        "GET",
        &format!("/api/organizations/{org}/collections/details"),
        Body::Nothing,
    )
    .await
}

pub async fn one(org: &OrgId, id: &CollectionId) -> Result<Collection, ApiError> {
    get(&format!("/api/organizations/{org}/collections/{id}/details")).await
}

pub async fn create(org: &OrgId, request: &CollectionRequest) -> Result<Collection, ApiError> {
    write("POST", &format!("/api/organizations/{org}/collections"), request).await
}

pub async fn update(
    org: &OrgId,
    id: &CollectionId,
    request: &CollectionRequest,
) -> Result<Collection, ApiError> {
    write(
        "PUT",
        &format!("/api/organizations/{org}/collections/{id}"),
        request,
    )
    .await
}

pub async fn delete(org: &OrgId, id: &CollectionId) -> Result<(), ApiError> {
    act("DELETE", &format!("/api/organizations/{org}/collections/{id}")).await
}

pub async fn delete_many(org: &OrgId, ids: Vec<String>) -> Result<(), ApiError> {
    let body = Ids {
        ids,
        organization_id: None,
    };
    tell("DELETE", &format!("/api/organizations/{org}/collections"), &body).await
}
