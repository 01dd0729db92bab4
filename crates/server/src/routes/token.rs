//! `POST /identity/connect/token`: log in with a password, go on with a refresh token (protocol.md 3.2, 3.3).
//! Refuses to know: how secrets are hashed, signed or stored.

use crate::address;
use crate::allow::Act;
use crate::app::App;
use crate::auth::caller::Ip;
use crate::auth::refusal::Refusal;
use crate::auth::token::{Bearer, LIFETIME_SECONDS};
use crate::auth::two_step;
use crate::db::events::{self, kind};
use crate::db::sessions::{self, Refresh};
use crate::db::users::User;
use crate::db::{self, Tx};
use crate::router::Doors;
use crate::secret;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, State};
use axum::response::{IntoResponse, Response};
use std::net::IpAddr;
use wire::account::AccountKeys;
use wire::token::{MasterPasswordUnlock, RefreshAnswer, TokenAnswer, TokenRequest, UserDecryptionOptions};
use wire::two_factor::{AUTHENTICATOR, RECOVERY_CODE, REMEMBER};

pub fn routes() -> Doors {
    Doors::new().post("/identity/connect/token", Act::Anyone, token)
}

async fn token(
    State(app): State<App>,
    Ip(ip): Ip,
    form: Result<Form<TokenRequest>, FormRejection>,
) -> Result<Response, Refusal> {
    let Form(request) = form.map_err(|_| Refusal::Incomplete("The form could not be read."))?;
    match request.grant_type.as_str() {
        "password" => password(&app, ip, request).await,
        "refresh_token" => refresh(&app, ip, request).await,
        _ => Err(Refusal::UnsupportedGrant),
    }
}

async fn password(app: &App, ip: IpAddr, request: TokenRequest) -> Result<Response, Refusal> {
    let email = address::normalise(request.username.as_deref().unwrap_or_default());
    let hash = request.password.clone().unwrap_or_default();
    let device = Device::of(&request)?;
    app.gates.pass("token", ip, &email)?;

    let mut tx = app.db.read().await?;
    let user = db::users::by_email(&mut tx, &email).await?;
    drop(tx);
    let fits = app
        .gates
        .passwords
        .verify(hash, user.as_ref().map(|u| u.password_hash.clone()))
        .await?;
    let Some(user) = user.filter(|_| fits) else {
        note_failure(app, &email, kind::FAILED_LOGIN, ip, device.kind);
        return Err(Refusal::WrongPassword);
    };
    if !user.enabled {
        return Err(Refusal::WrongPassword);
    }

    let mut tx = app.db.begin().await?;
    if user.two_factor_enabled {
        if request.two_factor_token.is_some() {
            app.gates.pass_code(&user.id)?;
        }
        match second_step(&mut tx, &user, &request, &device).await? {
            Step::Passed => {}
            Step::Recovered => {
                events::record_user(
                    &mut tx,
                    kind::RECOVERED_TWO_FACTOR,
                    &user.id,
                    Some(device.kind),
                    &ip.to_string(),
                )
                .await?;
            }
            Step::Missing => return Err(Refusal::TwoFactorRequired),
            Step::Wrong => {
                drop(tx);
                note_failure(app, &email, kind::FAILED_LOGIN_TWO_FACTOR, ip, device.kind);
                return Err(Refusal::WrongCode);
            }
        }
    }
    // The password may have been changed while it was being checked.
    let user = db::users::by_id(&mut tx, &user.id)
        .await?
        .filter(|now| now.security_stamp == user.security_stamp && now.enabled)
        .ok_or(Refusal::WrongPassword)?;
    let client = request.client_id.as_deref().unwrap_or("web");
    let device_id = sessions::enter(&mut tx, &user.id, device.identifier, device.name, device.kind).await?;
    let refresh_token = sessions::issue(&mut tx, &device_id, client).await?;
    let remember = request.two_factor_remember.as_deref() == Some("1") && user.two_factor_enabled;
    let remember_token = if remember {
        Some(db::two_factor::remember(&mut tx, &device_id).await?)
    } else {
        None
    };
    events::record_user(
        &mut tx,
        kind::LOGGED_IN,
        &user.id,
        Some(device.kind),
        &ip.to_string(),
    )
    .await?;
    tx.commit().await?;

    let access_token = app
        .signer
        .sign(&Bearer {
            user_id: &user.id,
            email: &user.email,
            name: user.name.as_deref(),
            email_verified: user.email_verified,
            security_stamp: &user.security_stamp,
            device: device.identifier,
            device_type: device.kind,
            client_id: client,
        })
        .map_err(crate::error::Error::internal)?;
    Ok(axum::Json(answer(user, access_token, refresh_token, remember_token)).into_response())
}

async fn refresh(app: &App, ip: IpAddr, request: TokenRequest) -> Result<Response, Refusal> {
    let token = request.refresh_token.unwrap_or_default();
    app.gates.pass("refresh", ip, &secret::hash(&token))?;
    let mut tx = app.db.begin().await?;
    let outcome = sessions::refresh(&mut tx, &token).await?;
    tx.commit().await?;
    let (session, next) = match outcome {
        Refresh::Good(session, next) => (session, next),
        Refresh::Stolen => {
            tracing::warn!("a replaced refresh token was used again: its device was logged out");
            return Err(Refusal::InvalidGrant);
        }
        Refresh::Unknown => return Err(Refusal::InvalidGrant),
    };
    let access_token = app
        .signer
        .sign(&Bearer {
            user_id: &session.user_id,
            email: &session.email,
            name: session.name.as_deref(),
            email_verified: session.email_verified,
            security_stamp: &session.security_stamp,
            device: &session.identifier,
            device_type: session.device_type,
            client_id: &session.client_id,
        })
        .map_err(crate::error::Error::internal)?;
    Ok(axum::Json(RefreshAnswer {
        access_token,
        token_type: "Bearer".into(),
        expires_in: LIFETIME_SECONDS,
        refresh_token: next,
        scope: "api offline_access".into(),
    })
    .into_response())
}

struct Device<'a> {
    identifier: &'a str,
    name: &'a str,
    kind: i64,
}

impl<'a> Device<'a> {
    fn of(request: &'a TokenRequest) -> Result<Self, Refusal> {
        let identifier = request
            .device_identifier
            .as_deref()
            .filter(|text| !text.is_empty() && text.len() <= 100)
            .ok_or(Refusal::Incomplete("No device information provided."))?;
        let kind = request
            .device_type
            .as_deref()
            .and_then(|text| text.parse().ok())
            .unwrap_or(14);
        let name = request
            .device_name
            .as_deref()
            .filter(|name| name.len() <= 200)
            .unwrap_or("unknown");
        Ok(Self {
            identifier,
            name,
            kind,
        })
    }
}

enum Step {
    Passed,
    Recovered,
    Missing,
    Wrong,
}

async fn second_step(
    tx: &mut Tx,
    user: &User,
    request: &TokenRequest,
    device: &Device<'_>,
) -> Result<Step, Refusal> {
    let provider = request
        .two_factor_provider
        .as_deref()
        .and_then(|text| text.parse::<u8>().ok());
    let Some(code) = request
        .two_factor_token
        .as_deref()
        .filter(|code| !code.is_empty())
    else {
        return Ok(Step::Missing);
    };
    match provider.unwrap_or(AUTHENTICATOR) {
        AUTHENTICATOR => {
            for second in db::two_factor::all(tx, &user.id).await? {
                if let Some(step) = two_step::step_of(&second.secret, code) {
                    let fresh = db::two_factor::use_step(tx, &user.id, step).await?;
                    return Ok(if fresh { Step::Passed } else { Step::Wrong });
                }
            }
            Ok(Step::Wrong)
        }
        // A forgotten device is asked for a code again, it is not told off.
        REMEMBER => match db::two_factor::is_remembered(tx, &user.id, device.identifier, code).await? {
            true => Ok(Step::Passed),
            false => Ok(Step::Missing),
        },
        RECOVERY_CODE => {
            let code = code.replace([' ', '-'], "").to_lowercase();
            let fits = user
                .recovery_code
                .as_deref()
                .is_some_and(|kept| secret::same(kept.as_bytes(), code.as_bytes()));
            if !fits {
                return Ok(Step::Wrong);
            }
            db::two_factor::disable_all(tx, &user.id).await?;
            db::users::set_recovery_code(tx, &user.id, None).await?;
            db::revision::bump_user(tx, &user.id).await?;
            Ok(Step::Recovered)
        }
        _ => Ok(Step::Wrong),
    }
}

/// Written after the answer, so that a known address is not betrayed by the time it takes.
fn note_failure(app: &App, email: &str, kind: u16, ip: IpAddr, device_kind: i64) {
    let (app, email) = (app.clone(), email.to_owned());
    tokio::spawn(async move {
        let written = async {
            let mut tx = app.db.begin().await?;
            if let Some(user) = db::users::by_email(&mut tx, &email).await? {
                events::record_user(&mut tx, kind, &user.id, Some(device_kind), &ip.to_string()).await?;
            }
            tx.commit().await
        };
        if let Err(problem) = written.await {
            tracing::warn!(%problem, "a failed login was not written to the log");
        }
    });
}

fn answer(
    user: User,
    access_token: String,
    refresh_token: String,
    two_factor_token: Option<String>,
) -> TokenAnswer {
    let kdf = user.kdf();
    let key = wire::EncString(user.user_key);
    let private_key = wire::EncString(user.private_key);
    TokenAnswer {
        access_token,
        token_type: "Bearer".into(),
        expires_in: LIFETIME_SECONDS,
        refresh_token: Some(refresh_token),
        scope: "api offline_access".into(),
        key: key.clone(),
        private_key: private_key.clone(),
        kdf: kdf.kdf_type,
        kdf_iterations: kdf.iterations,
        kdf_memory: kdf.memory,
        kdf_parallelism: kdf.parallelism,
        account_keys: AccountKeys::v1(user.public_key, private_key),
        user_decryption_options: UserDecryptionOptions {
            has_master_password: true,
            master_password_unlock: MasterPasswordUnlock {
                salt: user.kdf_salt,
                kdf: kdf.into(),
                master_key_encrypted_user_key: key.clone(),
                master_key_wrapped_user_key: key,
            },
            object: "userDecryptionOptions".into(),
        },
        reset_master_password: false,
        force_password_reset: user.force_password_reset,
        master_password_policy: None,
        two_factor_token,
    }
}
