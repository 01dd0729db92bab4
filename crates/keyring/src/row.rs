//! Rows of the list, opened in bulk: name, subtitle and uris, never a password (architecture.md 3, 4).
//! Refuses to know: filters, permissions and how a row looks.
//!
//! Stock RustCrypto with the AES key schedule and the HMAC state kept per key: SubtleCrypto would pay two promises
//! for each item key. The sync JSON is read into borrowed text; what a row does not need is skipped, not parsed.

mod key;
mod sealed;

pub use key::{RowKey, Scratch};
pub use sealed::{SealedRow, Text};

use sealed::SealedUri;
use zeroize::Zeroize;

/// What a person reads in a list. `problem` is set instead of hiding the row.
#[derive(Default)]
pub struct OpenRow {
    pub name: String,
    /// Username, card brand and last digits, person's name, or key fingerprint.
    pub subtitle: String,
    /// For showing and searching. Their checksums are not verified here: to launch or fill one, open the item.
    pub uris: Vec<String>,
    pub problem: Option<Problem>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The item key does not open under the key of its owner.
    ItemKey,
    /// The name does not open.
    Name,
    /// The name opens, something else that the row shows does not.
    Part,
}

/// Opens one row under the key of its owner. MAC first, always.
pub fn open(base: &RowKey, sealed: &SealedRow<'_>, scratch: &mut Scratch) -> OpenRow {
    let item_key;
    let key = match &sealed.key {
        Some(wrapped) if !wrapped.is_empty() => match base.unwrap_key(wrapped, scratch) {
            Some(key) => {
                item_key = key;
                &item_key
            }
            None => return OpenRow::failed(Problem::ItemKey),
        },
        _ => base,
    };
    let mut opening = Opening {
        key,
        scratch,
        problem: None,
    };
    let Some(name) = opening.part(sealed.name.as_ref()) else {
        return OpenRow::failed(Problem::Name);
    };
    let subtitle = opening.subtitle(sealed);
    let uris = sealed
        .login
        .iter()
        .flat_map(|login| login.uris.iter().flatten())
        .filter_map(|uri: &SealedUri<'_>| opening.part(uri.uri.as_ref()))
        .filter(|uri| !uri.is_empty())
        .collect();
    OpenRow {
        name,
        subtitle,
        uris,
        problem: opening.problem,
    }
}

/// One name on its own: of a folder or a collection.
pub fn open_name(key: &RowKey, sealed: &str, scratch: &mut Scratch) -> Option<String> {
    key.open_text(sealed, scratch).map(str::to_owned)
}

impl OpenRow {
    fn failed(problem: Problem) -> Self {
        Self {
            problem: Some(problem),
            ..Self::default()
        }
    }
}

struct Opening<'a> {
    key: &'a RowKey,
    scratch: &'a mut Scratch,
    problem: Option<Problem>,
}

impl Opening<'_> {
    /// Empty when there is nothing, `None` when there is something that does not open.
    fn part(&mut self, sealed: Option<&Text<'_>>) -> Option<String> {
        let Some(sealed) = sealed.filter(|sealed| !sealed.is_empty()) else {
            return Some(String::new());
        };
        let text = self.key.open_text(sealed, self.scratch).map(str::to_owned);
        if text.is_none() {
            self.problem = Some(Problem::Part);
        }
        text
    }

    fn subtitle(&mut self, sealed: &SealedRow<'_>) -> String {
        if let Some(login) = &sealed.login {
            return self.part(login.username.as_ref()).unwrap_or_default();
        }
        if let Some(card) = &sealed.card {
            let brand = self.part(card.brand.as_ref()).unwrap_or_default();
            let mut number = self.part(card.number.as_ref()).unwrap_or_default();
            let shown = card_line(&brand, &number);
            number.zeroize();
            return shown;
        }
        if let Some(identity) = &sealed.identity {
            let first = self.part(identity.first_name.as_ref()).unwrap_or_default();
            let last = self.part(identity.last_name.as_ref()).unwrap_or_default();
            return [first, last].join(" ").trim().to_owned();
        }
        match &sealed.ssh_key {
            Some(key) => self.part(key.key_fingerprint.as_ref()).unwrap_or_default(),
            None => String::new(),
        }
    }
}

/// "Visa, *4242": at most the last four digits, and none of a number so short that they would be half of it.
fn card_line(brand: &str, number: &str) -> String {
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    let tail: String = match digits.len() {
        8.. => digits[digits.len() - 4..].iter().collect(),
        _ => return brand.to_owned(),
    };
    match brand {
        "" => format!("*{tail}"),
        _ => format!("{brand}, *{tail}"),
    }
}

#[cfg(test)]
mod tests;
