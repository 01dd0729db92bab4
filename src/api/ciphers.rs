//! `/api/ciphers` (protocol.md 7.2). Requests are the sealed JSON the safe made; answers go back to it as bytes.
//! Refuses to know: what is inside an item.

use super::ApiError;
use super::transport::{Body, act, call, get_blob, json, tell, write};
use web_sys::Blob;
use wire::account::SecretVerification;
use wire::cipher::{CipherCollections, CipherPartial, OptionalCipher};
use wire::{CipherId, Ids, OrgId};

/// Which rights a write uses: those of the person's own access, or those of an administrator of the organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum As {
    Member,
    Admin,
}

pub async fn one(id: &CipherId, rights: As) -> Result<Vec<u8>, ApiError> {
    let path = match rights {
        As::Member => item(id, "/details", rights),
        As::Admin => item(id, "", rights),
    };
    call("GET", &path, Body::Nothing).await
}

/// An own item.
pub async fn create(sealed: Vec<u8>) -> Result<Vec<u8>, ApiError> {
    call("POST", "/api/ciphers", Body::Json(sealed)).await
}

/// An item of an organization: `{cipher, collectionIds}`.
pub async fn create_shared(sealed: Vec<u8>, rights: As) -> Result<Vec<u8>, ApiError> {
    let path = match rights {
        As::Member => "/api/ciphers/create",
        As::Admin => "/api/ciphers/admin",
    };
    call("POST", path, Body::Json(sealed)).await
}

pub async fn update(id: &CipherId, sealed: Vec<u8>, rights: As) -> Result<Vec<u8>, ApiError> {
    call("PUT", &item(id, "", rights), Body::Json(sealed)).await
}

/// Folder and favourite: what is one person's own on an item (V-48).
pub async fn partial(id: &CipherId, request: &CipherPartial) -> Result<Vec<u8>, ApiError> {
    call("PUT", &format!("/api/ciphers/{id}/partial"), Body::json(request)).await
}

/// Moves an own item into an organization: `{cipher, collectionIds}`.
pub async fn share(id: &CipherId, sealed: Vec<u8>) -> Result<Vec<u8>, ApiError> {
    call("PUT", &format!("/api/ciphers/{id}/share"), Body::Json(sealed)).await
}

/// The item may become unreachable for this person (V-53).
pub async fn set_collections(id: &CipherId, request: &CipherCollections) -> Result<OptionalCipher, ApiError> {
    write("PUT", &format!("/api/ciphers/{id}/collections_v2"), request).await
}

pub async fn set_collections_as_admin(id: &CipherId, request: &CipherCollections) -> Result<(), ApiError> {
    tell("PUT", &format!("/api/ciphers/{id}/collections-admin"), request).await
}

pub async fn trash(id: &CipherId, rights: As) -> Result<(), ApiError> {
    act("PUT", &item(id, "/delete", rights)).await
}

pub async fn restore(id: &CipherId, rights: As) -> Result<Vec<u8>, ApiError> {
    call("PUT", &item(id, "/restore", rights), Body::Nothing).await
}

pub async fn delete(id: &CipherId, rights: As) -> Result<(), ApiError> {
    act("DELETE", &item(id, "", rights)).await
}

pub async fn archive(id: &CipherId) -> Result<Vec<u8>, ApiError> {
    call("PUT", &format!("/api/ciphers/{id}/archive"), Body::Nothing).await
}

pub async fn unarchive(id: &CipherId) -> Result<Vec<u8>, ApiError> {
    call("PUT", &format!("/api/ciphers/{id}/unarchive"), Body::Nothing).await
}

/// Several at once (at most 500).
pub async fn trash_many(
    ids: Vec<String>,
    organization_id: Option<OrgId>,
    rights: As,
) -> Result<(), ApiError> {
    tell("PUT", &bulk("/delete", rights), &Ids { ids, organization_id }).await
}

pub async fn restore_many(
    ids: Vec<String>,
    organization_id: Option<OrgId>,
    rights: As,
) -> Result<(), ApiError> {
    tell("PUT", &bulk("/restore", rights), &Ids { ids, organization_id }).await
}

pub async fn delete_many(
    ids: Vec<String>,
    organization_id: Option<OrgId>,
    rights: As,
) -> Result<(), ApiError> {
    tell("DELETE", &bulk("", rights), &Ids { ids, organization_id }).await
}

pub async fn archive_many(ids: Vec<String>, into: bool) -> Result<(), ApiError> {
    let verb = if into { "archive" } else { "unarchive" };
    let organization_id = None;
    tell(
        "PUT",
        &format!("/api/ciphers/{verb}"),
        &Ids { ids, organization_id },
    )
    .await
}

pub async fn move_many(ids: Vec<String>, folder: Option<&wire::FolderId>) -> Result<(), ApiError> {
    let body = serde_json::json!({ "ids": ids, "folderId": folder });
    tell("PUT", "/api/ciphers/move", &body).await
}

/// Every item for good, those in the trash too: an organization's, or the person's own with their folders.
pub async fn purge(organization: Option<&OrgId>, proof: &SecretVerification) -> Result<(), ApiError> {
    let path = match organization {
        Some(id) => format!("/api/ciphers/purge?organizationId={id}"),
        None => "/api/ciphers/purge".to_owned(),
    };
    tell("POST", &path, proof).await
}

/// All of them or none. Items arrive sealed, each a request of its own.
pub async fn import(
    items: &[Vec<u8>],
    folders: &[serde_json::Value],
    links: &[serde_json::Value],
) -> Result<(), ApiError> {
    let rest = serde_json::json!({ "folders": folders, "folderRelationships": links }).to_string();
    let mut body = b"{\"ciphers\":[".to_vec();
    body.extend(items.join(&b','));
    body.extend(b"],");
    body.extend(&rest.as_bytes()[1..]);
    call("POST", "/api/ciphers/import", Body::Json(body))
        .await
        .map(drop)
}

/// Every item of an organization, sealed, for `Safe::load_organization`.
pub async fn of_organization(id: &OrgId) -> Result<Blob, ApiError> {
    get_blob(&format!("/api/ciphers/organization-details?organizationId={id}")).await
}

/// Reads an answer that a page needs before the safe does.
pub fn parse(bytes: &[u8]) -> Result<wire::cipher::Cipher, ApiError> {
    json(bytes)
}

fn item(id: &CipherId, verb: &str, rights: As) -> String {
    match (rights, verb) {
        (As::Member, verb) => format!("/api/ciphers/{id}{verb}"),
        (As::Admin, "") => format!("/api/ciphers/{id}/admin"),
        (As::Admin, verb) => format!("/api/ciphers/{id}{verb}-admin"),
    }
}

fn bulk(verb: &str, rights: As) -> String {
    match (rights, verb) {
        (As::Member, verb) => format!("/api/ciphers{verb}"),
        (As::Admin, "") => "/api/ciphers/admin".into(),
        (As::Admin, verb) => format!("/api/ciphers{verb}-admin"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn administrators_use_the_twin_routes() {
        let id = CipherId::from("c1");
        assert_eq!(item(&id, "", As::Admin), "/api/ciphers/c1/admin");
        assert_eq!(item(&id, "/delete", As::Admin), "/api/ciphers/c1/delete-admin");
        assert_eq!(item(&id, "/restore", As::Member), "/api/ciphers/c1/restore");
        assert_eq!(bulk("/delete", As::Admin), "/api/ciphers/delete-admin");
    }
}
