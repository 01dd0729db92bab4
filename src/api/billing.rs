//! Statements of a provider and what a new client gets by default (decision D5). Refuses to know: how money is written.

use super::ApiError;
use super::transport::{Body, call, get, tell};
use wire::billing::{Statement, StatementHead};
use wire::portal::ClientDefaults;
use wire::{List, ProviderId};

/// The newest first; the running month is one of them.
pub async fn statements(id: &ProviderId) -> Result<List<StatementHead>, ApiError> {
    get(&format!("/api/claviger/providers/{id}/statements")).await
}

pub async fn statement(id: &ProviderId, month: &str) -> Result<Statement, ApiError> {
    get(&format!("/api/claviger/providers/{id}/statements/{month}")).await
}

pub async fn statement_csv(id: &ProviderId, month: &str) -> Result<Vec<u8>, ApiError> {
    let path = format!("/api/claviger/providers/{id}/statements/{month}/csv");
    call("GET", &path, Body::Nothing).await
}

pub async fn defaults(id: &ProviderId) -> Result<ClientDefaults, ApiError> {
    get(&format!("/api/claviger/providers/{id}/defaults")).await
}

pub async fn set_defaults(id: &ProviderId, defaults: &ClientDefaults) -> Result<(), ApiError> {
    tell("PUT", &format!("/api/claviger/providers/{id}/defaults"), defaults).await
}
