//! Setting up and ending two-step login (protocol.md 12.1): both spellings are read, nested and flat are answered.
//! Refuses to know: the login itself.

use crate::allow::Act;
use crate::app::App;
use crate::auth::{Caller, two_step};
use crate::body::Json;
use crate::clock;
use crate::db::events::{self, kind};
use crate::db::tokens::{self, Kind};
use crate::db::two_factor::AUTHENTICATOR;
use crate::db::{self, Tx};
use crate::error::{Error, Result};
use crate::router::Doors;
use axum::extract::State;
use wire::List;
use wire::account::SecretVerification;
use wire::two_factor::{
    Authenticator, AuthenticatorAnswer, DisableTwoFactor, EnableAuthenticator, RecoveryCode,
    TwoFactorProvider,
};

/// Time to scan a code and type six digits.
const SETUP: i64 = 15 * clock::MINUTE;

pub fn routes() -> Doors {
    Doors::new()
        .get("/api/two-factor", Act::Own, list)
        .post("/api/two-factor/get-authenticator", Act::Own, begin)
        .put("/api/two-factor/authenticator", Act::Own, enable)
        .post("/api/two-factor/authenticator", Act::Own, enable)
        .delete("/api/two-factor/authenticator", Act::Own, disable_authenticator)
        .put("/api/two-factor/disable", Act::Own, disable)
        .post("/api/two-factor/disable", Act::Own, disable)
        .post("/api/two-factor/get-recover", Act::Own, recovery_code)
}

async fn list(State(app): State<App>, caller: Caller) -> Result<Json<List<TwoFactorProvider>>> {
    let mut tx = app.db.read().await?;
    let on = db::two_factor::all(&mut tx, caller.user_id.as_str()).await?;
    Ok(Json(List::new(
        on.iter().map(|second| provider(second.kind)).collect(),
    )))
}

async fn begin(
    State(app): State<App>,
    caller: Caller,
    Json(secret): Json<SecretVerification>,
) -> Result<Json<AuthenticatorAnswer>> {
    app.prove(&caller, secret.master_password_hash.as_deref()).await?;
    let user_id = caller.user_id.as_str();
    let mut tx = app.db.begin().await?;
    let known = authenticator(&mut tx, user_id).await?;
    let enabled = known.is_some();
    let key = known.unwrap_or_else(two_step::make_key);
    let token = tokens::issue(
        &mut tx,
        Kind::UserVerification,
        user_id,
        &caller.email,
        Some(&key),
        SETUP,
    )
    .await?;
    tx.commit().await?;
    Ok(Json(answer(key, enabled, Some(token))))
}

/// The code proves that the app on the phone has the key, before the account depends on it.
async fn enable(
    State(app): State<App>,
    caller: Caller,
    Json(wanted): Json<EnableAuthenticator>,
) -> Result<Json<AuthenticatorAnswer>> {
    let user_id = caller.user_id.as_str();
    let key = wanted.key.trim().to_uppercase();
    if wanted.user_verification_token.is_none() {
        app.prove(&caller, wanted.master_password_hash.as_deref()).await?;
    }
    app.gates.pass("two-step", caller.ip, user_id)?;
    let mut tx = app.db.begin().await?;
    if let Some(token) = &wanted.user_verification_token {
        verified(&mut tx, &caller, token, &key).await?;
    }
    let step = two_step::step_of(&key, &wanted.token)
        .ok_or_else(|| Error::field("Token", "wrong_code", "Invalid token."))?;
    if let Some(token) = &wanted.user_verification_token {
        tokens::redeem(&mut tx, Kind::UserVerification, token, &caller.email).await?;
    }
    db::two_factor::enable(&mut tx, user_id, &key, step).await?;
    recovery(&mut tx, user_id).await?;
    changed(&mut tx, &caller, kind::UPDATED_TWO_FACTOR).await?;
    tx.commit().await?;
    Ok(Json(answer(key, true, None)))
}

async fn disable_authenticator(
    State(app): State<App>,
    caller: Caller,
    Json(wanted): Json<DisableTwoFactor>,
) -> Result<Json<TwoFactorProvider>> {
    if wanted.user_verification_token.is_none() {
        app.prove(&caller, wanted.master_password_hash.as_deref()).await?;
    }
    let mut tx = app.db.begin().await?;
    if let Some(token) = &wanted.user_verification_token {
        verified(&mut tx, &caller, token, wanted.key.as_deref().unwrap_or_default()).await?;
        tokens::redeem(&mut tx, Kind::UserVerification, token, &caller.email).await?;
    }
    end(tx, &caller, AUTHENTICATOR).await
}

async fn disable(
    State(app): State<App>,
    caller: Caller,
    Json(wanted): Json<DisableTwoFactor>,
) -> Result<Json<TwoFactorProvider>> {
    app.prove(&caller, wanted.master_password_hash.as_deref()).await?;
    let tx = app.db.begin().await?;
    end(tx, &caller, wanted.kind.into()).await
}

async fn end(mut tx: Tx, caller: &Caller, which: i64) -> Result<Json<TwoFactorProvider>> {
    let user_id = caller.user_id.as_str();
    if db::two_factor::disable(&mut tx, user_id, which).await? {
        if db::two_factor::all(&mut tx, user_id).await?.is_empty() {
            db::two_factor::disable_all(&mut tx, user_id).await?;
            db::users::set_recovery_code(&mut tx, user_id, None).await?;
        }
        changed(&mut tx, caller, kind::DISABLED_TWO_FACTOR).await?;
        tx.commit().await?;
    }
    Ok(Json(TwoFactorProvider {
        enabled: false,
        ..provider(which)
    }))
}

async fn recovery_code(
    State(app): State<App>,
    caller: Caller,
    Json(secret): Json<SecretVerification>,
) -> Result<Json<RecoveryCode>> {
    app.prove(&caller, secret.master_password_hash.as_deref()).await?;
    let mut tx = app.db.begin().await?;
    let code = recovery(&mut tx, caller.user_id.as_str()).await?;
    tx.commit().await?;
    Ok(Json(RecoveryCode {
        code,
        object: "twoFactorRecover".into(),
    }))
}

/// The code that is there, or a new one.
async fn recovery(tx: &mut Tx, user_id: &str) -> Result<String> {
    let user = db::users::by_id(tx, user_id).await?.ok_or(Error::DeadSession)?;
    if let Some(code) = user.recovery_code {
        return Ok(code);
    }
    let code = two_step::make_recovery_code();
    db::users::set_recovery_code(tx, user_id, Some(&code)).await?;
    Ok(code)
}

/// A token from `get-authenticator` counts for the key it was made with only.
async fn verified(tx: &mut Tx, caller: &Caller, token: &str, key: &str) -> Result<()> {
    let token = tokens::peek(tx, Kind::UserVerification, token, &caller.email).await?;
    let good = token.is_some_and(|t| t.subject == caller.user_id.as_str() && t.data.as_deref() == Some(key));
    if good {
        Ok(())
    } else {
        Err(Error::bad("invalid_token", "User verification failed."))
    }
}

async fn changed(tx: &mut Tx, caller: &Caller, what: u16) -> Result<()> {
    let user_id = caller.user_id.as_str();
    db::revision::bump_user(tx, user_id).await?;
    events::record_user(
        tx,
        what,
        user_id,
        Some(caller.device_type),
        &caller.ip.to_string(),
    )
    .await?;
    Ok(())
}

async fn authenticator(tx: &mut Tx, user_id: &str) -> Result<Option<String>> {
    let all = db::two_factor::all(tx, user_id).await?;
    Ok(all
        .into_iter()
        .find(|second| second.kind == AUTHENTICATOR)
        .map(|second| second.secret))
}

fn answer(key: String, enabled: bool, token: Option<String>) -> AuthenticatorAnswer {
    AuthenticatorAnswer {
        authenticator: Authenticator {
            enabled,
            key: key.clone(),
        },
        user_verification_token: token,
        enabled,
        key,
        object: "twoFactorAuthenticator".into(),
    }
}

fn provider(kind: i64) -> TwoFactorProvider {
    TwoFactorProvider {
        enabled: true,
        kind: u8::try_from(kind).unwrap_or_default(),
        object: "twoFactorProvider".into(),
    }
}
