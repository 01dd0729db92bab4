//! `/api/folders` (protocol.md 8.1). Refuses to know: folders' names; they arrive sealed.

use super::ApiError;
use super::transport::{act, write};
use wire::FolderId;
use wire::sync::{Folder, FolderRequest};

pub async fn create(request: &FolderRequest) -> Result<Folder, ApiError> {
    write("POST", "/api/folders", request).await
}

pub async fn update(id: &FolderId, request: &FolderRequest) -> Result<Folder, ApiError> {
    write("PUT", &format!("/api/folders/{id}"), request).await
}

pub async fn delete(id: &FolderId) -> Result<(), ApiError> {
    act("DELETE", &format!("/api/folders/{id}")).await
}
