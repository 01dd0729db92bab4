//! How hard a master password is to guess: a rough estimate by length and variety, shown while typing.
//! Refuses to know: dictionaries; it never says more than "good" without length.

use text::sign_in::SignIn;

/// The rule of the server's official clients.
pub(super) const SHORTEST: usize = 12;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    TooShort,
    Weak,
    Fair,
    Good,
    Strong,
}

impl Strength {
    pub(super) fn of(password: &str) -> Self {
        let length = password.chars().count();
        if length < SHORTEST {
            return Self::TooShort;
        }
        let mut seen: Vec<char> = password.to_lowercase().chars().collect();
        seen.sort_unstable();
        seen.dedup();
        let kinds = [char::is_lowercase, char::is_uppercase, char::is_numeric]
            .into_iter()
            .filter(|kind| password.chars().any(kind))
            .count()
            + usize::from(password.chars().any(|c| !c.is_alphanumeric()));
        // Repetition makes length worthless: "aaaaaaaaaaaaaaaa" has one letter.
        let worth = length.min(seen.len() * 2) + kinds * 2;
        match worth {
            ..=13 => Self::Weak,
            14..=17 => Self::Fair,
            18..=23 => Self::Good,
            _ => Self::Strong,
        }
    }

    pub(super) fn name(self, t: SignIn) -> &'static str {
        match self {
            Self::TooShort => t.strength_short(),
            Self::Weak => t.strength_weak(),
            Self::Fair => t.strength_fair(),
            Self::Good => t.strength_good(),
            Self::Strong => t.strength_strong(),
        }
    }

    /// Of four bars, how many are filled.
    pub(super) fn bars(self) -> u8 {
        self as u8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eleven_characters_are_too_short_whatever_they_are() {
        assert_eq!(Strength::of("aB3$eF6/hI9"), Strength::TooShort);
    }

    #[test]
    fn repetition_is_easy_to_guess() {
        assert_eq!(Strength::of("aaaaaaaaaaaaaaaaaaaaaaaa"), Strength::Weak);
        assert!(Strength::of("abababababababab") <= Strength::Weak);
    }

    #[test]
    fn several_words_are_strong() {
        assert!(Strength::of("Claviger-Demo-2026") >= Strength::Good);
        assert_eq!(Strength::of("orange wagon thirteen pelican"), Strength::Strong);
    }
}
