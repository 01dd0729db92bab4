//! What can go wrong with a request, built in one function from the wire's error bodies, and its sentence.
//! Refuses to know: which request it was.

use std::collections::BTreeMap;
use text::errors::Errors;
use wire::error::{ErrorBody, IdentityError};

/// Every page matches on this without a catch-all (architecture.md 2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiError {
    /// No answer at all.
    Offline,
    /// The session is dead: the gate already leads to the login page.
    Expired,
    /// It isn't there, or this person may not see it: the server doesn't tell which.
    NotFound,
    /// Someone else was faster; the code says with what.
    Conflict(Invalid),
    Invalid(Invalid),
    TooMany,
    Server,
}

/// A refusal with a reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Invalid {
    /// Stable word of the server, e.g. `wrong_password`; empty from a foreign server.
    pub code: String,
    /// The server's own sentence, in English.
    pub message: String,
    /// Messages for single fields, under the wire's field names.
    pub fields: BTreeMap<String, Vec<String>>,
}

impl ApiError {
    /// The one place where a status and a body become an error.
    pub fn from_answer(status: u16, body: &[u8]) -> Self {
        match status {
            401 => Self::Expired,
            404 => Self::NotFound,
            409 => Self::Conflict(Invalid::parse(status, body)),
            429 => Self::TooMany,
            400..=499 => Self::Invalid(Invalid::parse(status, body)),
            _ => Self::Server,
        }
    }

    /// The code of a refusal, for pages that treat one of them apart.
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Invalid(why) | Self::Conflict(why) => Some(&why.code),
            Self::Offline | Self::Expired | Self::NotFound | Self::TooMany | Self::Server => None,
        }
    }

    /// What went wrong, in the person's language.
    pub fn sentence(&self, t: Errors) -> String {
        match self {
            Self::Offline => t.offline().into(),
            Self::Expired => t.expired().into(),
            Self::NotFound => t.not_found().into(),
            Self::Conflict(why) => t.refusal(&why.code).unwrap_or_else(|| t.conflict()).into(),
            Self::TooMany => t.too_many().into(),
            Self::Server => t.server().into(),
            Self::Invalid(invalid) => t
                .refusal(&invalid.code)
                .map_or_else(|| invalid.first_message(t), Into::into),
        }
    }
}

impl Invalid {
    fn parse(status: u16, body: &[u8]) -> Self {
        if status == 413 {
            return Self {
                code: "too_large".into(),
                ..Self::default()
            };
        }
        if let Ok(error) = serde_json::from_slice::<IdentityError>(body) {
            let message = error.error_model.map(|model| model.message).unwrap_or_default();
            return Self {
                code: error.error_description,
                message,
                fields: BTreeMap::new(),
            };
        }
        let error: ErrorBody = serde_json::from_slice(body).unwrap_or_default();
        Self {
            code: error.code.unwrap_or_default(),
            message: error.message,
            fields: error.validation_errors.unwrap_or_default(),
        }
    }

    /// Official clients show the first validation message, else the message (protocol.md 1.4).
    fn first_message(&self, t: Errors) -> String {
        let field = self.fields.values().flatten().find(|text| !text.is_empty());
        match field {
            Some(message) => message.clone(),
            None if self.message.is_empty() => t.refused().into(),
            None => self.message.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use text::Lang;

    const EN: Errors = Errors(Lang::En);

    #[test]
    fn a_refusal_with_a_known_code_is_worded_by_us() {
        let body = br#"{"message":"x","code":"already_accepted","object":"error"}"#;
        let error = ApiError::from_answer(400, body);
        assert_eq!(error.code(), Some("already_accepted"));
        assert_eq!(
            error.sentence(Errors(Lang::Fr)),
            Errors(Lang::Fr).refusal("already_accepted").unwrap()
        );
    }

    #[test]
    fn an_unknown_refusal_shows_what_the_server_said() {
        let body = br#"{"message":"The model state is invalid.","validationErrors":{"Name":["Too long."]}}"#;
        assert_eq!(ApiError::from_answer(400, body).sentence(EN), "Too long.");
        let plain = br#"{"message":"Plan not found."}"#;
        assert_eq!(ApiError::from_answer(400, plain).sentence(EN), "Plan not found.");
        assert_eq!(ApiError::from_answer(400, b"<html>").sentence(EN), EN.refused());
    }

    #[test]
    fn a_conflict_says_what_someone_else_did() {
        let busy = ApiError::from_answer(409, br#"{"message":"x","code":"busy","object":"error"}"#);
        assert_eq!(busy.code(), Some("busy"));
        assert_eq!(busy.sentence(EN), EN.refusal("busy").unwrap());
        assert_eq!(ApiError::from_answer(409, b"").sentence(EN), EN.conflict());
    }

    #[test]
    fn identity_errors_speak_by_their_description() {
        let body = br#"{"error":"invalid_grant","error_description":"invalid_username_or_password",
            "ErrorModel":{"Message":"Username or password is incorrect. Try again.","Object":"error"}}"#;
        assert_eq!(
            ApiError::from_answer(400, body).code(),
            Some("invalid_username_or_password")
        );
    }

    #[test]
    fn statuses_without_a_reason_have_their_own_kind() {
        for (status, kind) in [
            (401, ApiError::Expired),
            (404, ApiError::NotFound),
            (409, ApiError::Conflict(Invalid::default())),
            (429, ApiError::TooMany),
            (503, ApiError::Server),
        ] {
            assert_eq!(ApiError::from_answer(status, b""), kind);
        }
    }
}
