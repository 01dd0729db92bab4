//! Decrypted rows: what a list shows, how it is filtered, searched and sorted, and the signals that hold it.
//! Refuses to know: keys, sealed data, HTTP and pages.

mod facets;
pub mod filter;
pub mod fold;
mod haystack;
pub mod index;
mod marks;
pub mod row;
pub mod store;
pub mod terms;

pub use filter::{Filter, Shelf, Vault};
pub use haystack::{Found, Query};
pub use index::{Counts, Sort};
pub use marks::{is_in, marks};
pub use row::{Broken, Kind, Row};
pub use store::Store;
