//! Providers and organizations of the whole server, searched page by page, for the operator. Refuses to know: who the
//! operator is.

use super::{Arg, Result, Tx};
use crate::args;

const PAGE: i64 = 25;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Summary {
    pub id: String,
    pub name: Option<String>,
    pub billing_email: String,
    #[sqlx(rename = "type")]
    pub kind: i64,
    pub status: i64,
    pub enabled: bool,
    pub created: i64,
    pub clients: i64,
    pub members: i64,
}

macro_rules! summary {
    () => {
        "SELECT p.id, p.name, p.billing_email, p.type, p.status, p.enabled, p.created,
                 (SELECT COUNT(*) FROM provider_organizations po WHERE po.provider_id = p.id) AS clients,
                 (SELECT COUNT(*) FROM provider_users pu WHERE pu.provider_id = p.id) AS members
             FROM providers p "
    };
}

/// In name, billing address, and the addresses of its people.
macro_rules! provider_matches {
    () => {
        "WHERE LOWER(COALESCE(p.name, '')) LIKE $1 ESCAPE '!' OR LOWER(p.billing_email) LIKE $1 ESCAPE '!'
             OR EXISTS (SELECT 1 FROM provider_users pu LEFT JOIN users u ON u.id = pu.user_id
                        WHERE pu.provider_id = p.id AND LOWER(COALESCE(u.email, pu.email, '')) LIKE $1 ESCAPE '!') "
    };
}

pub async fn providers(tx: &mut Tx, search: &str, page: i64) -> Result<Vec<Summary>> {
    let sql = concat!(
        summary!(),
        provider_matches!(),
        "ORDER BY p.created DESC, p.id DESC LIMIT $2 OFFSET $3"
    );
    tx.all(sql, paged(search, page)).await
}

pub async fn count_providers(tx: &mut Tx, search: &str) -> Result<i64> {
    let sql = concat!("SELECT COUNT(*) FROM providers p ", provider_matches!());
    let (count,): (i64,) = tx.one(sql, args![pattern(search)]).await?;
    Ok(count)
}

pub async fn provider(tx: &mut Tx, id: &str) -> Result<Option<Summary>> {
    tx.optional(concat!(summary!(), "WHERE p.id = $1"), args![id])
        .await
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Found {
    pub id: String,
    pub name: String,
    pub plan_type: i64,
    pub seats: Option<i64>,
    pub used: i64,
    pub enabled: bool,
    pub internal: bool,
    pub provider_name: Option<String>,
    pub owner_email: Option<String>,
}

/// In the name, the billing address, and the addresses of its confirmed owners.
macro_rules! organization_matches {
    () => {
        "WHERE LOWER(o.name) LIKE $1 ESCAPE '!' OR LOWER(o.billing_email) LIKE $1 ESCAPE '!'
             OR EXISTS (SELECT 1 FROM organization_users ou JOIN users u ON u.id = ou.user_id
                        WHERE ou.organization_id = o.id AND ou.type = 0 AND ou.status = 2
                          AND LOWER(u.email) LIKE $1 ESCAPE '!') "
    };
}

pub async fn organizations(tx: &mut Tx, search: &str, page: i64) -> Result<Vec<Found>> {
    let sql = concat!(
        "SELECT o.id, o.name, o.plan_type, o.seats, o.enabled, o.internal,
             (SELECT COUNT(*) FROM organization_users ou WHERE ou.organization_id = o.id AND ou.status IN (0, 1, 2))
                 AS used,
             (SELECT COALESCE(p.name, p.id) FROM provider_organizations po JOIN providers p ON p.id = po.provider_id
              WHERE po.organization_id = o.id) AS provider_name,
             (SELECT MIN(u.email) FROM organization_users ou JOIN users u ON u.id = ou.user_id
              WHERE ou.organization_id = o.id AND ou.type = 0 AND ou.status = 2) AS owner_email
         FROM organizations o ",
        organization_matches!(),
        "ORDER BY o.name, o.id LIMIT $2 OFFSET $3"
    );
    tx.all(sql, paged(search, page)).await
}

pub async fn count_organizations(tx: &mut Tx, search: &str) -> Result<i64> {
    let sql = concat!("SELECT COUNT(*) FROM organizations o ", organization_matches!());
    let (count,): (i64,) = tx.one(sql, args![pattern(search)]).await?;
    Ok(count)
}

fn paged(search: &str, page: i64) -> Vec<Arg> {
    args![pattern(search), PAGE, page.clamp(0, 1_000_000) * PAGE]
}

/// What is typed is looked for anywhere, letter by letter: `%` and `_` mean themselves.
fn pattern(search: &str) -> String {
    let mut pattern = String::from("%");
    for letter in search.trim().to_lowercase().chars() {
        if matches!(letter, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percent_sign_is_looked_for_as_itself() {
        assert_eq!(pattern(" 100% A_b!"), "%100!% a!_b!!%");
    }
}
