//! While a client's items are closed to its provider (D3), the provider's people invite and confirm, but hand out no
//! access to items: whoever they let in could be themselves. Refuses to know: the client's own members, who are free.

use crate::allow::{InOrganization, small};
use crate::db::members::Member;
use crate::db::{self, Tx};
use crate::error::{Error, Result};
use wire::member::role;

/// The caller's only right here is the provider's, and the items are closed to it.
fn to(here: &InOrganization) -> bool {
    here.only_as_provider().is_some() && !here.facts.items_open_to_provider
}

/// Before anything that changes who reaches which items: grants of collections, members of groups.
pub fn unless(here: &InOrganization, unchanged: bool) -> Result<()> {
    if unchanged || !to(here) {
        return Ok(());
    }
    Err(Error::bad(
        "items_closed",
        "The items of this organization are closed to its provider, who cannot give anyone access to them.",
    ))
}

/// Before inviting: plain Users who reach nothing yet, and the Owner of a client that has none.
pub async fn to_invite(tx: &mut Tx, here: &InOrganization, kind: u8, reaches: bool) -> Result<()> {
    if kind == role::OWNER && to(here) && !has_owner(tx, here).await? {
        return Ok(());
    }
    unless(here, kind == role::USER && !reaches)
}

/// Before confirming: the same people.
pub async fn to_confirm(tx: &mut Tx, here: &InOrganization, member: &Member) -> Result<()> {
    let reaches = to(here) && db::members::reaches(tx, &member.id).await?;
    to_invite(tx, here, small(member.kind), reaches).await
}

/// Before editing or restoring: only plain Users who reach nothing.
pub async fn to_touch(tx: &mut Tx, here: &InOrganization, member: &Member) -> Result<()> {
    let plain = small(member.kind) == role::USER;
    let reaches = plain && to(here) && db::members::reaches(tx, &member.id).await?;
    unless(here, plain && !reaches)
}

/// Before removing or revoking a confirmed owner: without the last one the way of the first owner would open again.
pub async fn to_lose(tx: &mut Tx, here: &InOrganization, owner: &Member) -> Result<()> {
    let owners = db::members::confirmed_owners(tx, &here.organization.id).await?;
    unless(here, owners.iter().any(|other| other.id != owner.id))
}

async fn has_owner(tx: &mut Tx, here: &InOrganization) -> Result<bool> {
    let owners = db::members::confirmed_owners(tx, &here.organization.id).await?;
    Ok(!owners.is_empty())
}
