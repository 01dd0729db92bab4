//! The query language against what it promises, and against anything at all. Refuses to know: lists.

use super::*;
use proptest::prelude::*;

fn row(name: &str, subtitle: &str, uri: &str) -> Row {
    let mut row = crate::vault::index::tests::row("i1", name);
    row.subtitle = subtitle.into();
    row.uris = vec![uri.into()];
    row
}

fn finds(typed: &str, row: &Row, inside: &str) -> bool {
    let terms = parse(typed);
    let texts: Vec<String> = [&row.name, &row.subtitle]
        .into_iter()
        .chain(&row.uris)
        .map(|text| fold(text))
        .collect();
    let parts: Vec<&str> = texts.iter().map(String::as_str).collect();
    admit(&terms, row, &parts, |number| {
        let needle = terms[number].needle();
        needle.is_some_and(|needle| needle.pattern.is_in(&fold(inside)))
    })
}

#[test]
fn every_field_and_operator_of_the_language_holds() {
    let mail = row("Courrier Évian", "paul", "https://mail.example/login");
    let inside = "VPN of the head office";
    for (typed, found) in [
        ("courrier", true),
        ("name:evian", true),
        ("name:paul", false),
        ("username:paul", true),
        ("login.username:pa*l", true),
        ("login.uris:mail.example", true),
        ("uri:other", false),
        ("notes:vpn*", true),
        ("notes:nothing", false),
        ("vpn", true),
        ("+name:courrier +notes:vpn", true),
        ("+name:courrier +notes:nothing", false),
        ("+name:courrier nothing", true),
        ("nothing evian", true),
        ("nothing neither", false),
        ("courrier -evian", false),
        ("-other", true),
        ("-name:courrier", false),
        ("name:couriers~2", true),
        ("name:couriers~1", false),
        ("\"head office\"", true),
        ("notes:\"head of\"", true),
        ("notes:\"office head\"", false),
        ("head*office", true),
        ("office*head", false),
        ("attachments:*", true),
        ("organizationid:*", false),
        ("name:courrier^10", true),
        ("https://mail.example", true),
    ] {
        assert_eq!(finds(typed, &mail, inside), found, "{typed}");
    }
    assert!(!finds("notes:*", &mail, ""), "an empty text is none");
}

#[test]
fn an_id_is_found_by_its_beginning() {
    let mut one = row("x", "", "");
    one.id = "0199aaaa-0000-7000-8000-000000000001".into();
    assert!(finds("shortid:0199aaaa", &one, ""));
    assert!(!finds("shortid:aaaa", &one, ""));
}

#[test]
fn what_is_not_finished_yet_finds_no_error() {
    for typed in [
        "", "+", "-", "name:", "\"", "+name:\"", "~", "^2", "*", "::", "a:~9 ^",
    ] {
        let _ = parse(typed);
    }
    assert_eq!(parse("name: ").len(), 0);
}

proptest! {
    #[test]
    fn no_text_at_all_upsets_it(typed in "\\PC{0,60}", name in "\\PC{0,20}") {
        finds(&typed, &row(&name, "", ""), &name);
    }

    #[test]
    fn operators_in_any_order_upset_nothing(typed in "[+\\-*~^:\"a-c0-9 ]{0,40}") {
        finds(&typed, &row("abc", "", ""), "abc");
    }

    #[test]
    fn one_plain_word_finds_what_contains_it(word in "[a-z]{2,6}", name in "[a-z ]{0,20}") {
        prop_assert_eq!(finds(&format!("name:{word}"), &row(&name, "", ""), ""), name.contains(&word));
    }

    #[test]
    fn must_and_must_not_are_each_others_opposite(word in "[a-z]{1,4}", name in "[a-z]{0,12}") {
        let row = row(&name, "", "");
        prop_assert_ne!(finds(&format!("+name:{word}"), &row, ""), finds(&format!("-name:{word}"), &row, ""));
    }
}
