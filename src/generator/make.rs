//! Makes what was asked for, and says how hard it is to guess: exact, because chance is all there is in it.
//! Refuses to know: where chance comes from.

use super::dice::Dice;
use super::options::{Mode, Options, PassphraseOptions, PasswordOptions, UsernameOptions, Way};
use crate::safe::words;

const UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const LOWER: &str = "abcdefghijklmnopqrstuvwxyz";
const DIGITS: &str = "0123456789";
const SPECIAL: &str = "!@#$%^&*";
const ALIKE: &str = "IlO01";

/// Settled options in, one new secret or name out.
pub fn make(options: &Options, dice: &mut impl Dice) -> String {
    match options.mode {
        Mode::Password => password(&options.password, dice),
        Mode::Passphrase => passphrase(&options.passphrase, dice),
        Mode::Username => username(&options.username, dice),
    }
}

/// Bits of chance; none for a name, which is no secret.
pub fn bits(options: &Options) -> Option<u32> {
    let bits = match options.mode {
        Mode::Password => {
            let asked = &options.password;
            let all: usize = classes(asked).iter().map(|(class, _)| class.len()).sum();
            f64::from(asked.length) * (all as f64).log2()
        }
        Mode::Passphrase => {
            let asked = &options.passphrase;
            let words = f64::from(asked.words) * (words().count() as f64).log2();
            let number = if asked.number {
                (f64::from(asked.words) * 10.0).log2()
            } else {
                0.0
            };
            words + number
        }
        Mode::Username => return None,
    };
    Some(bits as u32)
}

fn password(asked: &PasswordOptions, dice: &mut impl Dice) -> String {
    let classes = classes(asked);
    let mut made: Vec<char> = Vec::with_capacity(asked.length as usize);
    for (class, least) in &classes {
        made.extend((0..*least).map(|_| *dice.pick(class)));
    }
    let all: Vec<char> = classes.into_iter().flat_map(|(class, _)| class).collect();
    while made.len() < asked.length as usize {
        made.push(*dice.pick(&all));
    }
    dice.shuffle(&mut made);
    made.into_iter().collect()
}

/// The characters of each wanted class, and how many of them there must be.
fn classes(asked: &PasswordOptions) -> Vec<(Vec<char>, u32)> {
    let all = [
        (asked.upper, UPPER, 1),
        (asked.lower, LOWER, 1),
        (asked.digits, DIGITS, asked.min_digits.max(1)),
        (asked.special, SPECIAL, asked.min_special.max(1)),
    ];
    all.into_iter()
        .filter(|(wanted, ..)| *wanted)
        .map(|(_, class, least)| {
            let fits = |c: &char| !(asked.avoid_ambiguous && ALIKE.contains(*c));
            (class.chars().filter(fits).collect(), least)
        })
        .collect()
}

fn passphrase(asked: &PassphraseOptions, dice: &mut impl Dice) -> String {
    let list: Vec<&str> = words().collect();
    let mut words: Vec<String> = (0..asked.words)
        .map(|_| match asked.capitalize {
            true => capitalized(dice.pick::<&str>(&list)),
            false => dice.pick::<&str>(&list).to_string(),
        })
        .collect();
    if asked.number {
        let which = dice.below(asked.words) as usize;
        words[which].push_str(&dice.below(10).to_string());
    }
    words.join(&asked.separator)
}

fn username(asked: &UsernameOptions, dice: &mut impl Dice) -> String {
    match (asked.way, asked.email.trim().split_once('@')) {
        (Way::Plus, Some((name, domain))) => format!("{name}+{}@{domain}", letters(dice)),
        (Way::CatchAll, _) if !asked.domain.trim().is_empty() => {
            format!(
                "{}@{}",
                letters(dice),
                asked.domain.trim().trim_start_matches('@')
            )
        }
        // An address that is still missing makes no name.
        (Way::Plus | Way::CatchAll, _) => String::new(),
        (Way::Word, _) => {
            let list: Vec<&str> = words().collect();
            let word = *dice.pick::<&str>(&list);
            let word = if asked.capitalize {
                capitalized(word)
            } else {
                word.to_owned()
            };
            match asked.number {
                true => format!("{word}{:04}", dice.below(10_000)),
                false => word,
            }
        }
    }
}

fn letters(dice: &mut impl Dice) -> String {
    let all: Vec<char> = LOWER.chars().chain(DIGITS.chars()).collect();
    (0..8).map(|_| *dice.pick(&all)).collect()
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::super::dice::tests::Known;
    use super::super::options::Floor;
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_password_has_the_length_and_every_wanted_class_and_no_other(
            length in 0_u32..200, classes in 0_u8..16, min_digits in 0_u32..12, min_special in 0_u32..12,
            avoid_ambiguous: bool, seed in 1_u32..,
        ) {
            let password = PasswordOptions {
                length, min_digits, min_special, avoid_ambiguous,
                upper: classes & 1 != 0, lower: classes & 2 != 0, digits: classes & 4 != 0, special: classes & 8 != 0,
            };
            let options = Options { password, ..Options::default() };
            let options = options.settled(&Floor::default());
            let asked = &options.password;
            let made = make(&options, &mut Known(seed));
            let count = |class: &str| made.chars().filter(|c| class.contains(*c)).count() as u32;
            prop_assert_eq!(made.chars().count() as u32, asked.length);
            for (wanted, class, least) in [
                (asked.upper, UPPER, 1), (asked.lower, LOWER, 1),
                (asked.digits, DIGITS, asked.min_digits.max(1)), (asked.special, SPECIAL, asked.min_special.max(1)),
            ] {
                prop_assert_eq!(count(class) >= least, wanted);
                prop_assert!(wanted || count(class) == 0);
            }
            prop_assert!(!avoid_ambiguous || count(ALIKE) == 0);
        }

        #[test]
        fn a_passphrase_has_so_many_words_of_the_list(words in 0_u32..30, number: bool, capitalize: bool, seed in 1_u32..) {
            let mut options = Options { mode: Mode::Passphrase, ..Options::default() };
            options.passphrase = PassphraseOptions { words, separator: " ".into(), capitalize, number };
            let options = options.settled(&Floor::default());
            let made = make(&options, &mut Known(seed));
            prop_assert_eq!(made.split(' ').count() as u32, options.passphrase.words);
            prop_assert_eq!(made.chars().filter(char::is_ascii_digit).count(), usize::from(number));
            for word in made.split(' ') {
                let plain = word.trim_end_matches(|c: char| c.is_ascii_digit());
                prop_assert_eq!(plain.starts_with(char::is_uppercase), capitalize);
                let plain = plain.to_lowercase();
                prop_assert!(crate::safe::words().any(|known| known == plain), "{}", word);
            }
        }
    }

    #[test]
    fn a_username_has_the_address_it_was_given() {
        let mut options = Options {
            mode: Mode::Username,
            ..Options::default()
        };
        options.username = UsernameOptions {
            way: Way::Plus,
            email: "paul@atelier.example".into(),
            ..UsernameOptions::default()
        };
        let made = make(&options, &mut Known(7));
        assert!(
            made.starts_with("paul+") && made.ends_with("@atelier.example"),
            "{made}"
        );
        options.username.email = "paul".into();
        assert_eq!(make(&options, &mut Known(7)), "");
        options.username.way = Way::CatchAll;
        options.username.domain = "@atelier.example".into();
        assert!(make(&options, &mut Known(7)).ends_with("@atelier.example"));
    }

    #[test]
    fn six_words_are_seventy_seven_bits() {
        let options = Options {
            mode: Mode::Passphrase,
            ..Options::default()
        };
        assert_eq!(bits(&options), Some(77));
        assert_eq!(bits(&Options::default()), Some(110));
    }
}
