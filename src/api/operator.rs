//! The operator's page: signing in with the operator's token, then what the command line can do (P-10 to P-18, D5, D6).
//! Refuses to know: accounts; the operator is none, so the session is handed in with each call.

use super::ApiError;
use super::transport::{Body, json, send};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wire::billing::PlanOffer;
use wire::operator::{
    ConvertOrganization, CreateProvider, DeleteProvider, LogEntry, Made, Minimum, Organization, Page,
    Provider, Session, SignIn, Switch,
};
use wire::{List, ProviderId};

pub async fn sign_in(token: String) -> Result<Session, ApiError> {
    let body = Body::json(&SignIn { token });
    json(&send("POST", &path("sign-in"), body, None).await?)
}

pub async fn sign_out(session: &str) -> Result<(), ApiError> {
    call(session, "POST", "sign-out", Body::Nothing).await.map(|_| ())
}

pub async fn providers(session: &str, search: &str, page: usize) -> Result<Page<Provider>, ApiError> {
    let search = String::from(js_sys::encode_uri_component(search));
    get(session, &format!("providers?search={search}&page={page}")).await
}

pub async fn organizations(session: &str, search: &str, page: usize) -> Result<Page<Organization>, ApiError> {
    let search = String::from(js_sys::encode_uri_component(search));
    get(session, &format!("organizations?search={search}&page={page}")).await
}

/// Whether it is a provider's own, which nobody may take as a client (D7).
pub async fn mark_internal(session: &str, id: &str, internal: bool) -> Result<(), ApiError> {
    let body = serde_json::json!({ "internal": internal });
    tell(session, "PUT", &format!("organizations/{id}/internal"), &body).await
}

/// Offers its owner to make a business unit of it (P-13).
pub async fn convert(session: &str, id: &str, request: &ConvertOrganization) -> Result<Made, ApiError> {
    let path = format!("organizations/{id}/convert");
    json(&call(session, "POST", &path, Body::json(request)).await?)
}

pub async fn create(session: &str, request: &CreateProvider) -> Result<Made, ApiError> {
    let answer = call(session, "POST", "providers", Body::json(request)).await?;
    json(&answer)
}

pub async fn resend_setup(session: &str, id: &ProviderId) -> Result<Made, ApiError> {
    let path = format!("providers/{id}/resend-setup");
    let answer = call(session, "POST", &path, Body::Json(b"{}".to_vec())).await?;
    json(&answer)
}

pub async fn switch(session: &str, id: &ProviderId, to: &Switch) -> Result<(), ApiError> {
    tell(session, "PUT", &format!("providers/{id}/enabled"), to).await
}

pub async fn set_minimum(session: &str, id: &ProviderId, to: &Minimum) -> Result<(), ApiError> {
    tell(session, "PUT", &format!("providers/{id}/minimums"), to).await
}

pub async fn delete(session: &str, id: &ProviderId, proof: &DeleteProvider) -> Result<(), ApiError> {
    tell(session, "DELETE", &format!("providers/{id}"), proof).await
}

pub async fn plans(session: &str) -> Result<List<PlanOffer>, ApiError> {
    get(session, "plans").await
}

pub async fn set_plan(session: &str, offer: &PlanOffer) -> Result<(), ApiError> {
    tell(session, "PUT", &format!("plans/{}", offer.plan_type), offer).await
}

/// `after` is the token of the last answer.
pub async fn log(session: &str, after: Option<&str>) -> Result<List<LogEntry>, ApiError> {
    match after {
        Some(after) => get(session, &format!("log?continuationToken={after}")).await,
        None => get(session, "log").await,
    }
}

fn path(rest: &str) -> String {
    format!("/api/claviger/operator/{rest}")
}

async fn call(session: &str, method: &str, rest: &str, body: Body) -> Result<Vec<u8>, ApiError> {
    send(method, &path(rest), body, Some(session)).await
}

async fn get<T: DeserializeOwned>(session: &str, rest: &str) -> Result<T, ApiError> {
    json(&call(session, "GET", rest, Body::Nothing).await?)
}

async fn tell<B: Serialize>(session: &str, method: &str, rest: &str, body: &B) -> Result<(), ApiError> {
    call(session, method, rest, Body::json(body)).await.map(|_| ())
}
