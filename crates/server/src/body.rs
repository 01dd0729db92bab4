//! JSON in and out: broken bodies become wire errors, composed text goes out without being parsed again.
//! Refuses to know: what the JSON means.

use crate::app::App;
use crate::error::Error;
use axum::body::Body;
use axum::extract::{FromRequest, Request};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A JSON body, whatever its content type says: clients are loose about it.
pub struct Json<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Json<T> {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self, Error> {
        let bytes = read(request, app.config.body_limit).await?;
        parse(&bytes).map(Json)
    }
}

/// A JSON body that may be long: an import.
pub struct Bulk<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Bulk<T> {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self, Error> {
        let bytes = read(request, app.config.import_limit).await?;
        parse(&bytes).map(Bulk)
    }
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    serde_json::from_slice(bytes).map_err(|problem| {
        tracing::debug!(%problem, "body refused");
        Error::bad(
            "broken_json",
            "The request could not be read: its JSON is broken or incomplete.",
        )
    })
}

pub fn ended_early(problem: axum::Error) -> Error {
    tracing::debug!(%problem, "body ended early");
    Error::bad("broken_body", "The request ended before it was complete.")
}

/// A body that is too large is read to its end, without keeping it, so that the client gets to read why it was refused
/// instead of a broken connection.
async fn read(request: Request, limit: usize) -> Result<Vec<u8>, Error> {
    let mut pieces = request.into_body().into_data_stream();
    let (mut kept, mut seen) = (Vec::new(), 0);
    while let Some(piece) = pieces.next().await {
        let piece = piece.map_err(ended_early)?;
        seen += piece.len();
        if seen <= limit {
            kept.extend_from_slice(&piece);
        } else if seen > limit.saturating_mul(FAR_TOO_LARGE) {
            break;
        }
    }
    if seen > limit {
        Err(Error::TooLarge)
    } else {
        Ok(kept)
    }
}

/// Nobody is listened to beyond this many times the limit.
const FAR_TOO_LARGE: usize = 16;

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
