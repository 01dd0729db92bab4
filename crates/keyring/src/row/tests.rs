//! Rows against items that were sealed by the same crate. Refuses to know: the sync answer around them.

use super::*;

#[test]
fn a_card_shows_its_last_four_digits_only() {
    assert_eq!(card_line("Visa", "4242 4242 4242 4242"), "Visa, *4242");
    assert_eq!(card_line("", "4242424242424243"), "*4243");
    assert_eq!(card_line("Visa", "1234567"), "Visa");
    assert_eq!(card_line("", ""), "");
}
