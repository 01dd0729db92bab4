//! Deleting many items at once: what lay in the trash long enough, and a whole vault. Refuses to know: who asked.

use super::ciphers::Owner;
use super::{Result, Tx};
use crate::args;

/// An item about to go, with whom it belongs to. `collections` are ids separated by commas.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Going {
    pub id: String,
    pub user_id: Option<String>,
    pub organization_id: Option<String>,
    pub collections: Option<String>,
}

macro_rules! going {
    ($rest:literal) => {
        concat!(
            "SELECT ci.id, ci.user_id, ci.organization_id,
                    (SELECT string_agg(cc.collection_id, ',') FROM collection_cipher cc WHERE cc.cipher_id = ci.id)
                        AS collections
             FROM ciphers ci ",
            $rest
        )
    };
}

/// What went into the trash before that moment; a portion of it.
pub async fn over(tx: &mut Tx, before: i64) -> Result<Vec<Going>> {
    tx.all(
        going!("WHERE ci.deleted IS NOT NULL AND ci.deleted < $1 ORDER BY ci.deleted LIMIT 500"),
        args![before],
    )
    .await
}

/// Everything of one owner.
pub async fn all_of(tx: &mut Tx, owner: Owner<'_>) -> Result<Vec<Going>> {
    match owner {
        Owner::Person(id) => {
            tx.all(going!("WHERE ci.user_id = $1 ORDER BY ci.id"), args![id])
                .await
        }
        Owner::Organization(id) => {
            tx.all(going!("WHERE ci.organization_id = $1 ORDER BY ci.id"), args![id])
                .await
        }
    }
}

pub async fn delete(tx: &mut Tx, going: &[Going]) -> Result<()> {
    let ids: Vec<&str> = going.iter().map(|item| item.id.as_str()).collect();
    tx.run_in("DELETE FROM ciphers WHERE id IN ({in})", args![], &ids)
        .await?;
    Ok(())
}
