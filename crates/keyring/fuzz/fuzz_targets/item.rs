//! No item that a server can send makes opening it panic, as a whole or as a row.
//! Refuses to know: valid items; the tests of the crate have those.
#![no_main]

use keyring::engine::{Native, wait};
use keyring::row::{self, RowKey, Scratch, SealedRow};
use keyring::{Item, SymKey};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use wire::cipher::Content;

static KEY: LazyLock<SymKey> = LazyLock::new(|| SymKey::make(&Native).expect("the system has randomness"));

fuzz_target!(|json: &str| {
    if let Ok(content) = serde_json::from_str::<Content>(json) {
        let _ = wait(Item::open(&Native, &content, &KEY));
    }
    if let Ok(sealed) = serde_json::from_str::<SealedRow<'_>>(json) {
        let _ = row::open(&RowKey::new(&KEY), &sealed, &mut Scratch::default());
    }
});
