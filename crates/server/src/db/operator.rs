//! The operator's sessions on the page (only their hashes), and the log of what the operator did there and on the
//! command line. Refuses to know: the operator's token, and what the acts change.

use super::{Result, Tx};
use crate::{args, clock, secret};

/// Opens a session; answers what the page sends from then on.
pub async fn open_session(tx: &mut Tx, lifetime: i64) -> Result<(String, i64)> {
    let (session, now) = (secret::make(), clock::now());
    let expires = now + lifetime;
    tx.run(
        "INSERT INTO operator_sessions (hash, created, expires) VALUES ($1, $2, $3)",
        args![secret::hash(&session), now, expires],
    )
    .await?;
    Ok((session, expires))
}

/// When a session ends; `None` when it has, or never was.
pub async fn session(tx: &mut Tx, session: &str) -> Result<Option<i64>> {
    let sql = "SELECT expires FROM operator_sessions WHERE hash = $1 AND expires > $2";
    let row: Option<(i64,)> = tx
        .optional(sql, args![secret::hash(session), clock::now()])
        .await?;
    Ok(row.map(|(expires,)| expires))
}

pub async fn close_session(tx: &mut Tx, session: &str) -> Result<()> {
    let sql = "DELETE FROM operator_sessions WHERE hash = $1";
    tx.run(sql, args![secret::hash(session)]).await?;
    Ok(())
}

pub async fn close_all(tx: &mut Tx) -> Result<()> {
    tx.run("DELETE FROM operator_sessions", args![]).await?;
    Ok(())
}

pub async fn sweep(tx: &mut Tx) -> Result<()> {
    let sql = "DELETE FROM operator_sessions WHERE expires < $1";
    tx.run(sql, args![clock::now()]).await?;
    Ok(())
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Entry {
    pub id: String,
    pub date: i64,
    pub via: String,
    pub act: String,
    pub subject: Option<String>,
    pub detail: Option<String>,
    pub ip: Option<String>,
}

/// Where the operator acts from.
#[derive(Clone, Debug)]
pub enum Via {
    Command,
    Page { ip: String },
}

/// In the transaction of the act it tells of.
pub async fn log(
    tx: &mut Tx,
    via: &Via,
    act: &str,
    subject: Option<&str>,
    detail: Option<String>,
) -> Result<()> {
    let (via, ip) = match via {
        Via::Command => ("command", None),
        Via::Page { ip } => ("page", Some(ip.as_str())),
    };
    tx.run(
        "INSERT INTO operator_log (id, date, via, act, subject, detail, ip) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        args![secret::id(), clock::now(), via, act, subject, detail, ip],
    )
    .await?;
    Ok(())
}

/// The newest first, after the entry with that id; ids are in the order of time.
pub async fn entries(tx: &mut Tx, before: Option<&str>, most: i64) -> Result<Vec<Entry>> {
    tx.all(
        "SELECT id, date, via, act, subject, detail, ip FROM operator_log
         WHERE id < $1 ORDER BY id DESC LIMIT $2",
        args![before.unwrap_or("z"), most],
    )
    .await
}
