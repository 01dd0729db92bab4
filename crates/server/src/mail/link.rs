//! Links into the web app that travel by mail or are handed over by copying (D8).
//! Refuses to know: tokens' meaning and validity.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What may not stand as it is in a query; ids and addresses stay legible.
const UNSAFE: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Builds links under the public address of this server.
#[derive(Clone, Debug)]
pub struct Links {
    base: String,
}

impl Links {
    /// `base` is the public address without a slash at its end.
    pub fn new(base: &str) -> Self {
        Self {
            base: base.trim_end_matches('/').to_owned(),
        }
    }

    pub fn vaults(&self) -> String {
        self.to("/vault", &[])
    }

    pub fn portal(&self) -> String {
        self.to("/providers", &[])
    }

    pub fn finish_signup(&self, email: &str, token: &str) -> String {
        self.to("/finish-signup", &[("token", token), ("email", email)])
    }

    pub fn organization_members(&self, organization_id: &str) -> String {
        self.to(&format!("/organizations/{organization_id}/members"), &[])
    }

    pub fn organization_items(&self, organization_id: &str) -> String {
        self.to(&format!("/organizations/{organization_id}/vault"), &[])
    }

    pub fn organization_settings(&self, organization_id: &str) -> String {
        self.to(&format!("/organizations/{organization_id}/settings/account"), &[])
    }

    pub fn provider_members(&self, provider_id: &str) -> String {
        self.to(&format!("/providers/{provider_id}/manage/members"), &[])
    }

    pub fn accept_organization(&self, organization_id: &str, name: &str, invite: &Invite<'_>) -> String {
        let query = [
            ("organizationId", organization_id),
            ("organizationUserId", invite.membership_id),
            ("organizationName", name),
            ("email", invite.email),
            ("token", invite.token),
        ];
        self.to("/accept-organization", &query)
    }

    pub fn accept_provider(&self, provider_id: &str, name: &str, invite: &Invite<'_>) -> String {
        let query = [
            ("providerId", provider_id),
            ("providerUserId", invite.membership_id),
            ("providerName", name),
            ("email", invite.email),
            ("token", invite.token),
        ];
        self.to("/providers/accept-provider", &query)
    }

    /// `provider_user_id` lets someone without an account register with the same link.
    pub fn set_up_provider(&self, provider_id: &str, invite: &Invite<'_>) -> String {
        let query = [
            ("providerId", provider_id),
            ("providerUserId", invite.membership_id),
            ("email", invite.email),
            ("token", invite.token),
        ];
        self.to("/providers/setup-provider", &query)
    }

    /// For an owner of the organization, who makes a business unit of it (P-13).
    pub fn set_up_unit(&self, organization_id: &str, email: &str, token: &str) -> String {
        let query = [
            ("organizationId", organization_id),
            ("email", email),
            ("token", token),
        ];
        self.to("/providers/setup-business-unit", &query)
    }

    /// The page asks once more before it deletes.
    pub fn delete_provider(&self, provider_id: &str, name: &str, token: &str) -> String {
        let query = [("providerId", provider_id), ("token", token), ("name", name)];
        self.to("/verify-recover-delete-provider", &query)
    }

    fn to(&self, path: &str, query: &[(&str, &str)]) -> String {
        let mut link = format!("{}{path}", self.base);
        for (at, (name, value)) in query.iter().enumerate() {
            link.push(if at == 0 { '?' } else { '&' });
            link.push_str(name);
            link.push('=');
            link.extend(utf8_percent_encode(value, UNSAFE));
        }
        link
    }
}

/// What makes an invitation link personal.
pub struct Invite<'a> {
    pub membership_id: &'a str,
    pub email: &'a str,
    pub token: &'a str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_an_ampersand_stays_one_parameter() {
        let invite = Invite {
            membership_id: "m",
            email: "a+b@c.example",
            token: "t",
        };
        let link = Links::new("https://keys.example/").accept_organization("o", "Bill & Ben", &invite);
        assert_eq!(
            link,
            "https://keys.example/accept-organization?organizationId=o&organizationUserId=m\
             &organizationName=Bill%20%26%20Ben&email=a%2Bb%40c.example&token=t"
        );
    }
}
