//! The links of invitations: to an organization, to a provider, to set a provider up (protocol.md 14.2, P-14).
//! Refuses to know: whether a link is still good; the server says so.

use crate::route::Route;
use wire::account::RegisterFinish;
use wire::{OrgId, OrgUserId, ProviderId, ProviderUserId};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    pub email: String,
    pub token: String,
    /// The organization's or provider's name, as the link says.
    pub name: Option<String>,
    pub to: To,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    Organization(OrgId, OrgUserId),
    Provider(ProviderId, ProviderUserId),
    /// Its setup; the membership exists already.
    Setup(ProviderUserId),
}

impl Invitation {
    /// None when the link is incomplete.
    pub fn read(route: &Route, query: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let part = |name: &str| query(name).filter(|value| !value.is_empty());
        let (to, name) = match route {
            Route::AcceptOrganization => {
                let org = part("organizationId")?.as_str().into();
                (
                    To::Organization(org, part("organizationUserId")?.as_str().into()),
                    part("organizationName"),
                )
            }
            Route::AcceptProvider => {
                let provider = part("providerId")?.as_str().into();
                (
                    To::Provider(provider, part("providerUserId")?.as_str().into()),
                    part("providerName"),
                )
            }
            Route::SetupProvider => (To::Setup(part("providerUserId")?.as_str().into()), None),
            _ => return None,
        };
        Some(Self {
            email: part("email")?.trim().to_lowercase(),
            token: part("token")?,
            name,
            to,
        })
    }

    /// The invitation inside a path with its query, as the login and register pages carry it in `next`.
    pub fn in_path(path: &str) -> Option<Self> {
        let (path, query) = path.split_once('?')?;
        Self::read(&Route::parse(path), |name| crate::route::query_value(query, name))
    }

    /// Puts the proof of the invitation into a registration: no mail has to be confirmed then (protocol.md 14.2).
    pub fn prove(&self, request: &mut RegisterFinish) {
        let token = Some(self.token.clone());
        match &self.to {
            To::Organization(_, member) => {
                request.org_invite_token = token;
                request.organization_user_id = Some(member.clone());
            }
            To::Provider(_, user) | To::Setup(user) => {
                request.provider_invite_token = token;
                request.provider_user_id = Some(user.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(pairs: &[(&'static str, &'static str)]) -> impl Fn(&str) -> Option<String> {
        let pairs = pairs.to_vec();
        move |name| {
            pairs
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| (*value).to_owned())
        }
    }

    #[test]
    fn a_link_that_lacks_a_part_is_incomplete() {
        let mut pairs = vec![
            ("organizationId", "o"),
            ("organizationUserId", "m"),
            ("email", "A@b.c"),
            ("token", "t"),
        ];
        let whole = Invitation::read(&Route::AcceptOrganization, query(&pairs)).unwrap();
        assert_eq!(whole.email, "a@b.c");
        assert_eq!(whole.to, To::Organization("o".into(), "m".into()));
        pairs.pop();
        assert_eq!(Invitation::read(&Route::AcceptOrganization, query(&pairs)), None);
    }

    #[test]
    fn a_link_is_read_for_its_own_page_only() {
        let pairs = [
            ("providerId", "p"),
            ("providerUserId", "u"),
            ("email", "a@b.c"),
            ("token", "t"),
        ];
        assert!(Invitation::read(&Route::AcceptProvider, query(&pairs)).is_some());
        assert!(Invitation::read(&Route::AcceptOrganization, query(&pairs)).is_none());
        assert!(Invitation::read(&Route::Login, query(&pairs)).is_none());
    }
}
