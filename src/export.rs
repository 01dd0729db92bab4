//! A person's own items as files that Bitwarden's clients and other password managers read: JSON and CSV, in the clear.
//! Refuses to know: who asked, and the items of organizations (they belong to the organization).

use crate::safe::{Facts, FolderName};
use crate::spreadsheet;
use crate::vault::Kind;
use keyring::item::Item;
use serde_json::{Map, Value, json};

/// One opened item; only those that open are exported, the page names the others.
pub type Opened = (Facts, Item);

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    #[default]
    Json,
    /// The same JSON, which the safe then seals under a password of the file's own.
    Protected,
    Csv,
}

impl Format {
    fn extension(self) -> &'static str {
        match self {
            Self::Json | Self::Protected => "json",
            Self::Csv => "csv",
        }
    }

    pub fn media(self) -> &'static str {
        match self {
            Self::Json | Self::Protected => "application/json",
            Self::Csv => spreadsheet::MEDIA,
        }
    }

    pub fn write(self, items: &[Opened], folders: &[FolderName]) -> Vec<u8> {
        match self {
            Self::Json | Self::Protected => json(items, folders),
            Self::Csv => csv(items, folders).into_bytes(),
        }
    }

    /// A spreadsheet has no columns for cards, identities and keys: official clients leave them out, too.
    pub fn takes(self, item: &Item) -> bool {
        self != Self::Csv || matches!(Kind::from(item.kind), Kind::Login | Kind::SecureNote)
    }
}

/// `claviger-vault-2026-11-23.json`, `claviger-vault-2026-11-23-encrypted.json`.
pub fn file_name(format: Format) -> String {
    let now = String::from(js_sys::Date::new_0().to_iso_string());
    let day = now.get(..10).unwrap_or_default();
    let sealed = if format == Format::Protected {
        "-encrypted"
    } else {
        ""
    };
    format!("claviger-vault-{day}{sealed}.{}", format.extension())
}

/// The "unencrypted" format of the official clients.
fn json(items: &[Opened], folders: &[FolderName]) -> Vec<u8> {
    let folders: Vec<Value> = folders
        .iter()
        .filter(|folder| folder.problem.is_none())
        .map(|folder| json!({ "id": folder.id, "name": folder.name }))
        .collect();
    let items: Vec<Value> = items.iter().map(|(facts, item)| one(facts, item)).collect();
    let all = json!({ "encrypted": false, "folders": folders, "items": items });
    serde_json::to_vec_pretty(&all).unwrap_or_default()
}

fn one(facts: &Facts, item: &Item) -> Value {
    let mut made = content(item);
    if let Value::Object(fields) = &mut made {
        let more = json!({
            "id": facts.id,
            "organizationId": null,
            "collectionIds": null,
            "folderId": facts.folder_id,
            "favorite": facts.favorite,
            "creationDate": facts.creation_date,
            "revisionDate": facts.revision_date,
            "deletedDate": null,
            "archivedDate": facts.archived_date,
        });
        if let Value::Object(more) = more {
            fields.extend(more);
        }
    }
    made
}

/// What is sealed of an item, in the clear, as the official clients write it.
pub fn content(item: &Item) -> Value {
    let mut made = camel(serde_json::to_value(item).unwrap_or_default());
    if let Value::Object(fields) = &mut made {
        fields.remove("details");
        // Types that are only read here have their texts in the object that official clients look for.
        if let Some(part) = wire::cipher::newer_part(item.kind) {
            let texts = item
                .details
                .iter()
                .map(|one| (one.name.clone(), json!(one.value)));
            fields.insert(part.into(), Value::Object(texts.collect()));
        }
    }
    made
}

/// Names as on the wire; what is only for saving again (unknown sealed fields, what did not open) stays out.
fn camel(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = fields
                .into_iter()
                .filter(|(name, _)| name != "extra" && name != "broken");
            Value::Object(
                kept.map(|(name, value)| (wire_name(&name), camel(value)))
                    .collect::<Map<_, _>>(),
            )
        }
        Value::Array(all) => all.into_iter().map(camel).collect(),
        other => other,
    }
}

/// A field of an item as it is called on the wire and in files.
pub fn wire_name(name: &str) -> String {
    match name {
        "kind" => "type".into(),
        "match_kind" => "match".into(),
        _ => {
            let mut made = String::with_capacity(name.len());
            let mut up = false;
            for c in name.chars() {
                match (c, up) {
                    ('_', _) => up = true,
                    (c, true) => {
                        made.push(c.to_ascii_uppercase());
                        up = false;
                    }
                    (c, false) => made.push(c),
                }
            }
            made
        }
    }
}

const COLUMNS: [&str; 11] = [
    "folder",
    "favorite",
    "type",
    "name",
    "notes",
    "fields",
    "reprompt",
    "login_uri",
    "login_username",
    "login_password",
    "login_totp",
];

fn csv(items: &[Opened], folders: &[FolderName]) -> String {
    let mut rows = vec![COLUMNS.map(str::to_owned).to_vec()];
    for (facts, item) in items.iter().filter(|(_, item)| Format::Csv.takes(item)) {
        let folder = folders
            .iter()
            .find(|folder| Some(&folder.id) == facts.folder_id.as_ref());
        let login = item.login.as_ref();
        let text = |value: Option<&String>| value.cloned().unwrap_or_default();
        let uris: Vec<&str> = login
            .iter()
            .flat_map(|login| &login.uris)
            .filter_map(|uri| uri.uri.as_deref())
            .collect();
        let fields: Vec<String> = item
            .fields
            .iter()
            .map(|field| format!("{}: {}", text(field.name.as_ref()), text(field.value.as_ref())))
            .collect();
        rows.push(vec![
            folder.map(|folder| folder.name.clone()).unwrap_or_default(),
            if facts.favorite { "1" } else { "" }.to_owned(),
            if login.is_some() { "login" } else { "note" }.to_owned(),
            item.name.clone(),
            text(item.notes.as_ref()),
            fields.join("\n"),
            item.reprompt.to_string(),
            uris.join(","),
            text(login.and_then(|login| login.username.as_ref())),
            text(login.and_then(|login| login.password.as_ref())),
            text(login.and_then(|login| login.totp.as_ref())),
        ]);
    }
    spreadsheet::write_exactly(&rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use keyring::item::{Card, Field, Login, LoginUri};

    fn facts(folder: Option<&str>) -> Facts {
        Facts {
            id: "i1".into(),
            organization_id: None,
            folder_id: folder.map(Into::into),
            collection_ids: Vec::new(),
            favorite: true,
            edit: true,
            view_password: true,
            may_delete: true,
            may_restore: true,
            creation_date: "2026-11-01T00:00:00Z".into(),
            revision_date: "2026-11-02T00:00:00Z".into(),
            deleted_date: None,
            archived_date: None,
            attachments: Vec::new(),
        }
    }

    fn folders() -> Vec<FolderName> {
        vec![FolderName {
            id: "f1".into(),
            name: "Clients/Lyon".into(),
            problem: None,
        }]
    }

    fn login() -> Item {
        let mut uri = LoginUri::default();
        uri.uri = Some("https://bank.example".into());
        uri.match_kind = Some(3);
        let mut login = Login::default();
        login.username = Some("paul".into());
        login.password = Some("=1+1\"x".into());
        login.uris = vec![uri];
        let mut field = Field::default();
        (field.name, field.value, field.kind) = (Some("PIN".into()), Some("0042".into()), 1);
        let mut item = Item::default();
        item.kind = 1;
        item.name = "Bank".into();
        item.login = Some(login);
        item.fields = vec![field];
        item
    }

    #[test]
    fn the_json_is_the_one_of_the_official_clients() {
        let made = Format::Json.write(&[(facts(Some("f1")), login())], &folders());
        let made: Value = serde_json::from_slice(&made).expect("JSON");
        assert_eq!(made["encrypted"], false);
        assert_eq!(made["folders"][0], json!({ "id": "f1", "name": "Clients/Lyon" }));
        let item = &made["items"][0];
        assert_eq!((&item["type"], &item["folderId"]), (&json!(1), &json!("f1")));
        assert_eq!(
            item["login"]["uris"][0],
            json!({ "uri": "https://bank.example", "match": 3 })
        );
        assert_eq!(item["login"]["password"], "=1+1\"x");
        assert_eq!(item["fields"][0]["type"], 1);
        for absent in ["extra", "broken", "kind"] {
            assert!(
                item.get(absent).is_none() && item["login"].get(absent).is_none(),
                "{absent}"
            );
        }
        assert!(item["login"]["passwordRevisionDate"].is_null());
    }

    #[test]
    fn a_type_that_is_only_read_here_keeps_its_texts() {
        let mut account = Item::default();
        (account.kind, account.name) = (wire::cipher::BANK_ACCOUNT, "Savings".into());
        let (name, value) = ("iban".to_owned(), "FR76".to_owned());
        account.details.push(keyring::item::Detail { name, value });
        let made = content(&account);
        assert_eq!(made["bankAccount"], json!({ "iban": "FR76" }));
        assert!(made.get("details").is_none() && content(&login()).get("bankAccount").is_none());
    }

    #[test]
    fn a_spreadsheet_takes_logins_and_notes_and_changes_no_password() {
        let mut card = Item::default();
        (card.kind, card.card) = (3, Some(Card::default()));
        let made = Format::Csv.write(&[(facts(Some("f1")), login()), (facts(None), card)], &folders());
        let made = String::from_utf8(made).expect("text");
        let lines: Vec<&str> = made.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(lines[0], COLUMNS.join(","));
        assert_eq!(
            lines[1],
            "Clients/Lyon,1,login,Bank,,PIN: 0042,0,https://bank.example,paul,\"=1+1\"\"x\","
        );
        assert_eq!(lines.len(), 2);
    }
}
