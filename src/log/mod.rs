//! The event log as a page: range and filters in the URL, rows with names, "load more", the whole range as CSV.
//! Shared by the Provider Portal and the Admin Console. Refuses to know: who may read it; pages and the server do.

mod address;
mod filters;
mod line;
mod names;
mod view;

pub use address::OWN;
pub use names::{Names, by_name};
pub use view::EventLog;
