//! What the generator is asked for, kept in this browser, and the floors an organization may set (policy 2).
//! Refuses to know: chance, and the fields on the screen.

use crate::browser::Setting;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mode {
    #[default]
    Password,
    Passphrase,
    Username,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    pub mode: Mode,
    pub password: PasswordOptions,
    pub passphrase: PassphraseOptions,
    pub username: UsernameOptions,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PasswordOptions {
    pub length: u32,
    pub upper: bool,
    pub lower: bool,
    pub digits: bool,
    pub special: bool,
    pub min_digits: u32,
    pub min_special: u32,
    pub avoid_ambiguous: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PassphraseOptions {
    pub words: u32,
    pub separator: String,
    pub capitalize: bool,
    pub number: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct UsernameOptions {
    pub way: Way,
    pub email: String,
    pub domain: String,
    pub capitalize: bool,
    pub number: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Way {
    #[default]
    Word,
    Plus,
    CatchAll,
}

/// What an organization's policy asks for at least; nothing by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Floor {
    pub length: u32,
    pub upper: bool,
    pub lower: bool,
    pub digits: bool,
    pub special: bool,
    pub min_digits: u32,
    pub min_special: u32,
    pub words: u32,
    pub capitalize: bool,
    pub number: bool,
}

pub const SHORTEST: u32 = 5;
pub const LONGEST: u32 = 128;
pub const FEWEST_WORDS: u32 = 3;
pub const MOST_WORDS: u32 = 20;
pub const MOST_REQUIRED: u32 = 9;

impl Default for PasswordOptions {
    fn default() -> Self {
        Self {
            length: 18,
            upper: true,
            lower: true,
            digits: true,
            special: true,
            min_digits: 1,
            min_special: 1,
            avoid_ambiguous: false,
        }
    }
}

impl Default for PassphraseOptions {
    fn default() -> Self {
        Self {
            words: 6,
            separator: "-".into(),
            capitalize: false,
            number: false,
        }
    }
}

impl Options {
    /// As last used in this browser.
    pub fn recall() -> Self {
        Setting::Generator
            .read()
            .and_then(|kept| serde_json::from_str(&kept).ok())
            .unwrap_or_default()
    }

    pub fn remember(&self) {
        if let Ok(kept) = serde_json::to_string(self) {
            Setting::Generator.write(&kept);
        }
    }

    /// Within what is possible and at least what the policy asks for.
    pub fn settled(mut self, floor: &Floor) -> Self {
        let password = &mut self.password;
        password.upper |= floor.upper;
        password.lower |= floor.lower;
        password.digits |= floor.digits || floor.min_digits > 0;
        password.special |= floor.special || floor.min_special > 0;
        if !(password.upper || password.lower || password.digits || password.special) {
            password.lower = true;
        }
        password.min_digits = password.min_digits.max(floor.min_digits).min(MOST_REQUIRED);
        password.min_special = password.min_special.max(floor.min_special).min(MOST_REQUIRED);
        password.length = password
            .length
            .max(floor.length)
            .clamp(SHORTEST, LONGEST)
            .max(password.needed());
        let passphrase = &mut self.passphrase;
        passphrase.words = passphrase.words.max(floor.words).clamp(FEWEST_WORDS, MOST_WORDS);
        passphrase.capitalize |= floor.capitalize;
        passphrase.number |= floor.number;
        self
    }
}

impl PasswordOptions {
    /// How many places the required characters take.
    fn needed(&self) -> u32 {
        let at_least_one = |wanted: bool, least: u32| if wanted { least.max(1) } else { 0 };
        u32::from(self.upper)
            + u32::from(self.lower)
            + at_least_one(self.digits, self.min_digits)
            + at_least_one(self.special, self.min_special)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_at_least_as_long_as_what_it_must_contain() {
        let mut asked = Options::default();
        asked.password.length = 0;
        asked.password.min_digits = 9;
        asked.password.min_special = 40;
        assert_eq!(asked.settled(&Floor::default()).password.length, 1 + 1 + 9 + 9);
    }

    #[test]
    fn with_every_class_off_small_letters_stay() {
        let mut asked = Options::default();
        (asked.password.upper, asked.password.lower) = (false, false);
        (asked.password.digits, asked.password.special) = (false, false);
        assert!(asked.settled(&Floor::default()).password.lower);
    }

    #[test]
    fn a_policy_raises_and_never_lowers() {
        let floor = Floor {
            length: 24,
            special: true,
            words: 8,
            number: true,
            ..Floor::default()
        };
        let mut asked = Options::default();
        asked.password.special = false;
        let settled = asked.settled(&floor);
        assert_eq!((settled.password.length, settled.passphrase.words), (24, 8));
        assert!(settled.password.special && settled.passphrase.number);
        let mut more = Options::default();
        (more.password.length, more.passphrase.words) = (60, 12);
        assert_eq!(more.clone().settled(&floor).password.length, 60);
        assert_eq!(more.settled(&floor).passphrase.words, 12);
    }
}
