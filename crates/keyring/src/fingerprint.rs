//! Five words that stand for a public key, to be compared over another channel (crypto.md 11).
//! Refuses to know: whether anyone compared them.

use base64ct::{Base64, Encoding};
use hkdf::Hkdf;
use sha2::{Digest, Sha256};

/// EFF long word list, CC BY 3.0 US; see `words/README.md`.
static WORDS: &str = include_str!("../words/eff_long.txt");
const HOW_MANY: u16 = 7776;

/// The phrase of `public_key` (SPKI, base64) for `material`: the user id in lower case for an account.
/// `None` when that is no base64.
pub fn fingerprint(material: &str, public_key: &str) -> Option<String> {
    let spki = Base64::decode_vec(public_key).ok()?;
    let mut number = [0; 32];
    Hkdf::<Sha256>::from_prk(&Sha256::digest(&spki))
        .expect("a SHA-256 output is long enough")
        .expand(material.as_bytes(), &mut number)
        .expect("32 bytes are one block");
    let words: Vec<&str> = (0..5).map(|_| word(divide(&mut number))).collect();
    Some(words.join("-"))
}

/// Divides the big-endian `number` by the length of the list in place; the remainder names a word.
fn divide(number: &mut [u8; 32]) -> u16 {
    let mut remainder = 0_u32;
    for byte in number {
        let value = remainder << 8 | u32::from(*byte);
        *byte = (value / u32::from(HOW_MANY)) as u8;
        remainder = value % u32::from(HOW_MANY);
    }
    remainder as u16
}

/// The whole list, for passphrases: one list serves both.
pub fn words() -> impl Iterator<Item = &'static str> + Clone {
    WORDS.lines()
}

fn word(index: u16) -> &'static str {
    WORDS.lines().nth(index.into()).expect("the list has 7,776 words")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_has_all_its_words_in_order() {
        let words: Vec<&str> = WORDS.lines().collect();
        assert_eq!(words.len(), usize::from(HOW_MANY));
        assert!(words.is_sorted());
        assert_eq!((words[0], words[7775]), ("abacus", "zoom"));
    }

    #[test]
    fn what_is_not_base64_has_no_phrase() {
        assert_eq!(fingerprint("id", "no key"), None);
    }
}
