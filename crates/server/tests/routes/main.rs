//! The server's rules, asked over HTTP; every test runs on SQLite and on PostgreSQL.
//! Refuses to know: the server's inside, but for starting it.

#![allow(clippy::unwrap_used)] // a test that finds nothing to unwrap has failed

#[macro_use]
mod support;

mod account;
mod attachments;
mod bad_input;
mod bucket;
mod clearing;
mod crash;
mod folders;
mod hub;
mod import;
mod items;
mod login;
mod page;
mod registration;
mod sessions;
mod sharing;
mod sync;
mod two_step;
