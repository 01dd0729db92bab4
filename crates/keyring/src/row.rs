//! Rows of the list, opened in bulk: name, subtitle and uris, never a password (architecture.md 3, 4).
//! Refuses to know: filters, permissions and how a row looks.
//!
//! Stock RustCrypto with the AES key schedule and the HMAC state kept per key: SubtleCrypto would pay two promises
//! for each item key. The sync JSON is read into borrowed text; what a row does not need is skipped, not parsed.

mod key;
mod sealed;
mod sheaf;

pub use key::RowKey;
pub use sealed::{SealedRow, Text};

use sheaf::Sheaf;
use zeroize::Zeroize;

/// Room for what is being opened, kept from one batch to the next. Emptied of plaintext after each.
#[derive(Default)]
pub struct Scratch {
    keys: Sheaf,
    parts: Sheaf,
}

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

/// Opens rows whose owner's key is `base`, in their order. MAC first, always.
pub fn open_all(base: &RowKey, rows: &[&SealedRow<'_>], scratch: &mut Scratch) -> Vec<OpenRow> {
    let Scratch { keys, parts } = scratch;
    for row in rows {
        keys.add(base, row.key.as_deref());
    }
    keys.decrypt(base);
    let open = |(number, row): (usize, &&SealedRow<'_>)| {
        if row.key.as_deref().is_none_or(str::is_empty) {
            return open_parts(base, row, parts);
        }
        match keys.bytes(number).and_then(|key| key.try_into().ok()) {
            Some(key) => open_parts(&RowKey::from_bytes(key), row, parts),
            None => OpenRow::failed(Problem::ItemKey),
        }
    };
    let open = rows.iter().enumerate().map(open).collect();
    keys.clear();
    open
}

/// One row, as [`open_all`] does.
pub fn open(base: &RowKey, row: &SealedRow<'_>, scratch: &mut Scratch) -> OpenRow {
    let mut open = open_all(base, &[row], scratch);
    open.pop().unwrap_or_default()
}

/// Texts inside of one item, each by itself: None where one does not open. None altogether when the item's key does not.
pub fn open_texts(
    base: &RowKey,
    item_key: Option<&str>,
    texts: &[&str],
    scratch: &mut Scratch,
) -> Option<Vec<Option<String>>> {
    let Scratch { keys, parts } = scratch;
    let own = match item_key.filter(|key| !key.is_empty()) {
        Some(sealed) => {
            keys.add(base, Some(sealed));
            keys.decrypt(base);
            let own = keys
                .bytes(0)
                .and_then(|key| key.try_into().ok())
                .map(RowKey::from_bytes);
            keys.clear();
            Some(own?)
        }
        None => None,
    };
    let key = own.as_ref().unwrap_or(base);
    for text in texts {
        parts.add(key, Some(text));
    }
    parts.decrypt(key);
    let open = (0..texts.len())
        .map(|number| parts.text(number).map(str::to_owned))
        .collect();
    parts.clear();
    Some(open)
}

/// One name on its own: of a folder, a collection or an attachment.
pub fn open_name(key: &RowKey, sealed: &str, scratch: &mut Scratch) -> Option<String> {
    let names = &mut scratch.parts;
    // Nothing at all is no name.
    names.add(key, Some(sealed).filter(|sealed| !sealed.is_empty()));
    names.decrypt(key);
    let name = names.text(0).map(str::to_owned);
    names.clear();
    name.filter(|_| !sealed.is_empty())
}

impl OpenRow {
    fn failed(problem: Problem) -> Self {
        Self {
            problem: Some(problem),
            ..Self::default()
        }
    }
}

/// Name, two parts of the subtitle, uris: in this order they are added, and read by their numbers.
fn open_parts(key: &RowKey, row: &SealedRow<'_>, parts: &mut Sheaf) -> OpenRow {
    parts.add(key, row.name.as_deref());
    for part in subtitle_parts(row) {
        parts.add(key, part);
    }
    let mut end = 3;
    for uri in row.login.iter().flat_map(|login| login.uris.iter().flatten()) {
        parts.add(key, uri.uri.as_deref());
        end += 1;
    }
    parts.decrypt(key);
    let open = read_parts(row, parts, end);
    parts.clear();
    open
}

fn read_parts(row: &SealedRow<'_>, parts: &Sheaf, end: usize) -> OpenRow {
    let Some(name) = parts.text(0) else {
        return OpenRow::failed(Problem::Name);
    };
    let mut problem = None;
    let mut part = |number| {
        let text = parts.text(number);
        if text.is_none() {
            problem = Some(Problem::Part);
        }
        text.unwrap_or_default()
    };
    let subtitle = subtitle(row, part(1), part(2));
    let uris = (3..end)
        .map(part)
        .filter(|uri| !uri.is_empty())
        .map(str::to_owned)
        .collect();
    OpenRow {
        name: name.to_owned(),
        subtitle,
        uris,
        problem,
    }
}

fn subtitle_parts<'a>(row: &'a SealedRow<'_>) -> [Option<&'a str>; 2] {
    if let Some(login) = &row.login {
        return [login.username.as_deref(), None];
    }
    if let Some(card) = &row.card {
        return [card.brand.as_deref(), card.number.as_deref()];
    }
    if let Some(identity) = &row.identity {
        return [identity.first_name.as_deref(), identity.last_name.as_deref()];
    }
    match &row.ssh_key {
        Some(key) => [key.key_fingerprint.as_deref(), None],
        None => [None, None],
    }
}

fn subtitle(row: &SealedRow<'_>, first: &str, second: &str) -> String {
    if row.login.is_some() {
        return first.to_owned();
    }
    if row.card.is_some() {
        return card_line(first, second);
    }
    [first, second].join(" ").trim().to_owned()
}

/// "Visa, *4242": at most the last four digits, and none of a number so short that they would be half of it.
fn card_line(brand: &str, number: &str) -> String {
    let mut digits = String::with_capacity(number.len());
    digits.extend(number.chars().filter(char::is_ascii_digit));
    let tail = match digits.len() {
        8.. => digits[digits.len() - 4..].to_owned(),
        _ => return brand.to_owned(),
    };
    digits.zeroize();
    match brand {
        "" => format!("*{tail}"),
        _ => format!("{brand}, *{tail}"),
    }
}

#[cfg(test)]
mod tests;
