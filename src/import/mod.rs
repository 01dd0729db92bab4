//! Files of other password managers, read into items: which program wrote it is recognized by what stands in it.
//! Refuses to know: sealing, the server, and how a preview looks.

mod archive;
mod json;
mod keepass;
mod onepassword;
mod table;

use keyring::item::{Item, Login, LoginUri};

/// What a file holds. Nothing is saved by reading it.
#[derive(Default)]
pub struct Found {
    /// The program that wrote it, by its own name.
    pub program: &'static str,
    pub items: Vec<Entry>,
    pub flaws: Vec<Flaw>,
}

/// One item to save.
pub struct Entry {
    pub item: Item,
    pub favorite: bool,
    /// Name of its folder; empty for none.
    pub folder: String,
}

/// Something of the file that will not be imported, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// Line of a table, place in a list.
    pub at: usize,
    pub name: String,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// A type this app cannot make.
    Kind,
    /// Neither name nor address nor password.
    Empty,
    /// More in a field than can be saved.
    TooLong,
    /// It is sealed and does not open.
    Sealed,
    /// It lay in the bin.
    Trash,
    /// The item comes, its attached files do not.
    Files,
}

/// Why a file as a whole is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// None of the known formats.
    Unknown,
    /// An export under a password of its own: the safe opens it (`Safe::open_export`).
    Protected,
    /// An export that only the account opens that made it; again the safe.
    Restricted,
    Empty,
    /// More items than the server takes at once.
    TooMany,
}

/// The server's limit for one import.
pub const MOST: usize = 7_000;

/// Sealed, 10,000 characters of notes hold about this much text.
const LONGEST_NOTES: usize = 7_000;
const LONGEST_TEXT: usize = 3_600;
const LONGEST_NAME: usize = 650;

pub fn read(bytes: &[u8]) -> Result<Found, Refusal> {
    let start = bytes
        .iter()
        .find(|byte| !byte.is_ascii_whitespace() && **byte < 0x80);
    let mut found = match start {
        None => return Err(Refusal::Empty),
        Some(_) if bytes.starts_with(b"PK\x03\x04") => onepassword::read(bytes)?,
        Some(b'<') => keepass::read(bytes)?,
        Some(b'{' | b'[') => json::read(bytes)?,
        Some(_) => table::read(bytes)?,
    };
    let entries = std::mem::take(&mut found.items);
    for (number, entry) in entries.into_iter().enumerate() {
        if is_too_long(&entry.item) || entry.folder.len() > LONGEST_NAME {
            let (at, name) = (number + 1, entry.item.name.clone());
            found.flaws.push(Flaw {
                at,
                name,
                why: Why::TooLong,
            });
        } else {
            found.items.push(entry);
        }
    }
    match found.items.len() {
        0 if found.flaws.is_empty() => Err(Refusal::Empty),
        n if n > MOST => Err(Refusal::TooMany),
        _ => Ok(found),
    }
}

/// The name an item gets: its own, else the host of its first address.
fn named(name: &str, login: &Login) -> Option<String> {
    if !name.trim().is_empty() {
        return Some(name.to_owned());
    }
    login.uris.first().and_then(|uri| uri.uri.as_deref()).map(host)
}

fn host(uri: &str) -> String {
    let rest = uri.split_once("://").map_or(uri, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}

fn uri(address: String) -> LoginUri {
    let mut made = LoginUri::default();
    made.uri = Some(address);
    made
}

fn is_too_long(item: &Item) -> bool {
    let long = |text: &Option<String>| text.as_ref().is_some_and(|text| text.len() > LONGEST_TEXT);
    item.name.len() > LONGEST_NAME
        || item
            .notes
            .as_ref()
            .is_some_and(|notes| notes.len() > LONGEST_NOTES)
        || item
            .fields
            .iter()
            .any(|field| long(&field.value) || long(&field.name))
        || item
            .login
            .as_ref()
            .is_some_and(|login| long(&login.password) || long(&login.username))
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
