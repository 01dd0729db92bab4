//! Nothing that is typed into the search makes it panic, and what it marks is the text itself, in pieces.
//! Refuses to know: rows.
#![no_main]

use claviger::vault::{Query, is_in, marks};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|typed: (&str, &str)| {
    let (query, text) = (Query::parse(typed.0), typed.1);
    let pieces: String = marks(text, &query).into_iter().map(|(_, piece)| piece).collect();
    assert_eq!(pieces, text);
    let _ = is_in(text, &query);
});
