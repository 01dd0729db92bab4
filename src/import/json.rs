//! The JSON of Bitwarden's clients, and of our own export. Refuses to know: how encrypted exports are opened
//! (the safe does).

use super::{Entry, Flaw, Found, Refusal, Why};
use crate::export::wire_name;
use keyring::item::{Fido2Credential, Item, Login, LoginUri, PasswordHistory, SecureNote};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

pub fn read(bytes: &[u8]) -> Result<Found, Refusal> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let file: Value = serde_json::from_slice(bytes).map_err(|_| Refusal::Unknown)?;
    if file["encrypted"] == Value::Bool(true) {
        return Err(match &file["passwordProtected"] {
            Value::Bool(true) => Refusal::Protected,
            _ => Refusal::Restricted,
        });
    }
    let items = file["items"].as_array().ok_or(Refusal::Unknown)?;
    let folders = file["folders"].as_array().map(Vec::as_slice).unwrap_or_default();
    let folder_of = |id: &Value| {
        let known = folders.iter().find(|folder| !id.is_null() && folder["id"] == *id);
        known
            .and_then(|folder| folder["name"].as_str())
            .unwrap_or_default()
            .to_owned()
    };
    let mut found = Found {
        program: "Bitwarden",
        ..Found::default()
    };
    for (number, given) in items.iter().enumerate() {
        let name = text(&given["name"]).unwrap_or_default();
        match item(given, name.clone()) {
            Ok(item) => found.items.push(Entry {
                item,
                favorite: given["favorite"] == Value::Bool(true),
                folder: folder_of(&given["folderId"]),
            }),
            Err(why) => found.flaws.push(Flaw {
                at: number + 1,
                name,
                why,
            }),
        }
    }
    Ok(found)
}

fn item(given: &Value, name: String) -> Result<Item, Why> {
    if given["doesNotOpen"] == Value::Bool(true) {
        return Err(Why::Sealed);
    }
    if name.trim().is_empty() {
        return Err(Why::Empty);
    }
    let mut item = Item::default();
    item.kind = match given["type"].as_u64() {
        Some(kind @ 1..=5) => kind as u8,
        _ => return Err(Why::Kind),
    };
    item.name = name;
    item.notes = text(&given["notes"]);
    item.reprompt = u8::from(given["reprompt"].as_u64() == Some(1));
    match item.kind {
        1 => item.login = Some(login(&given["login"])),
        2 => item.secure_note = Some(SecureNote::default()),
        3 => item.card = Some(filled(&given["card"])),
        4 => item.identity = Some(filled(&given["identity"])),
        _ => item.ssh_key = Some(filled(&given["sshKey"])),
    }
    item.fields = list(&given["fields"]).iter().map(filled).collect();
    item.password_history = list(&given["passwordHistory"])
        .iter()
        .map(filled::<PasswordHistory>)
        .collect();
    Ok(item)
}

fn login(given: &Value) -> Login {
    let mut login = Login::default();
    login.username = text(&given["username"]);
    login.password = text(&given["password"]);
    login.totp = text(&given["totp"]);
    login.password_revision_date = text(&given["passwordRevisionDate"]);
    login.uris = list(&given["uris"])
        .iter()
        .filter_map(|given| {
            let mut uri = LoginUri::default();
            uri.uri = Some(text(&given["uri"])?);
            uri.match_kind = given["match"]
                .as_u64()
                .filter(|kind| *kind <= 5)
                .map(|kind| kind as u8);
            Some(uri)
        })
        .collect();
    login.fido2_credentials = list(&given["fido2Credentials"])
        .iter()
        .map(filled::<Fido2Credential>)
        .collect();
    login
}

/// A flat part of an item: each field it has is looked up under its name on the wire, the rest is left.
fn filled<T: Default + Serialize + DeserializeOwned>(given: &Value) -> T {
    let mut made = serde_json::to_value(T::default()).unwrap_or_default();
    for (name, value) in made.as_object_mut().into_iter().flatten() {
        let given = &given[wire_name(name)];
        match name.as_str() {
            "extra" => {}
            "kind" => {
                *value = given
                    .as_u64()
                    .filter(|kind| *kind <= 3)
                    .unwrap_or_default()
                    .into()
            }
            "linked_id" => {
                *value = given
                    .as_u64()
                    .filter(|id| *id < 1000)
                    .map_or(Value::Null, Value::from)
            }
            _ => *value = text(given).map_or(Value::Null, Value::from),
        }
    }
    serde_json::from_value(made).unwrap_or_default()
}

fn list(given: &Value) -> &[Value] {
    given.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// Some programs write numbers and yes or no where a text belongs.
fn text(given: &Value) -> Option<String> {
    match given {
        Value::String(text) if text.is_empty() => None,
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(yes.to_string()),
        _ => None,
    }
}
