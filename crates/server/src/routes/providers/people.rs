//! People of a provider: list, confirm, change, remove (protocol.md 14.4). Refuses to know: inviting and accepting.

use crate::allow::{Act, InProvider, small};
use crate::app::App;
use crate::auth::Caller;
use crate::body::Json;
use crate::db::events::{self, Event, kind};
use crate::db::provider_users as rows;
use crate::db::tokens::{self, Kind};
use crate::db::{self, Tx};
use crate::enc_string;
use crate::error::{Error, Result};
use crate::invitation::Desk;
use crate::mail::letters;
use crate::router::Doors;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use wire::member::{BulkConfirm, MemberPublicKey};
use wire::provider::{ConfirmProviderUser, ProviderUser, UpdateProviderUser, role, user_status};
use wire::{BulkResult, EncString, Ids, List, ProviderId, ProviderUserId};

const HERE: Act = Act::ManageProviderUsers;

pub fn routes() -> Doors {
    Doors::new()
        .get("/api/providers/{provider_id}/users", HERE, all)
        .get("/api/providers/{provider_id}/users/{id}", HERE, one)
        .post(
            "/api/providers/{provider_id}/users/public-keys",
            HERE,
            public_keys,
        )
        .post("/api/providers/{provider_id}/users/{id}/confirm", HERE, confirm)
        .post("/api/providers/{provider_id}/users/confirm", HERE, confirm_many)
        .put("/api/providers/{provider_id}/users/{id}", HERE, update)
        .post("/api/providers/{provider_id}/users/{id}", HERE, update)
        .delete("/api/providers/{provider_id}/users/{id}", HERE, remove)
        .post("/api/providers/{provider_id}/users/{id}/delete", HERE, remove)
        .delete("/api/providers/{provider_id}/users", HERE, remove_many)
        .post("/api/providers/{provider_id}/users/delete", HERE, remove_many)
}

type At = Path<(ProviderId, ProviderUserId)>;

async fn all(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ProviderId>,
) -> Result<Json<List<ProviderUser>>> {
    let mut tx = app.db.read().await?;
    caller.may(&mut tx, HERE, &id).await?;
    let people = rows::all(&mut tx, id.as_str()).await?;
    let shown = people
        .into_iter()
        .map(|row| shown(row, "providerUserUserDetails"));
    Ok(Json(List::new(shown.collect())))
}

async fn one(
    State(app): State<App>,
    caller: Caller,
    Path((provider_id, id)): At,
) -> Result<Json<ProviderUser>> {
    let mut tx = app.db.read().await?;
    caller.may(&mut tx, HERE, &provider_id).await?;
    let row = rows::by_id(&mut tx, provider_id.as_str(), id.as_str())
        .await?
        .ok_or(Error::NotFound)?;
    Ok(Json(shown(row, "providerUser")))
}

fn shown(row: rows::ProviderUser, object: &str) -> ProviderUser {
    ProviderUser {
        id: row.id.into(),
        user_id: row.user_id.map(Into::into),
        kind: small(row.kind),
        status: small(row.status),
        permissions: None,
        name: row.name,
        email: row.email,
        object: object.into(),
    }
}

async fn public_keys(
    State(app): State<App>,
    caller: Caller,
    Path(provider_id): Path<ProviderId>,
    Json(wanted): Json<Ids>,
) -> Result<Json<List<MemberPublicKey>>> {
    let mut tx = app.db.read().await?;
    caller.may(&mut tx, HERE, &provider_id).await?;
    let mut keys = Vec::new();
    for id in wanted.ids {
        let found = rows::by_id(&mut tx, provider_id.as_str(), &id).await?;
        if let Some((user_id, key)) = found.and_then(|row| row.user_id.zip(row.public_key)) {
            let object = "providerUserPublicKeyResponseModel".into();
            keys.push(MemberPublicKey {
                id,
                user_id: user_id.into(),
                key,
                object,
            });
        }
    }
    Ok(Json(List::new(keys)))
}

async fn confirm(
    State(app): State<App>,
    caller: Caller,
    Path((provider_id, id)): At,
    Json(given): Json<ConfirmProviderUser>,
) -> Result<StatusCode> {
    enc_string::shared("Key", &given.key)?;
    let mut tx = app.db.begin().await?;
    let here = caller.may(&mut tx, HERE, &provider_id).await?;
    let desk = Desk::of(&app, &mut tx, caller.user_id.as_str()).await?;
    if !confirmed(&mut tx, &caller, &here, &desk, id.as_str(), &given.key).await? {
        return Err(invalid());
    }
    tx.commit().await?;
    Ok(StatusCode::OK)
}

async fn confirm_many(
    State(app): State<App>,
    caller: Caller,
    Path(provider_id): Path<ProviderId>,
    Json(given): Json<BulkConfirm>,
) -> Result<Json<List<BulkResult>>> {
    let mut tx = app.db.begin().await?;
    let here = caller.may(&mut tx, HERE, &provider_id).await?;
    let desk = Desk::of(&app, &mut tx, caller.user_id.as_str()).await?;
    let mut answers = Vec::new();
    for wrapped in given.keys {
        let good = enc_string::shared("Key", &wrapped.key).is_ok();
        let done = good && confirmed(&mut tx, &caller, &here, &desk, &wrapped.id, &wrapped.key).await?;
        answers.push(row(wrapped.id, (!done).then_some(NOT_HERE)));
    }
    tx.commit().await?;
    Ok(Json(List::new(answers)))
}

/// Answers false when the person is not waiting here.
async fn confirmed(
    tx: &mut Tx,
    caller: &Caller,
    here: &InProvider,
    desk: &Desk,
    id: &str,
    key: &EncString,
) -> Result<bool> {
    let found = rows::by_id(tx, &here.provider.id, id).await?;
    let Some(person) = found.filter(|row| row.status == i64::from(user_status::ACCEPTED)) else {
        return Ok(false);
    };
    if !rows::confirm(tx, id, key).await? {
        return Ok(false);
    }
    log(tx, caller, here, id, kind::PROVIDER_USER_CONFIRMED).await?;
    bump(tx, &person).await?;
    let provider = here.provider.name.clone().unwrap_or_default();
    let letter = letters::ProviderConfirmed {
        provider,
        link: desk.links.portal(),
    };
    desk.tell(tx, &person.email, &letter).await?;
    Ok(true)
}

async fn update(
    State(app): State<App>,
    caller: Caller,
    Path((provider_id, id)): At,
    Json(wanted): Json<UpdateProviderUser>,
) -> Result<StatusCode> {
    super::invite::check_kind(wanted.kind)?;
    let mut tx = app.db.begin().await?;
    tx.lock("provider", provider_id.as_str()).await?;
    let here = caller.may(&mut tx, HERE, &provider_id).await?;
    let person = rows::by_id(&mut tx, provider_id.as_str(), id.as_str())
        .await?
        .ok_or(Error::NotFound)?;
    if wanted.kind != role::PROVIDER_ADMIN {
        admin_remains(&mut tx, provider_id.as_str(), id.as_str()).await?;
    }
    rows::set_kind(&mut tx, id.as_str(), wanted.kind).await?;
    log(&mut tx, &caller, &here, id.as_str(), kind::PROVIDER_USER_UPDATED).await?;
    bump(&mut tx, &person).await?;
    tx.commit().await?;
    Ok(StatusCode::OK)
}

async fn remove(State(app): State<App>, caller: Caller, Path((provider_id, id)): At) -> Result<StatusCode> {
    let mut tx = app.db.begin().await?;
    tx.lock("provider", provider_id.as_str()).await?;
    let here = caller.may(&mut tx, HERE, &provider_id).await?;
    let desk = Desk::of(&app, &mut tx, caller.user_id.as_str()).await?;
    if !removed(&mut tx, &caller, &here, &desk, id.as_str()).await? {
        return Err(Error::NotFound);
    }
    tx.commit().await?;
    Ok(StatusCode::OK)
}

async fn remove_many(
    State(app): State<App>,
    caller: Caller,
    Path(provider_id): Path<ProviderId>,
    Json(wanted): Json<Ids>,
) -> Result<Json<List<BulkResult>>> {
    let mut tx = app.db.begin().await?;
    tx.lock("provider", provider_id.as_str()).await?;
    let here = caller.may(&mut tx, HERE, &provider_id).await?;
    let desk = Desk::of(&app, &mut tx, caller.user_id.as_str()).await?;
    let mut answers = Vec::new();
    for id in wanted.ids {
        let refusal = match removed(&mut tx, &caller, &here, &desk, &id).await {
            Ok(true) => None,
            Ok(false) => Some((NOT_HERE.0, NOT_HERE.1.into())),
            Err(Error::BadRequest { code, message }) => Some((code, message)),
            Err(other) => return Err(other),
        };
        answers.push(row(
            id,
            refusal.as_ref().map(|(code, message)| (*code, message.as_ref())),
        ));
    }
    tx.commit().await?;
    Ok(Json(List::new(answers)))
}

/// Judges first and writes after. Answers false for an id of another provider.
async fn removed(tx: &mut Tx, caller: &Caller, here: &InProvider, desk: &Desk, id: &str) -> Result<bool> {
    let Some(person) = rows::by_id(tx, &here.provider.id, id).await? else {
        return Ok(false);
    };
    if person.user_id.as_deref() == Some(caller.user_id.as_str()) {
        return Err(Error::bad("not_yourself", "You cannot remove yourself."));
    }
    admin_remains(tx, &here.provider.id, id).await?;
    log(tx, caller, here, id, kind::PROVIDER_USER_REMOVED).await?;
    bump(tx, &person).await?;
    tokens::withdraw(tx, Kind::ProviderInvite, id).await?;
    rows::delete(tx, id).await?;
    let letter = letters::ProviderRemoved {
        provider: here.provider.name.clone().unwrap_or_default(),
    };
    desk.tell(tx, &person.email, &letter).await?;
    Ok(true)
}

/// Passes when a confirmed admin remains without this person (P-69). The caller holds the lock of the provider.
async fn admin_remains(tx: &mut Tx, provider_id: &str, without: &str) -> Result<()> {
    let admins = rows::confirmed_admins(tx, provider_id).await?;
    let touches_an_admin = admins.iter().any(|admin| admin.id == without);
    if !touches_an_admin || admins.iter().any(|admin| admin.id != without) {
        return Ok(());
    }
    Err(Error::bad(
        "last_provider_admin",
        "Provider must have at least one confirmed ProviderAdmin.",
    ))
}

async fn log(tx: &mut Tx, caller: &Caller, here: &InProvider, id: &str, number: u16) -> Result<()> {
    events::record(
        tx,
        Event::by(caller, number)
            .provider(&here.provider.id)
            .provider_user(id),
    )
    .await?;
    Ok(())
}

async fn bump(tx: &mut Tx, person: &rows::ProviderUser) -> Result<()> {
    if let Some(user_id) = &person.user_id {
        db::revision::bump_user(tx, user_id).await?;
    }
    Ok(())
}

/// Code and message of a row that is not of this provider, or not waiting.
const NOT_HERE: (&str, &str) = ("user_invalid", "Invalid user.");

/// One row of a bulk answer: done, or the refusal's code and message.
pub fn row(id: String, refusal: Option<(&str, &str)>) -> BulkResult {
    let (code, error) = refusal.unzip();
    BulkResult {
        id,
        error: error.unwrap_or_default().to_owned(),
        code: code.map(str::to_owned),
        object: "providerBulkConfirmResponseModel".into(),
    }
}

fn invalid() -> Error {
    Error::bad("user_invalid", "User invalid.")
}
