//! Reading the event log, page by page, the newest first. Refuses to know: sentences, and who may read.

use super::{Arg, Result, Tx};
use crate::args;

/// One entry as stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Entry {
    pub id: String,
    #[sqlx(rename = "type")]
    pub kind: i64,
    pub date: i64,
    pub user_id: Option<String>,
    pub acting_user_id: Option<String>,
    pub organization_id: Option<String>,
    pub provider_id: Option<String>,
    pub cipher_id: Option<String>,
    pub collection_id: Option<String>,
    pub group_id: Option<String>,
    pub policy_id: Option<String>,
    pub organization_user_id: Option<String>,
    pub provider_user_id: Option<String>,
    pub provider_organization_id: Option<String>,
    pub device_type: Option<i64>,
    pub ip: Option<String>,
}

/// Which log is read.
#[derive(Clone, Debug)]
pub enum Log<'a> {
    /// A person's own account.
    Own {
        user_id: &'a str,
    },
    Organization {
        id: &'a str,
    },
    /// What one member did, and what was done to them, in one organization.
    Member {
        organization_id: &'a str,
        id: &'a str,
        user_id: Option<&'a str>,
    },
    Item {
        id: &'a str,
    },
    /// What belongs to the provider itself, nothing from inside its clients (P-74).
    Provider {
        id: &'a str,
    },
    ProviderUser {
        provider_id: &'a str,
        id: &'a str,
        user_id: Option<&'a str>,
    },
}

/// From when to when, and after which entry to continue: (date, id) of the last one shown.
#[derive(Clone, Debug)]
pub struct Range {
    pub start: i64,
    pub end: i64,
    pub before: Option<(i64, String)>,
}

pub const PAGE: i64 = 50;

macro_rules! entries {
    ($filter:literal) => {
        concat!(
            "SELECT id, type, date, user_id, acting_user_id, organization_id, provider_id, cipher_id, collection_id,
                 group_id, policy_id, organization_user_id, provider_user_id, provider_organization_id, device_type, ip
             FROM events WHERE date >= $1 AND date <= $2 AND (date < $3 OR (date = $3 AND id < $4)) AND (",
            $filter,
            ") ORDER BY date DESC, id DESC LIMIT $5"
        )
    };
}

/// The newest first, one entry more than a page when there is more.
pub async fn page(tx: &mut Tx, log: Log<'_>, range: Range) -> Result<Vec<Entry>> {
    let (date, id) = range.before.unwrap_or((i64::MAX, String::new()));
    let mut bound: Vec<Arg> = args![range.start, range.end, date, id, PAGE + 1];
    let sql = match log {
        Log::Own { user_id } => {
            bound.extend(args![user_id]);
            entries!("user_id = $6 AND organization_id IS NULL AND provider_id IS NULL")
        }
        Log::Organization { id } => {
            bound.extend(args![id]);
            entries!("organization_id = $6")
        }
        Log::Member {
            organization_id,
            id,
            user_id,
        } => {
            bound.extend(args![organization_id, id, user_id]);
            entries!("organization_id = $6 AND (organization_user_id = $7 OR acting_user_id = $8)")
        }
        Log::Item { id } => {
            bound.extend(args![id]);
            entries!("cipher_id = $6")
        }
        Log::Provider { id } => {
            bound.extend(args![id]);
            entries!("provider_id = $6 AND organization_id IS NULL")
        }
        Log::ProviderUser {
            provider_id,
            id,
            user_id,
        } => {
            bound.extend(args![provider_id, id, user_id]);
            entries!(
                "provider_id = $6 AND organization_id IS NULL AND (provider_user_id = $7 OR acting_user_id = $8)"
            )
        }
    };
    tx.all(sql, bound).await
}

/// A provider user in a client, since some moment.
pub struct Visit<'a> {
    pub organization_id: &'a str,
    pub provider_id: &'a str,
    pub client_id: &'a str,
    pub user_id: &'a str,
    pub since: i64,
}

/// Whether either log knows of the visit already.
pub async fn visited(tx: &mut Tx, visit: Visit<'_>) -> Result<bool> {
    let (known,): (i64,) = tx
        .one(
            "SELECT COUNT(*) FROM events
             WHERE (organization_id = $1 AND date > $5 AND type = 1603 AND acting_user_id = $4)
                OR (provider_id = $2 AND date > $5 AND type = 1903 AND acting_user_id = $4
                    AND provider_organization_id = $3)",
            args![
                visit.organization_id,
                visit.provider_id,
                visit.client_id,
                visit.user_id,
                visit.since
            ],
        )
        .await?;
    Ok(known > 0)
}

/// The organization an item belongs to; `None` for personal and unknown items.
pub async fn organization_of_item(tx: &mut Tx, id: &str) -> Result<Option<String>> {
    let sql = "SELECT organization_id FROM ciphers WHERE id = $1";
    let row: Option<(Option<String>,)> = tx.optional(sql, args![id]).await?;
    Ok(row.and_then(|(organization,)| organization))
}
