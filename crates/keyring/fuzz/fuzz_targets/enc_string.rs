//! Whatever parses prints back to the same text, and nothing makes the parser panic.
//! Refuses to know: keys.
#![no_main]

use keyring::EncString;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(sealed) = text.parse::<EncString>() {
        assert_eq!(sealed.to_string(), text);
    }
});
