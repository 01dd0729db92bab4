//! Finding one item for one person, with what they may do: by their own right and collections, or by an
//! administrator's or provider's right. Whoever does not reach it learns nothing (404).
//! Refuses to know: what is done then.

use crate::allow::{Act, Target};
use crate::auth::Caller;
use crate::db::ciphers::Sealed;
use crate::db::{self, Tx};
use crate::error::{Error, Result};
use crate::item::{Access, Grants};
use wire::OrgId;

/// Which right a route relies on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Own items, and those reached through collections.
    Member,
    /// The administrator's twin of a route: also items nobody assigned to the caller.
    Admin,
}

/// An item within reach.
pub struct Item {
    pub sealed: Sealed,
    pub access: Access,
    /// The collections the caller may know of.
    pub collection_ids: Vec<String>,
    /// The answer is the administrator's view: without folder and favourite.
    pub by: By,
}

impl Item {
    /// For reading.
    pub async fn find(tx: &mut Tx, caller: &Caller, id: &str, by: By) -> Result<Item> {
        let sealed = db::ciphers::by_id(tx, caller.user_id.as_str(), id)
            .await?
            .filter(|sealed| sealed.kind <= i64::from(caller.newest_kind))
            .ok_or(Error::NotFound)?;
        let Some(org_id) = sealed.organization_id.clone() else {
            let mine = sealed.user_id.as_deref() == Some(caller.user_id.as_str());
            return match mine {
                true => Ok(Item {
                    sealed,
                    access: Access::FULL,
                    collection_ids: Vec::new(),
                    by: By::Member,
                }),
                false => Err(Error::NotFound),
            };
        };
        let ways = db::reach::to_item(tx, caller.user_id.as_str(), id).await?;
        let grants = Grants::new(&ways);
        let as_member = grants.over(sealed.collection_ids());
        match by {
            By::Member => {
                let access = as_member.ok_or(Error::NotFound)?;
                let known = sealed.collection_ids().filter(|id| grants.on(id).is_some());
                let collection_ids = known.map(str::to_owned).collect();
                Ok(Item {
                    sealed,
                    access,
                    collection_ids,
                    by,
                })
            }
            By::Admin => {
                let access = as_admin(tx, caller, &org_id, &sealed, as_member).await?;
                let collection_ids = sealed.collection_ids().map(str::to_owned).collect();
                Ok(Item {
                    sealed,
                    access,
                    collection_ids,
                    by,
                })
            }
        }
    }

    /// For changing: nobody else changes it until the transaction ends.
    pub async fn take(tx: &mut Tx, caller: &Caller, id: &str, by: By) -> Result<Item> {
        tx.lock("cipher", id).await?;
        Item::find(tx, caller, id, by).await
    }

    pub fn must_edit(self) -> Result<Item> {
        if self.access.edit {
            Ok(self)
        } else {
            Err(no_right())
        }
    }

    pub fn must_delete(self) -> Result<Item> {
        if self.access.delete {
            Ok(self)
        } else {
            Err(no_right())
        }
    }

    pub fn org_id(&self) -> Option<&str> {
        self.sealed.organization_id.as_deref()
    }

    /// Everyone who sees this item has something new to sync.
    pub async fn bump(&self, tx: &mut Tx, caller: &Caller) -> Result<()> {
        if self.sealed.organization_id.is_some() {
            let all: Vec<&str> = self.sealed.collection_ids().collect();
            db::revision::bump_collections(tx, &all).await?;
        }
        db::revision::bump_user(tx, caller.user_id.as_str()).await?;
        tx.acting(&caller.device_identifier);
        Ok(())
    }
}

async fn as_admin(
    tx: &mut Tx,
    caller: &Caller,
    org_id: &str,
    sealed: &Sealed,
    as_member: Option<Access>,
) -> Result<Access> {
    let ground = OrgId::from(org_id).ground(tx, caller).await?;
    let right = ground.and_then(|ground| {
        let mut facts = ground.facts;
        facts.orphaned = sealed.collection_ids().next().is_none();
        let may = |act| ::allow::may(&ground.standing, act, &facts);
        if may(Act::EditAnyItem) {
            Some(Access::FULL)
        } else if may(Act::ReadAnyItem) {
            let seen = Access {
                view_password: true,
                ..Access::default()
            };
            Some(as_member.map_or(seen, |access| Access {
                view_password: true,
                ..access
            }))
        } else {
            as_member
        }
    });
    right.ok_or(Error::NotFound)
}

/// Seen, but not to be changed: a sentence rather than "not found".
fn no_right() -> Error {
    Error::bad("item_read_only", "You do not have permissions to edit this.")
}
