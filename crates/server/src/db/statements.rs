//! Closed months: figures kept as they were. Refuses to know: how figures are made.

use super::{Result, Tx};
use crate::args;

/// Kept once: what stands is not written over.
pub async fn keep(tx: &mut Tx, provider_id: &str, month: &str, figures: &str, closed: i64) -> Result<()> {
    tx.run(
        "INSERT INTO statements (provider_id, month, figures, closed) VALUES ($1, $2, $3, $4)
         ON CONFLICT (provider_id, month) DO NOTHING",
        args![provider_id, month, figures, closed],
    )
    .await?;
    Ok(())
}

pub async fn months(tx: &mut Tx, provider_id: &str) -> Result<Vec<String>> {
    let sql = "SELECT month FROM statements WHERE provider_id = $1 ORDER BY month DESC";
    let rows: Vec<(String,)> = tx.all(sql, args![provider_id]).await?;
    Ok(rows.into_iter().map(|(month,)| month).collect())
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Kept {
    pub figures: String,
}

pub async fn read(tx: &mut Tx, provider_id: &str, month: &str) -> Result<Option<Kept>> {
    let sql = "SELECT figures FROM statements WHERE provider_id = $1 AND month = $2";
    tx.optional(sql, args![provider_id, month]).await
}

/// The newest first.
pub async fn all(tx: &mut Tx, provider_id: &str) -> Result<Vec<Kept>> {
    let sql = "SELECT figures FROM statements WHERE provider_id = $1 ORDER BY month DESC";
    tx.all(sql, args![provider_id]).await
}
