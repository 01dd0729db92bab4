//! What a provider's people do: set it up, invite and confirm service users, make clients (protocol.md 14).
//! Refuses to know: how the operator enables a provider.

use crate::invitation::Link;
use crate::person::Person;
use crate::{Failed, Result, While};
use keyring::engine::{Native, wait};
use keyring::{SymKey, account, share};
use wire::member::{InviteAnswer, MemberPublicKey};
use wire::organization::OrgKeys;
use wire::provider::{
    AcceptProviderInvite, ConfirmProviderUser, CreateClient, CreateClientAnswer, InviteProviderUsers,
    Provider, SetupProvider,
};
use wire::{Ids, List, OrgId, ProviderId};

/// A client to be made.
pub struct NewClient<'a> {
    pub name: &'a str,
    pub owner_email: &'a str,
    pub plan_type: u8,
    pub seats: i64,
}

impl Person {
    /// Makes the provider key; from here on only people it is shared to reach the provider's clients.
    pub fn set_up_provider(&self, link: &Link, name: &str) -> Result<ProviderId> {
        let id: ProviderId = link.field("providerId")?.into();
        let key = SymKey::make(&Native).during("making the provider key")?;
        let setup = SetupProvider {
            name: name.into(),
            business_name: Some(name.into()),
            billing_email: self.email.clone(),
            token: link.field("token")?.into(),
            key: wait(share(&Native, &key, &self.private_key.public_key))
                .during("sharing the provider key")?,
        };
        let _: Provider = self.http.post(&format!("/api/providers/{id}/setup"), &setup)?;
        Ok(id)
    }

    pub fn invite_provider_user(&self, id: &ProviderId, email: &str, role: u8) -> Result<Link> {
        let invite = InviteProviderUsers {
            emails: vec![email.into()],
            kind: role,
        };
        let answer: InviteAnswer = self
            .http
            .post(&format!("/api/providers/{id}/users/invite"), &invite)?;
        Link::of(&answer.invitations, "/providers/accept-provider")
    }

    pub fn accept_provider(&self, link: &Link) -> Result<()> {
        let (id, user) = (link.field("providerId")?, link.field("providerUserId")?);
        let accept = AcceptProviderInvite {
            token: link.field("token")?.into(),
        };
        self.http
            .tell(&format!("/api/providers/{id}/users/{user}/accept"), &accept)
    }

    pub fn confirm_provider_user(&self, link: &Link) -> Result<()> {
        let (id, user) = (link.field("providerId")?, link.field("providerUserId")?);
        let asked = Ids {
            ids: vec![user.into()],
            organization_id: None,
        };
        let path = format!("/api/providers/{id}/users/public-keys");
        let keys: List<MemberPublicKey> = self.http.post(&path, &asked)?;
        let theirs = keys
            .data
            .first()
            .ok_or_else(|| Failed("nobody to confirm".into()))?;
        let key = self.provider_key(&id.into())?;
        let confirm = ConfirmProviderUser {
            key: wait(share(&Native, &key, &theirs.key)).during("sharing the provider key")?,
        };
        self.http
            .tell(&format!("/api/providers/{id}/users/{user}/confirm"), &confirm)
    }

    /// The organization key, its pair and the first collection are made here; the server gets them sealed.
    pub fn make_client(&self, id: &ProviderId, new: &NewClient<'_>) -> Result<(OrgId, Link)> {
        let provider_key = self.provider_key(id)?;
        let made = wait(account::make_organization(&Native)).during("making the client's keys")?;
        let create = CreateClient {
            name: new.name.into(),
            owner_email: new.owner_email.into(),
            plan_type: new.plan_type,
            seats: new.seats,
            key: wait(provider_key.wrap(&Native, &made.key)).during("wrapping the client's key")?,
            key_pair: OrgKeys {
                public_key: made.public_key,
                encrypted_private_key: made.encrypted_private_key,
            },
            collection_name: wait(made.key.seal_text(&Native, "Default collection"))
                .during("sealing a name")?,
            refuse_duplicate: false,
        };
        let answer: CreateClientAnswer = self.http.post(&format!("/api/providers/{id}/clients"), &create)?;
        let link = Link::of(&answer.invitations, "/accept-organization")?;
        Ok((answer.organization_id, link))
    }

    /// Assigned, used and remaining seats as the Clients table shows them.
    pub fn seats_of_clients(&self, id: &ProviderId) -> Result<Vec<(String, [i64; 3])>> {
        let clients: List<wire::provider::Client> =
            self.http.get(&format!("/api/providers/{id}/organizations"))?;
        let seats = clients.data.into_iter().map(|client| {
            let remaining = client.remaining_seats.unwrap_or_default();
            let assigned = client.seats.unwrap_or_default();
            (
                client.organization_name,
                [assigned, client.occupied_seats, remaining],
            )
        });
        Ok(seats.collect())
    }
}
