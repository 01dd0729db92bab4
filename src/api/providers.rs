//! Providers: themselves, their users, their clients (protocol.md 14.3 to 14.6).
//! Refuses to know: the provider key; it arrives wrapped.

use super::ApiError;
use super::transport::{Body, act, get, send, tell, write};
use serde::Serialize;
use wire::account::SecretVerification;
use wire::member::{BulkConfirm, InviteAnswer, MemberPublicKey, ReinviteAnswer};
use wire::portal::{Attachable, BatchAnswer, ClientBatch, ListedClient, OwnOrganization};
use wire::provider::{
    AcceptProviderInvite, AddExisting, ConfirmProviderUser, CreateClient, CreateClientAnswer,
    InviteProviderUsers, Provider, ProviderUser, SetupProvider, Subscription, UpdateClient, UpdateProvider,
    UpdateProviderUser,
};
use wire::{BulkResult, Ids, List, OrgId, ProviderId, ProviderOrgId, ProviderUserId};

pub async fn one(id: &ProviderId) -> Result<Provider, ApiError> {
    get(&format!("/api/providers/{id}")).await
}

pub async fn update(id: &ProviderId, request: &UpdateProvider) -> Result<Provider, ApiError> {
    write("PUT", &format!("/api/providers/{id}"), request).await
}

pub async fn setup(id: &ProviderId, request: &SetupProvider) -> Result<Provider, ApiError> {
    write("POST", &format!("/api/providers/{id}/setup"), request).await
}

pub async fn delete(id: &ProviderId, proof: &SecretVerification) -> Result<(), ApiError> {
    tell("DELETE", &format!("/api/providers/{id}"), proof).await
}

/// By the link of a mail; nobody is logged in for it (P-92).
pub async fn delete_by_link(id: &ProviderId, token: &str) -> Result<(), ApiError> {
    #[derive(Serialize)]
    struct ByLink<'a> {
        token: &'a str,
    }
    let path = format!("/api/providers/{id}/delete-recover-token");
    send("POST", &path, Body::json(&ByLink { token }), None)
        .await
        .map(|_| ())
}

pub async fn users(id: &ProviderId) -> Result<List<ProviderUser>, ApiError> {
    get(&format!("/api/providers/{id}/users")).await
}

/// Answers the links to copy when the server sends no mail (D8).
pub async fn invite(id: &ProviderId, request: &InviteProviderUsers) -> Result<InviteAnswer, ApiError> {
    write("POST", &format!("/api/providers/{id}/users/invite"), request).await
}

/// A row for each person; the others are not held up by one that is refused.
pub async fn reinvite_many(id: &ProviderId, ids: Vec<String>) -> Result<ReinviteAnswer, ApiError> {
    let body = Ids {
        ids,
        organization_id: None,
    };
    write("POST", &format!("/api/providers/{id}/users/reinvite"), &body).await
}

pub async fn accept(id: &ProviderId, user: &ProviderUserId, token: String) -> Result<(), ApiError> {
    let path = format!("/api/providers/{id}/users/{user}/accept");
    tell("POST", &path, &AcceptProviderInvite { token }).await
}

pub async fn public_keys(id: &ProviderId, ids: Vec<String>) -> Result<List<MemberPublicKey>, ApiError> {
    let body = Ids {
        ids,
        organization_id: None,
    };
    write("POST", &format!("/api/providers/{id}/users/public-keys"), &body).await
}

pub async fn confirm(
    id: &ProviderId,
    user: &ProviderUserId,
    request: &ConfirmProviderUser,
) -> Result<(), ApiError> {
    tell(
        "POST",
        &format!("/api/providers/{id}/users/{user}/confirm"),
        request,
    )
    .await
}

pub async fn confirm_many(id: &ProviderId, request: &BulkConfirm) -> Result<List<BulkResult>, ApiError> {
    write("POST", &format!("/api/providers/{id}/users/confirm"), request).await
}

pub async fn update_user(
    id: &ProviderId,
    user: &ProviderUserId,
    request: &UpdateProviderUser,
) -> Result<(), ApiError> {
    tell("PUT", &format!("/api/providers/{id}/users/{user}"), request).await
}

pub async fn remove_user(id: &ProviderId, user: &ProviderUserId) -> Result<(), ApiError> {
    act("DELETE", &format!("/api/providers/{id}/users/{user}")).await
}

pub async fn remove_users(id: &ProviderId, ids: Vec<String>) -> Result<List<BulkResult>, ApiError> {
    let body = Ids {
        ids,
        organization_id: None,
    };
    write("DELETE", &format!("/api/providers/{id}/users"), &body).await
}

pub async fn clients(id: &ProviderId) -> Result<List<ListedClient>, ApiError> {
    get(&format!("/api/claviger/providers/{id}/clients")).await
}

pub async fn create_client(id: &ProviderId, request: &CreateClient) -> Result<CreateClientAnswer, ApiError> {
    write("POST", &format!("/api/providers/{id}/clients"), request).await
}

/// What would become of these clients; nothing is made.
pub async fn check_clients(id: &ProviderId, batch: &ClientBatch) -> Result<BatchAnswer, ApiError> {
    write(
        "POST",
        &format!("/api/claviger/providers/{id}/clients/check"),
        batch,
    )
    .await
}

pub async fn update_client(
    id: &ProviderId,
    client: &ProviderOrgId,
    request: &UpdateClient,
) -> Result<(), ApiError> {
    tell("PUT", &format!("/api/providers/{id}/clients/{client}"), request).await
}

/// Every organization of the person, with the reason why one cannot be attached.
pub async fn attachable(id: &ProviderId) -> Result<List<Attachable>, ApiError> {
    get(&format!("/api/claviger/providers/{id}/addable")).await
}

pub async fn add_existing(id: &ProviderId, request: &AddExisting) -> Result<(), ApiError> {
    tell("POST", &format!("/api/providers/{id}/clients/existing"), request).await
}

/// It is the provider's own and never a client (D7); only the operator takes the mark away.
pub async fn mark_own(id: &ProviderId, organization: &OrgId) -> Result<(), ApiError> {
    let body = OwnOrganization {
        organization_id: organization.clone(),
    };
    tell(
        "PUT",
        &format!("/api/claviger/providers/{id}/own-organization"),
        &body,
    )
    .await
}

pub async fn unlink_client(id: &ProviderId, client: &ProviderOrgId) -> Result<(), ApiError> {
    act("DELETE", &format!("/api/providers/{id}/organizations/{client}")).await
}

pub async fn subscription(id: &ProviderId) -> Result<Subscription, ApiError> {
    get(&format!("/api/providers/{id}/billing/subscription")).await
}
