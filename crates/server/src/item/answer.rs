//! The JSON of an item, composed as text around the stored content, which is never parsed again: this is what makes
//! a sync of ten thousand items cheap. Refuses to know: who asks, and HTTP.

use crate::clock;
use crate::db::attachments::Attachment;
use crate::db::ciphers::Sealed;
use crate::item::{Access, By, Item};
use std::fmt::Write;

/// `object` of the answer; clients care little, but say what it is.
pub const CIPHER: &str = "cipher";
pub const DETAILS: &str = "cipherDetails";
pub const MINI_DETAILS: &str = "cipherMiniDetails";

impl Item {
    pub fn answer(&self, object: &str) -> String {
        let object = if self.by == By::Admin {
            MINI_DETAILS
        } else {
            object
        };
        let mut json = String::with_capacity(self.sealed.content.len() + 600);
        let ids = self.collection_ids.iter().map(String::as_str);
        write(&mut json, &self.sealed, self.access, ids, object);
        json
    }
}

/// Appends one item. Ids and dates are the server's own text and need no escaping.
pub fn write<'a>(
    json: &mut String,
    item: &Sealed,
    access: Access,
    collection_ids: impl Iterator<Item = &'a str>,
    object: &str,
) {
    json.push_str("{\"id\":\"");
    json.push_str(&item.id);
    json.push('"');
    text(json, "organizationId", item.organization_id.as_deref());
    text(json, "folderId", item.folder_id.as_deref());
    json.push_str(",\"collectionIds\":[");
    for (at, id) in collection_ids.enumerate() {
        if at > 0 {
            json.push(',');
        }
        json.push('"');
        json.push_str(id);
        json.push('"');
    }
    let _ = write!(
        json,
        "],\"favorite\":{},\"edit\":{},\"viewPassword\":{},\"permissions\":{{\"delete\":{},\"restore\":{}}},\
         \"organizationUseTotp\":{}",
        item.favorite,
        access.edit,
        access.view_password,
        access.delete,
        access.delete,
        item.organization_id.is_some(),
    );
    text(json, "revisionDate", Some(&clock::iso(item.revised)));
    text(json, "creationDate", Some(&clock::iso(item.created)));
    text(json, "deletedDate", item.deleted.map(clock::iso).as_deref());
    text(json, "archivedDate", item.archived.map(clock::iso).as_deref());
    text(json, "object", Some(object));
    attachments(json, item.attachments.as_deref());
    json.push(',');
    // The content is a non-empty JSON object: without its opening brace it continues this one.
    json.push_str(item.content.get(1..).unwrap_or("}"));
}

fn attachments(json: &mut String, rows: Option<&str>) {
    let Some(rows) = rows else {
        return json.push_str(",\"attachments\":null");
    };
    json.push_str(",\"attachments\":[");
    for (at, row) in rows.split(',').enumerate() {
        let mut parts = row.splitn(4, ' ');
        let mut next = || parts.next().unwrap_or_default();
        let (id, size, key, name) = (next(), next(), next(), next());
        let separator = if at > 0 { "," } else { "" };
        let _ = write!(json, "{separator}{{\"id\":\"{id}\",\"url\":null");
        text(json, "fileName", Some(name));
        text(json, "key", Some(key).filter(|key| *key != "-"));
        text(json, "size", Some(size));
        text(
            json,
            "sizeName",
            Some(&size_name(size.parse().unwrap_or_default())),
        );
        text(json, "object", Some("attachment"));
        json.push('}');
    }
    json.push(']');
}

/// One attachment as the database gives it in an item's row.
pub fn attachment_row(of: &Attachment) -> String {
    let key = of.key.as_deref().unwrap_or("-");
    format!("{} {} {key} {}", of.id, of.size, of.file_name)
}

/// As clients show it: "81 Bytes", "1.5 KB".
pub fn size_name(bytes: i64) -> String {
    const STEPS: [&str; 3] = ["KB", "MB", "GB"];
    if bytes < 1024 {
        return format!("{bytes} Bytes");
    }
    // Hundredths are enough for a label.
    let (mut hundredths, mut step) = (bytes.saturating_mul(100) / 1024, 0);
    while hundredths >= 102_400 && step + 1 < STEPS.len() {
        hundredths /= 1024;
        step += 1;
    }
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let name = STEPS.get(step).copied().unwrap_or("GB");
    match rest {
        0 => format!("{whole} {name}"),
        rest if rest % 10 == 0 => format!("{whole}.{} {name}", rest / 10),
        rest => format!("{whole}.{rest:02} {name}"),
    }
}

fn text(json: &mut String, name: &str, value: Option<&str>) {
    json.push_str(",\"");
    json.push_str(name);
    match value {
        Some(value) => {
            json.push_str("\":\"");
            json.push_str(value);
            json.push('"');
        }
        None => json.push_str("\":null"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_field_of_the_content_stands_in_the_answer() {
        let sealed = Sealed {
            id: "1".into(),
            user_id: Some("u".into()),
            organization_id: None,
            kind: 1,
            content: r#"{"type":1,"name":"2.x","future":{"a":[1]}}"#.into(),
            created: 0,
            revised: 1,
            deleted: None,
            folder_id: None,
            favorite: true,
            archived: None,
            collections: None,
            attachments: Some("a 81 - 2.n,b 1536 2.k 2.m".into()),
        };
        let mut json = String::new();
        write(&mut json, &sealed, Access::FULL, ["c", "d"].into_iter(), DETAILS);
        let read: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(read["future"]["a"][0], 1);
        assert_eq!(read["collectionIds"][1], "d");
        assert_eq!(read["favorite"], true);
        assert_eq!(read["attachments"][0]["key"], serde_json::Value::Null);
        assert_eq!(read["attachments"][1]["sizeName"], "1.5 KB");
        let typed: wire::cipher::Cipher = serde_json::from_str(&json).unwrap();
        assert_eq!(typed.content.kind, 1);
    }
}
