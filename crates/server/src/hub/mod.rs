//! The notifications hub (protocol.md 13): open clients hear that something changed as soon as it is committed.
//! Refuses to know: what was changed, and whether it was allowed.
//!
//! A transaction gathers its news (`news`); committing it posts them: on PostgreSQL as NOTIFY inside the transaction,
//! which the database delivers to every server process after the commit and never without one; on SQLite, where one
//! process serves, straight to the board (`board`) once the commit has returned.

pub mod board;
pub mod frame;
pub mod news;
pub mod socket;
