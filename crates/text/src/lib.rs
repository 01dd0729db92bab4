//! Every sentence a person reads, in English and French, for the app and the mails (D9).
//! A missing translation does not compile. Refuses to know: where a sentence is shown, dates and numbers (the browser's `Intl`).

#[macro_use]
mod sentences;

pub mod access;
pub mod account;
pub mod billing;
pub mod bring;
pub mod console;
pub mod errors;
pub mod events;
pub mod export;
pub mod generator;
pub mod import;
pub mod items;
pub mod mail;
pub mod operator;
pub mod plural;
pub mod portal;
mod refusals;
pub mod sheets;
pub mod shell;
pub mod sign_in;
pub mod vaults;
pub mod words;

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

/// All groups in one language: what the app hands to its pages.
#[derive(Clone, Copy, Debug)]
pub struct Texts(pub Lang);

impl Texts {
    pub fn lang(self) -> Lang {
        self.0
    }
    pub fn access(self) -> access::Access {
        access::Access(self.0)
    }
    pub fn account(self) -> account::Account {
        account::Account(self.0)
    }
    pub fn billing(self) -> billing::Billing {
        billing::Billing(self.0)
    }
    pub fn bring(self) -> bring::Bring {
        bring::Bring(self.0)
    }
    pub fn console(self) -> console::Console {
        console::Console(self.0)
    }
    pub fn errors(self) -> errors::Errors {
        errors::Errors(self.0)
    }
    pub fn events(self) -> events::Events {
        events::Events(self.0)
    }
    pub fn export(self) -> export::Export {
        export::Export(self.0)
    }
    pub fn generator(self) -> generator::Generator {
        generator::Generator(self.0)
    }
    pub fn import(self) -> import::Import {
        import::Import(self.0)
    }
    pub fn items(self) -> items::Items {
        items::Items(self.0)
    }
    pub fn operator(self) -> operator::Operator {
        operator::Operator(self.0)
    }
    pub fn portal(self) -> portal::Portal {
        portal::Portal(self.0)
    }
    pub fn shell(self) -> shell::Shell {
        shell::Shell(self.0)
    }
    pub fn sign_in(self) -> sign_in::SignIn {
        sign_in::SignIn(self.0)
    }
    pub fn vaults(self) -> vaults::Vaults {
        vaults::Vaults(self.0)
    }
    pub fn words(self) -> words::Words {
        words::Words(self.0)
    }
}
