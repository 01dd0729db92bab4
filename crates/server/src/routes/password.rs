//! A new master password, or new derivation settings for the same one (protocol.md 5). The user key stays, wrapped anew.
//! Refuses to know: both passwords.

use crate::allow::Act;
use crate::app::App;
use crate::auth::{Caller, kdf};
use crate::body::Json;
use crate::db::events::{self, kind};
use crate::db::users::User;
use crate::db::{self, Tx};
use crate::enc_string::{self, KEY_LIMIT};
use crate::error::{Error, Result};
use crate::router::Doors;
use crate::routes::register::check_hint;
use axum::extract::State;
use axum::http::StatusCode;
use wire::EncString;
use wire::account::{ChangeKdf, ChangePassword};
use wire::kdf::Kdf;

pub fn routes() -> Doors {
    Doors::new()
        .post("/api/accounts/password", Act::Own, change_password)
        .post("/api/accounts/kdf", Act::Own, change_kdf)
}

async fn change_password(
    State(app): State<App>,
    caller: Caller,
    Json(wanted): Json<ChangePassword>,
) -> Result<StatusCode> {
    check_hint(wanted.master_password_hint.as_deref())?;
    app.prove(&caller, Some(&wanted.master_password_hash)).await?;
    let user = read(&app, &caller).await?;
    let (hash, key) = match (wanted.authentication_data, wanted.unlock_data) {
        (Some(authentication), Some(unlock)) => {
            kdf::check_pair(&authentication, &unlock, &user.email)?;
            if unlock.kdf != user.kdf() {
                return Err(Error::bad(
                    "kdf_changed",
                    "Key derivation settings cannot change with the password.",
                ));
            }
            (
                authentication.master_password_authentication_hash,
                unlock.master_key_wrapped_user_key,
            )
        }
        (None, None) => match (wanted.new_master_password_hash, wanted.key) {
            (Some(hash), Some(key)) => (hash, key),
            _ => return Err(incomplete()),
        },
        _ => return Err(incomplete()),
    };
    let hint = wanted.master_password_hint;
    replace(
        &app,
        &caller,
        &user,
        New {
            hash,
            key,
            kdf: user.kdf(),
            hint,
        },
    )
    .await
}

async fn change_kdf(
    State(app): State<App>,
    caller: Caller,
    Json(wanted): Json<ChangeKdf>,
) -> Result<StatusCode> {
    app.prove(&caller, Some(&wanted.master_password_hash)).await?;
    let user = read(&app, &caller).await?;
    let (hash, key, settings) = match (wanted.authentication_data, wanted.unlock_data) {
        (Some(authentication), Some(unlock)) => {
            kdf::check_pair(&authentication, &unlock, &user.email)?;
            (
                authentication.master_password_authentication_hash,
                unlock.master_key_wrapped_user_key,
                unlock.kdf,
            )
        }
        (None, None) => (wanted.new_master_password_hash, wanted.key, wanted.kdf.into()),
        _ => return Err(incomplete()),
    };
    kdf::check(&settings)?;
    let hint = user.password_hint.clone();
    replace(
        &app,
        &caller,
        &user,
        New {
            hash,
            key,
            kdf: settings,
            hint,
        },
    )
    .await
}

struct New {
    hash: String,
    key: EncString,
    kdf: Kdf,
    hint: Option<String>,
}

/// Other sessions end; this device goes on with its refresh token.
async fn replace(app: &App, caller: &Caller, before: &User, new: New) -> Result<StatusCode> {
    kdf::check_hash(&new.hash)?;
    enc_string::sealed("Key", &new.key, KEY_LIMIT)?;
    let password_hash = app.gates.passwords.hash(new.hash).await?;
    let mut tx = app.db.begin().await?;
    unchanged(&mut tx, before).await?;
    let hint = new.hint.as_deref().filter(|hint| !hint.is_empty());
    db::users::set_password(&mut tx, &before.id, &password_hash, &new.key, new.kdf, hint).await?;
    db::sessions::end_others(&mut tx, &before.id, Some(caller.device_id.as_str())).await?;
    db::revision::bump_user(&mut tx, &before.id).await?;
    let ip = caller.ip.to_string();
    events::record_user(
        &mut tx,
        kind::CHANGED_PASSWORD,
        &before.id,
        Some(caller.device_type),
        &ip,
    )
    .await?;
    tx.commit().await?;
    Ok(StatusCode::OK)
}

/// The proof was of the password as it was then: nobody may have changed it in between.
async fn unchanged(tx: &mut Tx, before: &User) -> Result<()> {
    tx.lock("user", &before.id).await?;
    let now = db::users::by_id(tx, &before.id)
        .await?
        .ok_or(Error::DeadSession)?;
    if now.security_stamp == before.security_stamp {
        Ok(())
    } else {
        Err(Error::DeadSession)
    }
}

async fn read(app: &App, caller: &Caller) -> Result<User> {
    let mut tx = app.db.read().await?;
    db::users::by_id(&mut tx, caller.user_id.as_str())
        .await?
        .ok_or(Error::DeadSession)
}

fn incomplete() -> Error {
    Error::bad(
        "incomplete_password",
        "The new password's hash and key are both required.",
    )
}
