//! The XML of KeePass 2 and KeePassXC. Refuses to know: entities (a document that declares any is refused), attached
//! files, and values that are still sealed.

use super::{Entry, Flaw, Found, MOST, Refusal, Why, named, uri};
use keyring::item::{Field, Item, Login, PasswordHistory, SecureNote};
use roxmltree::{Document, Node, ParsingOptions};

/// Far more than the 7,000 entries of one import have, and not enough to fill the memory.
const MOST_NODES: u32 = 2_000_000;

/// Nobody nests groups like this; deeper ones keep the path of their parents.
const DEEPEST: usize = 50;

pub fn read(bytes: &[u8]) -> Result<Found, Refusal> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::Unknown)?;
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(text, options).map_err(|_| Refusal::Unknown)?;
    let file = document.root_element();
    if !file.has_tag_name("KeePassFile") {
        return Err(Refusal::Unknown);
    }
    let bin = child(file, "Meta")
        .and_then(|meta| child(meta, "RecycleBinUUID"))
        .map(inside);
    let mut found = Found {
        program: "KeePass",
        ..Found::default()
    };
    let mut number = 0;
    // The outermost group is the database itself: its name is no folder.
    let top = children(file, "Root").flat_map(|root| children(root, "Group"));
    let mut waiting: Vec<Group> = top
        .map(|node| Group {
            node,
            path: String::new(),
            depth: 0,
            binned: false,
        })
        .collect();
    waiting.reverse();
    while let Some(group) = waiting.pop() {
        for node in children(group.node, "Entry") {
            number += 1;
            let read = match group.binned {
                true => Err(Why::Trash),
                false => item(node),
            };
            let flaw = |name: String, why| Flaw {
                at: number,
                name,
                why,
            };
            match read {
                Ok(item) => {
                    if child(node, "Binary").is_some() {
                        found.flaws.push(flaw(item.name.clone(), Why::Files));
                    }
                    found.items.push(Entry {
                        item,
                        favorite: false,
                        folder: group.path.clone(),
                    });
                }
                Err(why) => found
                    .flaws
                    .push(flaw(value(node, "Title").unwrap_or_default(), why)),
            }
            if found.items.len() > MOST {
                return Err(Refusal::TooMany);
            }
        }
        let inner: Vec<Group> = children(group.node, "Group")
            .map(|node| group.inner(node, bin.as_deref()))
            .collect();
        waiting.extend(inner.into_iter().rev());
    }
    Ok(found)
}

struct Group<'a> {
    node: Node<'a, 'a>,
    path: String,
    depth: usize,
    binned: bool,
}

impl<'a> Group<'a> {
    fn inner(&self, node: Node<'a, 'a>, bin: Option<&str>) -> Self {
        let name = child(node, "Name").map(inside).unwrap_or_default();
        let id = child(node, "UUID").map(inside).unwrap_or_default();
        let path = match (self.path.is_empty(), self.depth < DEEPEST) {
            (_, false) => self.path.clone(),
            (true, _) => name,
            (false, _) => format!("{}/{name}", self.path),
        };
        Self {
            node,
            path,
            depth: self.depth + 1,
            binned: self.binned || (!id.is_empty() && bin == Some(&id)),
        }
    }
}

fn item(node: Node<'_, '_>) -> Result<Item, Why> {
    let mut item = Item::default();
    let mut login = Login::default();
    let mut code = Code::default();
    for string in children(node, "String") {
        let Some(given) = child(string, "Value") else {
            continue;
        };
        if is_true(given, "Protected") {
            return Err(Why::Sealed);
        }
        let key = child(string, "Key").map(inside).unwrap_or_default();
        let text = inside(given);
        if text.is_empty() {
            continue;
        }
        match key.as_str() {
            "Title" => item.name = text,
            "UserName" => login.username = Some(text),
            "Password" => login.password = Some(text),
            "Notes" => item.notes = Some(text),
            "URL" => login.uris.insert(0, uri(text)),
            // Further addresses, as KeePassXC and Keepass2Android name them.
            key if key.starts_with("KP2A_URL") => login.uris.push(uri(text)),
            "otp" if text.starts_with("otpauth://") => login.totp = Some(text),
            "TimeOtp-Secret-Base32" | "TOTP Seed" => code.secret = text,
            "TimeOtp-Period" => code.period = text,
            "TimeOtp-Length" => code.digits = text,
            "TimeOtp-Algorithm" => code.algorithm = text.trim_start_matches("HMAC-").replace('-', ""),
            "TOTP Settings" => {
                let (period, digits) = text.split_once(';').unwrap_or((&text, ""));
                (code.period, code.digits) = (period.to_owned(), digits.to_owned());
            }
            _ => {
                let mut field = Field::default();
                field.kind = u8::from(is_true(given, "ProtectInMemory"));
                (field.name, field.value) = (Some(key), Some(text));
                item.fields.push(field);
            }
        }
    }
    if login.totp.is_none() {
        login.totp = code.written();
    }
    item.name = named(&item.name, &login).ok_or(Why::Empty)?;
    item.password_history = history(node, login.password.as_deref());
    let is_login = login.username.is_some()
        || login.password.is_some()
        || login.totp.is_some()
        || !login.uris.is_empty();
    if is_login {
        (item.kind, item.login) = (wire::cipher::LOGIN, Some(login));
    } else {
        (item.kind, item.secure_note) = (wire::cipher::SECURE_NOTE, Some(SecureNote::default()));
    }
    Ok(item)
}

/// A one-time code, whose settings stand beside its secret.
#[derive(Default)]
struct Code {
    secret: String,
    period: String,
    digits: String,
    algorithm: String,
}

impl Code {
    fn written(self) -> Option<String> {
        let secret: String = self.secret.split_whitespace().collect();
        if secret.is_empty() {
            return None;
        }
        if self.digits == "S" {
            return Some(format!("steam://{secret}"));
        }
        let number = |text: &str, usual: u32| text.parse().unwrap_or(usual);
        let (period, digits) = (number(&self.period, 30), number(&self.digits, 6));
        let algorithm = match self.algorithm.as_str() {
            known @ ("SHA256" | "SHA512") => known,
            _ => "SHA1",
        };
        Some(match (period, digits, algorithm) {
            (30, 6, "SHA1") => secret,
            _ => format!(
                "otpauth://totp/?secret={secret}&algorithm={algorithm}&digits={digits}&period={period}"
            ),
        })
    }
}

/// Earlier passwords, newest first, each once.
fn history(node: Node<'_, '_>, now: Option<&str>) -> Vec<PasswordHistory> {
    let mut found: Vec<PasswordHistory> = Vec::new();
    let before = child(node, "History")
        .into_iter()
        .flat_map(|all| children(all, "Entry"));
    for entry in before {
        let changed = child(entry, "Times")
            .and_then(|times| child(times, "LastModificationTime"))
            .map(inside);
        // KDBX 4 counts seconds in base64 instead; without a date nothing can be sorted or shown.
        let (Some(password), Some(date)) = (value(entry, "Password"), changed) else {
            continue;
        };
        let is_date = date.len() == 20 && date.ends_with('Z') && date.as_bytes()[10] == b'T';
        let known = found.iter().any(|old| old.password.as_ref() == Some(&password));
        if is_date && !known && now != Some(&password) {
            let mut old = PasswordHistory::default();
            (old.password, old.last_used_date) = (Some(password), Some(date));
            found.push(old);
        }
    }
    found.sort_by(|a, b| b.last_used_date.cmp(&a.last_used_date));
    found.truncate(Item::LONGEST_HISTORY);
    found
}

/// The text under this key; none where it is empty or sealed.
fn value(entry: Node<'_, '_>, key: &str) -> Option<String> {
    let string =
        children(entry, "String").find(|string| child(*string, "Key").map(inside).as_deref() == Some(key))?;
    let value = child(string, "Value").filter(|value| !is_true(*value, "Protected"))?;
    Some(inside(value)).filter(|text| !text.is_empty())
}

fn is_true(node: Node<'_, '_>, attribute: &str) -> bool {
    node.attribute(attribute)
        .is_some_and(|value| value.eq_ignore_ascii_case("true"))
}

fn children<'a>(node: Node<'a, 'a>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    node.children().filter(move |child| child.has_tag_name(name))
}

fn child<'a>(node: Node<'a, 'a>, name: &'static str) -> Option<Node<'a, 'a>> {
    children(node, name).next()
}

fn inside(node: Node<'_, '_>) -> String {
    node.children().filter_map(|child| child.text()).collect()
}

#[cfg(test)]
#[path = "keepass_tests.rs"]
mod tests;
