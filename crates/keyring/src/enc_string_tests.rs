//! Rules of the text form, mostly refusals. Refuses to know: keys.

use super::*;

const IV: &str = "Vw0F9oc1oijqJFF9vjsUvg==";
const DATA: &str = "wjQxt8EhbxqTKrGAFWWN8A==";
const MAC: &str = "0vJkMDnAiG4vPo+XKfL8tV8qE1EVZaJmFrnPwH+Yt+4=";

fn parse(text: &str) -> Result<EncString, ParseError> {
    text.parse()
}

#[test]
fn a_type_2_string_parses_and_prints_as_it_was() {
    let text = format!("2.{IV}|{DATA}|{MAC}");
    assert_eq!(parse(&text).unwrap().to_string(), text);
}

#[test]
fn types_0_and_1_are_refused_whatever_they_carry() {
    for text in [
        format!("0.{IV}|{DATA}"),
        format!("0.{IV}|{DATA}|{MAC}"),
        format!("1.{IV}|{DATA}|{MAC}"),
        "0.".into(),
    ] {
        assert_eq!(parse(&text), Err(ParseError::Refused), "{text}");
    }
}

#[test]
fn anything_that_is_not_exactly_a_known_form_is_malformed() {
    for text in [
        "".into(),
        "2".into(),
        "2.".into(),
        "2.||".into(),
        DATA.into(),
        format!("2.{IV}|{DATA}"),
        format!("2.{IV}|{DATA}|{MAC}|{MAC}"),
        format!("2.{IV}|{DATA}|{MAC}|"),
        format!("2.{DATA}|{MAC}"),
        format!("2.{MAC}|{DATA}|{IV}"),
        format!("2.{IV}||{MAC}"),
        format!("2.{IV}|AAAA|{MAC}"),
        format!("02.{IV}|{DATA}|{MAC}"),
        format!("+2.{IV}|{DATA}|{MAC}"),
        format!(" 2.{IV}|{DATA}|{MAC}"),
        format!("2.{IV}|{DATA}|{MAC} "),
        format!("2.{IV}|{DATA}|{MAC}\n"),
        format!("2.{}|{DATA}|{MAC}", IV.trim_end_matches('=')),
        format!("2.{}|{DATA}|{MAC}", IV.replace("vg==", "vh==")),
        format!("2.{IV}|{DATA}|{}", &MAC[..24]),
        format!("8.{DATA}"),
        "4.".into(),
        format!("4.{DATA}|{MAC}"),
        format!("5.{DATA}"),
        format!("6.{DATA}|"),
        format!("6.{DATA}|{IV}|{IV}"),
        "7.".into(),
        format!("4.{}", Base64::encode_string(&[7; LONGEST_SHARED + 1])),
    ] {
        assert_eq!(parse(&text), Err(ParseError::Malformed), "{text}");
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod for_any_text {
    use super::*;
    use proptest::prelude::*;

    fn any_enc_string() -> impl Strategy<Value = EncString> {
        let oaep = prop_oneof![Just(Oaep::Sha1), Just(Oaep::Sha256)];
        prop_oneof![
            (any::<[u8; 16]>(), 1..8usize, any::<u8>(), any::<[u8; 32]>()).prop_map(
                |(iv, blocks, fill, mac)| {
                    EncString::Symmetric {
                        iv,
                        data: vec![fill; blocks * 16],
                        mac,
                    }
                }
            ),
            (
                oaep,
                prop::collection::vec(any::<u8>(), 1..300),
                prop::option::of(prop::collection::vec(any::<u8>(), 1..40))
            )
                .prop_map(|(oaep, data, dead_mac)| EncString::Shared { oaep, data, dead_mac }),
            prop::collection::vec(any::<u8>(), 1..300).prop_map(EncString::Cose),
        ]
    }

    proptest! {
        #[test]
        fn what_is_printed_parses_back_to_the_same(sealed in any_enc_string()) {
            prop_assert_eq!(parse(&sealed.to_string()), Ok(sealed));
        }

        #[test]
        fn what_parses_prints_back_to_the_same_text(text in "[0-8]\\.[A-Za-z0-9+/=|]{0,120}") {
            if let Ok(sealed) = parse(&text) {
                prop_assert_eq!(sealed.to_string(), text);
            }
        }

        #[test]
        fn no_text_makes_the_parser_panic(text in any::<String>()) {
            let _ = parse(&text);
        }
    }
}
