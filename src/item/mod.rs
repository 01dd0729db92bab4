//! Items as people see and change them: list, page, editor, filters. Vaults and the Admin Console both use these.
//! Refuses to know: keys, and which of the two faces is open beyond its rights.

mod act;
pub mod address;
pub mod browse;
mod bulk;
mod check;
mod conflict;
mod content;
mod deed;
mod deep;
pub mod desk;
pub mod editor;
mod editor_lists;
mod file_acts;
mod files;
pub mod filters;
pub mod gate;
mod gather;
mod history;
pub mod kind;
mod line;
pub mod menu;
mod newer;
pub mod page;
mod parts;
mod place;
mod sheet;
mod site;
mod slot;
mod ssh_key;
mod ssh_tools;
pub mod table;
mod totp;
pub mod tree;
pub mod trouble;

pub use address::{Address, Open};
pub use desk::Desk;
pub use site::{Sites, use_sites};
