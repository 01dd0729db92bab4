//! What members do in an organization: invite, accept, confirm, revoke, collections (protocol.md 9, 10.2).
//! Refuses to know: items.

use crate::invitation::Link;
use crate::person::Person;
use crate::{Failed, Result, While};
use keyring::engine::{Native, wait};
use keyring::share;
use serde_json::json;
use wire::collection::{Access, Collection, CollectionRequest};
use wire::member::{AcceptInvite, ConfirmMember, InviteAnswer, InviteMembers, Member, MemberPublicKey};
use wire::{CollectionId, Ids, List, OrgId};

impl Person {
    pub fn invite_member(&self, id: &OrgId, email: &str, role: u8, collections: Vec<Access>) -> Result<Link> {
        let invite = InviteMembers {
            emails: vec![email.into()],
            kind: role,
            collections,
            ..InviteMembers::default()
        };
        let path = format!("/api/organizations/{id}/users/invite");
        let answer: InviteAnswer = self.http.post(&path, &invite)?;
        Link::of(&answer.invitations, "/accept-organization")
    }

    pub fn accept_membership(&self, link: &Link) -> Result<()> {
        let (id, member) = (link.field("organizationId")?, link.field("organizationUserId")?);
        let accept = AcceptInvite {
            token: link.field("token")?.into(),
            reset_password_key: None,
        };
        self.http
            .tell(&format!("/api/organizations/{id}/users/{member}/accept"), &accept)
    }

    /// Shares the organization key to the new member. Works for a provider's service user too: they reach the key.
    pub fn confirm_member(&self, link: &Link) -> Result<()> {
        let (id, member) = (link.field("organizationId")?, link.field("organizationUserId")?);
        let asked = Ids {
            ids: vec![member.into()],
            organization_id: None,
        };
        let path = format!("/api/organizations/{id}/users/public-keys");
        let keys: List<MemberPublicKey> = self.http.post(&path, &asked)?;
        let theirs = keys
            .data
            .first()
            .ok_or_else(|| Failed("nobody to confirm".into()))?;
        let key = self.org_key(&id.into())?;
        let confirm = ConfirmMember {
            key: wait(share(&Native, &key, &theirs.key)).during("sharing the organization key")?,
            default_user_collection_name: None,
        };
        self.http.tell(
            &format!("/api/organizations/{id}/users/{member}/confirm"),
            &confirm,
        )
    }

    pub fn revoke_member(&self, link: &Link) -> Result<()> {
        let (id, member) = (link.field("organizationId")?, link.field("organizationUserId")?);
        self.http.put(
            &format!("/api/organizations/{id}/users/{member}/revoke"),
            &json!({}),
        )
    }

    pub fn make_collection(&self, id: &OrgId, name: &str, users: Vec<Access>) -> Result<CollectionId> {
        let key = self.org_key(id)?;
        let request = CollectionRequest {
            name: wait(key.seal_text(&Native, name)).during("sealing a name")?,
            users,
            ..CollectionRequest::default()
        };
        let path = format!("/api/organizations/{id}/collections");
        let made: Collection = self.http.post(&path, &request)?;
        Ok(made.id)
    }

    pub fn first_collection(&self, id: &OrgId) -> Result<CollectionId> {
        let path = format!("/api/organizations/{id}/collections");
        let collections: List<Collection> = self.http.get(&path)?;
        let first = collections.data.into_iter().next();
        Ok(first
            .ok_or_else(|| Failed("a new client has no collection".into()))?
            .id)
    }

    /// The membership of this person, as grants name it.
    pub fn membership(&self, id: &OrgId) -> Result<String> {
        let members: List<Member> = self.http.get(&format!("/api/organizations/{id}/users"))?;
        let mut members = members.data.into_iter();
        let mine = members.find(|member| member.user_id.as_ref() == Some(&self.id));
        let mine = mine.ok_or_else(|| Failed(format!("{} is no member", self.email)))?;
        Ok(mine.id.to_string())
    }
}

/// A grant to whoever `id` names.
pub fn manage(id: &str) -> Access {
    Access {
        id: id.into(),
        manage: true,
        ..Access::default()
    }
}

pub fn edit(id: &str) -> Access {
    Access {
        id: id.into(),
        ..Access::default()
    }
}

pub fn look(id: &str) -> Access {
    Access {
        id: id.into(),
        read_only: true,
        ..Access::default()
    }
}
