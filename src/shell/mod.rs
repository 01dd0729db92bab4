//! What stands around every page: layouts, side navigation, product switcher, account menu, palette.
//! Refuses to know: what a page shows.

mod account_menu;
pub mod broken;
mod door;
mod frame;
mod heading;
mod keys;
mod language;
mod nav;
mod notices;
mod palette;
mod products;
mod sealed;
mod switcher;
pub mod theme;

pub use door::Door;
pub use frame::Frame;
pub use heading::follow as follow_headings;
pub use language::LanguageChoice;
