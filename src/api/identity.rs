//! `/identity`: prelogin, tokens, registration (protocol.md 3, 4.1).
//! Refuses to know: passwords; it carries authentication hashes only.

use super::transport::{self, Body};
use super::{ApiError, tokens};
use base64ct::{Base64UrlUnpadded, Encoding};
use web_sys::UrlSearchParams;
use wire::UserId;
use wire::account::{RegisterFinish, SendVerificationEmail, VerificationEmailClicked};
use wire::error::IdentityError;
use wire::kdf::{Email, Prelogin};
use wire::token::TokenAnswer;

pub(super) const TOKEN: &str = "/identity/connect/token";
/// DeviceType of browsers that tell no more (protocol.md 15).
const UNKNOWN_BROWSER: &str = "14";

/// A login by password.
pub struct Login<'a> {
    pub email: &'a str,
    pub authentication_hash: &'a str,
    pub device: &'a str,
    pub two_step: Option<TwoStep<'a>>,
}

/// The second step: a code of a provider (`wire::two_factor`).
pub struct TwoStep<'a> {
    pub provider: u8,
    pub code: &'a str,
    pub remember: bool,
}

/// Why a login didn't go through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoginProblem {
    /// Password right; one of these providers must answer too.
    TwoStepRequired(Vec<u8>),
    Api(ApiError),
}

pub async fn prelogin(email: &str) -> Result<Prelogin, ApiError> {
    let body = Body::json(&Email {
        email: email.to_owned(),
    });
    transport::json(&transport::send("POST", "/identity/accounts/prelogin/password", body, None).await?)
}

/// Logs in and starts the tokens of this tab.
pub async fn log_in(login: &Login<'_>) -> Result<TokenAnswer, LoginProblem> {
    let answer = transport::send_raw(TOKEN, password_form(login))
        .await
        .map_err(LoginProblem::Api)?;
    let bytes = answer.map_err(|(status, body)| login_problem(status, &body))?;
    let answer: TokenAnswer = transport::json(&bytes).map_err(LoginProblem::Api)?;
    tokens::start(answer.access_token.clone(), answer.refresh_token.clone());
    Ok(answer)
}

/// The registration token when the server has no mail; nothing when it has sent one.
pub async fn send_verification_email(request: &SendVerificationEmail) -> Result<Option<String>, ApiError> {
    let path = "/identity/accounts/register/send-verification-email";
    let bytes = transport::send("POST", path, Body::json(request), None).await?;
    if bytes.is_empty() {
        Ok(None)
    } else {
        transport::json(&bytes).map(Some)
    }
}

pub async fn verification_email_clicked(request: &VerificationEmailClicked) -> Result<(), ApiError> {
    let path = "/identity/accounts/register/verification-email-clicked";
    transport::send("POST", path, Body::json(request), None)
        .await
        .map(|_| ())
}

pub async fn register_finish(request: &RegisterFinish) -> Result<(), ApiError> {
    transport::send(
        "POST",
        "/identity/accounts/register/finish",
        Body::json(request),
        None,
    )
    .await
    .map(|_| ())
}

fn login_problem(status: u16, body: &[u8]) -> LoginProblem {
    let identity: Option<IdentityError> = serde_json::from_slice(body).ok();
    let providers = identity.and_then(|error| {
        let listed = error
            .two_factor_providers2
            .map(|map| map.into_keys().collect::<Vec<_>>());
        listed.or(error.two_factor_providers)
    });
    match providers {
        Some(names) => {
            LoginProblem::TwoStepRequired(names.iter().filter_map(|name| name.parse().ok()).collect())
        }
        None => LoginProblem::Api(ApiError::from_answer(status, body)),
    }
}

fn password_form(login: &Login<'_>) -> String {
    let mut pairs = vec![
        ("grant_type", "password"),
        ("scope", "api offline_access"),
        ("client_id", "web"),
        ("username", login.email),
        ("password", login.authentication_hash),
        ("deviceType", UNKNOWN_BROWSER),
        ("deviceIdentifier", login.device),
        ("deviceName", "web"),
    ];
    let provider = login.two_step.as_ref().map(|step| step.provider.to_string());
    if let (Some(step), Some(provider)) = (&login.two_step, &provider) {
        pairs.push(("twoFactorToken", step.code));
        pairs.push(("twoFactorProvider", provider));
        pairs.push(("twoFactorRemember", if step.remember { "1" } else { "0" }));
    }
    form(&pairs)
}

pub(super) fn refresh_form(token: &str) -> String {
    form(&[
        ("grant_type", "refresh_token"),
        ("client_id", "web"),
        ("refresh_token", token),
    ])
}

fn form(pairs: &[(&str, &str)]) -> String {
    // An empty parameter list always parses.
    let Ok(params) = UrlSearchParams::new() else {
        return String::new();
    };
    for (key, value) in pairs {
        params.append(key, value);
    }
    params.to_string().into()
}

/// Whose token it is: `sub` of the access token's claims. Not verified here; the server does that with every request.
pub fn user_id(answer: &TokenAnswer) -> Option<UserId> {
    #[derive(serde::Deserialize)]
    struct Claims {
        sub: String,
    }
    let payload = answer.access_token.split('.').nth(1)?;
    let json = Base64UrlUnpadded::decode_vec(payload).ok()?;
    let claims: Claims = serde_json::from_slice(&json).ok()?;
    Some(claims.sub.as_str().into())
}
