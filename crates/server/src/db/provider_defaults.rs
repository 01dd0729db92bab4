//! What a provider's new clients get unless said otherwise. Refuses to know: which values make sense.

use super::{Result, Tx};
use crate::args;
use wire::portal::ClientDefaults;

#[derive(sqlx::FromRow)]
struct Row {
    plan_type: Option<i64>,
    seats: Option<i64>,
    item_access: Option<String>,
}

pub async fn read(tx: &mut Tx, provider_id: &str) -> Result<ClientDefaults> {
    let sql = "SELECT plan_type, seats, item_access FROM provider_defaults WHERE provider_id = $1";
    let row: Option<Row> = tx.optional(sql, args![provider_id]).await?;
    Ok(row.map_or_else(ClientDefaults::default, |row| ClientDefaults {
        plan_type: row.plan_type.map(crate::allow::small),
        seats: row.seats,
        item_access: row.item_access,
    }))
}

pub async fn write(tx: &mut Tx, provider_id: &str, to: &ClientDefaults) -> Result<()> {
    tx.run(
        "INSERT INTO provider_defaults (provider_id, plan_type, seats, item_access) VALUES ($1, $2, $3, $4)
         ON CONFLICT (provider_id) DO UPDATE SET plan_type = excluded.plan_type, seats = excluded.seats,
             item_access = excluded.item_access",
        args![provider_id, to.plan_type, to.seats, &to.item_access],
    )
    .await?;
    Ok(())
}

/// For a client that is being made. Its owner may change it later; a provider cannot loosen it (D3).
pub async fn apply_item_access(tx: &mut Tx, organization_id: &str, access: &str) -> Result<()> {
    let sql = "UPDATE organizations SET provider_item_access = $2 WHERE id = $1";
    tx.run(sql, args![organization_id, access]).await?;
    Ok(())
}
