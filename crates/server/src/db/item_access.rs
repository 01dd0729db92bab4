//! What providers asked of their clients' owners, and the grants these gave (D3). A grant counts by the clock, at the
//! moment of the question: nothing has to run for it to end. Refuses to know: who may ask, answer or choose.

use super::{Result, Tx};
use crate::{args, clock, secret};

/// A request with the names of both sides.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Request {
    pub id: String,
    pub organization_id: String,
    pub organization_name: String,
    pub provider_id: String,
    pub provider_name: Option<String>,
    pub reason: String,
    pub minutes: Option<i64>,
    pub asked: i64,
    pub asked_by: Option<String>,
    pub asked_by_name: String,
    pub outcome: Option<String>,
    pub answered: Option<i64>,
    pub answered_by_name: Option<String>,
    pub expires: Option<i64>,
    pub ended: Option<i64>,
    pub ended_by_name: Option<String>,
}

macro_rules! requests {
    ($rest:literal) => {
        concat!(
            "SELECT r.id, r.organization_id, o.name AS organization_name, r.provider_id, p.name AS provider_name,
                 r.reason, r.minutes, r.asked, r.asked_by, r.asked_by_name, r.outcome, r.answered,
                 r.answered_by_name, r.expires, r.ended, r.ended_by_name
             FROM item_access_requests r
             JOIN organizations o ON o.id = r.organization_id
             JOIN providers p ON p.id = r.provider_id ",
            $rest
        )
    };
}

/// The newest first.
pub async fn of_organization(tx: &mut Tx, organization_id: &str) -> Result<Vec<Request>> {
    tx.all(
        requests!("WHERE r.organization_id = $1 ORDER BY r.asked DESC, r.id DESC LIMIT 200"),
        args![organization_id],
    )
    .await
}

/// What one provider asked one organization.
pub async fn between(tx: &mut Tx, organization_id: &str, provider_id: &str) -> Result<Vec<Request>> {
    tx.all(
        requests!(
            "WHERE r.organization_id = $1 AND r.provider_id = $2 ORDER BY r.asked DESC, r.id DESC LIMIT 200"
        ),
        args![organization_id, provider_id],
    )
    .await
}

/// What a provider asked of those that are its clients now.
pub async fn of_provider(tx: &mut Tx, provider_id: &str) -> Result<Vec<Request>> {
    tx.all(
        requests!(
            "JOIN provider_organizations po
                 ON po.organization_id = r.organization_id AND po.provider_id = r.provider_id
             WHERE r.provider_id = $1 ORDER BY r.asked DESC, r.id DESC LIMIT 200"
        ),
        args![provider_id],
    )
    .await
}

pub async fn by_id(tx: &mut Tx, organization_id: &str, id: &str) -> Result<Option<Request>> {
    tx.optional(
        requests!("WHERE r.organization_id = $1 AND r.id = $2"),
        args![organization_id, id],
    )
    .await
}

/// Until when the provider that runs the organization has a grant.
pub async fn open_until(tx: &mut Tx, organization_id: &str, now: i64) -> Result<Option<i64>> {
    let (until,): (Option<i64>,) = tx
        .one(
            "SELECT MAX(r.expires) FROM item_access_requests r
             JOIN provider_organizations po
                 ON po.organization_id = r.organization_id AND po.provider_id = r.provider_id
             WHERE r.organization_id = $1 AND r.outcome = 'granted' AND r.ended IS NULL AND r.expires > $2",
            args![organization_id, now],
        )
        .await?;
    Ok(until)
}

pub struct New<'a> {
    pub organization_id: &'a str,
    pub provider_id: &'a str,
    pub reason: &'a str,
    pub minutes: Option<i64>,
    pub asked_by: &'a str,
    pub asked_by_name: &'a str,
}

/// `None` when one waits already.
pub async fn ask(tx: &mut Tx, new: New<'_>) -> Result<Option<String>> {
    let id = secret::id();
    let made = tx
        .run(
            "INSERT INTO item_access_requests (id, organization_id, provider_id, reason, minutes, asked, asked_by,
                 asked_by_name)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
            args![
                &id,
                new.organization_id,
                new.provider_id,
                new.reason,
                new.minutes,
                clock::now(),
                new.asked_by,
                new.asked_by_name,
            ],
        )
        .await?;
    Ok((made == 1).then_some(id))
}

/// `false` when it was answered already.
pub async fn answer(
    tx: &mut Tx,
    id: &str,
    outcome: &'static str,
    by: &str,
    expires: Option<i64>,
) -> Result<bool> {
    let touched = tx
        .run(
            "UPDATE item_access_requests SET outcome = $2, answered = $3, answered_by_name = $4, expires = $5
             WHERE id = $1 AND outcome IS NULL",
            args![id, outcome, clock::now(), by, expires],
        )
        .await?;
    Ok(touched == 1)
}

/// `false` when there is nothing to end any more.
pub async fn end(tx: &mut Tx, id: &str, by: &str) -> Result<bool> {
    let touched = tx
        .run(
            "UPDATE item_access_requests SET ended = $2, ended_by_name = $3, expiry_told = TRUE
             WHERE id = $1 AND outcome = 'granted' AND ended IS NULL AND expires > $2",
            args![id, clock::now(), by],
        )
        .await?;
    Ok(touched == 1)
}

/// Nothing waits and nothing is open any more; answers the grants that were.
pub async fn close_all(tx: &mut Tx, organization_id: &str, by: Option<&str>) -> Result<Vec<Request>> {
    let now = clock::now();
    let open: Vec<Request> = tx
        .all(
            requests!(
                "WHERE r.organization_id = $1 AND r.outcome = 'granted' AND r.ended IS NULL AND r.expires > $2"
            ),
            args![organization_id, now],
        )
        .await?;
    tx.run(
        "UPDATE item_access_requests SET ended = $2, ended_by_name = $3, expiry_told = TRUE
         WHERE organization_id = $1 AND outcome = 'granted' AND ended IS NULL AND expires > $2",
        args![organization_id, now, by],
    )
    .await?;
    tx.run(
        "UPDATE item_access_requests SET outcome = 'closed', answered = $2, answered_by_name = $3
         WHERE organization_id = $1 AND outcome IS NULL",
        args![organization_id, now, by],
    )
    .await?;
    Ok(open)
}

/// Grants that ran out and of which nobody has been told.
pub async fn expired(tx: &mut Tx, now: i64) -> Result<Vec<Request>> {
    tx.all(
        requests!(
            "WHERE r.outcome = 'granted' AND NOT r.expiry_told AND r.expires <= $1 ORDER BY r.expires, r.id"
        ),
        args![now],
    )
    .await
}

/// `false` when another server was faster.
pub async fn told(tx: &mut Tx, id: &str) -> Result<bool> {
    let sql = "UPDATE item_access_requests SET expiry_told = TRUE WHERE id = $1 AND NOT expiry_told";
    Ok(tx.run(sql, args![id]).await? == 1)
}

pub async fn set_mode(tx: &mut Tx, organization_id: &str, mode: &str) -> Result<()> {
    let sql = "UPDATE organizations SET provider_item_access = $2, revised = $3 WHERE id = $1";
    tx.run(sql, args![organization_id, mode, clock::now()]).await?;
    Ok(())
}

/// What was asked of one client, for the portal's list.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct OfClient {
    pub organization_id: String,
    pub until: Option<i64>,
    pub waiting: i64,
}

/// Only of organizations that were asked something; a former client may be among them.
pub async fn of_clients(tx: &mut Tx, provider_id: &str) -> Result<Vec<OfClient>> {
    tx.all(
        "SELECT organization_id, MAX(CASE WHEN outcome = 'granted' AND ended IS NULL THEN expires END) AS until,
             COUNT(CASE WHEN outcome IS NULL THEN 1 END) AS waiting
         FROM item_access_requests WHERE provider_id = $1 GROUP BY organization_id",
        args![provider_id],
    )
    .await
}
