//! The part of a cipher in the sync JSON that a row needs, borrowed from the JSON text.
//! Refuses to know: every other field; serde skips them without building anything.

use serde::de::{self, Deserialize, Deserializer, IgnoredAny, Visitor};
use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

/// Borrowed unless the JSON escaped something. (`Option<Cow<str>>` would always copy.)
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text<'a>(pub Cow<'a, str>);

#[derive(Default, serde::Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SealedRow<'a> {
    #[serde(borrow)]
    pub id: Text<'a>,
    #[serde(borrow)]
    pub organization_id: Option<Text<'a>>,
    #[serde(borrow)]
    pub folder_id: Option<Text<'a>>,
    #[serde(borrow)]
    pub collection_ids: Option<Vec<Text<'a>>>,
    #[serde(rename = "type")]
    pub kind: u8,
    pub favorite: bool,
    pub reprompt: u8,
    pub edit: bool,
    pub view_password: bool,
    pub permissions: Option<wire::cipher::CipherPermissions>,
    #[serde(borrow)]
    pub revision_date: Text<'a>,
    #[serde(borrow)]
    pub creation_date: Text<'a>,
    #[serde(borrow)]
    pub deleted_date: Option<Text<'a>>,
    #[serde(borrow)]
    pub archived_date: Option<Text<'a>>,
    #[serde(borrow)]
    pub key: Option<Text<'a>>,
    #[serde(borrow)]
    pub name: Option<Text<'a>>,
    #[serde(borrow)]
    pub login: Option<SealedLogin<'a>>,
    #[serde(borrow)]
    pub card: Option<SealedCard<'a>>,
    #[serde(borrow)]
    pub identity: Option<SealedIdentity<'a>>,
    #[serde(borrow)]
    pub ssh_key: Option<SealedSshKey<'a>>,
    attachments: Option<Vec<IgnoredAny>>,
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
pub struct SealedLogin<'a> {
    #[serde(borrow)]
    pub username: Option<Text<'a>>,
    #[serde(borrow)]
    pub uris: Option<Vec<SealedUri<'a>>>,
    totp: Option<IgnoredAny>,
    #[serde(rename = "fido2Credentials")]
    passkeys: Option<Vec<IgnoredAny>>,
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
pub struct SealedUri<'a> {
    #[serde(borrow)]
    pub uri: Option<Text<'a>>,
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
pub struct SealedCard<'a> {
    #[serde(borrow)]
    pub brand: Option<Text<'a>>,
    #[serde(borrow)]
    pub number: Option<Text<'a>>,
}

#[derive(Default, serde::Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SealedIdentity<'a> {
    #[serde(borrow)]
    pub first_name: Option<Text<'a>>,
    #[serde(borrow)]
    pub last_name: Option<Text<'a>>,
}

#[derive(Default, serde::Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SealedSshKey<'a> {
    #[serde(borrow)]
    pub key_fingerprint: Option<Text<'a>>,
}

impl<'a> SealedRow<'a> {
    /// Reads the JSON of one cipher. Not generic, so that it is compiled here, for speed, wherever it is called from.
    pub fn read(json: &'a str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }

    /// Reads the cipher that `json` begins with, and says how many bytes it takes.
    pub fn read_first(json: &'a str) -> Option<(Self, usize)> {
        let mut values = serde_json::Deserializer::from_str(json).into_iter();
        let row = values.next()?.ok()?;
        Some((row, values.byte_offset()))
    }
}

impl SealedRow<'_> {
    pub fn has_attachments(&self) -> bool {
        self.attachments.as_ref().is_some_and(|some| !some.is_empty())
    }

    pub fn has_totp(&self) -> bool {
        self.login.as_ref().is_some_and(|login| login.totp.is_some())
    }

    pub fn has_passkey(&self) -> bool {
        let passkeys = self.login.as_ref().and_then(|login| login.passkeys.as_ref());
        passkeys.is_some_and(|some| !some.is_empty())
    }
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Borrowing;

        impl<'de> Visitor<'de> for Borrowing {
            type Value = Text<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }

            fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Borrowed(text)))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }
        }

        from.deserialize_str(Borrowing)
    }
}
