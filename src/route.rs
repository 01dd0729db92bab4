//! `enum Route`: the only place where a URL of the app is written or read.
//! Refuses to know: who may see a page (the session gate and the pages) and the server's URLs (`api`).

use wire::{OrgId, ProviderId};

/// Every page. Ids are part of the route; filters, searches and dialogs live in the query and belong to the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    Home,
    Login,
    Register,
    FinishSignup,
    Unlock,
    /// Links of invitations, the same paths as the official web app (P-01).
    AcceptProvider,
    AcceptOrganization,
    SetupProvider,
    SetupUnit,
    /// The link of a mail that deletes a provider (P-92).
    DeleteProvider,
    Vault,
    Tools(ToolsPage),
    Account(AccountPage),
    Providers,
    Provider(ProviderId, PortalPage),
    Organization(OrgId, ConsolePage),
    /// Whoever runs the server; not an account (D6).
    Operator,
    NotFound,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountPage {
    Profile,
    Security,
    Preferences,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToolsPage {
    Generator,
    Import,
    Export,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PortalPage {
    Clients,
    Members,
    Events,
    Import,
    Subscription,
    Statements,
    Settings,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConsolePage {
    Items,
    Members,
    Events,
    Info,
}

/// What stands in the switcher: the product a route belongs to (W-04).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    Vaults,
    Console,
    Portal,
    Account,
    /// Log in, register, invitations: no navigation around it.
    Door,
}

impl Route {
    pub fn parse(path: &str) -> Self {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] => Self::Home,
            ["login"] => Self::Login,
            ["register" | "signup"] => Self::Register,
            ["finish-signup"] => Self::FinishSignup,
            ["unlock" | "lock"] => Self::Unlock,
            ["accept-organization"] => Self::AcceptOrganization,
            ["verify-recover-delete-provider"] => Self::DeleteProvider,
            ["operator"] => Self::Operator,
            ["vault"] => Self::Vault,
            ["tools"] | ["tools", "generator"] => Self::Tools(ToolsPage::Generator),
            ["tools", "import"] => Self::Tools(ToolsPage::Import),
            ["tools", "export"] => Self::Tools(ToolsPage::Export),
            ["account"] => Self::Account(AccountPage::Profile),
            ["account", "security"] => Self::Account(AccountPage::Security),
            ["account", "preferences"] => Self::Account(AccountPage::Preferences),
            ["providers"] => Self::Providers,
            ["providers", "setup-provider"] => Self::SetupProvider,
            ["providers", "setup-business-unit"] => Self::SetupUnit,
            ["providers", "accept-provider"] => Self::AcceptProvider,
            ["providers", id] | ["providers", id, "clients"] => {
                Self::Provider((*id).into(), PortalPage::Clients)
            }
            ["providers", id, "manage"] | ["providers", id, "manage", "members"] => {
                Self::Provider((*id).into(), PortalPage::Members)
            }
            ["providers", id, "manage", "events"] => Self::Provider((*id).into(), PortalPage::Events),
            ["providers", id, "clients", "import"] => Self::Provider((*id).into(), PortalPage::Import),
            ["providers", id, "billing"] | ["providers", id, "billing", "subscription"] => {
                Self::Provider((*id).into(), PortalPage::Subscription)
            }
            ["providers", id, "billing", "history"] => Self::Provider((*id).into(), PortalPage::Statements),
            ["providers", id, "settings"] | ["providers", id, "settings", "account"] => {
                Self::Provider((*id).into(), PortalPage::Settings)
            }
            ["organizations", id] | ["organizations", id, "vault"] => {
                Self::Organization((*id).into(), ConsolePage::Items)
            }
            ["organizations", id, "members"] => Self::Organization((*id).into(), ConsolePage::Members),
            ["organizations", id, "reporting"] | ["organizations", id, "reporting", "events"] => {
                Self::Organization((*id).into(), ConsolePage::Events)
            }
            ["organizations", id, "settings"] | ["organizations", id, "settings", "account"] => {
                Self::Organization((*id).into(), ConsolePage::Info)
            }
            _ => Self::NotFound,
        }
    }

    pub fn path(&self) -> String {
        match self {
            Self::Home => "/".into(),
            Self::Login => "/login".into(),
            Self::Register => "/register".into(),
            Self::FinishSignup => "/finish-signup".into(),
            Self::Unlock => "/unlock".into(),
            Self::AcceptOrganization => "/accept-organization".into(),
            Self::AcceptProvider => "/providers/accept-provider".into(),
            Self::SetupProvider => "/providers/setup-provider".into(),
            Self::SetupUnit => "/providers/setup-business-unit".into(),
            Self::Vault => "/vault".into(),
            Self::Tools(ToolsPage::Generator) => "/tools/generator".into(),
            Self::Tools(ToolsPage::Import) => "/tools/import".into(),
            Self::Tools(ToolsPage::Export) => "/tools/export".into(),
            Self::Account(AccountPage::Profile) => "/account".into(),
            Self::Account(AccountPage::Security) => "/account/security".into(),
            Self::Account(AccountPage::Preferences) => "/account/preferences".into(),
            Self::Providers => "/providers".into(),
            Self::Provider(id, PortalPage::Clients) => format!("/providers/{id}/clients"),
            Self::Provider(id, PortalPage::Members) => format!("/providers/{id}/manage/members"),
            Self::Provider(id, PortalPage::Events) => format!("/providers/{id}/manage/events"),
            Self::Provider(id, PortalPage::Import) => format!("/providers/{id}/clients/import"),
            Self::Provider(id, PortalPage::Subscription) => format!("/providers/{id}/billing/subscription"),
            Self::Provider(id, PortalPage::Statements) => format!("/providers/{id}/billing/history"),
            Self::Provider(id, PortalPage::Settings) => format!("/providers/{id}/settings/account"),
            Self::Organization(id, ConsolePage::Items) => format!("/organizations/{id}/vault"),
            Self::Organization(id, ConsolePage::Members) => format!("/organizations/{id}/members"),
            Self::Organization(id, ConsolePage::Events) => format!("/organizations/{id}/reporting/events"),
            Self::Organization(id, ConsolePage::Info) => format!("/organizations/{id}/settings/account"),
            Self::DeleteProvider => "/verify-recover-delete-provider".into(),
            Self::Operator => "/operator".into(),
            Self::NotFound => "/not-found".into(),
        }
    }

    /// The path with a query, values encoded.
    pub fn with_query(&self, pairs: &[(&str, &str)]) -> String {
        let mut url = self.path();
        for (n, (key, value)) in pairs.iter().enumerate() {
            url.push(if n == 0 { '?' } else { '&' });
            url.push_str(key);
            url.push('=');
            encode(value, &mut url);
        }
        url
    }

    pub fn face(&self) -> Face {
        match self {
            Self::Vault | Self::Tools(_) => Face::Vaults,
            Self::Account(_) => Face::Account,
            Self::Providers | Self::Provider(..) => Face::Portal,
            Self::Organization(..) => Face::Console,
            Self::Home
            | Self::Login
            | Self::Register
            | Self::FinishSignup
            | Self::Unlock
            | Self::AcceptProvider
            | Self::AcceptOrganization
            | Self::SetupProvider
            | Self::SetupUnit
            | Self::DeleteProvider
            | Self::Operator
            | Self::NotFound => Face::Door,
        }
    }

    /// Whether the page is behind the door: it needs an unlocked session.
    pub fn is_private(&self) -> bool {
        matches!(
            self.face(),
            Face::Vaults | Face::Console | Face::Portal | Face::Account
        ) || matches!(
            self,
            Self::Home | Self::Unlock | Self::SetupProvider | Self::SetupUnit
        )
    }
}

/// Links of official servers and old mails carry the page behind a `#`: `/#/finish-signup?token=…` (protocol.md 4.1).
/// Answers the same page as our own path, or nothing when the hash is none of these.
pub fn from_hash(hash: &str) -> Option<String> {
    let rest = hash.strip_prefix("#/")?;
    Some(format!("/{rest}"))
}

/// Where to go after logging in: only a path of this app, never another origin.
pub fn safe_next(next: Option<&str>) -> String {
    match next {
        Some(path) if path.starts_with('/') && !path.starts_with("//") && !path.contains('\\') => {
            path.to_owned()
        }
        _ => Route::Vault.path(),
    }
}

/// One value of a query, decoded once. The router's own map decodes twice, which turns an encoded `+` or `#` inside a
/// nested link into something else.
pub fn query_value(search: &str, name: &str) -> Option<String> {
    let search = search.trim_start_matches('?');
    web_sys::UrlSearchParams::new_with_str(search).ok()?.get(name)
}

/// Percent-encodes for a query value.
fn encode(value: &str, out: &mut String) {
    for byte in value.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(byte as char),
            _ => {
                out.push('%');
                for digit in [byte >> 4, byte & 15] {
                    out.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<Route> {
        let provider = ProviderId::from("p1");
        let org = OrgId::from("o1");
        vec![
            Route::Home,
            Route::Login,
            Route::Register,
            Route::FinishSignup,
            Route::Unlock,
            Route::AcceptProvider,
            Route::AcceptOrganization,
            Route::SetupProvider,
            Route::SetupUnit,
            Route::DeleteProvider,
            Route::Vault,
            Route::Tools(ToolsPage::Generator),
            Route::Tools(ToolsPage::Import),
            Route::Tools(ToolsPage::Export),
            Route::Account(AccountPage::Profile),
            Route::Account(AccountPage::Security),
            Route::Account(AccountPage::Preferences),
            Route::Operator,
            Route::Providers,
            Route::Provider(provider.clone(), PortalPage::Clients),
            Route::Provider(provider.clone(), PortalPage::Members),
            Route::Provider(provider.clone(), PortalPage::Events),
            Route::Provider(provider.clone(), PortalPage::Import),
            Route::Provider(provider.clone(), PortalPage::Subscription),
            Route::Provider(provider.clone(), PortalPage::Statements),
            Route::Provider(provider, PortalPage::Settings),
            Route::Organization(org.clone(), ConsolePage::Items),
            Route::Organization(org.clone(), ConsolePage::Members),
            Route::Organization(org.clone(), ConsolePage::Events),
            Route::Organization(org, ConsolePage::Info),
        ]
    }

    #[test]
    fn the_links_of_the_app_are_these() {
        let links: Vec<String> = all().iter().map(Route::path).collect();
        let expected = "/ /login /register /finish-signup /unlock /providers/accept-provider /accept-organization \
             /providers/setup-provider /providers/setup-business-unit /verify-recover-delete-provider /vault /tools/generator /tools/import /tools/export \
             /account /account/security /account/preferences /operator /providers \
             /providers/p1/clients /providers/p1/manage/members /providers/p1/manage/events \
             /providers/p1/clients/import /providers/p1/billing/subscription /providers/p1/billing/history \
             /providers/p1/settings/account /organizations/o1/vault /organizations/o1/members \
             /organizations/o1/reporting/events /organizations/o1/settings/account";
        assert_eq!(links.join(" "), expected);
    }

    #[test]
    fn every_link_leads_back_to_its_page() {
        for route in all() {
            assert_eq!(Route::parse(&route.path()), route);
        }
        assert_eq!(
            Route::parse("/providers/p1"),
            Route::Provider("p1".into(), PortalPage::Clients)
        );
        assert_eq!(
            Route::parse("/organizations/o1/"),
            Route::Organization("o1".into(), ConsolePage::Items)
        );
        assert_eq!(Route::parse("/nowhere"), Route::NotFound);
    }

    #[test]
    fn a_hash_link_of_an_official_mail_leads_to_the_same_page() {
        assert_eq!(
            from_hash("#/accept-organization?token=a").as_deref(),
            Some("/accept-organization?token=a")
        );
        assert_eq!(from_hash("#section"), None);
    }

    #[test]
    fn logging_in_never_leads_to_another_origin() {
        assert_eq!(safe_next(Some("//evil.example")), "/vault");
        assert_eq!(safe_next(Some("https://evil.example")), "/vault");
        assert_eq!(safe_next(Some("/providers?x=1")), "/providers?x=1");
    }

    #[test]
    fn query_values_are_encoded() {
        assert_eq!(
            Route::Login.with_query(&[("email", "a+b@c.d"), ("next", "/vault")]),
            "/login?email=a%2Bb%40c.d&next=%2Fvault"
        );
    }
}
