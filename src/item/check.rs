//! What must hold before an item is sealed: a name, a place, dates that are dates, nothing too long (V-65).
//! Refuses to know: rights and the server's own limits on sealed text.

use super::slot::{Slot, slots};
use super::totp::Authenticator;
use crate::vault::Kind;
use keyring::item::Item;
use text::items::Items;

/// One field of the form and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    pub field: String,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    NameRequired,
    CollectionRequired,
    PrivateKeyRequired,
    TooLong(usize),
    Month,
    Year,
    Totp,
}

const NAME_MAX: usize = 650;
const NOTES_MAX: usize = 7000;
const FIELD_MAX: usize = 3600;

/// Problems in the order of the form; empty when the item may be saved. `homeless`: of an organization, in no collection.
pub fn flaws(item: &Item, homeless: bool) -> Vec<Flaw> {
    let kind = Kind::from(item.kind);
    let mut flaws = Vec::new();
    let mut add = |field: &str, why| {
        flaws.push(Flaw {
            field: field.to_owned(),
            why,
        })
    };
    if item.name.trim().is_empty() {
        add("name", Why::NameRequired);
    } else if too_long(&item.name, NAME_MAX) {
        add("name", Why::TooLong(NAME_MAX));
    }
    if homeless {
        add("collections", Why::CollectionRequired);
    }
    for slot in slots(kind) {
        if let Some(why) = flaw_of(slot, (slot.get)(item).unwrap_or_default()) {
            add(slot.id, why);
        }
    }
    for (n, uri) in item.login.iter().flat_map(|login| &login.uris).enumerate() {
        if too_long(uri.uri.as_deref().unwrap_or_default(), NOTES_MAX) {
            add(&format!("uri-{n}"), Why::TooLong(NOTES_MAX));
        }
    }
    for (n, field) in item.fields.iter().enumerate() {
        if too_long(field.name.as_deref().unwrap_or_default(), NAME_MAX) {
            add(&format!("field-name-{n}"), Why::TooLong(NAME_MAX));
        }
        if too_long(field.value.as_deref().unwrap_or_default(), FIELD_MAX) {
            add(&format!("field-value-{n}"), Why::TooLong(FIELD_MAX));
        }
    }
    if too_long(item.notes.as_deref().unwrap_or_default(), NOTES_MAX) {
        add("notes", Why::TooLong(NOTES_MAX));
    }
    flaws
}

impl Why {
    pub fn sentence(self, t: Items) -> String {
        match self {
            Self::NameRequired => t.name_required().into(),
            Self::CollectionRequired => t.collection_required().into(),
            Self::PrivateKeyRequired => t.private_key_required().into(),
            Self::TooLong(max) => t.too_long(max),
            Self::Month => t.month_wrong().into(),
            Self::Year => t.year_wrong().into(),
            Self::Totp => t.totp_wrong().into(),
        }
    }
}

/// Whether a card's month and year lie before `now` (year, month); a card holds through its last month.
pub fn has_expired(month: &str, year: &str, now: (u32, u32)) -> bool {
    match (month.trim().parse::<u32>(), year.trim().parse::<u32>()) {
        (Ok(month), Ok(year)) => {
            let year = if year < 100 { year + 2000 } else { year };
            (year, month) < now
        }
        _ => false,
    }
}

fn flaw_of(slot: &Slot, value: &str) -> Option<Why> {
    let written = value.trim();
    if too_long(value, slot.max) {
        return Some(Why::TooLong(slot.max));
    }
    match slot.id {
        "private_key" => written.is_empty().then_some(Why::PrivateKeyRequired),
        _ if written.is_empty() => None,
        "totp" => Authenticator::parse(written).is_none().then_some(Why::Totp),
        "exp_month" => {
            let is_month = written
                .parse::<u32>()
                .is_ok_and(|month| (1..=12).contains(&month));
            (!is_month).then_some(Why::Month)
        }
        "exp_year" => {
            let is_year = matches!(written.len(), 2 | 4) && written.parse::<u32>().is_ok();
            (!is_year).then_some(Why::Year)
        }
        _ => None,
    }
}

/// Measured in bytes of UTF-8: that is what is sealed.
fn too_long(value: &str, max: usize) -> bool {
    value.len() > max
}

#[cfg(test)]
mod tests {
    use super::*;
    use keyring::item::{Card, Login, SshKey};

    fn whys(item: &Item) -> Vec<Why> {
        flaws(item, false).into_iter().map(|flaw| flaw.why).collect()
    }

    fn named(kind: u8, name: &str) -> Item {
        let mut item = Item::default();
        item.kind = kind;
        item.name = name.into();
        item
    }

    #[test]
    fn an_item_needs_a_name_and_in_an_organization_a_collection() {
        assert_eq!(whys(&named(wire::cipher::SECURE_NOTE, "")), [Why::NameRequired]);
        assert_eq!(whys(&named(wire::cipher::SECURE_NOTE, "  ")), [Why::NameRequired]);
        let item = named(wire::cipher::SECURE_NOTE, "Note");
        assert!(whys(&item).is_empty());
        assert_eq!(flaws(&item, true)[0].why, Why::CollectionRequired);
    }

    #[test]
    fn what_would_be_refused_when_sealed_is_refused_before() {
        let long = "n".repeat(NAME_MAX + 1);
        assert_eq!(
            whys(&named(wire::cipher::SECURE_NOTE, &long)),
            [Why::TooLong(NAME_MAX)]
        );
    }

    #[test]
    fn a_card_s_expiry_is_a_month_and_a_year() {
        let card = |month: &str, year: &str| {
            let mut card = Card::default();
            card.exp_month = Some(month.into());
            card.exp_year = Some(year.into());
            let mut item = named(wire::cipher::CARD, "Card");
            item.card = Some(card);
            whys(&item)
        };
        assert!(card("12", "2030").is_empty());
        assert!(card("", "").is_empty());
        assert_eq!(card("13", "30"), [Why::Month]);
        assert_eq!(card("1", "203"), [Why::Year]);
    }

    #[test]
    fn an_authenticator_key_must_make_a_code() {
        let login = |totp: &str| {
            let mut login = Login::default();
            login.totp = Some(totp.into());
            let mut item = named(wire::cipher::LOGIN, "Site");
            item.login = Some(login);
            whys(&item)
        };
        assert!(login("JBSWY3DPEHPK3PXP").is_empty());
        assert_eq!(login("my phone, 1!"), [Why::Totp]);
    }

    #[test]
    fn an_ssh_key_needs_its_private_half() {
        let mut key = named(wire::cipher::SSH_KEY, "Key");
        key.ssh_key = Some(SshKey::default());
        assert_eq!(whys(&key), [Why::PrivateKeyRequired]);
    }

    #[test]
    fn a_card_holds_through_its_last_month() {
        assert!(!has_expired("11", "2026", (2026, 11)));
        assert!(has_expired("10", "26", (2026, 11)));
        assert!(!has_expired("", "2020", (2026, 11)));
    }
}
