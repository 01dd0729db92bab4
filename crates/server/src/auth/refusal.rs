//! What `/identity` answers when it refuses (protocol.md 3.3): exact texts, because official clients compare them.
//! Refuses to know: why a password was wrong or whether the account exists.

use crate::error::Error;
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use std::collections::BTreeMap;
use wire::error::{ErrorModel, IdentityError};

pub enum Refusal {
    /// No such account, or not its password: the same answer.
    WrongPassword,
    TwoFactorRequired,
    WrongCode,
    /// The refresh token is unknown, expired or was copied.
    InvalidGrant,
    UnsupportedGrant,
    /// The form lacks something.
    Incomplete(&'static str),
    Other(Error),
}

impl<E: Into<Error>> From<E> for Refusal {
    fn from(error: E) -> Self {
        Refusal::Other(error.into())
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let body = match self {
            Refusal::WrongPassword => refused(
                "invalid_grant",
                "invalid_username_or_password",
                "Username or password is incorrect. Try again.",
            ),
            Refusal::TwoFactorRequired => IdentityError {
                error: "invalid_grant".into(),
                error_description: "Two factor required.".into(),
                error_model: None,
                two_factor_providers: Some(vec!["0".into()]),
                two_factor_providers2: Some(BTreeMap::from([("0".into(), serde_json::Value::Null)])),
            },
            Refusal::WrongCode => refused(
                "invalid_grant",
                "invalid_username_or_password",
                "Two-step token is invalid. Try again.",
            ),
            Refusal::InvalidGrant => refused(
                "invalid_grant",
                "",
                "Your session has ended. Please log in again.",
            ),
            Refusal::UnsupportedGrant => refused(
                "unsupported_grant_type",
                "",
                "This server does not offer this way to log in.",
            ),
            Refusal::Incomplete(what) => refused("invalid_request", what, what),
            Refusal::Other(error) => return error.into_response(),
        };
        (StatusCode::BAD_REQUEST, Json(body)).into_response()
    }
}

fn refused(error: &str, description: &str, message: &str) -> IdentityError {
    IdentityError {
        error: error.into(),
        error_description: description.into(),
        error_model: Some(ErrorModel {
            message: message.into(),
            object: "error".into(),
        }),
        ..Default::default()
    }
}
