//! Making an account (protocol.md 4.1): prove the address or bring an invitation, then hand over sealed keys.
//! Refuses to know: what the invitation is to; accepting it is a separate step.

use crate::address;
use crate::allow::Act;
use crate::app::App;
use crate::auth::caller::Ip;
use crate::auth::kdf;
use crate::body::Json;
use crate::clock;
use crate::config::Registration;
use crate::db::tokens::{self, Kind};
use crate::db::{self, Tx};
use crate::enc_string::{self, KEY_LIMIT};
use crate::error::{Error, Result};
use crate::mail::{self, Links, letters};
use crate::router::Doors;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64ct::{Base64, Encoding};
use wire::account::{RegisterFinish, SendVerificationEmail, VerificationEmailClicked};

/// How long the link of a registration works.
const LINK_MINUTES: u64 = 30;

pub fn routes() -> Doors {
    Doors::new()
        .post(
            "/identity/accounts/register/send-verification-email",
            Act::Anyone,
            send,
        )
        .post(
            "/identity/accounts/register/verification-email-clicked",
            Act::Anyone,
            clicked,
        )
        .post("/identity/accounts/register/finish", Act::Anyone, finish)
}

/// With mail the token travels in a link and the answer is empty; without mail the answer is the token. Whether the
/// address has an account already shows in neither.
async fn send(
    State(app): State<App>,
    Ip(ip): Ip,
    headers: HeaderMap,
    Json(asked): Json<SendVerificationEmail>,
) -> Result<Response> {
    let email = valid(&asked.email)?;
    app.gates.pass("register", ip, &email)?;
    if app.config.registration == Registration::Invited {
        return Err(closed());
    }
    check_name(asked.name.as_deref())?;
    let mut tx = app.db.begin().await?;
    let lifetime = i64::try_from(LINK_MINUTES).unwrap_or(30) * clock::MINUTE;
    let token = tokens::issue(
        &mut tx,
        Kind::Register,
        &email,
        &email,
        asked.name.as_deref(),
        lifetime,
    )
    .await?;
    let mails = app.config.mails();
    if mails && db::users::by_email(&mut tx, &email).await?.is_none() {
        let link = Links::new(&app.config.url).finish_signup(&email, &token);
        let letter = letters::Signup {
            link,
            minutes: LINK_MINUTES,
        };
        mail::queue(&mut tx, &email, language(&headers), &letter).await?;
    }
    tx.commit().await?;
    Ok(if mails {
        StatusCode::NO_CONTENT.into_response()
    } else {
        Json(token).into_response()
    })
}

async fn clicked(
    State(app): State<App>,
    Ip(ip): Ip,
    Json(shown): Json<VerificationEmailClicked>,
) -> Result<StatusCode> {
    let email = address::normalise(&shown.email);
    app.gates.pass("register", ip, &email)?;
    let mut tx = app.db.read().await?;
    tokens::peek(&mut tx, Kind::Register, &shown.email_verification_token, &email)
        .await?
        .ok_or_else(bad_token)?;
    Ok(StatusCode::OK)
}

async fn finish(
    State(app): State<App>,
    Ip(ip): Ip,
    headers: HeaderMap,
    Json(wanted): Json<RegisterFinish>,
) -> Result<Response> {
    let email = valid(&wanted.email)?;
    app.gates.pass("register", ip, &email)?;
    check(&wanted, &email)?;
    let hash = wanted
        .master_password_authentication
        .master_password_authentication_hash
        .clone();
    let password_hash = app.gates.passwords.hash(hash).await?;

    let mut tx = app.db.begin().await?;
    let proved = prove(&app, &mut tx, &wanted, &email).await?;
    if db::users::by_email(&mut tx, &email).await?.is_some() {
        return Err(taken(&email));
    }
    let name = proved.name.or_else(|| wanted.name.clone());
    check_name(name.as_deref())?;
    let keys = &wanted.user_asymmetric_keys;
    let created = db::users::create(
        &mut tx,
        db::users::New {
            email: &email,
            name: name.as_deref().map(str::trim).filter(|name| !name.is_empty()),
            email_verified: proved.by_mail,
            password_hash: &password_hash,
            password_hint: wanted
                .master_password_hint
                .as_deref()
                .filter(|hint| !hint.is_empty()),
            kdf: wanted.master_password_unlock.kdf,
            user_key: &wanted.master_password_unlock.master_key_wrapped_user_key,
            user_key_id: keys.user_key_id.as_deref(),
            public_key: &keys.public_key,
            private_key: &keys.encrypted_private_key,
            culture: if language(&headers) == text::Lang::Fr {
                "fr-FR"
            } else {
                "en-US"
            },
        },
    )
    .await;
    match created {
        Ok(_) => {}
        Err(problem) if db::is_duplicate(&problem) => return Err(taken(&email)),
        Err(problem) => return Err(problem.into()),
    }
    tx.commit().await?;
    Ok(Json(serde_json::json!({"object": "registerFinish", "captchaBypassToken": ""})).into_response())
}

struct Proved {
    name: Option<String>,
    by_mail: bool,
}

/// Exactly one token family opens the door. A registration token is used up; an invitation stays for accepting.
async fn prove(app: &App, tx: &mut Tx, wanted: &RegisterFinish, email: &str) -> Result<Proved> {
    let by_mail = app.config.mails();
    let families = (
        &wanted.email_verification_token,
        &wanted.org_invite_token,
        &wanted.provider_invite_token,
    );
    match families {
        (Some(token), None, None) => {
            if app.config.registration == Registration::Invited {
                return Err(closed());
            }
            let token = tokens::redeem(tx, Kind::Register, token, email)
                .await?
                .ok_or_else(bad_token)?;
            Ok(Proved {
                name: token.data,
                by_mail,
            })
        }
        (None, Some(token), None) => {
            let invite = tokens::peek(tx, Kind::OrgInvite, token, email)
                .await?
                .ok_or_else(bad_token)?;
            let same = wanted
                .organization_user_id
                .as_ref()
                .is_some_and(|id| id.as_str() == invite.subject);
            if same {
                Ok(Proved { name: None, by_mail })
            } else {
                Err(bad_token())
            }
        }
        (None, None, Some(token)) => {
            let invite = tokens::peek(tx, Kind::ProviderInvite, token, email).await?;
            let same = |id: &str| {
                wanted
                    .provider_user_id
                    .as_ref()
                    .is_some_and(|given| given.as_str() == id)
            };
            // The setup link of a new provider opens the door too: its future admin may have no account yet (P-14).
            let opens = match invite {
                Some(invite) => same(&invite.subject),
                None => tokens::peek(tx, Kind::ProviderSetup, token, email)
                    .await?
                    .is_some(),
            };
            if opens {
                Ok(Proved { name: None, by_mail })
            } else {
                Err(bad_token())
            }
        }
        _ => Err(Error::bad(
            "one_token",
            "Exactly one registration token is required.",
        )),
    }
}

fn check(wanted: &RegisterFinish, email: &str) -> Result<()> {
    let unlock = &wanted.master_password_unlock;
    kdf::check_pair(&wanted.master_password_authentication, unlock, email)?;
    kdf::check(&unlock.kdf)?;
    check_hint(wanted.master_password_hint.as_deref())?;
    let keys = &wanted.user_asymmetric_keys;
    enc_string::sealed(
        "MasterKeyWrappedUserKey",
        &unlock.master_key_wrapped_user_key,
        KEY_LIMIT,
    )?;
    enc_string::sealed("EncryptedPrivateKey", &keys.encrypted_private_key, KEY_LIMIT)?;
    check_public_key(&keys.public_key)?;
    keys.user_key_id.as_deref().map_or(Ok(()), check_key_id)
}

/// A DER-encoded RSA key is between 2048 and 8192 bits long.
pub fn check_public_key(key: &str) -> Result<()> {
    let fits = Base64::decode_vec(key).is_ok_and(|der| (256..=1100).contains(&der.len()));
    if fits {
        Ok(())
    } else {
        Err(Error::field(
            "PublicKey",
            "bad_public_key",
            "The public key is not valid.",
        ))
    }
}

pub fn check_key_id(id: &str) -> Result<()> {
    let fits = id.len() == 32 && id.bytes().all(|b| b.is_ascii_hexdigit());
    if fits {
        Ok(())
    } else {
        Err(Error::field(
            "UserKeyId",
            "bad_key_id",
            "The user key id is not valid.",
        ))
    }
}

pub fn check_name(name: Option<&str>) -> Result<()> {
    match name {
        Some(name) if name.chars().count() > 50 => Err(Error::field(
            "Name",
            "name_too_long",
            "The field Name exceeds the maximum length of 50 characters.",
        )),
        _ => Ok(()),
    }
}

pub fn check_hint(hint: Option<&str>) -> Result<()> {
    match hint {
        Some(hint) if hint.chars().count() > 50 => Err(Error::field(
            "MasterPasswordHint",
            "hint_too_long",
            "The field MasterPasswordHint exceeds the maximum length of 50 characters.",
        )),
        _ => Ok(()),
    }
}

/// French for those whose client prefers it.
pub fn language(headers: &HeaderMap) -> text::Lang {
    let wanted = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    text::Lang::from_tag(wanted.trim_start())
}

fn valid(address: &str) -> Result<String> {
    let email = address::normalise(address);
    if address::is_valid(&email) {
        Ok(email)
    } else {
        Err(Error::field(
            "Email",
            "bad_email",
            "The Email field is not a valid e-mail address.",
        ))
    }
}

fn closed() -> Error {
    Error::bad(
        "registration_closed",
        "Open registration has been disabled by the system administrator.",
    )
}

fn taken(email: &str) -> Error {
    Error::bad("email_taken", format!("Email {email} is already taken"))
}

fn bad_token() -> Error {
    Error::bad("invalid_token", "Invalid token.")
}
