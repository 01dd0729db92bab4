//! Files at items: names and keys (sealed), sizes, and whether the bytes have arrived. Refuses to know: the bytes.

use super::{Result, Tx};
use crate::{args, clock};
use wire::EncString;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Attachment {
    pub id: String,
    pub file_name: String,
    pub key: Option<String>,
    pub size: i64,
    pub uploaded: bool,
}

pub async fn by_id(tx: &mut Tx, cipher_id: &str, id: &str) -> Result<Option<Attachment>> {
    tx.optional(
        "SELECT id, file_name, key, size, uploaded FROM attachments WHERE cipher_id = $1 AND id = $2",
        args![cipher_id, id],
    )
    .await
}

/// The finished ones of an item.
pub async fn of_item(tx: &mut Tx, cipher_id: &str) -> Result<Vec<Attachment>> {
    tx.all(
        "SELECT id, file_name, key, size, uploaded FROM attachments WHERE cipher_id = $1 AND uploaded ORDER BY id",
        args![cipher_id],
    )
    .await
}

pub async fn insert(tx: &mut Tx, cipher_id: &str, of: &Attachment) -> Result<()> {
    tx.run(
        "INSERT INTO attachments (id, cipher_id, file_name, key, size, uploaded, created)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        args![
            &of.id,
            cipher_id,
            &of.file_name,
            &of.key,
            of.size,
            of.uploaded,
            clock::now()
        ],
    )
    .await?;
    Ok(())
}

pub async fn arrived(tx: &mut Tx, id: &str, size: i64) -> Result<()> {
    tx.run(
        "UPDATE attachments SET uploaded = TRUE, size = $2 WHERE id = $1",
        args![id, size],
    )
    .await?;
    Ok(())
}

/// Sealed anew: the item moved to another owner, or its key changed.
pub async fn reseal(
    tx: &mut Tx,
    cipher_id: &str,
    id: &str,
    name: &EncString,
    key: Option<&EncString>,
) -> Result<()> {
    tx.run(
        "UPDATE attachments SET file_name = $3, key = $4 WHERE cipher_id = $1 AND id = $2",
        args![cipher_id, id, name, key.map(|key| key.0.clone())],
    )
    .await?;
    Ok(())
}

pub async fn delete(tx: &mut Tx, id: &str) -> Result<()> {
    tx.run("DELETE FROM attachments WHERE id = $1", args![id]).await?;
    Ok(())
}

/// What an item's owner, a person or an organization, keeps already, waiting uploads included.
pub async fn kept_by_owner_of(tx: &mut Tx, cipher_id: &str) -> Result<i64> {
    let (sum,): (i64,) = tx
        .one(
            "SELECT CAST(COALESCE(SUM(a.size), 0) AS BIGINT) FROM attachments a
             JOIN ciphers ci ON ci.id = a.cipher_id JOIN ciphers this ON this.id = $1
             WHERE ci.user_id = this.user_id OR ci.organization_id = this.organization_id",
            args![cipher_id],
        )
        .await?;
    Ok(sum)
}

/// Uploads nobody finished.
pub async fn sweep(tx: &mut Tx) -> Result<u64> {
    tx.run(
        "DELETE FROM attachments WHERE NOT uploaded AND created < $1",
        args![clock::now() - clock::DAY],
    )
    .await
}

/// Which of these still belong to an item.
pub async fn known(tx: &mut Tx, ids: &[String]) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = tx
        .all_in("SELECT id FROM attachments WHERE id IN ({in})", args![], ids)
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
