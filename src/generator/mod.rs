//! Passwords, passphrases and usernames, made by chance (features.md 4.7): on a page of its own and inside the editor.
//! Refuses to know: items, and where a made one is used.

pub mod dice;
mod history;
mod make;
mod options;
mod panel;

pub use history::History;
pub use options::Mode;
pub use panel::{Generator, GeneratorDialog, HistoryList};
