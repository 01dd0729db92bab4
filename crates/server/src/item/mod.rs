//! One sealed item on the server: what may be written (`check`), what a person may do with it (`access`, `reach`),
//! how it is answered (`answer`). Refuses to know: routes.

pub mod access;
pub mod answer;
pub mod check;
pub mod reach;

pub use access::{Access, Grants};
pub use reach::{By, Item};
