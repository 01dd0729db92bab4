//! Logging in and unlocking, step by step, and what can go wrong on the way.
//! Refuses to know: forms.

use crate::api::identity::{self, LoginProblem, TwoStep};
use crate::api::{self, ApiError};
use crate::browser::Setting;
use crate::password::{Trouble, mind_last_settings, normalized, remember_settings, settings};
use crate::route::{query_value, safe_next};
use crate::safe::{Credentials, Floor, Keys, Password};
use crate::session::{Account, Sessions, device};
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_navigate};
use text::Texts;
use wire::EncString;
use wire::kdf::Kdf;
use wire::two_factor::REMEMBER;

/// What a person typed.
#[derive(Clone)]
pub(super) struct Typed {
    pub email: String,
    pub password: String,
    pub floor: Floor,
    pub second: Option<Second>,
}

/// What answers the second step.
#[derive(Clone)]
pub(super) struct Second {
    pub provider: u8,
    pub code: String,
    /// This browser shall not be asked again for 30 days.
    pub remember: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum EnterProblem {
    /// One of these providers must answer too.
    TwoStepRequired(Vec<u8>),
    Trouble(Trouble),
}

impl EnterProblem {
    pub(super) fn sentence(&self, t: Texts) -> String {
        match self {
            Self::TwoStepRequired(_) => t.sign_in().other_method().into(),
            Self::Trouble(trouble) => trouble.sentence(t),
        }
    }

    pub(super) fn is_weak_kdf(&self) -> bool {
        matches!(self, Self::Trouble(trouble) if trouble.is_weak_kdf())
    }

    /// The server refused the password or the code.
    pub(super) fn is_refusal(&self) -> bool {
        matches!(self, Self::Trouble(Trouble::Api(error)) if error.code() == Some("invalid_username_or_password"))
    }
}

impl<E: Into<Trouble>> From<E> for EnterProblem {
    fn from(error: E) -> Self {
        Self::Trouble(error.into())
    }
}

fn login_problem(problem: LoginProblem) -> EnterProblem {
    match problem {
        LoginProblem::TwoStepRequired(providers) => EnterProblem::TwoStepRequired(providers),
        LoginProblem::Api(error) => error.into(),
    }
}

/// Password → hash → tokens → opened keys. The session is unlocked at the end, or nothing has changed.
pub(super) async fn log_in(session: Sessions, typed: &Typed) -> Result<(), EnterProblem> {
    let email = normalized(&typed.email);
    let kdf = settings(&email).await?;
    if typed.floor == Floor::Required {
        mind_last_settings(&email, &kdf)?;
    }
    let safe = session.safe();
    let hash = safe.login_hash(credentials(&email, typed, kdf)).await?;
    let device = device::identifier();
    let remembered = Setting::Remembered(email.clone());
    let second = typed.second.clone().or_else(|| known_browser(&remembered));
    let answer = identity::log_in(&identity::Login {
        email: &email,
        authentication_hash: &hash,
        device: &device,
        two_step: second.as_ref().map(|second| TwoStep {
            provider: second.provider,
            code: &second.code,
            remember: second.remember,
        }),
    })
    .await
    .map_err(|problem| {
        if let LoginProblem::TwoStepRequired(_) = problem {
            // The server no longer knows this browser.
            remembered.forget();
        }
        login_problem(problem)
    })?;
    if let Some(token) = &answer.two_factor_token {
        remembered.write(token);
    }
    let user_id = identity::user_id(&answer).ok_or(ApiError::Server)?;
    let keys = Keys {
        wrapped_user_key: answer.key,
        wrapped_private_key: answer.private_key,
        user_id: Some(user_id.clone()),
    };
    safe.open_account(keys).await?;
    remember_settings(&email, &kdf);
    let account = Account { user_id, email };
    if let Some(refresh_token) = &answer.refresh_token {
        session.remember(&account, refresh_token);
    }
    session.unlocked(account);
    Ok(())
}

/// What a browser answers by itself that was remembered before.
fn known_browser(remembered: &Setting) -> Option<Second> {
    remembered.read().map(|code| Second {
        provider: REMEMBER,
        code,
        remember: false,
    })
}

/// After a lock or a reload: the server hands out the sealed keys again, the password opens them here.
pub(super) async fn unlock(session: Sessions, account: &Account, typed: &Typed) -> Result<(), EnterProblem> {
    let kdf = settings(&account.email).await?;
    let sealed = api::accounts::keys().await?;
    let keys = Keys {
        wrapped_user_key: sealed.key.ok_or(ApiError::Server)?,
        wrapped_private_key: sealed.private_key.unwrap_or(EncString(String::new())),
        user_id: Some(account.user_id.clone()),
    };
    session
        .safe()
        .unlock(credentials(&account.email, typed, kdf), keys)
        .await?;
    session.unlocked(account.clone());
    Ok(())
}

/// A value of the page's own query, not tracked.
pub(super) fn use_query() -> impl Fn(&str) -> Option<String> + Copy + 'static {
    let search = use_location().search;
    move |name| search.with_untracked(|search| query_value(search, name))
}

/// Leads to the page that asked for the login, else to Vaults.
pub(super) fn use_arrival() -> impl Fn() + Clone + 'static {
    let query = use_query();
    let navigate = use_navigate();
    move || {
        let next = safe_next(query("next").as_deref());
        navigate(&next, crate::app::replace());
    }
}

fn credentials(email: &str, typed: &Typed, kdf: Kdf) -> Credentials {
    Credentials {
        email: email.to_owned(),
        password: Password::from(typed.password.clone()),
        kdf,
        floor: typed.floor,
    }
}
