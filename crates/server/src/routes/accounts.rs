//! One's own account: profile, keys, revision, end of it (protocol.md 5). Refuses to know: how passwords are proved.

use crate::allow::Act;
use crate::app::App;
use crate::auth::Caller;
use crate::body::Json;
use crate::db::users::User;
use crate::db::{self, Tx};
use crate::error::{Error, Result};
use crate::profile;
use crate::router::Doors;
use crate::routes::register::{check_hint, check_key_id, check_name};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};
use wire::account::{
    AccountKeys, Keys, Profile, SecretVerification, UpdateProfile, UserKeyId, UserPublicKey,
};
use wire::{EncString, UserId};

pub fn routes() -> Doors {
    Doors::new()
        .get("/api/accounts/profile", Act::Own, read)
        .put("/api/accounts/profile", Act::Own, update)
        .post("/api/accounts/profile", Act::Own, update)
        .put("/api/accounts/avatar", Act::Own, avatar)
        .post("/api/accounts/avatar", Act::Own, avatar)
        .get("/api/accounts/revision-date", Act::Own, revision_date)
        .get("/api/accounts/keys", Act::Own, keys)
        .post("/api/accounts/keys", Act::Own, refuse_new_keys)
        .post("/api/accounts/key-management/user-key-id", Act::Own, user_key_id)
        .post("/api/accounts/verify-password", Act::Own, verify_password)
        .post("/api/accounts/security-stamp", Act::Own, close_sessions)
        .delete("/api/accounts", Act::Own, delete)
        .post("/api/accounts/delete", Act::Own, delete)
        .get("/api/users/{id}/public-key", Act::AnyPerson, public_key)
}

async fn read(State(app): State<App>, caller: Caller) -> Result<Json<Profile>> {
    let mut tx = app.db.snapshot().await?;
    let user = me(&mut tx, &caller).await?;
    Ok(Json(profile::of(&mut tx, &user).await?))
}

async fn update(
    State(app): State<App>,
    caller: Caller,
    Json(wanted): Json<UpdateProfile>,
) -> Result<Json<Profile>> {
    check_name(wanted.name.as_deref())?;
    check_hint(wanted.master_password_hint.as_deref())?;
    let mut tx = app.db.begin().await?;
    let user = me(&mut tx, &caller).await?;
    let name = wanted
        .name
        .as_deref()
        .map(str::trim)
        .filter(|name| !name.is_empty());
    let hint = wanted
        .master_password_hint
        .as_deref()
        .or(user.password_hint.as_deref());
    let culture = wanted
        .culture
        .as_deref()
        .filter(|c| c.len() <= 10)
        .unwrap_or(&user.culture);
    db::users::set_profile(
        &mut tx,
        &user.id,
        name,
        hint.filter(|hint| !hint.is_empty()),
        culture,
    )
    .await?;
    answer_profile(tx, &caller).await
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Avatar {
    avatar_color: Option<String>,
}

async fn avatar(State(app): State<App>, caller: Caller, Json(wanted): Json<Avatar>) -> Result<Json<Profile>> {
    let color = wanted.avatar_color.as_deref();
    let is_color =
        |c: &str| c.len() == 7 && c.starts_with('#') && c[1..].bytes().all(|b| b.is_ascii_hexdigit());
    if color.is_some_and(|c| !is_color(c)) {
        return Err(Error::field(
            "AvatarColor",
            "bad_color",
            "The colour must look like #1a2b3c.",
        ));
    }
    let mut tx = app.db.begin().await?;
    db::users::set_avatar(&mut tx, caller.user_id.as_str(), color).await?;
    answer_profile(tx, &caller).await
}

async fn answer_profile(mut tx: Tx, caller: &Caller) -> Result<Json<Profile>> {
    db::revision::bump_user(&mut tx, caller.user_id.as_str()).await?;
    let user = me(&mut tx, caller).await?;
    let profile = profile::of(&mut tx, &user).await?;
    tx.commit().await?;
    Ok(Json(profile))
}

async fn revision_date(State(app): State<App>, caller: Caller) -> Result<Json<i64>> {
    let mut tx = app.db.read().await?;
    Ok(Json(me(&mut tx, &caller).await?.account_revision))
}

async fn keys(State(app): State<App>, caller: Caller) -> Result<Json<Keys>> {
    let mut tx = app.db.read().await?;
    let user = me(&mut tx, &caller).await?;
    let private_key = EncString(user.private_key);
    Ok(Json(Keys {
        key: Some(EncString(user.user_key)),
        public_key: Some(user.public_key.clone()),
        private_key: Some(private_key.clone()),
        account_keys: Some(AccountKeys::v1(user.public_key, private_key)),
        object: "keys".into(),
    }))
}

/// Accounts here have keys from their first moment; replacing them would lose everything sealed for them.
async fn refuse_new_keys(_: Caller) -> Result<StatusCode> {
    Err(Error::bad("has_keys", "This account has keys already."))
}

/// Sent once by official clients after unlocking; without it their first login ends with an error (protocol.md 18).
async fn user_key_id(
    State(app): State<App>,
    caller: Caller,
    Json(sent): Json<UserKeyId>,
) -> Result<StatusCode> {
    check_key_id(&sent.user_key_id)?;
    let mut tx = app.db.begin().await?;
    let user = me(&mut tx, &caller).await?;
    if user.user_key_id.as_deref() == Some(sent.user_key_id.as_str()) {
        return Ok(StatusCode::OK);
    }
    if !db::users::set_user_key_id(&mut tx, &user.id, &sent.user_key_id).await? {
        return Err(Error::bad("key_id_set", "User key id is already set."));
    }
    db::revision::bump_user(&mut tx, &user.id).await?;
    tx.commit().await?;
    Ok(StatusCode::OK)
}

async fn verify_password(
    State(app): State<App>,
    caller: Caller,
    Json(secret): Json<SecretVerification>,
) -> Result<Json<Value>> {
    app.prove(&caller, secret.master_password_hash.as_deref()).await?;
    Ok(Json(json!({
        "minComplexity": null, "minLength": null, "requireLower": null, "requireUpper": null,
        "requireNumbers": null, "requireSpecial": null, "enforceOnLogin": null, "object": "masterPasswordPolicy",
    })))
}

async fn close_sessions(
    State(app): State<App>,
    caller: Caller,
    Json(secret): Json<SecretVerification>,
) -> Result<StatusCode> {
    app.prove(&caller, secret.master_password_hash.as_deref()).await?;
    let mut tx = app.db.begin().await?;
    db::users::renew_stamp(&mut tx, caller.user_id.as_str()).await?;
    db::sessions::end_others(&mut tx, caller.user_id.as_str(), None).await?;
    db::revision::bump_user(&mut tx, caller.user_id.as_str()).await?;
    tx.commit().await?;
    Ok(StatusCode::OK)
}

async fn delete(
    State(app): State<App>,
    caller: Caller,
    Json(secret): Json<SecretVerification>,
) -> Result<StatusCode> {
    app.prove(&caller, secret.master_password_hash.as_deref()).await?;
    let user_id = caller.user_id.as_str();
    let mut tx = app.db.begin().await?;
    let organizations = db::memberships::organizations(&mut tx, user_id).await?;
    let providers = db::memberships::providers(&mut tx, user_id).await?;
    // Two last owners who leave at the same moment: the second one waits and is refused.
    for provider in &providers {
        tx.lock("provider", &provider.id).await?;
    }
    for organization in &organizations {
        tx.lock("org", &organization.id).await?;
    }
    if db::users::is_sole_owner(&mut tx, user_id).await? {
        return Err(Error::bad(
            "sole_owner",
            "You cannot delete this account because it is the sole owner of at least one organization vault. \
             Delete those organizations or give them another owner first.",
        ));
    }
    if db::users::is_sole_provider_admin(&mut tx, user_id).await? {
        return Err(Error::bad(
            "sole_provider_admin",
            "Cannot delete this user because it is the sole owner of at least one provider. \
             Please delete these providers or upgrade another user.",
        ));
    }
    for organization in organizations {
        db::revision::bump_org(&mut tx, &organization.id).await?;
    }
    for provider in providers {
        db::revision::bump_provider(&mut tx, &provider.id).await?;
    }
    db::users::delete(&mut tx, user_id).await?;
    tx.commit().await?;
    Ok(StatusCode::OK)
}

async fn public_key(
    State(app): State<App>,
    _: Caller,
    Path(id): Path<UserId>,
) -> Result<Json<UserPublicKey>> {
    let mut tx = app.db.read().await?;
    let user = db::users::by_id(&mut tx, id.as_str())
        .await?
        .ok_or(Error::NotFound)?;
    Ok(Json(UserPublicKey {
        user_id: user.id.into(),
        public_key: user.public_key,
        object: "userKey".into(),
    }))
}

async fn me(tx: &mut Tx, caller: &Caller) -> Result<User> {
    db::users::by_id(tx, caller.user_id.as_str())
        .await?
        .ok_or(Error::DeadSession)
}
