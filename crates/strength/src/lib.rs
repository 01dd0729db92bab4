//! How hard a password is to guess, by dictionaries, names, keyboards, dates and repetition.
//! Refuses to know: whose password it is, beyond the words it is given, and which score is good enough.

/// From 0, guessed at once, to 4, beyond guessing (more than 10^10 guesses). `known` are words that stand for the person,
/// such as the address: they protect from nobody.
pub fn score(password: &str, known: &[&str]) -> u8 {
    zxcvbn::zxcvbn(password, known).score().into()
}

#[cfg(test)]
mod tests {
    use super::score;

    #[test]
    fn what_many_people_choose_is_weak_however_long() {
        for password in [
            "passwordpassword",
            "Password1234",
            "qwertyuiop1234",
            "aaaaaaaaaaaaaaaa",
            "abcdefabcdef",
        ] {
            assert!(score(password, &[]) <= 1, "{password}");
        }
    }

    #[test]
    fn several_words_that_belong_to_nothing_are_strong() {
        assert_eq!(score("orange wagon thirteen pelican", &[]), 4);
    }

    #[test]
    fn words_that_stand_for_the_person_count_for_nothing() {
        let password = "lucie.martin@atelier";
        assert!(score(password, &["lucie.martin@atelier"]) < score(password, &[]));
    }
}
