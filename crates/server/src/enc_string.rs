//! The syntax of sealed strings (crypto.md 4.2): what may be written into the database. Clients broke their own data
//! with less. Refuses to know: keys; this code cannot open anything.

use crate::error::{Error, Result};
use wire::EncString;

/// Sealed with a symmetric key: type 2, or type 7 of newer accounts, passed through. Types 0, 1, 3, 5, 6 are old,
/// weak or meant for other things: never written again.
pub fn sealed(field: &'static str, text: &EncString, most: usize) -> Result<()> {
    check(field, &text.0, most, |kind, parts| match kind {
        "2" => is_type_2(parts),
        "7" => matches!(parts, [blob] if decoded_len(blob).is_some_and(|n| n > 0)),
        _ => false,
    })
}

/// Shared to a public key: type 4.
pub fn shared(field: &'static str, text: &EncString) -> Result<()> {
    check(field, &text.0, KEY_LIMIT, |kind, parts| {
        kind == "4" && matches!(parts, [ct] if matches!(decoded_len(ct), Some(256 | 384 | 512)))
    })
}

pub fn sealed_optional(field: &'static str, text: Option<&EncString>, most: usize) -> Result<()> {
    text.map_or(Ok(()), |text| sealed(field, text, most))
}

/// Limits of the string form.
pub const NAME_LIMIT: usize = 1000;
pub const NOTES_LIMIT: usize = 10_000;
pub const VALUE_LIMIT: usize = 5000;
pub const URI_LIMIT: usize = 10_000;
pub const KEY_LIMIT: usize = 5000;

fn check(field: &'static str, text: &str, most: usize, fits: impl Fn(&str, &[&str]) -> bool) -> Result<()> {
    if text.len() > most {
        return Err(Error::field(
            field,
            "too_long",
            format!("The field {field} exceeds the maximum encrypted value length of {most} characters."),
        ));
    }
    let good = text.split_once('.').is_some_and(|(kind, rest)| {
        let parts: Vec<&str> = rest.split('|').collect();
        fits(kind, &parts)
    });
    if good {
        Ok(())
    } else {
        Err(Error::field(
            field,
            "bad_enc_string",
            format!("{field} is not a valid encrypted string."),
        ))
    }
}

fn is_type_2(parts: &[&str]) -> bool {
    let [iv, ct, mac] = parts else { return false };
    decoded_len(iv) == Some(16)
        && decoded_len(mac) == Some(32)
        && decoded_len(ct).is_some_and(|n| n > 0 && n % 16 == 0)
}

/// Length of what a base64 text stands for; `None` if it is not base64.
fn decoded_len(text: &str) -> Option<usize> {
    let body = text.trim_end_matches('=');
    let padding = text.len() - body.len();
    let clean = body
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b == b'+' || b == b'/');
    (clean && text.len().is_multiple_of(4) && padding <= 2).then(|| text.len() / 4 * 3 - padding)
}

#[cfg(test)]
mod tests {
    use super::*;

    const IV: &str = "AAAAAAAAAAAAAAAAAAAAAA==";
    const MAC: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    fn accepts(text: &str) -> bool {
        sealed("Name", &EncString(text.to_owned()), NAME_LIMIT).is_ok()
    }

    #[test]
    fn a_well_formed_string_of_type_2_is_written() {
        assert!(accepts(&format!("2.{IV}|{IV}|{MAC}")));
    }

    #[test]
    fn old_types_and_broken_parts_are_refused() {
        for text in [
            format!("0.{IV}|{IV}"),
            format!("1.{IV}|{IV}|{MAC}"),
            format!("2.{IV}|{IV}"),
            format!("2.{IV}||{MAC}"),
            format!("2.{IV}|AAAA|{MAC}"),
            format!("2.{IV}|{IV}|{MAC}|{MAC}"),
            format!("9.{IV}|{IV}|{MAC}"),
            "plain text".to_owned(),
            String::new(),
        ] {
            assert!(!accepts(&text), "{text}");
        }
    }

    #[test]
    fn a_name_that_is_too_long_is_refused() {
        let ct = "AAAA".repeat(400);
        assert!(!accepts(&format!("2.{IV}|{ct}|{MAC}")));
    }
}
