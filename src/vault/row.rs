//! One line of a list: what a person reads of an item without opening it.
//! Refuses to hold: passwords, codes, notes, card numbers (V-33), and anything of a broken item but its place.

use serde::{Deserialize, Serialize};
use wire::{CipherId, CollectionId, FolderId, OrgId};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    pub id: CipherId,
    pub kind: Kind,
    /// Empty when `problem` says why.
    pub name: String,
    /// User name, brand and last four digits, full name or key fingerprint (V-40).
    pub subtitle: String,
    /// Web addresses as the person wrote them; [`Row::hosts`] shortens them.
    pub uris: Vec<String>,
    /// None: the person's own vault.
    pub organization_id: Option<OrgId>,
    pub folder_id: Option<FolderId>,
    pub collection_ids: Vec<CollectionId>,
    pub favorite: bool,
    /// The master password is asked again before secrets are shown (V-49).
    pub reprompt: bool,
    pub deleted: bool,
    pub archived: bool,
    pub revision_date: String,
    pub has_attachments: bool,
    pub has_totp: bool,
    pub has_passkey: bool,
    pub edit: bool,
    pub view_password: bool,
    pub may_delete: bool,
    pub may_restore: bool,
    pub problem: Option<Broken>,
}

/// Item types (features.md 4.6). Types newer than this app keep their number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Kind {
    Login,
    SecureNote,
    Card,
    Identity,
    SshKey,
    Other(u8),
}

/// Why something sealed is not readable. The thing itself stays in the list (crypto.md 16, row 12).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Broken {
    /// The key it is sealed with is missing or does not open.
    NoKey,
    /// The key is there; the seal does not match.
    DoesNotOpen,
    /// Sealed in a way this app cannot read (type 7) or refuses (types 0 and 1), or not understood at all.
    Unsupported,
}

impl Row {
    /// The name of the website that a picture can be fetched for: of the first web address that has one.
    pub fn site(&self) -> Option<&str> {
        self.uris.iter().find_map(|uri| site(uri))
    }

    /// Host names of the web addresses, in order, without repetition.
    pub fn hosts(&self) -> Vec<&str> {
        let mut hosts = Vec::new();
        for host in self.uris.iter().map(|uri| host(uri)) {
            if !host.is_empty() && !hosts.contains(&host) {
                hosts.push(host);
            }
        }
        hosts
    }
}

/// A name with a dot, of a web address or of one without a scheme; not a number (an address) and nothing of a phone's app.
fn site(uri: &str) -> Option<&str> {
    let is_web = uri.split_once("://").is_none_or(|(scheme, _)| {
        scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")
    });
    let host = host(uri);
    let last = host.rsplit_once('.').map(|(_, last)| last)?;
    let is_name = last.starts_with(|c: char| c.is_ascii_alphabetic())
        && host
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-._".contains(&b));
    (is_web && is_name).then_some(host)
}

/// The host inside an address, without scheme, user, port, path and `www.`.
fn host(uri: &str) -> &str {
    let rest = uri.split_once("://").map_or(uri, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let host = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    };
    host.strip_prefix("www.").unwrap_or(host)
}

impl Kind {
    /// All types this app can make, in the order of the filter tree (V-13).
    pub const KNOWN: [Kind; 5] = [
        Kind::Login,
        Kind::Card,
        Kind::Identity,
        Kind::SecureNote,
        Kind::SshKey,
    ];
}

impl From<u8> for Kind {
    fn from(number: u8) -> Self {
        match number {
            wire::cipher::LOGIN => Self::Login,
            wire::cipher::SECURE_NOTE => Self::SecureNote,
            wire::cipher::CARD => Self::Card,
            wire::cipher::IDENTITY => Self::Identity,
            wire::cipher::SSH_KEY => Self::SshKey,
            other => Self::Other(other),
        }
    }
}

impl From<Kind> for u8 {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Login => wire::cipher::LOGIN,
            Kind::SecureNote => wire::cipher::SECURE_NOTE,
            Kind::Card => wire::cipher::CARD,
            Kind::Identity => wire::cipher::IDENTITY,
            Kind::SshKey => wire::cipher::SSH_KEY,
            Kind::Other(number) => number,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{host, site};

    #[test]
    fn a_host_is_what_stands_between_scheme_and_path() {
        for (uri, expected) in [
            ("https://www.example.com/login?x=1", "example.com"),
            ("https://paul@intra.example:8443/", "intra.example"),
            ("example.org", "example.org"),
            ("androidapp://com.example.app", "com.example.app"),
            ("", ""),
        ] {
            assert_eq!(host(uri), expected, "{uri}");
        }
    }

    #[test]
    fn only_web_addresses_with_a_name_have_a_picture() {
        assert_eq!(site("https://www.shop.example/login"), Some("shop.example"));
        assert_eq!(site("shop.example"), Some("shop.example"));
        for uri in [
            "androidapp://com.shop.app",
            "ssh://git.example",
            "https://10.0.0.1/",
            "localhost",
            "https://[::1]/",
            "a b.c",
            "",
        ] {
            assert_eq!(site(uri), None, "{uri}");
        }
    }
}
