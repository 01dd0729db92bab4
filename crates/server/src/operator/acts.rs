//! What the operator does to providers, whoever asks: the command line or the page. Every act is in the operator's log, in
//! the same transaction (D6, D10, P-10 to P-18). Refuses to know: terminals, sessions, and keys; the admin's browser
//! makes those.

use crate::db::operator::{Via, log};
use crate::db::tokens::{self, Kind};
use crate::db::{self, Tx};
use crate::error::{Error, Result};
use crate::invitation::Desk;
use crate::mail::{Links, letters};
use crate::{clock, field, seats};
use text::Lang;
use wire::operator::{CreateProvider, Made};
use wire::organization::plan;
use wire::provider::{kind, role, status, user_status};

/// One hour for a link that deletes (P-18).
const DELETION: i64 = clock::HOUR;

/// The operator at work: where from, and under which address links lead back.
pub struct Hand<'a> {
    pub via: Via,
    pub url: &'a str,
}

impl Hand<'_> {
    pub(super) fn desk(&self, language: Option<&str>) -> Desk {
        Desk {
            links: Links::new(self.url),
            lang: Lang::from_tag(language.unwrap_or("en")),
        }
    }

    /// A provider that waits for its first admin; a reseller has no portal and is there at once (P-11 to P-13).
    pub async fn create(&self, tx: &mut Tx, wanted: &CreateProvider) -> Result<Made> {
        if wanted.teams_minimum < 0 || wanted.enterprise_minimum < 0 {
            return Err(negative());
        }
        match wanted.kind {
            kind::MSP | kind::BUSINESS_UNIT => self.create_with_portal(tx, wanted).await,
            kind::RESELLER => self.create_reseller(tx, wanted).await,
            _ => Err(Error::field(
                "type",
                "bad_type",
                "The type is 0 (MSP), 1 (reseller) or 2 (business unit).",
            )),
        }
    }

    async fn create_with_portal(&self, tx: &mut Tx, wanted: &CreateProvider) -> Result<Made> {
        let email = field::email("ownerEmail", wanted.owner_email.as_deref().unwrap_or_default())?;
        let name = field::optional("name", wanted.name.as_deref(), 50)?;
        let id = db::providers::insert(tx, name, &email, wanted.kind).await?;
        if wanted.kind == kind::MSP {
            db::providers::add_pool(tx, &id, plan::TEAMS_MONTHLY, wanted.teams_minimum).await?;
            db::providers::add_pool(tx, &id, plan::ENTERPRISE_MONTHLY, wanted.enterprise_minimum).await?;
        } else {
            let cadence = wanted.plan_type.unwrap_or(plan::ENTERPRISE_MONTHLY);
            if ![plan::ENTERPRISE_MONTHLY, plan::ENTERPRISE_ANNUALLY].contains(&cadence) {
                let why = "A business unit has Enterprise, monthly or annually.";
                return Err(Error::field("planType", "plan_not_sold", why));
            }
            db::providers::add_pool(tx, &id, cadence, wanted.enterprise_minimum).await?;
        }
        let place = match db::users::by_email(tx, &email).await? {
            Some(user) => db::provider_users::insert_first_admin(tx, &id, &user.id).await?,
            None => db::provider_users::invite(tx, &id, &email, role::PROVIDER_ADMIN).await?,
        };
        let desk = self.desk(wanted.language.as_deref());
        let invitation = desk.provider_setup(tx, &id, &place, &email).await?;
        log(tx, &self.via, "provider_created", Some(&id), Some(email.clone())).await?;
        Ok(Made {
            id: id.into(),
            email: Some(email),
            link: Some(invitation.link),
        })
    }

    async fn create_reseller(&self, tx: &mut Tx, wanted: &CreateProvider) -> Result<Made> {
        let name = field::name("name", wanted.name.as_deref().unwrap_or_default(), 50)?;
        let email = field::email(
            "billingEmail",
            wanted.billing_email.as_deref().unwrap_or_default(),
        )?;
        let id = db::providers::insert(tx, Some(name), &email, kind::RESELLER).await?;
        db::providers::set_created(tx, &id).await?;
        log(
            tx,
            &self.via,
            "reseller_created",
            Some(&id),
            Some(name.to_owned()),
        )
        .await?;
        Ok(Made {
            id: id.into(),
            ..Made::default()
        })
    }

    /// The old link stops working.
    pub async fn resend_setup(&self, tx: &mut Tx, id: &str, language: Option<&str>) -> Result<Made> {
        let provider = found(tx, id).await?;
        if provider.status != i64::from(status::PENDING) {
            let why = "This provider is set up already: there is nothing to send.";
            return Err(Error::bad("already_set_up", why));
        }
        let people = db::provider_users::all(tx, id).await?;
        let Some(first) = people.into_iter().next() else {
            return Err(Error::bad("no_first_admin", "This provider has no first admin."));
        };
        let desk = self.desk(language);
        let converted = match &provider.converts {
            Some(organization_id) => db::organizations::by_id(tx, organization_id).await?,
            None => None,
        };
        let invitation = match converted {
            Some(of) => desk.unit_setup(tx, id, &of.id, of.name, &first.email).await?,
            None => desk.provider_setup(tx, id, &first.id, &first.email).await?,
        };
        log(tx, &self.via, "setup_resent", Some(id), Some(first.email.clone())).await?;
        Ok(Made {
            id: id.into(),
            email: Some(first.email),
            link: Some(invitation.link),
        })
    }

    /// Opens or closes the portal; the clients only when the operator says so (D10). Answers how many clients it touched.
    pub async fn switch(&self, tx: &mut Tx, id: &str, enabled: bool, with_clients: bool) -> Result<u64> {
        tx.lock("provider", id).await?;
        found(tx, id).await?;
        db::providers::set_enabled(tx, id, enabled).await?;
        let mut touched = 0;
        if with_clients {
            touched = db::providers::set_clients_enabled(tx, id, enabled).await?;
            for client in db::clients::all(tx, id).await? {
                db::revision::bump_org(tx, &client.organization_id).await?;
            }
        }
        db::revision::bump_provider(tx, id).await?;
        let act = if enabled {
            "provider_enabled"
        } else {
            "provider_disabled"
        };
        let detail = with_clients.then(|| format!("with {touched} clients"));
        log(tx, &self.via, act, Some(id), detail).await?;
        Ok(touched)
    }

    /// The floor that is billed anyway (P-58); what was bought beyond it is counted again.
    pub async fn set_minimum(&self, tx: &mut Tx, id: &str, plan_type: u8, minimum: i64) -> Result<()> {
        if minimum < 0 {
            return Err(negative());
        }
        tx.lock("provider", id).await?;
        found(tx, id).await?;
        if !db::providers::set_minimum(tx, id, plan_type, minimum).await? {
            return Err(Error::field(
                "planType",
                "no_pool",
                "This provider has no pool of that plan.",
            ));
        }
        seats::release(tx, id, plan_type.into()).await?;
        let detail = format!("plan {plan_type}: {minimum}");
        log(tx, &self.via, "minimum_set", Some(id), Some(detail)).await?;
        Ok(())
    }

    /// A link for a confirmed provider admin, with which they delete the provider themselves (P-18, P-92).
    pub async fn deletion_link(&self, tx: &mut Tx, id: &str, email: &str) -> Result<Made> {
        let email = field::email("email", email)?;
        let provider = found(tx, id).await?;
        if provider.status == i64::from(status::PENDING) {
            let why = "This provider waits to be set up: delete it at once.";
            return Err(Error::bad("provider_pending", why));
        }
        let people = db::provider_users::all(tx, id).await?;
        let admin = people.iter().any(|one| {
            one.email == email
                && one.status == i64::from(user_status::CONFIRMED)
                && one.kind == i64::from(role::PROVIDER_ADMIN)
        });
        if !admin {
            let why = "This is no confirmed admin of the provider.";
            return Err(Error::field("email", "not_provider_admin", why));
        }
        let token = tokens::issue(tx, Kind::ProviderDelete, id, &email, None, DELETION).await?;
        let name = provider.name.unwrap_or_default();
        let desk = self.desk(None);
        let link = desk.links.delete_provider(id, &name, &token);
        let letter = letters::ProviderDeletion {
            provider: name,
            link: link.clone(),
        };
        desk.tell(tx, &email, &letter).await?;
        log(tx, &self.via, "deletion_link_sent", Some(id), Some(email.clone())).await?;
        Ok(Made {
            id: id.into(),
            email: Some(email),
            link: Some(link),
        })
    }

    /// A pending one goes at once, another only by its name, and none while clients are attached (P-18).
    pub async fn delete(&self, tx: &mut Tx, id: &str, name: Option<&str>) -> Result<()> {
        tx.lock("provider", id).await?;
        let provider = found(tx, id).await?;
        if db::clients::count(tx, id).await? > 0 {
            let why = "This provider has clients: they must be unlinked first.";
            return Err(Error::bad("provider_has_clients", why));
        }
        let pending = provider.status == i64::from(status::PENDING);
        if !pending && (name.is_none() || name != provider.name.as_deref()) {
            let why = "This provider is set up: repeat its exact name.";
            return Err(Error::field("name", "wrong_name", why));
        }
        db::revision::bump_provider(tx, id).await?;
        db::providers::delete(tx, id).await?;
        log(tx, &self.via, "provider_deleted", Some(id), provider.name).await?;
        Ok(())
    }

    /// A reseller has nobody who could: the operator attaches for it (P-12). Owners keep running the organization.
    pub async fn attach(&self, tx: &mut Tx, id: &str, organization_id: &str) -> Result<()> {
        self.reseller(tx, id).await?;
        tx.lock("org", organization_id).await?;
        let organization = db::organizations::by_id(tx, organization_id)
            .await?
            .ok_or(Error::NotFound)?;
        if organization.internal {
            let why = "A provider's own organization can never become a client.";
            return Err(Error::bad("internal_organization", why));
        }
        if db::clients::link_of(tx, organization_id).await?.is_some() {
            let why = "Organization already belongs to a provider.";
            return Err(Error::conflict("already_client", why));
        }
        db::clients::insert(tx, id, organization_id, None).await?;
        db::revision::bump_org(tx, organization_id).await?;
        let detail = organization_id.to_owned();
        log(tx, &self.via, "organization_attached", Some(id), Some(detail)).await?;
        Ok(())
    }

    pub async fn detach(&self, tx: &mut Tx, id: &str, organization_id: &str) -> Result<()> {
        self.reseller(tx, id).await?;
        let link = db::clients::link_of(tx, organization_id).await?;
        let link = link
            .filter(|link| link.provider_id == id)
            .ok_or(Error::NotFound)?;
        db::clients::delete(tx, &link.id).await?;
        db::revision::bump_org(tx, organization_id).await?;
        let detail = organization_id.to_owned();
        log(tx, &self.via, "organization_detached", Some(id), Some(detail)).await?;
        Ok(())
    }

    async fn reseller(&self, tx: &mut Tx, id: &str) -> Result<()> {
        tx.lock("provider", id).await?;
        if found(tx, id).await?.kind == i64::from(kind::RESELLER) {
            return Ok(());
        }
        let why = "Only a reseller's clients are attached by the operator; others do it in their portal.";
        Err(Error::bad("not_a_reseller", why))
    }

    /// Marks a provider's own organization (D7), or takes the mark away.
    pub async fn mark_internal(&self, tx: &mut Tx, organization_id: &str, internal: bool) -> Result<()> {
        tx.lock("org", organization_id).await?;
        if internal && db::clients::link_of(tx, organization_id).await?.is_some() {
            let why = "This organization is a client of a provider: unlink it first.";
            return Err(Error::conflict("already_client", why));
        }
        if db::organizations::set_internal(tx, organization_id, internal).await? == 0 {
            return Err(Error::NotFound);
        }
        let act = if internal {
            "marked_internal"
        } else {
            "unmarked_internal"
        };
        log(tx, &self.via, act, Some(organization_id), None).await?;
        Ok(())
    }
}

async fn found(tx: &mut Tx, id: &str) -> Result<db::providers::Provider> {
    db::providers::by_id(tx, id).await?.ok_or(Error::NotFound)
}

fn negative() -> Error {
    Error::field("seatMinimum", "negative_seats", "A seat minimum is at least 0.")
}
