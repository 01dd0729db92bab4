//! Which roles someone may give or touch (A-10C). Refuses to know: the database.

use crate::allow::{Act, InOrganization, Role, granted};
use crate::error::{Error, Result};
use crate::plan;
use wire::member::role;
use wire::organization::Permissions;

/// Whether the caller may change, remove, revoke or confirm a member of this kind.
pub fn may_touch(here: &InOrganization, kind: u8) -> Result<()> {
    let (act, refusal) = match kind {
        role::OWNER => (
            Act::ManageOwners,
            Error::bad(
                "owners_only",
                "Only an Owner can configure another Owner's account.",
            ),
        ),
        role::ADMIN => (
            Act::ManageAdmins,
            Error::bad(
                "custom_below_admins",
                "Custom users can not manage Admins or Owners.",
            ),
        ),
        role::CUSTOM => (Act::ManageCustoms, Error::NotFound),
        _ => (Act::ManageMembers, Error::NotFound),
    };
    if here.may(act) { Ok(()) } else { Err(refusal) }
}

/// Whether the caller may give this role with these permissions; answers the permissions as they are stored.
pub fn may_give(here: &InOrganization, kind: u8, permissions: &Permissions) -> Result<Option<String>> {
    if ![role::OWNER, role::ADMIN, role::USER, role::CUSTOM].contains(&kind) {
        return Err(Error::field(
            "Type",
            "unknown_role",
            "The Type field is not a role.",
        ));
    }
    may_touch(here, kind)?;
    if kind != role::CUSTOM {
        return Ok(None);
    }
    if !plan::of(here.organization.plan_type)
        .features
        .use_custom_permissions
    {
        let why = "To enable custom permissions the organization must be on an Enterprise plan.";
        return Err(Error::bad("custom_needs_enterprise", why));
    }
    let is_custom = here.standing.member == Some(Role::Custom) && here.standing.provider.is_none();
    if is_custom && !here.standing.held.covers(granted(permissions)) {
        let why = "Custom users can only grant the same custom permissions that they have.";
        return Err(Error::bad("custom_grants_own", why));
    }
    Ok(Some(serde_json::to_string(permissions)?))
}
