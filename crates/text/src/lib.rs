//! Every sentence a person reads, in English and French, for the app and the mails (D9).
//! A missing translation does not compile. Refuses to know: where a sentence is shown, dates and numbers (the browser's `Intl`).

#[macro_use]
mod sentences;

pub mod console;
pub mod errors;
pub mod items;
pub mod mail;
pub mod plural;
pub mod vaults;

/// The languages of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    #[default]
    En,
    Fr,
}

impl Lang {
    /// The language for a tag such as `fr-CA`; English for all others.
    pub fn from_tag(tag: &str) -> Self {
        if tag
            .get(..2)
            .is_some_and(|primary| primary.eq_ignore_ascii_case("fr"))
        {
            Self::Fr
        } else {
            Self::En
        }
    }

    /// The tag for `<html lang>` and `Intl`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
        }
    }

    /// The language's own name, for the menu.
    pub fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Fr => "Français",
        }
    }
}
