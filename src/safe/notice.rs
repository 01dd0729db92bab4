//! What this device remembers otherwise than the server tells it (crypto.md 16): one line each.
//! Refuses to know: what a person makes of it.

use super::protocol::Whose;
use serde::{Deserialize, Serialize};
use wire::{CipherId, OrgId, UserId};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Notice {
    /// A membership that this device has never seen, and whose invitation was not accepted here: items are not moved
    /// there before the person says that they know it (row 8).
    NewOrganization(OrgId),
    /// Another key than before: it is not used (rows 8 and 11).
    OtherKey(Whose),
    /// Another public key of a person than the one that was confirmed here: nothing is shared with it (row 9).
    OtherPublicKey(UserId),
    /// Items in an older state than this device has seen (row 5).
    Older(Vec<CipherId>),
    /// Items whose content changed while their revision did not (row 3).
    Altered(Vec<CipherId>),
    /// Items with the very content of another one (row 5).
    Doubled(Vec<CipherId>),
    /// How many own items are gone that were not deleted on this device (row 5).
    Gone(u32),
}
