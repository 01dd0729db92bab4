//! Members of an organization (protocol.md 10.2). Refuses to know: the organization's key; it arrives wrapped.

use super::ApiError;
use super::transport::{act, get, tell, write};
use wire::member::{
    AcceptInvite, BulkConfirm, ConfirmMember, InviteAnswer, InviteMembers, Member, MemberPublicKey,
    UpdateMember,
};
use wire::{BulkResult, Ids, List, OrgId, OrgUserId};

pub async fn list(org: &OrgId) -> Result<List<Member>, ApiError> {
    get(&format!(
        "/api/organizations/{org}/users?includeGroups=true&includeCollections=true"
    ))
    .await
}

/// Names and addresses only, for pickers; any member may ask.
pub async fn mini(org: &OrgId) -> Result<List<Member>, ApiError> {
    get(&format!("/api/organizations/{org}/users/mini-details")).await
}

pub async fn one(org: &OrgId, id: &OrgUserId) -> Result<Member, ApiError> {
    get(&format!("/api/organizations/{org}/users/{id}?includeGroups=true")).await
}

/// Answers the links to copy when the server sends no mail (D8).
pub async fn invite(org: &OrgId, request: &InviteMembers) -> Result<InviteAnswer, ApiError> {
    write("POST", &format!("/api/organizations/{org}/users/invite"), request).await
}

pub async fn reinvite(org: &OrgId, id: &OrgUserId) -> Result<InviteAnswer, ApiError> {
    let body = serde_json::json!({});
    write(
        "POST",
        &format!("/api/organizations/{org}/users/{id}/reinvite"),
        &body,
    )
    .await
}

pub async fn accept(org: &OrgId, id: &OrgUserId, request: &AcceptInvite) -> Result<(), ApiError> {
    tell(
        "POST",
        &format!("/api/organizations/{org}/users/{id}/accept"),
        request,
    )
    .await
}

pub async fn public_keys(org: &OrgId, ids: Vec<String>) -> Result<List<MemberPublicKey>, ApiError> {
    let body = Ids {
        ids,
        organization_id: None,
    };
    write(
        "POST",
        &format!("/api/organizations/{org}/users/public-keys"),
        &body,
    )
    .await
}

pub async fn confirm(org: &OrgId, id: &OrgUserId, request: &ConfirmMember) -> Result<(), ApiError> {
    tell(
        "POST",
        &format!("/api/organizations/{org}/users/{id}/confirm"),
        request,
    )
    .await
}

pub async fn confirm_many(org: &OrgId, request: &BulkConfirm) -> Result<List<BulkResult>, ApiError> {
    write(
        "POST",
        &format!("/api/organizations/{org}/users/confirm"),
        request,
    )
    .await
}

pub async fn update(org: &OrgId, id: &OrgUserId, request: &UpdateMember) -> Result<(), ApiError> {
    tell("PUT", &format!("/api/organizations/{org}/users/{id}"), request).await
}

pub async fn remove(org: &OrgId, id: &OrgUserId) -> Result<(), ApiError> {
    act("DELETE", &format!("/api/organizations/{org}/users/{id}")).await
}

pub async fn revoke(org: &OrgId, id: &OrgUserId) -> Result<(), ApiError> {
    act("PUT", &format!("/api/organizations/{org}/users/{id}/revoke")).await
}

pub async fn restore(org: &OrgId, id: &OrgUserId) -> Result<(), ApiError> {
    act("PUT", &format!("/api/organizations/{org}/users/{id}/restore")).await
}
