//! E-mail addresses: one spelling per account. Refuses to know: whether anyone reads them.

use std::str::FromStr;

/// The spelling stored and compared, which is also the salt of key derivation (crypto.md 3.1).
pub fn normalise(address: &str) -> String {
    address.trim().to_lowercase()
}

pub fn is_valid(address: &str) -> bool {
    address.len() <= 256 && lettre::Address::from_str(address).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_and_capitals_do_not_make_a_second_account() {
        assert_eq!(normalise("  Lucie@Atelier.Example "), "lucie@atelier.example");
    }

    #[test]
    fn a_word_is_no_address() {
        assert!(is_valid("a@b.example"));
        assert!(!is_valid("lucie"));
        assert!(!is_valid("a@b.example\r\nBcc: c@d.example"));
    }
}
