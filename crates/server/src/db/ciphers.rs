//! Sealed items and where they lie. Refuses to know: what is inside, and who may do what with them.

use super::{Result, Streamed, Tx};
use crate::{args, clock, secret};

/// An item with what is one person's own on it. `collections` are ids separated by commas.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Sealed {
    pub id: String,
    pub user_id: Option<String>,
    pub organization_id: Option<String>,
    /// Type of item (features.md 4.6).
    pub kind: i64,
    pub content: String,
    pub created: i64,
    pub revised: i64,
    pub deleted: Option<i64>,
    pub folder_id: Option<String>,
    pub favorite: bool,
    pub archived: Option<i64>,
    pub collections: Option<String>,
    /// Finished ones, separated by commas: id, size, key, name, separated by spaces. None of these has either in it.
    pub attachments: Option<String>,
}

impl Sealed {
    pub fn collection_ids(&self) -> impl Iterator<Item = &str> {
        self.collections
            .as_deref()
            .unwrap_or_default()
            .split(',')
            .filter(|id| !id.is_empty())
    }
}

/// `$1` is the person whose folder and favourite are shown.
macro_rules! sealed {
    ($collections:literal, $rest:literal) => {
        concat!(
            "SELECT ci.id, ci.user_id, ci.organization_id, ci.content, ci.created, ci.revised, ci.deleted,
                    ci.type AS kind, own.folder_id, COALESCE(own.favorite, FALSE) AS favorite, own.archived, ",
            "(SELECT string_agg(a.id || ' ' || CAST(a.size AS TEXT) || ' ' || COALESCE(a.key, '-') || ' ' || a.file_name, ',')
              FROM attachments a WHERE a.cipher_id = ci.id AND a.uploaded) AS attachments, ",
            $collections,
            " AS collections ",
            $rest
        )
    };
}

/// All collections of an item, in one text.
macro_rules! all_collections {
    ($rest:literal) => {
        sealed!(
            "(SELECT string_agg(cc.collection_id, ',') FROM collection_cipher cc WHERE cc.cipher_id = ci.id)",
            $rest
        )
    };
}

pub async fn by_id(tx: &mut Tx, user_id: &str, id: &str) -> Result<Option<Sealed>> {
    tx.optional(
        all_collections!(
            "FROM ciphers ci LEFT JOIN cipher_user own ON own.cipher_id = ci.id AND own.user_id = $1 WHERE ci.id = $2"
        ),
        args![user_id, id],
    )
    .await
}

/// The person's own items, of types up to `newest_kind`.
pub fn own<'c>(tx: &'c mut Tx, user_id: &str, newest_kind: u8) -> Result<Streamed<'c, Sealed>> {
    tx.stream(
        sealed!(
            "CAST(NULL AS TEXT)",
            "FROM ciphers ci LEFT JOIN cipher_user own ON own.cipher_id = ci.id AND own.user_id = $1
             WHERE ci.user_id = $1 AND ci.type <= $2"
        ),
        args![user_id, newest_kind],
    )
}

/// Items of organizations that the person reaches through collections; `collections` are those that lead to them.
pub fn reached<'c>(tx: &'c mut Tx, user_id: &str, newest_kind: u8) -> Result<Streamed<'c, Sealed>> {
    tx.stream(
        sealed!(
            "way.collections",
            "FROM (SELECT cc.cipher_id, string_agg(cc.collection_id, ',') AS collections
                   FROM collection_cipher cc WHERE cc.collection_id IN (
                       SELECT cu.collection_id FROM collection_users cu
                       JOIN organization_users ou ON ou.id = cu.organization_user_id
                       JOIN organizations o ON o.id = ou.organization_id
                       WHERE ou.user_id = $1 AND ou.status = 2 AND o.enabled
                       UNION
                       SELECT cg.collection_id FROM collection_groups cg
                       JOIN group_users gu ON gu.group_id = cg.group_id
                       JOIN organization_users ou ON ou.id = gu.organization_user_id
                       JOIN organizations o ON o.id = ou.organization_id
                       WHERE ou.user_id = $1 AND ou.status = 2 AND o.enabled)
                   GROUP BY cc.cipher_id) way
             JOIN ciphers ci ON ci.id = way.cipher_id AND ci.type <= $2
             LEFT JOIN cipher_user own ON own.cipher_id = ci.id AND own.user_id = $1"
        ),
        args![user_id, newest_kind],
    )
}

/// Every item of an organization, with all its collections.
pub fn of_organization<'c>(
    tx: &'c mut Tx,
    user_id: &str,
    org_id: &str,
    newest_kind: u8,
) -> Result<Streamed<'c, Sealed>> {
    tx.stream(
        sealed!(
            "way.collections",
            "FROM ciphers ci
             LEFT JOIN (SELECT cc.cipher_id, string_agg(cc.collection_id, ',') AS collections
                        FROM collection_cipher cc JOIN collections c ON c.id = cc.collection_id
                        WHERE c.organization_id = $2 GROUP BY cc.cipher_id) way ON way.cipher_id = ci.id
             LEFT JOIN cipher_user own ON own.cipher_id = ci.id AND own.user_id = $1
             WHERE ci.organization_id = $2 AND ci.type <= $3"
        ),
        args![user_id, org_id, newest_kind],
    )
}

/// Whom a new item belongs to.
#[derive(Clone, Copy)]
pub enum Owner<'a> {
    Person(&'a str),
    Organization(&'a str),
}

pub async fn insert(tx: &mut Tx, owner: Owner<'_>, kind: u8, content: &str) -> Result<String> {
    let (id, now) = (secret::id(), clock::now());
    let (person, organization) = match owner {
        Owner::Person(id) => (Some(id), None),
        Owner::Organization(id) => (None, Some(id)),
    };
    tx.run(
        "INSERT INTO ciphers (id, user_id, organization_id, type, content, created, revised)
         VALUES ($1, $2, $3, $4, $5, $6, $6)",
        args![&id, person, organization, kind, content, now],
    )
    .await?;
    Ok(id)
}

pub async fn update(tx: &mut Tx, id: &str, kind: u8, content: &str) -> Result<()> {
    tx.run(
        "UPDATE ciphers SET type = $2, content = $3, revised = $4 WHERE id = $1",
        args![id, kind, content, clock::now()],
    )
    .await?;
    Ok(())
}

/// From a person to an organization, sealed anew; there is no way back.
pub async fn share(tx: &mut Tx, id: &str, org_id: &str, kind: u8, content: &str) -> Result<()> {
    tx.run(
        "UPDATE ciphers SET user_id = NULL, organization_id = $2, type = $3, content = $4, revised = $5 WHERE id = $1",
        args![id, org_id, kind, content, clock::now()],
    )
    .await?;
    Ok(())
}

pub async fn touch(tx: &mut Tx, id: &str) -> Result<()> {
    tx.run(
        "UPDATE ciphers SET revised = $2 WHERE id = $1",
        args![id, clock::now()],
    )
    .await?;
    Ok(())
}

/// Into the trash, or out of it.
pub async fn set_deleted(tx: &mut Tx, id: &str, trashed: bool) -> Result<()> {
    let now = clock::now();
    tx.run(
        "UPDATE ciphers SET deleted = $2, revised = $3 WHERE id = $1",
        args![id, trashed.then_some(now), now],
    )
    .await?;
    Ok(())
}

pub async fn delete(tx: &mut Tx, id: &str) -> Result<()> {
    tx.run("DELETE FROM ciphers WHERE id = $1", args![id]).await?;
    Ok(())
}

/// What is one person's own on an item.
pub async fn set_own(
    tx: &mut Tx,
    id: &str,
    user_id: &str,
    folder_id: Option<&str>,
    favorite: bool,
) -> Result<()> {
    tx.run(
        "INSERT INTO cipher_user (cipher_id, user_id, folder_id, favorite) VALUES ($1, $2, $3, $4)
         ON CONFLICT (cipher_id, user_id) DO UPDATE SET folder_id = $3, favorite = $4",
        args![id, user_id, folder_id, favorite],
    )
    .await?;
    Ok(())
}

pub async fn set_folder(tx: &mut Tx, id: &str, user_id: &str, folder_id: Option<&str>) -> Result<()> {
    tx.run(
        "INSERT INTO cipher_user (cipher_id, user_id, folder_id) VALUES ($1, $2, $3)
         ON CONFLICT (cipher_id, user_id) DO UPDATE SET folder_id = $3",
        args![id, user_id, folder_id],
    )
    .await?;
    Ok(())
}

pub async fn set_archived(tx: &mut Tx, id: &str, user_id: &str, archived: Option<i64>) -> Result<()> {
    tx.run(
        "INSERT INTO cipher_user (cipher_id, user_id, archived) VALUES ($1, $2, $3)
         ON CONFLICT (cipher_id, user_id) DO UPDATE SET archived = $3",
        args![id, user_id, archived],
    )
    .await?;
    Ok(())
}

pub async fn set_collections(tx: &mut Tx, id: &str, collection_ids: &[impl AsRef<str>]) -> Result<()> {
    tx.run("DELETE FROM collection_cipher WHERE cipher_id = $1", args![id])
        .await?;
    for collection_id in collection_ids {
        tx.run(
            "INSERT INTO collection_cipher (collection_id, cipher_id) VALUES ($1, $2)",
            args![collection_id.as_ref(), id],
        )
        .await?;
    }
    Ok(())
}
