//! Reading the links that people are sent. Refuses to know: what they are good for.

use percent_encoding::percent_decode_str;
use serde_json::Value;

/// The value of one parameter.
pub fn part(link: &str, name: &str) -> String {
    let (_, query) = link.split_once('?').expect("a link has a query");
    let found = query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(key, _)| *key == name);
    let (_, value) = found.unwrap_or_else(|| panic!("{link} has no {name}"));
    percent_decode_str(value)
        .decode_utf8()
        .expect("UTF-8")
        .into_owned()
}

/// The first link of an invite answer.
pub fn first(answer: &Value) -> String {
    answer["invitations"][0]["link"]
        .as_str()
        .expect("an invitation with a link")
        .to_owned()
}
