//! The event log with names: over a provider and all its clients, or over one organization; by pages, or streamed whole.
//! Of clients only those that are enabled and linked now. Refuses to know: sentences, and who may read.

use super::event_log::{Entry, PAGE, Range};
use super::{Arg, Result, Streamed, Tx};
use crate::args;

/// One entry with the names of whom and what it tells of.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Named {
    #[sqlx(flatten)]
    pub entry: Entry,
    pub actor_name: Option<String>,
    pub actor_email: Option<String>,
    pub subject_name: Option<String>,
    pub subject_email: Option<String>,
    pub client_id: Option<String>,
    pub client_name: Option<String>,
}

/// Which entries are wanted.
#[derive(Clone, Debug)]
pub enum Scope {
    Provider {
        id: String,
        /// Only what concerns this client.
        client: Option<String>,
        /// Nothing from inside clients.
        own: bool,
    },
    Organization {
        id: String,
    },
}

#[derive(Clone, Debug)]
pub struct Filter {
    pub scope: Scope,
    /// Who acted.
    pub user: Option<String>,
    /// Numbers of events, from first to last.
    pub kinds: Vec<(u16, u16)>,
    pub range: Range,
}

/// As many ranges of numbers can be asked for at once.
pub const KINDS: usize = 6;

macro_rules! named {
    ($scope:literal) => {
        concat!(
            "SELECT e.id, e.type, e.date, e.user_id, e.acting_user_id, e.organization_id, e.provider_id, e.cipher_id,
                 e.collection_id, e.group_id, e.policy_id, e.organization_user_id, e.provider_user_id,
                 e.provider_organization_id, e.device_type, e.ip,
                 a.name AS actor_name, a.email AS actor_email,
                 COALESCE(mu.name, pm.name) AS subject_name,
                 COALESCE(mu.email, ou.email, pm.email, pu.email) AS subject_email,
                 o.id AS client_id, o.name AS client_name
             FROM events e
             LEFT JOIN users a ON a.id = e.acting_user_id
             LEFT JOIN organization_users ou ON ou.id = e.organization_user_id
             LEFT JOIN users mu ON mu.id = ou.user_id
             LEFT JOIN provider_users pu ON pu.id = e.provider_user_id
             LEFT JOIN users pm ON pm.id = pu.user_id
             LEFT JOIN provider_organizations po ON po.id = e.provider_organization_id
             LEFT JOIN organizations o ON o.id = COALESCE(e.organization_id, po.organization_id)
             WHERE e.date >= $1 AND e.date <= $2 AND (e.date < $3 OR (e.date = $3 AND e.id < $4))
               AND ($6 IS NULL OR e.acting_user_id = $6)
               AND (e.type BETWEEN $7 AND $8 OR e.type BETWEEN $9 AND $10 OR e.type BETWEEN $11 AND $12
                    OR e.type BETWEEN $13 AND $14 OR e.type BETWEEN $15 AND $16 OR e.type BETWEEN $17 AND $18)
               AND (",
            $scope,
            ") ORDER BY e.date DESC, e.id DESC LIMIT $5"
        )
    };
}

/// One entry more than a page when there is more.
pub async fn page(tx: &mut Tx, filter: &Filter) -> Result<Vec<Named>> {
    let (sql, bound) = compose(filter, PAGE + 1);
    tx.all(sql, bound).await
}

/// The whole range.
pub fn stream<'c>(tx: &'c mut Tx, filter: &Filter) -> Result<Streamed<'c, Named>> {
    let (sql, bound) = compose(filter, i64::MAX);
    tx.stream(sql, bound)
}

fn compose(filter: &Filter, most: i64) -> (&'static str, Vec<Arg>) {
    let range = &filter.range;
    let (date, id) = range.before.clone().unwrap_or((i64::MAX, String::new()));
    let mut bound = args![range.start, range.end, date, id, most, &filter.user];
    let every = [(0, u16::MAX)];
    let kinds = if filter.kinds.is_empty() {
        &every[..]
    } else {
        &filter.kinds
    };
    for slot in 0..KINDS {
        // An unused slot holds no number at all.
        let (first, last) = kinds.get(slot).copied().unwrap_or((1, 0));
        bound.extend(args![first, last]);
    }
    match &filter.scope {
        Scope::Provider { id, client, own } => {
            bound.extend(args![id, client, *own]);
            let sql = named!(
                "(e.provider_id = $19 AND e.organization_id IS NULL AND ($20 IS NULL OR po.organization_id = $20))
                 OR (NOT $21 AND e.organization_id IN (
                     SELECT link.organization_id FROM provider_organizations link
                     JOIN organizations client ON client.id = link.organization_id
                     WHERE link.provider_id = $19 AND client.enabled
                       AND ($20 IS NULL OR link.organization_id = $20)))"
            );
            (sql, bound)
        }
        Scope::Organization { id } => {
            bound.extend(args![id]);
            (named!("e.organization_id = $19"), bound)
        }
    }
}

/// Someone who acted.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Actor {
    pub id: String,
    pub name: Option<String>,
    pub email: String,
}

/// Whoever has acted at the provider or in a client since then; the first 500 by address.
pub async fn actors(tx: &mut Tx, provider_id: &str, since: i64) -> Result<Vec<Actor>> {
    tx.all(
        "SELECT u.id, u.name, u.email FROM users u WHERE u.id IN (
             SELECT e.acting_user_id FROM events e
             WHERE e.date >= $2 AND ((e.provider_id = $1 AND e.organization_id IS NULL) OR e.organization_id IN (
                 SELECT link.organization_id FROM provider_organizations link
                 JOIN organizations client ON client.id = link.organization_id
                 WHERE link.provider_id = $1 AND client.enabled)))
         ORDER BY u.email LIMIT 500",
        args![provider_id, since],
    )
    .await
}
