//! JSON in and out: broken bodies become wire errors, composed text goes out without being parsed again.
//! Refuses to know: what the JSON means.

use crate::error::Error;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A JSON body, whatever its content type says: clients are loose about it.
pub struct Json<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        let bytes = Bytes::from_request(request, state).await.map_err(|problem| {
            if problem.status() == StatusCode::PAYLOAD_TOO_LARGE {
                Error::TooLarge
            } else {
                Error::bad("broken_body", "The request ended before it was complete.")
            }
        })?;
        serde_json::from_slice(&bytes).map(Json).map_err(|problem| {
            tracing::debug!(%problem, "body refused");
            Error::bad(
                "broken_json",
                "The request could not be read: its JSON is broken or incomplete.",
            )
        })
    }
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}

/// JSON that is text already.
pub struct RawJson(pub String);

impl IntoResponse for RawJson {
    fn into_response(self) -> Response {
        (
            [(header::CONTENT_TYPE, "application/json; charset=utf-8")],
            Body::from(self.0),
        )
            .into_response()
    }
}
