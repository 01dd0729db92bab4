//! Mails that wait to be sent, written in the transaction of the change that causes them, so that neither exists
//! without the other. Their text is forgotten once it served: it holds links that open doors.
//! Refuses to know: SMTP and wording.

use super::{Result, Tx};
use crate::{args, clock, secret};

/// How long an unsent mail is kept to be read by the operator: as long as its link works.
pub const KEPT: i64 = 5 * clock::DAY;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Mail {
    pub id: String,
    pub kind: String,
    pub recipient: String,
    pub subject: String,
    pub text_body: String,
    pub html_body: Option<String>,
    pub link: Option<String>,
    pub created: i64,
    pub sent: Option<i64>,
    pub attempts: i64,
    pub next_attempt: i64,
    pub last_error: Option<String>,
}

pub struct New<'a> {
    pub kind: &'a str,
    pub recipient: &'a str,
    pub subject: &'a str,
    pub text: &'a str,
    pub html: &'a str,
    pub link: Option<String>,
}

pub async fn add(tx: &mut Tx, mail: New<'_>) -> Result<String> {
    let (id, now) = (secret::id(), clock::now());
    tx.run(
        "INSERT INTO outbox (id, kind, recipient, subject, text_body, html_body, link, created, next_attempt)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)",
        args![
            &id,
            mail.kind,
            mail.recipient,
            mail.subject,
            mail.text,
            mail.html,
            mail.link,
            now
        ],
    )
    .await?;
    Ok(id)
}

macro_rules! mail {
    ($rest:literal) => {
        concat!(
            "SELECT id, kind, recipient, subject, text_body, html_body, link, created, sent, attempts, next_attempt,
                 last_error FROM outbox ",
            $rest
        )
    };
}

pub async fn all(tx: &mut Tx) -> Result<Vec<Mail>> {
    tx.all(mail!("ORDER BY created DESC, id DESC LIMIT 500"), args![])
        .await
}

pub async fn by_id(tx: &mut Tx, id: &str) -> Result<Option<Mail>> {
    tx.optional(mail!("WHERE id = $1"), args![id]).await
}

/// Mails whose time has come.
pub async fn due(tx: &mut Tx) -> Result<Vec<Mail>> {
    tx.all(
        mail!("WHERE sent IS NULL AND next_attempt <= $1 AND created > $2 ORDER BY next_attempt LIMIT 20"),
        args![clock::now(), clock::now() - KEPT],
    )
    .await
}

/// Takes a mail for this sender until `until`; false when another server was faster.
pub async fn claim(tx: &mut Tx, mail: &Mail, until: i64) -> Result<bool> {
    let touched = tx
        .run(
            "UPDATE outbox SET next_attempt = $3, attempts = attempts + 1
             WHERE id = $1 AND next_attempt = $2 AND sent IS NULL",
            args![&mail.id, mail.next_attempt, until],
        )
        .await?;
    Ok(touched == 1)
}

pub async fn sent(tx: &mut Tx, id: &str) -> Result<()> {
    tx.run(
        "UPDATE outbox SET sent = $2, last_error = NULL, text_body = '', html_body = NULL, link = NULL WHERE id = $1",
        args![id, clock::now()],
    )
    .await?;
    Ok(())
}

pub async fn failed(tx: &mut Tx, id: &str, error: &str, next_attempt: i64) -> Result<()> {
    tx.run(
        "UPDATE outbox SET last_error = $2, next_attempt = $3 WHERE id = $1",
        args![id, error, next_attempt],
    )
    .await?;
    Ok(())
}

/// Forgets the text of mails whose links no longer work, and the rest after a month.
pub async fn sweep(tx: &mut Tx) -> Result<()> {
    let now = clock::now();
    tx.run(
        "UPDATE outbox SET text_body = '', html_body = NULL, link = NULL WHERE sent IS NULL AND created < $1",
        args![now - KEPT],
    )
    .await?;
    tx.run(
        "DELETE FROM outbox WHERE created < $1",
        args![now - 30 * clock::DAY],
    )
    .await?;
    Ok(())
}
