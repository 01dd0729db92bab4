//! What every client and every pool held on each day, and a month of it in sums. Days are numbers since the epoch.
//! Refuses to know: prices, and when a day is recorded.

use super::{Result, Tx};
use crate::{args, clock};

/// Writes a day from what stands now. Today is written anew each time; a past day that stands is left alone.
/// A client without a limit holds what it uses.
pub async fn record(tx: &mut Tx, day: i64, today: bool) -> Result<()> {
    macro_rules! clients {
        ($conflict:literal) => {
            concat!(
                "INSERT INTO seat_days (provider_id, day, organization_id, name, plan_type, assigned, used)
                 SELECT po.provider_id, $1, po.organization_id, o.name, o.plan_type,
                     COALESCE(o.seats, m.occupied, 0), COALESCE(m.occupied, 0)
                 FROM provider_organizations po
                 JOIN organizations o ON o.id = po.organization_id
                 LEFT JOIN (
                     SELECT organization_id, COUNT(*) AS occupied FROM organization_users
                     WHERE status IN (0, 1, 2) GROUP BY organization_id
                 ) m ON m.organization_id = o.id
                 WHERE po.created < $2
                 ON CONFLICT (provider_id, day, organization_id) DO ",
                $conflict
            )
        };
    }
    macro_rules! pools {
        ($conflict:literal) => {
            concat!(
                "INSERT INTO pool_days (provider_id, day, plan_type, seat_minimum, assigned)
                 SELECT pp.provider_id, $1, pp.plan_type, pp.seat_minimum,
                     (SELECT CAST(COALESCE(SUM(d.assigned), 0) AS BIGINT) FROM seat_days d
                      WHERE d.provider_id = pp.provider_id AND d.day = $1 AND d.plan_type = pp.plan_type)
                 FROM provider_plans pp JOIN providers p ON p.id = pp.provider_id
                 WHERE p.status <> 0 AND p.created < $2
                 ON CONFLICT (provider_id, day, plan_type) DO ",
                $conflict
            )
        };
    }
    let end = (day + 1) * clock::DAY;
    let (clients, pools) = if today {
        (
            clients!(
                "UPDATE SET name = excluded.name, plan_type = excluded.plan_type, assigned = excluded.assigned,
                     used = excluded.used"
            ),
            pools!("UPDATE SET seat_minimum = excluded.seat_minimum, assigned = excluded.assigned"),
        )
    } else {
        (clients!("NOTHING"), pools!("NOTHING"))
    };
    tx.run(clients, args![day, end]).await?;
    tx.run(pools, args![day, end]).await?;
    Ok(())
}

/// The newest day on record.
pub async fn last(tx: &mut Tx) -> Result<Option<i64>> {
    let sql = "SELECT MAX(day) FROM (SELECT MAX(day) AS day FROM seat_days
                   UNION ALL SELECT MAX(day) AS day FROM pool_days) d";
    let (day,): (Option<i64>,) = tx.one(sql, args![]).await?;
    Ok(day)
}

/// Providers with a day on record before that one.
pub async fn providers_before(tx: &mut Tx, day: i64) -> Result<Vec<String>> {
    let sql = "SELECT provider_id FROM seat_days WHERE day < $1 UNION SELECT provider_id FROM pool_days WHERE day < $1";
    let rows: Vec<(String,)> = tx.all(sql, args![day]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

pub async fn first_of(tx: &mut Tx, provider_id: &str) -> Result<Option<i64>> {
    let sql = "SELECT MIN(day) FROM (
                   SELECT MIN(day) AS day FROM seat_days WHERE provider_id = $1
                   UNION ALL SELECT MIN(day) AS day FROM pool_days WHERE provider_id = $1) d";
    let (day,): (Option<i64>,) = tx.one(sql, args![provider_id]).await?;
    Ok(day)
}

/// How many days of a span are on record for a provider, and the last of them.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Recorded {
    pub days: i64,
    pub last: Option<i64>,
}

pub async fn recorded(tx: &mut Tx, provider_id: &str, first: i64, last: i64) -> Result<Recorded> {
    tx.one(
        "SELECT COUNT(*) AS days, MAX(day) AS last FROM (
             SELECT day FROM seat_days WHERE provider_id = $1 AND day BETWEEN $2 AND $3
             UNION SELECT day FROM pool_days WHERE provider_id = $1 AND day BETWEEN $2 AND $3) d",
        args![provider_id, first, last],
    )
    .await
}

/// One client's month under one plan.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ClientMonth {
    pub organization_id: String,
    pub plan_type: i64,
    pub name: String,
    pub days: i64,
    pub assigned_sum: i64,
    pub assigned_peak: i64,
    pub assigned_at_end: i64,
    pub used_sum: i64,
    pub used_peak: i64,
    pub used_at_end: i64,
}

/// By name; the name is the last one of the month.
pub async fn clients(
    tx: &mut Tx,
    provider_id: &str,
    first: i64,
    last: i64,
    end: i64,
) -> Result<Vec<ClientMonth>> {
    tx.all(
        "SELECT m.organization_id, m.plan_type, d.name, m.days, m.assigned_sum, m.assigned_peak, m.assigned_at_end,
             m.used_sum, m.used_peak, m.used_at_end
         FROM (
             SELECT organization_id, plan_type, COUNT(*) AS days, MAX(day) AS last_day,
                 CAST(SUM(assigned) AS BIGINT) AS assigned_sum, MAX(assigned) AS assigned_peak,
                 CAST(SUM(CASE WHEN day = $4 THEN assigned ELSE 0 END) AS BIGINT) AS assigned_at_end,
                 CAST(SUM(used) AS BIGINT) AS used_sum, MAX(used) AS used_peak,
                 CAST(SUM(CASE WHEN day = $4 THEN used ELSE 0 END) AS BIGINT) AS used_at_end
             FROM seat_days WHERE provider_id = $1 AND day BETWEEN $2 AND $3
             GROUP BY organization_id, plan_type
         ) m
         JOIN seat_days d
             ON d.provider_id = $1 AND d.organization_id = m.organization_id AND d.day = m.last_day
         ORDER BY d.name, m.organization_id, m.plan_type",
        args![provider_id, first, last, end],
    )
    .await
}

/// One pool's month: how many prepaid seats no client held, day by day.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct PoolMonth {
    pub plan_type: i64,
    /// The highest of the month.
    pub seat_minimum: i64,
    pub short: i64,
}

pub async fn pools(tx: &mut Tx, provider_id: &str, first: i64, last: i64) -> Result<Vec<PoolMonth>> {
    tx.all(
        "SELECT plan_type, MAX(seat_minimum) AS seat_minimum,
             CAST(SUM(CASE WHEN seat_minimum > assigned THEN seat_minimum - assigned ELSE 0 END) AS BIGINT) AS short
         FROM pool_days WHERE provider_id = $1 AND day BETWEEN $2 AND $3 GROUP BY plan_type ORDER BY plan_type",
        args![provider_id, first, last],
    )
    .await
}
