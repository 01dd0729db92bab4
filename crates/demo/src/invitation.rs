//! Links that people are handed: who is invited, to what, with which token.
//! Refuses to know: how links reach people.

use crate::{Failed, Result};
use percent_encoding::percent_decode_str;
use std::collections::HashMap;
use wire::member::Invitation;

/// The query of a link, decoded.
pub struct Link {
    fields: HashMap<String, String>,
}

impl Link {
    /// The first link in `text` whose path contains `path`.
    pub fn find(text: &str, path: &str) -> Result<Self> {
        let found = text
            .split_whitespace()
            .find(|word| word.starts_with("http") && word.contains(path));
        let link = found.ok_or_else(|| Failed(format!("no link to {path} in: {text}")))?;
        let (_, query) = link
            .split_once('?')
            .ok_or_else(|| Failed(format!("{link} has no query")))?;
        let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
        let fields = query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (decoded(name), decoded(value)))
            .collect();
        Ok(Self { fields })
    }

    /// The link of the only invitation in an answer.
    pub fn of(invitations: &[Invitation], path: &str) -> Result<Self> {
        match invitations {
            [one] => Self::find(&one.link, path),
            _ => Err(Failed(format!(
                "{} invitations where one was made",
                invitations.len()
            ))),
        }
    }

    pub fn field(&self, name: &str) -> Result<&str> {
        let found = self.fields.get(name);
        let found = found.ok_or_else(|| Failed(format!("the link has no {name}")))?;
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_found_in_what_the_operator_reads_and_decoded() {
        let printed = "Provider made.\n  http://localhost:8000/providers/setup-provider?providerId=p&email=a%40b%2Eexample\n";
        let link = Link::find(printed, "/providers/setup-provider").unwrap();
        assert_eq!(link.field("email").unwrap(), "a@b.example");
        assert_eq!(link.field("providerId").unwrap(), "p");
        assert!(link.field("token").is_err());
        assert!(Link::find(printed, "/accept-organization").is_err());
    }
}
