//! Decrypted rows: what a list shows, how it is filtered, searched and sorted, and the signals that hold it.
//! Refuses to know: keys, sealed data, HTTP and pages.

pub mod row;

pub use row::{Broken, Kind, Row};
