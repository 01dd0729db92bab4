//! Invitations: a single-use link, a mail that carries it, and the same link to hand over by copying (D8).
//! Refuses to know: who may invite, and what acceptance changes.

use crate::app::App;
use crate::clock;
use crate::db::organizations::Organization;
use crate::db::tokens::{self, Kind};
use crate::db::{self, Tx};
use crate::error::Result;
use crate::mail::{self, Invite, Letter, Links, letter::INVITATION_DAYS, letters};
use text::Lang;
use wire::member::Invitation;

/// 120 hours for every invitation (P-14, P-65, A-109).
const LIFETIME: i64 = 5 * clock::DAY;
const _: () = assert!(LIFETIME == INVITATION_DAYS as i64 * clock::DAY);

/// Writes invitations under this server's address; strangers read them in the inviter's language.
pub struct Desk {
    pub links: Links,
    pub lang: Lang,
}

impl Desk {
    pub async fn of(app: &App, tx: &mut Tx, inviter_id: &str) -> Result<Self> {
        let inviter = db::users::by_id(tx, inviter_id).await?;
        let lang = inviter.map_or(Lang::En, |user| Lang::from_tag(&user.culture));
        Ok(Self {
            links: Links::new(&app.config.url),
            lang,
        })
    }

    /// The reader's own language where there is an account.
    pub async fn language(&self, tx: &mut Tx, email: &str) -> Result<Lang> {
        let reader = db::users::by_email(tx, email).await?;
        Ok(reader.map_or(self.lang, |user| Lang::from_tag(&user.culture)))
    }

    pub async fn member(&self, tx: &mut Tx, to: &Organization, id: &str, email: &str) -> Result<Invitation> {
        let token = tokens::issue(tx, Kind::OrgInvite, id, email, None, LIFETIME).await?;
        let invite = Invite {
            membership_id: id,
            email,
            token: &token,
        };
        let link = self.links.accept_organization(&to.id, &to.name, &invite);
        let letter = letters::OrganizationInvited {
            organization: to.name.clone(),
            link: link.clone(),
        };
        self.send(tx, email, &letter, link).await
    }

    pub async fn provider_user(
        &self,
        tx: &mut Tx,
        to: &db::providers::Provider,
        id: &str,
        email: &str,
    ) -> Result<Invitation> {
        let token = tokens::issue(tx, Kind::ProviderInvite, id, email, None, LIFETIME).await?;
        let invite = Invite {
            membership_id: id,
            email,
            token: &token,
        };
        let name = to.name.clone().unwrap_or_default();
        let link = self.links.accept_provider(&to.id, &name, &invite);
        let letter = letters::ProviderInvited {
            provider: name,
            link: link.clone(),
        };
        self.send(tx, email, &letter, link).await
    }

    /// For the first admin, who may not have an account yet: the link also lets them register.
    pub async fn provider_setup(
        &self,
        tx: &mut Tx,
        provider_id: &str,
        id: &str,
        email: &str,
    ) -> Result<Invitation> {
        let token = tokens::issue(tx, Kind::ProviderSetup, provider_id, email, None, LIFETIME).await?;
        let invite = Invite {
            membership_id: id,
            email,
            token: &token,
        };
        let link = self.links.set_up_provider(provider_id, &invite);
        let letter = letters::ProviderSetup { link: link.clone() };
        self.send(tx, email, &letter, link).await
    }

    /// For an owner of the organization that becomes a business unit (P-13).
    pub async fn unit_setup(
        &self,
        tx: &mut Tx,
        provider_id: &str,
        organization_id: &str,
        organization: String,
        email: &str,
    ) -> Result<Invitation> {
        let token = tokens::issue(tx, Kind::UnitSetup, provider_id, email, None, LIFETIME).await?;
        let link = self.links.set_up_unit(organization_id, email, &token);
        let letter = letters::UnitSetup {
            organization,
            link: link.clone(),
        };
        self.send(tx, email, &letter, link).await
    }

    /// A letter without a token.
    pub async fn tell(&self, tx: &mut Tx, email: &str, letter: &dyn Letter) -> Result<()> {
        let lang = self.language(tx, email).await?;
        mail::queue(tx, email, lang, letter).await
    }

    async fn send(&self, tx: &mut Tx, email: &str, letter: &dyn Letter, link: String) -> Result<Invitation> {
        self.tell(tx, email, letter).await?;
        Ok(Invitation {
            email: email.to_owned(),
            link,
        })
    }
}
