//! The collections a person reaches, by themselves or by their groups, and what each grant says.
//! Refuses to know: items, roles, and what several grants mean together (`item::access`).

use super::{Result, Tx};
use crate::args;

/// One way to one collection.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Way {
    pub collection_id: String,
    pub organization_id: String,
    pub read_only: bool,
    pub hide_passwords: bool,
    pub manage: bool,
    pub limit_item_deletion: bool,
}

macro_rules! ways {
    ($and:literal) => {
        concat!(
            "SELECT cu.collection_id, ou.organization_id, cu.read_only, cu.hide_passwords, cu.manage,
                    o.limit_item_deletion
             FROM collection_users cu
             JOIN organization_users ou ON ou.id = cu.organization_user_id
             JOIN organizations o ON o.id = ou.organization_id
             WHERE ou.user_id = $1 AND ou.status = 2 AND o.enabled ",
            $and,
            " UNION ALL
             SELECT cu.collection_id, ou.organization_id, cu.read_only, cu.hide_passwords, cu.manage,
                    o.limit_item_deletion
             FROM collection_groups cu
             JOIN group_users gu ON gu.group_id = cu.group_id
             JOIN organization_users ou ON ou.id = gu.organization_user_id
             JOIN organizations o ON o.id = ou.organization_id
             WHERE ou.user_id = $1 AND ou.status = 2 AND o.enabled ",
            $and
        )
    };
}

pub async fn of_user(tx: &mut Tx, user_id: &str) -> Result<Vec<Way>> {
    tx.all(ways!(""), args![user_id]).await
}

pub async fn of_user_in(tx: &mut Tx, user_id: &str, organization_id: &str) -> Result<Vec<Way>> {
    tx.all(
        ways!("AND ou.organization_id = $2"),
        args![user_id, organization_id],
    )
    .await
}

/// The ways that lead to one item.
pub async fn to_item(tx: &mut Tx, user_id: &str, cipher_id: &str) -> Result<Vec<Way>> {
    tx.all(
        ways!("AND cu.collection_id IN (SELECT cc.collection_id FROM collection_cipher cc WHERE cc.cipher_id = $2)"),
        args![user_id, cipher_id],
    )
    .await
}
