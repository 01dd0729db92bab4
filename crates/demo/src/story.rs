//! The demonstration data of product.md: who does what, in the order in which real people would.
//! Refuses to know: how each step travels.

mod atelier;
mod clients;
mod paul;

use crate::invitation::Link;
use crate::person::{Door, Person};
use crate::provider::NewClient;
use crate::{Failed, Result};
use wire::organization::plan::{ENTERPRISE_MONTHLY, TEAMS_MONTHLY};
use wire::provider::role::SERVICE_USER;
use wire::{OrgId, ProviderId};

pub const PASSWORD: &str = "Claviger-Demo-2026";
pub const PROVIDER: &str = "Portail Services";
pub const ADMIN: &str = "admin@portail.example";
const TECHNICIAN: &str = "tech@portail.example";
const ATELIER: &str = "Atelier Lumière";

/// Name, seats and owner of the clients that are exactly as in the overview page (S-13 to S-15).
const CLIENTS: [(&str, i64, &str, &str); 3] = [
    (
        "My Client's Organization",
        3,
        "owner@first.example",
        "Olivia First",
    ),
    (
        "Second Client's Organization",
        3,
        "owner@second.example",
        "Otto Second",
    ),
    (
        "Third Client's Organization",
        2,
        "owner@third.example",
        "Odile Third",
    ),
];

/// Everybody who can log in, and what they are.
pub const ACCOUNTS: [(&str, &str); 11] = [
    (ADMIN, "Provider admin of Portail Services"),
    (TECHNICIAN, "Service user of Portail Services"),
    (CLIENTS[0].2, "Owner of My Client's Organization"),
    (CLIENTS[1].2, "Owner of Second Client's Organization"),
    (CLIENTS[2].2, "Owner of Third Client's Organization"),
    (atelier::OWNER, "Owner of Atelier Lumière"),
    (
        atelier::PAUL,
        "Member of Atelier Lumière with two collections, own items and folders",
    ),
    (atelier::MARC, "Admin of Atelier Lumière"),
    (atelier::CLAIRE, "Member of Atelier Lumière, may only look"),
    (atelier::NOE, "accepted, waits to be confirmed"),
    (atelier::INES, "revoked"),
];

/// Makes everything. `enable` is the operator's part: given the name of the provider and the address of its first
/// admin, it answers with what holds the setup link.
pub fn tell(
    server: &str,
    enable: impl FnOnce(&str, &str) -> Result<String>,
    said: &mut dyn FnMut(&str),
) -> Result<()> {
    said("provider");
    let admin = Person::register(server, "Ada Portail", ADMIN, PASSWORD, &Door::Open)?;
    let setup = Link::find(&enable(PROVIDER, ADMIN)?, "/providers/setup-provider")?;
    let provider = admin.set_up_provider(&setup, PROVIDER)?;

    let invitation = admin.invite_provider_user(&provider, TECHNICIAN, SERVICE_USER)?;
    let door = Door::ProviderUser(&invitation);
    let technician = Person::register(server, "Théo Technicien", TECHNICIAN, PASSWORD, &door)?;
    technician.accept_provider(&invitation)?;
    admin.confirm_provider_user(&invitation)?;

    let portal = Portal {
        server,
        admin: &admin,
        technician: &technician,
        provider: &provider,
    };
    for (at, (name, seats, email, owner)) in CLIENTS.into_iter().enumerate() {
        said(name);
        let (organization, owner) = portal.client(name, ENTERPRISE_MONTHLY, seats, (owner, email))?;
        clients::fill(&owner, &organization, at)?;
    }
    said(ATELIER);
    let who = ("Lucie Martin", atelier::OWNER);
    let (organization, lucie) = portal.client(ATELIER, TEAMS_MONTHLY, 12, who)?;
    let paul = atelier::fill(server, &lucie, &organization)?;
    said("own items");
    paul::fill(&paul)?;
    portal.check()
}

struct Portal<'a> {
    server: &'a str,
    admin: &'a Person,
    technician: &'a Person,
    provider: &'a ProviderId,
}

impl Portal<'_> {
    /// The admin makes the client, its owner registers with the link, the technician confirms them.
    fn client(&self, name: &str, plan_type: u8, seats: i64, who: (&str, &str)) -> Result<(OrgId, Person)> {
        let (owner, email) = who;
        let new = NewClient {
            name,
            owner_email: email,
            plan_type,
            seats,
        };
        let (organization, invitation) = self.admin.make_client(self.provider, &new)?;
        let owner = Person::register(self.server, owner, email, PASSWORD, &Door::Member(&invitation))?;
        owner.accept_membership(&invitation)?;
        self.technician.confirm_member(&invitation)?;
        Ok((organization, owner))
    }

    /// Assigned, used and remaining as the overview page shows them; anything else is no demonstration of it.
    fn check(&self) -> Result<()> {
        let seen = self.technician.seats_of_clients(self.provider)?;
        for (name, seats, ..) in CLIENTS {
            let expected = [seats, 1, seats - 1];
            match seen.iter().find(|(seen, _)| seen == name) {
                Some((_, seats)) if *seats == expected => {}
                other => return Err(Failed(format!("{name}: {other:?} instead of {expected:?}"))),
            }
        }
        Ok(())
    }
}
