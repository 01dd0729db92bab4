//! Which fields each type of item has (features.md 4.6): label, kind of input, secrecy, limit, and where the value is.
//! The page and the editor both follow this table. Refuses to know: websites, custom fields, notes (lists and long text).

use crate::vault::Kind;
use keyring::item::{Card, Identity, Item, Login, SshKey};
use text::items::Items;

/// One field of a type.
#[derive(Clone, Copy)]
pub struct Slot {
    /// Name in the form and in problems.
    pub id: &'static str,
    pub label: fn(Items) -> &'static str,
    pub input: Input,
    /// What a custom field of kind "linked" calls it (V-60).
    pub linked: u32,
    /// Most characters of the plaintext: its seal must stay below the server's limit.
    pub max: usize,
    pub get: fn(&Item) -> Option<&str>,
    pub set: fn(&mut Item, Option<String>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    Text,
    Email,
    Phone,
    /// Hidden until asked for.
    Secret,
    /// Hidden and long.
    SecretLines,
    Lines,
    Choice(&'static [&'static str]),
    Totp,
}

impl Input {
    pub fn is_secret(self) -> bool {
        matches!(self, Self::Secret | Self::SecretLines | Self::Totp)
    }

    pub fn is_long(self) -> bool {
        matches!(self, Self::SecretLines | Self::Lines)
    }
}

/// Fields that stand together under a heading.
#[derive(Clone, Copy)]
pub struct Group {
    pub title: fn(Items) -> &'static str,
    pub slots: &'static [Slot],
}

/// The groups of a type, in reading order.
pub fn groups(kind: Kind) -> &'static [Group] {
    match kind {
        Kind::Login => LOGIN,
        Kind::Card => CARD,
        Kind::Identity => IDENTITY,
        Kind::SshKey => SSH_KEY,
        Kind::SecureNote | Kind::Other(_) => &[],
    }
}

/// All fields of a type.
pub fn slots(kind: Kind) -> impl Iterator<Item = &'static Slot> {
    groups(kind).iter().flat_map(|group| group.slots)
}

/// The field a linked custom field points to.
pub fn linked(kind: Kind, id: u32) -> Option<&'static Slot> {
    slots(kind).find(|slot| slot.linked == id && id != 0)
}

pub const BRANDS: &[&str] = &[
    "Visa",
    "Mastercard",
    "Amex",
    "Discover",
    "Diners Club",
    "JCB",
    "Maestro",
    "UnionPay",
    "RuPay",
    "Other",
];
pub const TITLES: &[&str] = &["Mr", "Mrs", "Ms", "Mx", "Dr"];
const MONTHS: &[&str] = &["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];

/// Sealed, 1,000 characters of EncString hold about this much text (iv, MAC and base64 taken off).
const SHORT: usize = 650;
const LONG: usize = 3600;

macro_rules! slot {
    ($part:ident, $made:ident, $field:ident, $label:ident, $input:expr, $linked:expr, $max:expr) => {
        Slot {
            id: stringify!($field),
            label: |t| t.$label(),
            input: $input,
            linked: $linked,
            max: $max,
            get: |item| item.$part.as_ref()?.$field.as_deref(),
            set: |item, value| item.$part.get_or_insert_with($made::default).$field = value.map(Into::into),
        }
    };
}

const LOGIN: &[Group] = &[Group {
    title: |t| t.credentials(),
    slots: &[
        slot!(login, Login, username, username, Input::Text, 100, SHORT),
        slot!(login, Login, password, password, Input::Secret, 101, LONG),
        slot!(login, Login, totp, totp, Input::Totp, 0, SHORT),
    ],
}];

const CARD: &[Group] = &[Group {
    title: |t| t.card_details(),
    slots: &[
        slot!(card, Card, cardholder_name, cardholder, Input::Text, 300, SHORT),
        slot!(card, Card, brand, brand, Input::Choice(BRANDS), 304, SHORT),
        slot!(card, Card, number, number, Input::Secret, 305, SHORT),
        slot!(
            card,
            Card,
            exp_month,
            exp_month,
            Input::Choice(MONTHS),
            301,
            SHORT
        ),
        slot!(card, Card, exp_year, exp_year, Input::Text, 302, SHORT),
        slot!(card, Card, code, security_code, Input::Secret, 303, SHORT),
    ],
}];

const IDENTITY: &[Group] = &[
    Group {
        title: |t| t.personal(),
        slots: &[
            slot!(
                identity,
                Identity,
                title,
                title,
                Input::Choice(TITLES),
                400,
                SHORT
            ),
            slot!(
                identity,
                Identity,
                first_name,
                first_name,
                Input::Text,
                416,
                SHORT
            ),
            slot!(
                identity,
                Identity,
                middle_name,
                middle_name,
                Input::Text,
                401,
                SHORT
            ),
            slot!(identity, Identity, last_name, last_name, Input::Text, 417, SHORT),
            slot!(identity, Identity, username, username, Input::Text, 413, SHORT),
            slot!(identity, Identity, company, company, Input::Text, 409, SHORT),
        ],
    },
    Group {
        title: |t| t.identification(),
        slots: &[
            slot!(identity, Identity, ssn, ssn, Input::Secret, 412, SHORT),
            slot!(
                identity,
                Identity,
                passport_number,
                passport,
                Input::Secret,
                414,
                SHORT
            ),
            slot!(
                identity,
                Identity,
                license_number,
                licence,
                Input::Text,
                415,
                SHORT
            ),
        ],
    },
    Group {
        title: |t| t.contact(),
        slots: &[
            slot!(identity, Identity, email, email, Input::Email, 410, SHORT),
            slot!(identity, Identity, phone, phone, Input::Phone, 411, SHORT),
        ],
    },
    Group {
        title: |t| t.address(),
        slots: &[
            slot!(identity, Identity, address1, address1, Input::Text, 402, SHORT),
            slot!(identity, Identity, address2, address2, Input::Text, 403, SHORT),
            slot!(identity, Identity, address3, address3, Input::Text, 404, SHORT),
            slot!(identity, Identity, city, city, Input::Text, 405, SHORT),
            slot!(identity, Identity, state, state, Input::Text, 406, SHORT),
            slot!(
                identity,
                Identity,
                postal_code,
                postal_code,
                Input::Text,
                407,
                SHORT
            ),
            slot!(identity, Identity, country, country, Input::Text, 408, SHORT),
        ],
    },
];

const SSH_KEY: &[Group] = &[Group {
    title: |t| t.key_material(),
    slots: &[
        slot!(
            ssh_key,
            SshKey,
            private_key,
            private_key,
            Input::SecretLines,
            0,
            LONG
        ),
        slot!(ssh_key, SshKey, public_key, public_key, Input::Lines, 0, LONG),
        slot!(
            ssh_key,
            SshKey,
            key_fingerprint,
            key_fingerprint,
            Input::Text,
            0,
            SHORT
        ),
    ],
}];
