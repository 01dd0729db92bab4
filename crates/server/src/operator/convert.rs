//! An organization becomes a business unit: a provider with a portal of its own, and its first client (P-13). The operator
//! enables it, an owner's browser makes the keys. Refuses to know: keys.

use super::acts::Hand;
use crate::db::operator::log;
use crate::db::{self, Tx};
use crate::error::{Error, Result};
use crate::{field, plan};
use wire::operator::{ConvertOrganization, Made};
use wire::organization::plan as plans;
use wire::provider::kind;

impl Hand<'_> {
    /// A business unit that waits for an owner of the organization to set it up; nothing changes until then.
    pub async fn convert(&self, tx: &mut Tx, id: &str, wanted: &ConvertOrganization) -> Result<Made> {
        if wanted.enterprise_minimum < 0 {
            let why = "A seat minimum is at least 0.";
            return Err(Error::field("seatMinimum", "negative_seats", why));
        }
        tx.lock("org", id).await?;
        let organization = db::organizations::by_id(tx, id).await?.ok_or(Error::NotFound)?;
        if organization.internal {
            let why = "A provider's own organization can never become a client.";
            return Err(Error::bad("internal_organization", why));
        }
        if db::clients::link_of(tx, id).await?.is_some() {
            let why = "Organization already belongs to a provider.";
            return Err(Error::conflict("already_client", why));
        }
        if plan::managed(organization.plan_type) != Some(plans::ENTERPRISE_MONTHLY) {
            let why = "Only an organization with an Enterprise plan can become a business unit.";
            return Err(Error::bad("plan_not_sold", why));
        }
        if db::providers::converting(tx, id).await?.is_some() {
            let why = "A business unit waits for this organization already: send its setup link again, or delete it.";
            return Err(Error::conflict("already_converting", why));
        }
        let email = owner(tx, id, wanted.owner_email.as_deref()).await?;
        let user = db::users::by_email(tx, &email).await?.ok_or(Error::NotFound)?;
        let unit = db::providers::insert(tx, Some(&organization.name), &email, kind::BUSINESS_UNIT).await?;
        let cadence = match crate::allow::small(organization.plan_type) {
            plans::ENTERPRISE_ANNUALLY => plans::ENTERPRISE_ANNUALLY,
            _ => plans::ENTERPRISE_MONTHLY,
        };
        db::providers::add_pool(tx, &unit, cadence, wanted.enterprise_minimum).await?;
        db::providers::set_converts(tx, &unit, id).await?;
        db::provider_users::insert_first_admin(tx, &unit, &user.id).await?;
        let desk = self.desk(wanted.language.as_deref());
        let invitation = desk.unit_setup(tx, &unit, id, organization.name, &email).await?;
        log(
            tx,
            &self.via,
            "conversion_begun",
            Some(&unit),
            Some(id.to_owned()),
        )
        .await?;
        Ok(Made {
            id: unit.into(),
            email: Some(email),
            link: Some(invitation.link),
        })
    }
}

/// The confirmed owner who is meant, or the first one.
async fn owner(tx: &mut Tx, id: &str, wanted: Option<&str>) -> Result<String> {
    let owners = db::members::confirmed_owners(tx, id).await?;
    let wanted = match wanted.filter(|email| !email.trim().is_empty()) {
        Some(email) => Some(field::email("ownerEmail", email)?),
        None => None,
    };
    let found = owners
        .into_iter()
        .find(|one| wanted.as_ref().is_none_or(|email| *email == one.email));
    found.map(|one| one.email).ok_or_else(|| {
        let why = "This is no confirmed owner of the organization.";
        Error::field("ownerEmail", "not_unit_owner", why)
    })
}
