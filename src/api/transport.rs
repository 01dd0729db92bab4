//! One request and its answer. The only file that names the HTTP library.
//! Refuses to know: tokens' life (`tokens`) and what a route means.

use super::{ApiError, tokens};
use gloo_net::http::{Method, RequestBuilder};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

const NOT_MODIFIED: u16 = 304;

pub(super) enum Body {
    Nothing,
    Json(Vec<u8>),
    Form(String),
}

impl Body {
    pub(super) fn json<T: Serialize>(value: &T) -> Self {
        // Wire types have string keys only, so serializing them cannot fail.
        Self::Json(serde_json::to_vec(value).unwrap_or_default())
    }
}

/// A request of a logged-in person; a refused token is renewed once (protocol.md 1.4).
pub(super) async fn call(method: &str, path: &str, body: Body) -> Result<Vec<u8>, ApiError> {
    let token = tokens::access().await?;
    match send(method, path, body.again(), Some(&token)).await {
        Err(ApiError::Expired) => {
            tokens::refused(&token);
            let token = tokens::access().await?;
            let answer = send(method, path, body, Some(&token)).await;
            if answer == Err(ApiError::Expired) {
                tokens::die();
            }
            answer
        }
        answer => answer,
    }
}

pub(super) async fn send(
    method: &str,
    path: &str,
    body: Body,
    token: Option<&str>,
) -> Result<Vec<u8>, ApiError> {
    let mut request = RequestBuilder::new(path).method(verb(method));
    if let Some(token) = token {
        request = request.header("Authorization", &format!("Bearer {token}"));
    }
    let request = match body {
        Body::Nothing => request.build(),
        Body::Json(bytes) => {
            let text = String::from_utf8(bytes).map_err(|_| ApiError::Server)?;
            request.header("Content-Type", "application/json").body(text)
        }
        Body::Form(text) => request
            .header("Content-Type", "application/x-www-form-urlencoded")
            .body(text),
    };
    let request = request.map_err(|_| ApiError::Offline)?;
    let response = request.send().await.map_err(|_| ApiError::Offline)?;
    let bytes = response.binary().await.map_err(|_| ApiError::Offline)?;
    if response.ok() {
        Ok(bytes)
    } else {
        Err(refused(response.status(), bytes))
    }
}

/// Bytes and the server's tag for this state of them; without a tag the next question is asked without one.
pub struct Tagged {
    pub tag: String,
    /// Stays with the browser: the largest answer there is does not go through the app's memory, which never shrinks.
    pub blob: Blob,
}

/// `GET` of what is too large for the app's own memory.
pub(super) async fn get_blob(path: &str) -> Result<Blob, ApiError> {
    let tagged = call_tagged(path, None).await?;
    // Without a tag there is always an answer.
    tagged.map(|tagged| tagged.blob).ok_or(ApiError::Server)
}

/// `GET`, unless what lies behind `path` still has this tag (RFC 9110, 13.1.2): None then.
pub(super) async fn call_tagged(path: &str, tag: Option<&str>) -> Result<Option<Tagged>, ApiError> {
    let token = tokens::access().await?;
    match ask_tagged(path, tag, &token).await {
        Err(ApiError::Expired) => {
            tokens::refused(&token);
            let token = tokens::access().await?;
            let answer = ask_tagged(path, tag, &token).await;
            if matches!(answer, Err(ApiError::Expired)) {
                tokens::die();
            }
            answer
        }
        answer => answer,
    }
}

async fn ask_tagged(path: &str, tag: Option<&str>, token: &str) -> Result<Option<Tagged>, ApiError> {
    let mut request = RequestBuilder::new(path).header("Authorization", &format!("Bearer {token}"));
    if let Some(tag) = tag {
        request = request.header("If-None-Match", tag);
    }
    let request = request.build().map_err(|_| ApiError::Offline)?;
    let response = request.send().await.map_err(|_| ApiError::Offline)?;
    if response.status() == NOT_MODIFIED {
        return Ok(None);
    }
    if !response.ok() {
        let bytes = response.binary().await.map_err(|_| ApiError::Offline)?;
        return Err(refused(response.status(), bytes));
    }
    let tag = response.headers().get("ETag").unwrap_or_default();
    let raw: web_sys::Response = response.into();
    let blob = raw.blob().map(JsFuture::from).map_err(|_| ApiError::Offline)?;
    let blob = blob.await.map_err(|_| ApiError::Offline)?;
    Ok(Some(Tagged {
        tag,
        blob: blob.unchecked_into(),
    }))
}

/// Two-step login needs the whole body, so the login page reads it before it becomes an error.
pub(super) async fn send_raw(path: &str, form: String) -> Result<Result<Vec<u8>, (u16, Vec<u8>)>, ApiError> {
    let request = RequestBuilder::new(path)
        .method(Method::POST)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .body(form)
        .map_err(|_| ApiError::Offline)?;
    let response = request.send().await.map_err(|_| ApiError::Offline)?;
    let bytes = response.binary().await.map_err(|_| ApiError::Offline)?;
    Ok(if response.ok() {
        Ok(bytes)
    } else {
        Err((response.status(), bytes))
    })
}

pub(super) fn json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ApiError> {
    serde_json::from_slice(bytes).map_err(|_| ApiError::Server)
}

pub(super) async fn get<T: DeserializeOwned>(path: &str) -> Result<T, ApiError> {
    json(&call("GET", path, Body::Nothing).await?)
}

pub(super) async fn write<B: Serialize, T: DeserializeOwned>(
    method: &str,
    path: &str,
    body: &B,
) -> Result<T, ApiError> {
    json(&call(method, path, Body::json(body)).await?)
}

/// A write whose answer carries nothing we need.
pub(super) async fn tell<B: Serialize>(method: &str, path: &str, body: &B) -> Result<(), ApiError> {
    call(method, path, Body::json(body)).await.map(|_| ())
}

/// A route without a body, whose answer carries nothing we need.
pub(super) async fn act(method: &str, path: &str) -> Result<(), ApiError> {
    call(method, path, Body::Nothing).await.map(|_| ())
}

fn refused(status: u16, body: Vec<u8>) -> ApiError {
    ApiError::from_answer(status, &body)
}

fn verb(method: &str) -> Method {
    match method {
        "POST" => Method::POST,
        "PUT" => Method::PUT,
        "DELETE" => Method::DELETE,
        _ => Method::GET,
    }
}

impl Body {
    fn again(&self) -> Self {
        match self {
            Self::Nothing => Self::Nothing,
            Self::Json(bytes) => Self::Json(bytes.clone()),
            Self::Form(text) => Self::Form(text.clone()),
        }
    }
}
