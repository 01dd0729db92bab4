//! 1Password's export: a zip with `export.data`, JSON of accounts, vaults and items. A vault becomes a folder.
//! Refuses to know: attached files; they stay behind and are named.

use super::archive::member;
use super::{Entry, Flaw, Found, MOST, Refusal, Why, named, uri};
use keyring::item::{Card, Field, Identity, Item, Login, PasswordHistory, SecureNote, SshKey};
use serde_json::Value;

pub fn read(archive: &[u8]) -> Result<Found, Refusal> {
    let file: Value =
        serde_json::from_slice(&member(archive, "export.data")?).map_err(|_| Refusal::Unknown)?;
    let accounts = file["accounts"].as_array().ok_or(Refusal::Unknown)?;
    let mut found = Found {
        program: "1Password",
        ..Found::default()
    };
    let vaults = accounts.iter().flat_map(|account| list(&account["vaults"]));
    let items = vaults.flat_map(|vault| list(&vault["items"]).iter().map(move |item| (vault, item)));
    for (number, (vault, given)) in items.enumerate() {
        // Older exports wrap each item once more.
        let given = if given["item"].is_object() {
            &given["item"]
        } else {
            given
        };
        let name = text(&given["overview"]["title"]).unwrap_or_default();
        let flaw = |why| Flaw {
            at: number + 1,
            name: name.clone(),
            why,
        };
        match item(given, &name) {
            Ok((item, has_files)) => {
                if has_files {
                    found.flaws.push(flaw(Why::Files));
                }
                found.items.push(Entry {
                    item,
                    favorite: given["favIndex"].as_i64().is_some_and(|place| place != 0),
                    folder: text(&vault["attrs"]["name"]).unwrap_or_default(),
                });
            }
            Err(why) => found.flaws.push(flaw(why)),
        }
        if found.items.len() > MOST {
            return Err(Refusal::TooMany);
        }
    }
    Ok(found)
}

fn item(given: &Value, name: &str) -> Result<(Item, bool), Why> {
    if text(&given["state"]).is_some_and(|state| state == "trashed") {
        return Err(Why::Trash);
    }
    let details = &given["details"];
    let mut item = Item::default();
    item.notes = text(&details["notesPlain"]);
    item.password_history = history(&details["passwordHistory"]);
    let mut login = Login::default();
    login.uris = addresses(&given["overview"]);
    item.name = named(name, &login).ok_or(Why::Empty)?;
    let mut rest = Rest::default();
    match given["categoryUuid"].as_str().unwrap_or_default() {
        "002" => {
            let mut card = Card::default();
            rest.walk(details, |id, value| place_card(&mut card, id, value));
            (item.kind, item.card) = (wire::cipher::CARD, Some(card));
        }
        "004" => {
            let mut identity = Identity::default();
            rest.walk(details, |id, value| place_identity(&mut identity, id, value));
            (item.kind, item.identity) = (wire::cipher::IDENTITY, Some(identity));
        }
        "114" => {
            let mut key = SshKey::default();
            rest.walk(details, |_, value| place_ssh_key(&mut key, value));
            (item.kind, item.ssh_key) = (wire::cipher::SSH_KEY, Some(key));
        }
        // Logins, passwords, databases, routers, servers, mail accounts and keys of interfaces have a secret to fill in.
        "001" | "005" | "102" | "109" | "110" | "111" | "112" => {
            login.password = text(&details["password"]);
            rest.fields(&details["loginFields"], &mut login);
            rest.walk(details, |id, value| place_login(&mut login, id, value));
            (item.kind, item.login) = (wire::cipher::LOGIN, Some(login));
        }
        _ => {
            rest.walk(details, |_, _| false);
            (item.kind, item.secure_note) = (wire::cipher::SECURE_NOTE, Some(SecureNote::default()));
        }
    }
    let has_files = rest.has_files || details["documentAttributes"].is_object();
    item.fields = rest.fields;
    Ok((item, has_files))
}

/// What has no place of its own becomes a custom field.
#[derive(Default)]
struct Rest {
    fields: Vec<Field>,
    has_files: bool,
}

impl Rest {
    /// `place` takes what it has a place for.
    fn walk(&mut self, details: &Value, mut place: impl FnMut(&str, &Value) -> bool) {
        for section in list(&details["sections"]) {
            for field in list(&section["fields"]) {
                let (id, value) = (field["id"].as_str().unwrap_or_default(), &field["value"]);
                if value["file"].is_object() {
                    self.has_files = true;
                } else if !place(id, value) {
                    let name = text(&field["title"]).or_else(|| text(&section["title"]));
                    self.add(
                        name,
                        shown(value),
                        value.get("concealed").is_some() || value.get("totp").is_some(),
                    );
                }
            }
        }
    }

    /// The fields of a web form: the two that are meant, and the others beside them.
    fn fields(&mut self, given: &Value, login: &mut Login) {
        for field in list(given) {
            let value = text(&field["value"]);
            match field["designation"].as_str().unwrap_or_default() {
                "username" => login.username = value,
                "password" => login.password = value,
                _ => {
                    let name = text(&field["name"]).or_else(|| text(&field["id"]));
                    self.add(name, value, field["fieldType"] == "P");
                }
            }
        }
    }

    fn add(&mut self, name: Option<String>, value: Option<String>, hidden: bool) {
        let Some(value) = value else { return };
        let mut field = Field::default();
        (field.name, field.value, field.kind) = (name, Some(value), u8::from(hidden));
        self.fields.push(field);
    }
}

fn place_login(login: &mut Login, id: &str, value: &Value) -> bool {
    let into = match id {
        "username" | "pop_username" => &mut login.username,
        "password" | "pop_password" | "credential" | "network_password" | "wireless_password" => {
            &mut login.password
        }
        _ if value.get("totp").is_some() => &mut login.totp,
        _ => {
            return match text(&value["url"]) {
                Some(address) => {
                    login.uris.push(uri(address));
                    true
                }
                None => false,
            };
        }
    };
    fill(into, shown(value))
}

fn place_card(card: &mut Card, id: &str, value: &Value) -> bool {
    match id {
        "cardholder" => fill(&mut card.cardholder_name, shown(value)),
        "ccnum" => fill(&mut card.number, shown(value)),
        "cvv" => fill(&mut card.code, shown(value)),
        "type" => fill(
            &mut card.brand,
            shown(value).map(|brand| brand_name(&brand).to_owned()),
        ),
        "expiry" => match value["monthYear"]
            .as_u64()
            .filter(|date| (1..=12).contains(&(date % 100)))
        {
            Some(date) => {
                card.exp_month = Some((date % 100).to_string());
                fill(&mut card.exp_year, Some((date / 100).to_string()))
            }
            None => false,
        },
        _ => false,
    }
}

/// As the official clients name them; others stay as they are.
fn brand_name(given: &str) -> &str {
    match given {
        "visa" => "Visa",
        "mc" => "Mastercard",
        "amex" => "Amex",
        "discover" => "Discover",
        "diners" => "Diners Club",
        "jcb" => "JCB",
        "maestro" => "Maestro",
        "unionpay" => "UnionPay",
        other => other,
    }
}

fn place_identity(identity: &mut Identity, id: &str, value: &Value) -> bool {
    if let Some(address) = value.get("address").filter(|_| identity.address1.is_none()) {
        identity.address1 = text(&address["street"]);
        identity.city = text(&address["city"]);
        identity.state = text(&address["state"]);
        identity.postal_code = text(&address["zip"]);
        identity.country = text(&address["country"]).map(|code| code.to_uppercase());
        return true;
    }
    let into = match id {
        "firstname" => &mut identity.first_name,
        "initial" => &mut identity.middle_name,
        "lastname" => &mut identity.last_name,
        "company" => &mut identity.company,
        "defphone" => &mut identity.phone,
        "email" => &mut identity.email,
        "username" => &mut identity.username,
        _ => return false,
    };
    fill(into, shown(value))
}

fn place_ssh_key(key: &mut SshKey, value: &Value) -> bool {
    let given = &value["sshKey"];
    if !given.is_object() || key.private_key.is_some() {
        return false;
    }
    key.private_key = text(&given["privateKey"]).or_else(|| text(&given["metadata"]["privateKey"]));
    key.public_key = text(&given["metadata"]["publicKey"]);
    key.key_fingerprint = text(&given["metadata"]["fingerprint"]);
    true
}

/// Takes a value where nothing is yet; an empty one needs no place anywhere.
fn fill(into: &mut Option<String>, value: Option<String>) -> bool {
    match value {
        Some(_) if into.is_some() => false,
        Some(value) => {
            *into = Some(value);
            true
        }
        None => true,
    }
}

fn addresses(overview: &Value) -> Vec<keyring::item::LoginUri> {
    let several = list(&overview["urls"])
        .iter()
        .filter_map(|given| text(&given["url"]));
    let mut found: Vec<String> = text(&overview["url"]).into_iter().collect();
    for address in several {
        if !found.contains(&address) {
            found.push(address);
        }
    }
    found.into_iter().map(uri).collect()
}

fn history(given: &Value) -> Vec<PasswordHistory> {
    let mut found: Vec<(i64, String)> = list(given)
        .iter()
        .filter_map(|old| Some((old["time"].as_i64()?, text(&old["value"])?)))
        .collect();
    found.sort_by_key(|(time, _)| std::cmp::Reverse(*time));
    found
        .into_iter()
        .take(Item::LONGEST_HISTORY)
        .filter_map(|(time, password)| {
            let mut old = PasswordHistory::default();
            (old.password, old.last_used_date) = (Some(password), Some(format!("{}T00:00:00Z", day(time)?)));
            Some(old)
        })
        .collect()
}

/// A value as a person reads it; each has its kind as its only name.
fn shown(value: &Value) -> Option<String> {
    let (kind, inner) = value.as_object()?.iter().next()?;
    match kind.as_str() {
        "date" => inner.as_i64().and_then(day),
        "monthYear" => inner
            .as_u64()
            .filter(|date| *date > 0)
            .map(|date| format!("{:04}-{:02}", date / 100, date % 100)),
        "email" => text(inner).or_else(|| text(&inner["email_address"])),
        "sshKey" => text(&inner["privateKey"]),
        "address" => {
            let parts = ["street", "city", "state", "zip", "country"].map(|part| text(&inner[part]));
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            (!parts.is_empty()).then(|| parts.join(", "))
        }
        _ => text(inner),
    }
}

/// `2026-11-23` of seconds since 1970, in years that people live in.
fn day(seconds: i64) -> Option<String> {
    let days = seconds.div_euclid(86_400);
    if !(-62_000..=110_000).contains(&days) {
        return None;
    }
    // Civil date of a day number: eras of 400 years that begin in March.
    let shifted = days + 719_468;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

fn list(given: &Value) -> &[Value] {
    given.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn text(given: &Value) -> Option<String> {
    match given {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
#[path = "onepassword_tests.rs"]
mod tests;
