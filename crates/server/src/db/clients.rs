//! Links between providers and their client organizations. Refuses to know: seat arithmetic and guards.

use super::{Result, Tx};
use crate::{args, clock, secret};
use std::collections::HashMap;

/// One row of the Clients table (P-31) and what its attention column needs.
#[derive(Clone, Debug)]
pub struct Client {
    pub id: String,
    pub provider_id: String,
    pub organization_id: String,
    pub org_key: Option<String>,
    pub organization_name: String,
    pub plan_type: i64,
    pub seats: Option<i64>,
    pub enabled: bool,
    /// What the client lets the provider do with its items.
    pub item_access: String,
    pub people: People,
    pub created: i64,
    pub revised: i64,
}

/// How many people a client has.
#[derive(Clone, Debug, Default)]
pub struct People {
    pub confirmed: i64,
    pub occupied: i64,
    /// Confirmed owners of its own: provider users are none.
    pub owners: i64,
    /// Accepted, to be confirmed.
    pub waiting: i64,
    /// When the first open invitation stops working.
    pub invitation_expires: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct Linked {
    id: String,
    provider_id: String,
    organization_id: String,
    org_key: Option<String>,
    organization_name: String,
    plan_type: i64,
    seats: Option<i64>,
    enabled: bool,
    item_access: String,
    created: i64,
    revised: i64,
}

#[derive(sqlx::FromRow)]
struct Counted {
    organization_id: String,
    confirmed: i64,
    occupied: i64,
    owners: i64,
    waiting: i64,
    invitation_expires: Option<i64>,
}

/// `$which` narrows the counting too: one client's row does not count the people of all others.
macro_rules! linked {
    ($which:literal) => {
        concat!(
            "SELECT po.id, po.provider_id, po.organization_id, po.org_key, o.name AS organization_name, o.plan_type,
                 o.seats, o.enabled, o.provider_item_access AS item_access, po.created, po.revised
             FROM provider_organizations po
             JOIN organizations o ON o.id = po.organization_id
             WHERE po.provider_id = $1 ",
            $which
        )
    };
}

/// Grouped in the order of the index on provider and organization, out of indexes alone: nothing is sorted.
macro_rules! counted {
    ($which:literal) => {
        concat!(
            "SELECT po.organization_id, COUNT(CASE WHEN ou.status = 2 THEN 1 END) AS confirmed,
                 COUNT(CASE WHEN ou.status IN (0, 1, 2) THEN 1 END) AS occupied,
                 COUNT(CASE WHEN ou.status = 2 AND ou.type = 0 THEN 1 END) AS owners,
                 COUNT(CASE WHEN ou.status = 1 THEN 1 END) AS waiting,
                 MIN(CASE WHEN ou.status = 0 THEN COALESCE(t.expires, ou.created + 432000000) END)
                     AS invitation_expires
             FROM provider_organizations po
             JOIN organization_users ou ON ou.organization_id = po.organization_id
             LEFT JOIN tokens t
                 ON ou.status = 0 AND t.kind = 'org_invite' AND t.subject = ou.id AND t.used IS NULL
             WHERE po.provider_id = $1 ",
            $which,
            " GROUP BY po.organization_id"
        )
    };
}

/// Between the fields and the rows of a packed result: in no id, and taken out of names.
const FIELD: char = '\u{1f}';
const ROW: char = '\u{1e}';

/// All rows as one text: each row of a result crosses a thread, and that costs more than finding it.
const LINKED_PACKED: &str = concat!(
    "SELECT string_agg(id || CAST($2 AS TEXT) || provider_id || $2 || organization_id || $2 || COALESCE(org_key, '')
         || $2 || REPLACE(REPLACE(organization_name, $2, ' '), CAST($3 AS TEXT), ' ') || $2 || plan_type
         || $2 || COALESCE(CAST(seats AS TEXT), '') || $2 || CASE WHEN enabled THEN 1 ELSE 0 END || $2 || item_access
         || $2 || created || $2 || revised, $3) FROM (",
    linked!(""),
    ") AS linked"
);

fn linked(text: Option<String>) -> Result<Vec<Linked>> {
    let row = |row: &str| {
        let mut fields = row.split(FIELD);
        let mut next = || fields.next();
        Some(Linked {
            id: next()?.to_owned(),
            provider_id: next()?.to_owned(),
            organization_id: next()?.to_owned(),
            org_key: next().filter(|key| !key.is_empty()).map(str::to_owned),
            organization_name: next()?.to_owned(),
            plan_type: next()?.parse().ok()?,
            seats: next()?.parse().ok(),
            enabled: next()? == "1",
            item_access: next()?.to_owned(),
            created: next()?.parse().ok()?,
            revised: next()?.parse().ok()?,
        })
    };
    unpacked(text, ROW, row)
}

/// The counts likewise: `id,confirmed,occupied,owners,waiting,expires` by `;`.
const COUNTED_PACKED: &str = concat!(
    "SELECT string_agg(organization_id || ',' || confirmed || ',' || occupied || ',' || owners || ',' || waiting
         || ',' || COALESCE(invitation_expires, -1), ';') FROM (",
    counted!(""),
    ") AS counted"
);

fn counted(text: Option<String>) -> Result<Vec<Counted>> {
    let row = |row: &str| {
        let (organization_id, numbers) = row.split_once(',')?;
        let mut numbers = numbers.split(',').map(str::parse::<i64>);
        let mut next = || numbers.next()?.ok();
        Some(Counted {
            organization_id: organization_id.to_owned(),
            confirmed: next()?,
            occupied: next()?,
            owners: next()?,
            waiting: next()?,
            invitation_expires: next().filter(|at| *at >= 0),
        })
    };
    unpacked(text, ';', row)
}

/// None where there was nothing to pack. A row that is not as it was packed is an error, not a row less.
fn unpacked<T>(text: Option<String>, mark: char, row: impl Fn(&str) -> Option<T>) -> Result<Vec<T>> {
    let rows: Option<Vec<T>> = text.iter().flat_map(|text| text.split(mark)).map(row).collect();
    rows.ok_or_else(|| sqlx::Error::Decode("a packed row".into()))
}

/// By name. Rows and counts are two queries brought together here: as one they would be materialized, indexed and
/// sorted by the database, at twice the cost. Who wants both of one moment reads in a snapshot.
pub async fn all(tx: &mut Tx, provider_id: &str) -> Result<Vec<Client>> {
    let marks = (FIELD.to_string(), ROW.to_string());
    let (rows,): (Option<String>,) = tx
        .one(LINKED_PACKED, args![provider_id, &marks.0, &marks.1])
        .await?;
    let (counts,): (Option<String>,) = tx.one(COUNTED_PACKED, args![provider_id]).await?;
    let mut clients = together(linked(rows)?, counted(counts)?);
    clients.sort_unstable_by(|a, b| (&a.organization_name, &a.id).cmp(&(&b.organization_name, &b.id)));
    Ok(clients)
}

pub async fn by_id(tx: &mut Tx, provider_id: &str, id: &str) -> Result<Option<Client>> {
    let row: Option<Linked> = tx
        .optional(linked!("AND po.id = $2"), args![provider_id, id])
        .await?;
    let counts = tx.all(counted!("AND po.id = $2"), args![provider_id, id]).await?;
    Ok(together(row.into_iter().collect(), counts).pop())
}

fn together(linked: Vec<Linked>, counted: Vec<Counted>) -> Vec<Client> {
    let mut people: HashMap<String, People> = counted
        .into_iter()
        .map(|row| {
            let people = People {
                confirmed: row.confirmed,
                occupied: row.occupied,
                owners: row.owners,
                waiting: row.waiting,
                invitation_expires: row.invitation_expires,
            };
            (row.organization_id, people)
        })
        .collect();
    linked
        .into_iter()
        .map(|row| Client {
            people: people.remove(&row.organization_id).unwrap_or_default(),
            id: row.id,
            provider_id: row.provider_id,
            organization_id: row.organization_id,
            org_key: row.org_key,
            organization_name: row.organization_name,
            plan_type: row.plan_type,
            seats: row.seats,
            enabled: row.enabled,
            item_access: row.item_access,
            created: row.created,
            revised: row.revised,
        })
        .collect()
}

/// The names of all clients, to find duplicates.
pub async fn names(tx: &mut Tx, provider_id: &str) -> Result<Vec<String>> {
    let sql = "SELECT o.name FROM provider_organizations po JOIN organizations o ON o.id = po.organization_id
               WHERE po.provider_id = $1";
    let rows: Vec<(String,)> = tx.all(sql, args![provider_id]).await?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}

pub async fn insert(
    tx: &mut Tx,
    provider_id: &str,
    organization_id: &str,
    key: Option<&wire::EncString>,
) -> Result<String> {
    let (id, now) = (secret::id(), clock::now());
    tx.run(
        "INSERT INTO provider_organizations (id, provider_id, organization_id, org_key, created, revised)
         VALUES ($1, $2, $3, $4, $5, $5)",
        args![&id, provider_id, organization_id, key, now],
    )
    .await?;
    Ok(id)
}

/// What the provider had asked or been granted ends with the link.
pub async fn delete(tx: &mut Tx, id: &str) -> Result<()> {
    let sql = "SELECT organization_id FROM provider_organizations WHERE id = $1";
    let linked: Option<(String,)> = tx.optional(sql, args![id]).await?;
    if let Some((organization_id,)) = linked {
        super::item_access::close_all(tx, &organization_id, None).await?;
    }
    tx.run("DELETE FROM provider_organizations WHERE id = $1", args![id])
        .await?;
    Ok(())
}

/// Who runs an organization.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Link {
    pub id: String,
    pub provider_id: String,
    pub name: Option<String>,
}

pub async fn link_of(tx: &mut Tx, organization_id: &str) -> Result<Option<Link>> {
    tx.optional(
        "SELECT po.id, po.provider_id, p.name FROM provider_organizations po
         JOIN providers p ON p.id = po.provider_id WHERE po.organization_id = $1",
        args![organization_id],
    )
    .await
}

pub async fn count(tx: &mut Tx, provider_id: &str) -> Result<i64> {
    let sql = "SELECT COUNT(*) FROM provider_organizations WHERE provider_id = $1";
    let (count,): (i64,) = tx.one(sql, args![provider_id]).await?;
    Ok(count)
}

pub async fn count_of_plan(tx: &mut Tx, provider_id: &str, plan_type: i64) -> Result<i64> {
    let sql =
        "SELECT COUNT(*) FROM provider_organizations po JOIN organizations o ON o.id = po.organization_id
               WHERE po.provider_id = $1 AND o.plan_type = $2";
    let (count,): (i64,) = tx.one(sql, args![provider_id, plan_type]).await?;
    Ok(count)
}

/// Seats that a provider's clients hold, by plan.
pub async fn assigned(tx: &mut Tx, provider_id: &str, plan_type: i64) -> Result<i64> {
    let (sum,): (i64,) = tx
        .one(
            "SELECT CAST(COALESCE(SUM(o.seats), 0) AS BIGINT) FROM provider_organizations po
             JOIN organizations o ON o.id = po.organization_id
             WHERE po.provider_id = $1 AND o.plan_type = $2",
            args![provider_id, plan_type],
        )
        .await?;
    Ok(sum)
}

/// An organization that may become a client (P-51, P-55), with what speaks against it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Candidate {
    pub id: String,
    pub name: String,
    pub plan_type: i64,
    pub seats: Option<i64>,
    pub occupied: i64,
    pub enabled: bool,
    pub internal: bool,
    /// The person's own role in it.
    pub role: i64,
    /// Run by a provider, of whatever kind.
    pub linked: bool,
}

/// Every organization whose confirmed member the person is.
pub async fn candidates(tx: &mut Tx, user_id: &str) -> Result<Vec<Candidate>> {
    tx.all(
        "SELECT o.id, o.name, o.plan_type, o.seats, o.enabled, o.internal, ou.type AS role,
             (SELECT COUNT(*) FROM organization_users m WHERE m.organization_id = o.id AND m.status IN (0, 1, 2))
                 AS occupied,
             (o.status <> 1
              OR EXISTS (SELECT 1 FROM provider_organizations po WHERE po.organization_id = o.id)) AS linked
         FROM organizations o JOIN organization_users ou ON ou.organization_id = o.id
         WHERE ou.user_id = $1 AND ou.status = 2
         ORDER BY o.name, o.id",
        args![user_id],
    )
    .await
}
