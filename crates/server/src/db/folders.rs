//! A person's folders; their names are sealed. Refuses to know: which items lie in them.

use super::{Result, Tx};
use crate::{args, clock, secret};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Folder {
    pub id: String,
    pub name: String,
    pub revised: i64,
}

pub async fn all(tx: &mut Tx, user_id: &str) -> Result<Vec<Folder>> {
    tx.all(
        "SELECT id, name, revised FROM folders WHERE user_id = $1 ORDER BY id",
        args![user_id],
    )
    .await
}

pub async fn by_id(tx: &mut Tx, user_id: &str, id: &str) -> Result<Option<Folder>> {
    tx.optional(
        "SELECT id, name, revised FROM folders WHERE user_id = $1 AND id = $2",
        args![user_id, id],
    )
    .await
}

pub async fn insert(tx: &mut Tx, user_id: &str, name: &wire::EncString) -> Result<Folder> {
    let (id, now) = (secret::id(), clock::now());
    tx.run(
        "INSERT INTO folders (id, user_id, name, created, revised) VALUES ($1, $2, $3, $4, $4)",
        args![&id, user_id, name, now],
    )
    .await?;
    Ok(Folder {
        id,
        name: name.0.clone(),
        revised: now,
    })
}

pub async fn rename(tx: &mut Tx, id: &str, name: &wire::EncString) -> Result<()> {
    tx.run(
        "UPDATE folders SET name = $2, revised = $3 WHERE id = $1",
        args![id, name, clock::now()],
    )
    .await?;
    Ok(())
}

pub async fn delete(tx: &mut Tx, user_id: &str, id: &str) -> Result<bool> {
    let gone = tx
        .run(
            "DELETE FROM folders WHERE user_id = $1 AND id = $2",
            args![user_id, id],
        )
        .await?;
    Ok(gone == 1)
}

pub async fn delete_all(tx: &mut Tx, user_id: &str) -> Result<()> {
    tx.run("DELETE FROM folders WHERE user_id = $1", args![user_id])
        .await?;
    Ok(())
}
