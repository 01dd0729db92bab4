//! What can go wrong in a request, and the one place where it becomes a status and a wire body (protocol.md 1.4).
//! Never 403, and 401 only for a dead session: official clients log themselves out on both.
//! Refuses to know: which rule was broken (the handler says so).

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use std::borrow::Cow;
use std::collections::BTreeMap;
use wire::error::ErrorBody;

pub type Result<T> = std::result::Result<T, Error>;

#[derive(Debug)]
pub enum Error {
    /// Unknown, foreign or not allowed: the caller cannot tell which.
    NotFound,
    /// A rule refused. `code` is a stable word for our app; `message` is what official clients show.
    BadRequest {
        code: &'static str,
        message: Cow<'static, str>,
    },
    /// A rule about one field refused.
    Field {
        field: &'static str,
        code: &'static str,
        message: Cow<'static, str>,
    },
    /// Someone else was faster.
    Conflict {
        code: &'static str,
        message: Cow<'static, str>,
    },
    /// The database gave up on the transaction because another one stood in its way; `again` tries once more.
    LostRace,
    TooMany,
    TooLarge,
    /// The access token is missing, expired or withdrawn.
    DeadSession,
    /// Our fault. The cause goes to the log, the caller gets a neutral sentence.
    Internal(Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    pub fn bad(code: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Error::BadRequest {
            code,
            message: message.into(),
        }
    }

    pub fn field(field: &'static str, code: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Error::Field {
            field,
            code,
            message: message.into(),
        }
    }

    pub fn conflict(code: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Error::Conflict {
            code,
            message: message.into(),
        }
    }

    /// The stable word for it.
    pub fn code(&self) -> &'static str {
        match self {
            Error::NotFound => "not_found",
            Error::BadRequest { code, .. } | Error::Field { code, .. } | Error::Conflict { code, .. } => code,
            Error::LostRace => "busy",
            Error::TooMany => "too_many",
            Error::TooLarge => "too_large",
            Error::DeadSession => "dead_session",
            Error::Internal(_) => "internal",
        }
    }

    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Error::Internal(cause.into())
    }
}

impl From<crate::db::Problem> for Error {
    fn from(cause: crate::db::Problem) -> Self {
        if crate::db::is_unstorable(&cause) {
            return Error::bad(
                "unstorable_text",
                "A text contains a character that cannot be stored.",
            );
        }
        if crate::db::is_collision(&cause) {
            return Error::LostRace;
        }
        Error::internal(cause)
    }
}

impl From<serde_json::Error> for Error {
    fn from(cause: serde_json::Error) -> Self {
        Error::internal(cause)
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let (status, code, message) = match self {
            Error::NotFound => (StatusCode::NOT_FOUND, "not_found", "Resource not found.".into()),
            Error::BadRequest { code, message } => (StatusCode::BAD_REQUEST, code, message),
            Error::Field { field, code, message } => return refused_field(field, code, message),
            Error::Conflict { code, message } => (StatusCode::CONFLICT, code, message),
            Error::LostRace => return lost_race(),
            Error::TooMany => (
                StatusCode::TOO_MANY_REQUESTS,
                "too_many",
                "Rate limit exceeded. Try again later.".into(),
            ),
            Error::TooLarge => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "too_large",
                "The request is larger than this server accepts.".into(),
            ),
            Error::DeadSession => (
                StatusCode::UNAUTHORIZED,
                "dead_session",
                "Your session has ended. Please log in again.".into(),
            ),
            Error::Internal(cause) => {
                tracing::error!(%cause, "request failed");
                (
                    StatusCode::INTERNAL_SERVER_ERROR,
                    "internal",
                    "Something went wrong on the server. Nothing was changed.".into(),
                )
            }
        };
        answer(status, body(code, message))
    }
}

/// Marks an answer of [`Error::LostRace`] for the layer that tries again.
#[derive(Clone, Copy, Debug)]
pub struct LostRace;

/// What a caller hears who lost again and again.
pub const BUSY: &str =
    "Someone else changed the same thing at the same moment. Nothing was changed; try again.";

fn lost_race() -> Response {
    let mut response = answer(StatusCode::CONFLICT, body("busy", BUSY.into()));
    response.extensions_mut().insert(LostRace);
    response
}

fn refused_field(field: &'static str, code: &'static str, message: Cow<'static, str>) -> Response {
    let mut body = body(code, "The model state is invalid.".into());
    body.validation_errors = Some(BTreeMap::from([(field.to_owned(), vec![message.into_owned()])]));
    answer(StatusCode::BAD_REQUEST, body)
}

fn body(code: &'static str, message: Cow<'static, str>) -> ErrorBody {
    ErrorBody {
        message: message.into_owned(),
        code: Some(code.to_owned()),
        object: "error".to_owned(),
        ..Default::default()
    }
}

fn answer(status: StatusCode, body: ErrorBody) -> Response {
    (status, Json(body)).into_response()
}
