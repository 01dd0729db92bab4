//! Rows against strings that were sealed by the same crate. Refuses to know: the sync answer around them.

use super::*;
use crate::both::both;
use crate::{EncString, SymKey};

both! {
    async fn strings_opened_together_are_the_strings_opened_alone(engine) {
        let key = SymKey::make(engine).unwrap();
        let row_key = RowKey::new(&key);
        let mut sheaf = Sheaf::default();
        let words = |length: usize| "é".repeat(length / 2) + &"x".repeat(length % 2);
        // Twice: what one round leaves behind must not reach the next.
        for round in 0..2 {
            for length in 0..70 {
                let sealed = key.seal_text(engine, &words(length + round)).await.unwrap();
                sheaf.add(&row_key, Some(&sealed.0));
                if length % 7 == 0 {
                    // One that is nobody's stands between.
                    let stranger = SymKey::make(engine).unwrap();
                    sheaf.add(&row_key, Some(&stranger.seal_text(engine, "x").await.unwrap().0));
                    sheaf.add(&row_key, None);
                }
            }
            sheaf.decrypt(&row_key);
            let mut number = 0;
            for length in 0..70 {
                assert_eq!(sheaf.text(number), Some(words(length + round).as_str()));
                number += 1;
                if length % 7 == 0 {
                    assert_eq!((sheaf.text(number), sheaf.text(number + 1)), (None, Some("")));
                    number += 2;
                }
            }
            assert_eq!(sheaf.text(number), None);
            sheaf.clear();
        }
    }

    async fn a_row_reads_sealed_text_as_strictly_as_everything_else(engine) {
        let key = SymKey::make(engine).unwrap();
        let row_key = RowKey::new(&key);
        let scratch = &mut Scratch::default();
        // 16 and 32 bytes end in a letter with idle bits, and so does this text's data: each has a lax twin.
        let good = key.seal_text(engine, "a name of two blocks").await.unwrap().0;
        assert_eq!(open_name(&row_key, &good, scratch).as_deref(), Some("a name of two blocks"));
        let parts: Vec<&str> = good[2..].split('|').collect();
        let (iv, data, mac) = (parts[0], parts[1], parts[2]);
        let twin = |part: &str| {
            let at = part.trim_end_matches('=').len() - 1;
            let letter = part.as_bytes()[at];
            let next = if letter == b'9' { '+' } else { char::from(letter + 1) };
            format!("{}{next}{}", &part[..at], &part[at + 1..])
        };
        let bare = |part: &str| part.trim_end_matches('=').to_owned();
        let bad = [
            format!("2.{}|{data}|{mac}", twin(iv)),
            format!("2.{iv}|{}|{mac}", twin(data)),
            format!("2.{iv}|{data}|{}", twin(mac)),
            format!("2.{}|{data}|{mac}", bare(iv)),
            format!("2.{iv}|{}|{mac}", bare(data)),
            format!("2.{iv}|{data}|{}", bare(mac)),
            format!("2.{iv}|{data}\n|{mac}"),
            format!("2.{iv}|{data}||{mac}"),
            format!("2.{iv}|{data}|{mac}|"),
            format!("2.{iv}||{mac}"),
            format!("2.{iv}|{mac}"),
            format!(" {good}"),
            format!("{good} "),
            format!("3.{iv}|{data}|{mac}"),
            good[2..].to_owned(),
            "2.".to_owned(),
            String::new(),
        ];
        for bad in bad {
            let symmetric = matches!(bad.parse(), Ok(EncString::Symmetric { .. }));
            assert!(!symmetric, "{bad}");
            assert_eq!(open_name(&row_key, &bad, scratch), None, "{bad}");
        }
    }
}

#[test]
fn a_card_shows_its_last_four_digits_only() {
    assert_eq!(card_line("Visa", "4242 4242 4242 4242"), "Visa, *4242");
    assert_eq!(card_line("", "4242424242424243"), "*4243");
    assert_eq!(card_line("Visa", "1234567"), "Visa");
    assert_eq!(card_line("", ""), "");
}
