//! The operator signs in and out, and reads their own log. Guesses at the token are limited. Refuses to know: accounts.

use crate::allow::Act;
use crate::app::App;
use crate::auth::caller::Ip;
use crate::auth::operator::Operator;
use crate::body::Json;
use crate::clock;
use crate::db::operator::{self as sessions, Via};
use crate::error::{Error, Result};
use crate::operator::token;
use crate::router::Doors;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};
use wire::List;
use wire::operator::{LogEntry, Session, SignIn};

pub fn routes() -> Doors {
    Doors::new()
        .post("/api/claviger/operator/sign-in", Act::Anyone, sign_in)
        .post("/api/claviger/operator/sign-out", Act::Operate, sign_out)
        .get("/api/claviger/operator/session", Act::Operate, session)
        .get("/api/claviger/operator/log", Act::Operate, log)
}

async fn sign_in(State(app): State<App>, Ip(ip): Ip, Json(given): Json<SignIn>) -> Result<Json<Session>> {
    app.gates.pass_operator(ip)?;
    let mut tx = app.db.begin().await?;
    let via = Via::Page { ip: ip.to_string() };
    if !token::is_right(&app.config, &mut tx, given.token.trim()).await? {
        sessions::log(&mut tx, &via, "sign_in_refused", None, None).await?;
        tx.commit().await?;
        let why = "This is not the operator's token.";
        return Err(Error::field("token", "wrong_operator_token", why));
    }
    let (session, expires) = sessions::open_session(&mut tx, token::SESSION).await?;
    sessions::log(&mut tx, &via, "signed_in", None, None).await?;
    tx.commit().await?;
    Ok(Json(Session {
        session,
        expires: clock::iso(expires),
    }))
}

async fn sign_out(State(app): State<App>, operator: Operator) -> Result<StatusCode> {
    let mut tx = app.db.begin().await?;
    sessions::close_session(&mut tx, &operator.session).await?;
    sessions::log(&mut tx, &operator.via, "signed_out", None, None).await?;
    tx.commit().await?;
    Ok(StatusCode::OK)
}

async fn session(operator: Operator) -> Json<Value> {
    Json(json!({"expires": clock::iso(operator.expires)}))
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Asked {
    continuation_token: Option<String>,
}

const PAGE: usize = 50;

async fn log(
    State(app): State<App>,
    _: Operator,
    Query(asked): Query<Asked>,
) -> Result<Json<List<LogEntry>>> {
    let mut tx = app.db.read().await?;
    let most = PAGE as i64 + 1;
    let mut entries = sessions::entries(&mut tx, asked.continuation_token.as_deref(), most).await?;
    let more = entries.len() > PAGE;
    entries.truncate(PAGE);
    let continuation_token = entries.last().filter(|_| more).map(|last| last.id.clone());
    let shown = entries.into_iter().map(|entry| LogEntry {
        id: entry.id,
        date: clock::iso(entry.date),
        via: entry.via,
        act: entry.act,
        subject: entry.subject,
        detail: entry.detail,
        ip: entry.ip,
    });
    Ok(Json(List {
        continuation_token,
        ..List::new(shown.collect())
    }))
}
