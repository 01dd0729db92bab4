//! No file makes the readers of other programs' exports panic, and none gives more items than can be saved.
//! Refuses to know: sealing.
#![no_main]

use claviger::import;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|file: &[u8]| {
    if let Ok(found) = import::read(file) {
        assert!(!(found.items.is_empty() && found.flaws.is_empty()) && found.items.len() <= import::MOST);
    }
});
