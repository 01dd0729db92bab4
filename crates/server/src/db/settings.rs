//! Small facts the server keeps about itself, shared by all servers on one database. Refuses to know: their meaning.

use super::{Result, Tx};
use crate::args;

pub async fn read(tx: &mut Tx, name: &str) -> Result<Option<String>> {
    let row: Option<(String,)> = tx
        .optional("SELECT value FROM server_settings WHERE name = $1", args![name])
        .await?;
    Ok(row.map(|(value,)| value))
}

pub async fn write(tx: &mut Tx, name: &str, value: &str) -> Result<()> {
    tx.run(
        "INSERT INTO server_settings (name, value) VALUES ($1, $2)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        args![name, value],
    )
    .await?;
    Ok(())
}

/// Stores the value unless there is one already; answers the one that stands.
pub async fn keep_first(tx: &mut Tx, name: &str, value: &str) -> Result<String> {
    tx.run(
        "INSERT INTO server_settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING",
        args![name, value],
    )
    .await?;
    Ok(read(tx, name).await?.unwrap_or_else(|| value.to_owned()))
}
