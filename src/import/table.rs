//! CSV files of browsers and password managers: one table of headings for all. Refuses to know: order of columns.

use super::{Entry, Flaw, Found, Refusal, Why, named, uri};
use crate::spreadsheet::{self, Cells};
use keyring::item::{Field, Item, Login, LoginUri, SecureNote};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    Name,
    Uri,
    Username,
    Password,
    Totp,
    Notes,
    Folder,
    Favorite,
    /// "login" or "note" (Bitwarden).
    Kind,
    /// "name: value" lines (Bitwarden).
    Fields,
    Reprompt,
    /// Known and of no use here.
    Nothing,
}

/// Headings as the programs write them, in small letters.
const HEADINGS: &[(&str, Holds)] = &[
    ("name", Holds::Name),
    ("title", Holds::Name),
    ("account", Holds::Name),
    ("url", Holds::Uri),
    ("urls", Holds::Uri),
    ("website", Holds::Uri),
    ("web site", Holds::Uri),
    ("login_uri", Holds::Uri),
    ("username", Holds::Username),
    ("login name", Holds::Username),
    ("login_username", Holds::Username),
    ("user name", Holds::Username),
    ("password", Holds::Password),
    ("login_password", Holds::Password),
    ("totp", Holds::Totp),
    ("otpauth", Holds::Totp),
    ("login_totp", Holds::Totp),
    ("note", Holds::Notes),
    ("notes", Holds::Notes),
    ("comments", Holds::Notes),
    ("extra", Holds::Notes),
    ("folder", Holds::Folder),
    ("group", Holds::Folder),
    ("grouping", Holds::Folder),
    ("favorite", Holds::Favorite),
    ("fav", Holds::Favorite),
    ("type", Holds::Kind),
    ("fields", Holds::Fields),
    ("reprompt", Holds::Reprompt),
];

/// A program by a heading that only it writes.
const PROGRAMS: &[(&str, &str)] = &[
    ("login_username", "Bitwarden"),
    ("httprealm", "Firefox"),
    ("grouping", "LastPass"),
    ("otpauth", "1Password"),
    ("group", "KeePassXC"),
    ("login name", "KeePass"),
];

pub fn read(bytes: &[u8]) -> Result<Found, Refusal> {
    let rows = spreadsheet::read_exactly(bytes).map_err(|_| Refusal::Unknown)?;
    let mut rows = rows.into_iter();
    let (_, head) = rows.next().ok_or(Refusal::Empty)?;
    let head: Cells = head.iter().map(|cell| cell.trim().to_lowercase()).collect();
    let columns: Vec<Holds> = head.iter().map(|cell| holds(cell)).collect();
    if !columns.contains(&Holds::Password) {
        return Err(Refusal::Unknown);
    }
    let program = PROGRAMS
        .iter()
        .find(|(heading, _)| head.iter().any(|cell| cell == heading))
        .map_or("Chrome, Edge", |(_, program)| program);
    let mut found = Found {
        program,
        ..Found::default()
    };
    for (line, cells) in rows {
        let cell = |wanted: Holds| {
            let at = columns.iter().position(|holds| *holds == wanted)?;
            cells.get(at).filter(|cell| !cell.is_empty()).cloned()
        };
        match entry(&cell) {
            Some(entry) => found.items.push(entry),
            None => found.flaws.push(Flaw {
                at: line as usize,
                name: cell(Holds::Name).unwrap_or_default(),
                why: Why::Empty,
            }),
        }
    }
    Ok(found)
}

fn holds(heading: &str) -> Holds {
    let known = HEADINGS.iter().find(|(known, _)| *known == heading);
    known.map_or(Holds::Nothing, |(_, holds)| *holds)
}

/// LastPass writes this address for its secure notes.
const NOTE_ADDRESS: &str = "http://sn";

fn entry(cell: &impl Fn(Holds) -> Option<String>) -> Option<Entry> {
    let uris = cell(Holds::Uri).unwrap_or_default();
    let is_note = cell(Holds::Kind).is_some_and(|kind| kind == "note") || uris == NOTE_ADDRESS;
    let mut login = Login::default();
    login.username = cell(Holds::Username);
    login.password = cell(Holds::Password);
    login.totp = cell(Holds::Totp);
    login.uris = if is_note { Vec::new() } else { addresses(&uris) };
    let mut item = Item::default();
    item.name = named(&cell(Holds::Name).unwrap_or_default(), &login)?;
    item.notes = cell(Holds::Notes);
    item.reprompt = u8::from(cell(Holds::Reprompt).is_some_and(|cell| cell == "1"));
    item.fields = cell(Holds::Fields)
        .iter()
        .flat_map(|lines| lines.lines())
        .map(field)
        .collect();
    if is_note {
        (item.kind, item.secure_note) = (2, Some(SecureNote::default()));
    } else {
        (item.kind, item.login) = (1, Some(login));
    }
    // KeePassXC writes the root group before each path.
    let folder = cell(Holds::Folder).unwrap_or_default().replace('\\', "/");
    let folder = folder.strip_prefix("Root/").unwrap_or(&folder).trim_matches('/');
    Some(Entry {
        item,
        favorite: cell(Holds::Favorite).is_some_and(|cell| cell == "1" || cell.eq_ignore_ascii_case("true")),
        folder: if folder == "Root" {
            String::new()
        } else {
            folder.to_owned()
        },
    })
}

/// Bitwarden joins several addresses by commas; a comma inside one address is part of it.
fn addresses(cell: &str) -> Vec<LoginUri> {
    let mut found: Vec<String> = Vec::new();
    for part in cell.split(',') {
        match found.last_mut() {
            Some(last) if !part.contains("://") => {
                last.push(',');
                last.push_str(part);
            }
            _ => found.push(part.to_owned()),
        }
    }
    let addresses = found
        .into_iter()
        .map(|uri| uri.trim().to_owned())
        .filter(|uri| !uri.is_empty());
    addresses.map(uri).collect()
}

fn field(line: &str) -> Field {
    let (name, value) = line.split_once(": ").unwrap_or(("", line));
    let mut field = Field::default();
    field.name = (!name.is_empty()).then(|| name.to_owned());
    field.value = Some(value.to_owned());
    field
}
