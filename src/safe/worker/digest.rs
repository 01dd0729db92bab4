//! A number for the sealed content of an item: another one as soon as a field changes, moves or goes. What stands
//! around the content (folder, dates, collections) does not count, nor does the order of names, which is the server's.
//! Refuses to know: what the fields mean; it does not open them.

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use siphasher::sip::SipHasher24;
use std::fmt;
use std::hash::Hasher;

/// Names of what is sealed, or says how the sealed is to be read.
const CONTENT: [&str; 12] = [
    "type",
    "name",
    "notes",
    "login",
    "card",
    "identity",
    "secureNote",
    "sshKey",
    "fields",
    "passwordHistory",
    "reprompt",
    "key",
];

/// Keyed, so that whoever can choose what is sealed still cannot choose the number.
pub struct Digest(SipHasher24);

impl Digest {
    pub fn new(secret: &[u8; 16]) -> Self {
        Self(SipHasher24::new_with_key(secret))
    }

    /// None for what is no JSON object, and where nothing is sealed.
    pub fn of(&self, item: &str) -> Option<u64> {
        let mut sum = Sum::default();
        let top = Top {
            path: self.0,
            sum: &mut sum,
        };
        top.deserialize(&mut serde_json::Deserializer::from_str(item))
            .ok()?;
        (sum.texts > 0).then_some(sum.total)
    }
}

#[derive(Default)]
struct Sum {
    total: u64,
    texts: u32,
}

/// The item itself: only its content is looked at.
struct Top<'s> {
    path: SipHasher24,
    sum: &'s mut Sum,
}

/// A value at a place; all leaves are added up.
struct Part<'s> {
    path: SipHasher24,
    sum: &'s mut Sum,
}

fn below(path: &SipHasher24, name: &[u8]) -> SipHasher24 {
    let mut path = *path;
    path.write(name);
    path.write_u8(b'/');
    path
}

impl Part<'_> {
    fn leaf(self, kind: u8, value: &[u8]) {
        let mut hash = self.path;
        hash.write_u8(kind);
        hash.write(value);
        self.sum.total = self.sum.total.wrapping_add(hash.finish());
    }
}

impl<'de> DeserializeSeed<'de> for Top<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Top<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an item")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<&RawValue>()? {
            let name = name.get().trim_matches('"');
            if CONTENT.contains(&name) {
                let path = below(&self.path, name.as_bytes());
                map.next_value_seed(Part { path, sum: self.sum })?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Part<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Part<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<&RawValue>()? {
            let path = below(&self.path, name.get().as_bytes());
            map.next_value_seed(Part { path, sum: self.sum })?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut number = 0_u32;
        loop {
            let path = below(&self.path, &number.to_le_bytes());
            if list.next_element_seed(Part { path, sum: self.sum })?.is_none() {
                return Ok(());
            }
            number += 1;
        }
    }

    fn visit_str<X: Error>(self, text: &str) -> Result<(), X> {
        self.sum.texts += 1;
        self.leaf(b's', text.as_bytes());
        Ok(())
    }

    fn visit_u64<X: Error>(self, number: u64) -> Result<(), X> {
        self.leaf(b'n', &number.to_le_bytes());
        Ok(())
    }

    fn visit_i64<X: Error>(self, number: i64) -> Result<(), X> {
        self.leaf(b'n', &number.to_le_bytes());
        Ok(())
    }

    fn visit_f64<X: Error>(self, number: f64) -> Result<(), X> {
        self.leaf(b'f', &number.to_le_bytes());
        Ok(())
    }

    fn visit_bool<X: Error>(self, truth: bool) -> Result<(), X> {
        self.leaf(b'b', &[truth.into()]);
        Ok(())
    }

    /// What is null is the same as what is not there.
    fn visit_unit<X: Error>(self) -> Result<(), X> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digest(item: &str) -> u64 {
        Digest::new(&[7; 16]).of(item).unwrap()
    }

    const ITEM: &str = r#"{"id":"a","type":1,"name":"2.n","login":{"username":"2.u","password":"2.p","totp":null,
        "uris":[{"uri":"2.x"},{"uri":"2.y"}]},"key":"2.k","folderId":"f","revisionDate":"1"}"#;

    #[test]
    fn what_stands_around_the_content_and_the_order_of_names_do_not_count() {
        let same = r#"{"revisionDate":"2","folderId":null,"favorite":true,"key":"2.k","name":"2.n","notes":null,
            "login":{"password":"2.p","username":"2.u","uris":[{"uri":"2.x"},{"uri":"2.y"}]},"type":1,"id":"b"}"#;
        assert_eq!(digest(ITEM), digest(same));
    }

    #[test]
    fn a_field_that_changes_moves_or_goes_counts() {
        let others = [
            ITEM.replace("2.p", "2.q"),
            ITEM.replace("2.u", "2.t")
                .replace("2.p", "2.u")
                .replace("2.t", "2.p"),
            ITEM.replace("2.x", "2.t")
                .replace("2.y", "2.x")
                .replace("2.t", "2.y"),
            ITEM.replace(r#""password":"2.p","#, ""),
            ITEM.replace(r#""type":1"#, r#""type":2"#),
            ITEM.replace("2.k", "2.l"),
            ITEM.replace("\"password\"", "\"notes\""),
        ];
        for other in others {
            assert_ne!(digest(ITEM), digest(&other), "{other}");
        }
    }

    #[test]
    fn another_secret_gives_another_number_and_no_object_none() {
        assert_ne!(Digest::new(&[8; 16]).of(ITEM), Some(digest(ITEM)));
        for strange in ["", "[]", "1", "{", r#"{"name":"#, r#"{"id":"a","type":1}"#] {
            assert_eq!(Digest::new(&[7; 16]).of(strange), None, "{strange}");
        }
    }
}
