//! What a client lets its provider do with its items (D3): the choice, requests, grants. Refuses to know: the items.

use super::ApiError;
use super::transport::{get, write};
use wire::OrgId;
use wire::item_access::{AskItemAccess, GrantItemAccess, ItemAccess, ItemAccessRequest, SetItemAccess};

pub async fn of(org: &OrgId) -> Result<ItemAccess, ApiError> {
    get(&path(org)).await
}

pub async fn set(org: &OrgId, mode: &str) -> Result<ItemAccess, ApiError> {
    let mode = mode.to_owned();
    write("PUT", &path(org), &SetItemAccess { mode }).await
}

pub async fn ask(org: &OrgId, request: &AskItemAccess) -> Result<ItemAccessRequest, ApiError> {
    write("POST", &format!("{}/requests", path(org)), request).await
}

pub async fn grant(org: &OrgId, request: &str, minutes: i64) -> Result<ItemAccessRequest, ApiError> {
    let path = format!("{}/requests/{request}/grant", path(org));
    write("POST", &path, &GrantItemAccess { minutes }).await
}

/// `decline`, `end` or `withdraw`.
pub async fn answer(org: &OrgId, request: &str, word: &str) -> Result<ItemAccessRequest, ApiError> {
    let path = format!("{}/requests/{request}/{word}", path(org));
    write("POST", &path, &serde_json::json!({})).await
}

fn path(org: &OrgId) -> String {
    format!("/api/claviger/organizations/{org}/item-access")
}
