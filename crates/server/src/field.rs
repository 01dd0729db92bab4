//! Rules about single plain fields of a request: there, printable, not too long, an address. Refuses to know: sealed fields
//! (`enc_string`) and what a field is for.

use crate::address;
use crate::error::{Error, Result};

/// A name that must be there; answers it without the spaces around it.
pub fn name<'a>(field: &'static str, text: &'a str, most: usize) -> Result<&'a str> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::field(
            field,
            "required",
            format!("'{field}' must be provided."),
        ));
    }
    at_most(field, text, most)?;
    Ok(text)
}

/// A few sentences that must be there, on as many lines as they need.
pub fn text(field: &'static str, text: &str, most: usize, too_long: &'static str) -> Result<String> {
    let text = text.trim().replace("\r\n", "\n");
    if text.is_empty() {
        let message = format!("'{field}' must be provided.");
        return Err(Error::field(field, "required", message));
    }
    if text.chars().count() > most {
        let message = format!("The field {field} exceeds the maximum length of {most} characters.");
        return Err(Error::field(field, too_long, message));
    }
    if text.chars().any(|letter| letter.is_control() && letter != '\n') {
        let message = format!("The field {field} contains characters that cannot be shown.");
        return Err(Error::field(field, "name_unprintable", message));
    }
    Ok(text)
}

/// A name that may be missing; empty counts as missing.
pub fn optional<'a>(field: &'static str, text: Option<&'a str>, most: usize) -> Result<Option<&'a str>> {
    match text.map(str::trim).filter(|text| !text.is_empty()) {
        Some(text) => at_most(field, text, most).map(|()| Some(text)),
        None => Ok(None),
    }
}

/// A mail address in its one spelling.
pub fn email(field: &'static str, text: &str) -> Result<String> {
    let email = address::normalise(text);
    if address::is_valid(&email) {
        Ok(email)
    } else {
        Err(Error::field(
            field,
            "bad_email",
            format!("The {field} field is not a valid e-mail address."),
        ))
    }
}

/// 1 to 20 valid addresses, each once (P-64, A-108).
pub fn emails(texts: &[String]) -> Result<Vec<String>> {
    if texts.is_empty() || texts.len() > 20 {
        return Err(Error::field(
            "Emails",
            "one_to_twenty",
            "Enter between 1 and 20 e-mail addresses.",
        ));
    }
    let mut all = Vec::with_capacity(texts.len());
    for text in texts {
        let address = email("Emails", text)?;
        if !all.contains(&address) {
            all.push(address);
        }
    }
    Ok(all)
}

fn at_most(field: &'static str, text: &str, most: usize) -> Result<()> {
    if text.chars().count() > most {
        let message = format!("The field {field} exceeds the maximum length of {most} characters.");
        return Err(Error::field(field, "name_too_long", message));
    }
    if text.chars().any(char::is_control) {
        let message = format!("The field {field} contains characters that cannot be shown.");
        return Err(Error::field(field, "name_unprintable", message));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_given_twice_is_invited_once() {
        let all = emails(&["A@b.example".into(), "a@b.example ".into()]).map_err(|_| ());
        assert_eq!(all, Ok(vec!["a@b.example".to_owned()]));
    }

    #[test]
    fn more_than_twenty_addresses_are_refused() {
        let many: Vec<String> = (0..21).map(|n| format!("p{n}@b.example")).collect();
        assert!(emails(&many).is_err());
        assert!(emails(&[]).is_err());
    }

    #[test]
    fn a_name_is_counted_in_letters_not_bytes() {
        assert!(name("Name", &"é".repeat(50), 50).is_ok());
        assert!(name("Name", &"é".repeat(51), 50).is_err());
        assert!(name("Name", "  ", 50).is_err());
    }
}
