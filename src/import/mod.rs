//! Files of other password managers, read into items: which program wrote it is recognized by what stands in it.
//! Refuses to know: sealing, the server, and how a preview looks.

mod json;
mod table;

use keyring::item::Item;

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
}

/// Why a file as a whole is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// None of the known formats.
    Unknown,
    /// An encrypted export.
    Encrypted,
    Empty,
    /// More items than the server takes at once.
    TooMany,
}

/// The server's limit for one import.
pub const MOST: usize = 7_000;

/// Sealed, 10,000 characters of notes hold about this much text.
const LONGEST_NOTES: usize = 7_000;
const LONGEST_TEXT: usize = 3_600;

pub fn read(bytes: &[u8]) -> Result<Found, Refusal> {
    let start = bytes
        .iter()
        .find(|byte| !byte.is_ascii_whitespace() && **byte < 0x80);
    let mut found = match start {
        None => return Err(Refusal::Empty),
        Some(b'{' | b'[') => json::read(bytes)?,
        Some(_) => table::read(bytes)?,
    };
    let entries = std::mem::take(&mut found.items);
    for (number, entry) in entries.into_iter().enumerate() {
        if is_too_long(&entry.item) {
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

fn is_too_long(item: &Item) -> bool {
    let long = |text: &Option<String>| text.as_ref().is_some_and(|text| text.len() > LONGEST_TEXT);
    item.name.len() > 650
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
