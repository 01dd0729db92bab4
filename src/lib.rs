//! The web app: Provider Portal, Admin Console and Vaults, client side.
//! Refuses to know: keys (the safe's worker holds them) and what the server stores.

pub mod allow;
pub mod api;
pub mod app;
pub mod browser;
pub mod clipboard;
pub mod collection;
pub mod download;
pub mod export;
pub mod form;
pub mod generator;
pub mod import;
pub mod intl;
pub mod item;
pub mod kept_bytes;
pub mod log;
pub mod pages;
pub mod password;
pub mod query_value;
pub mod route;
pub mod safe;
pub mod session;
pub mod shell;
pub mod spreadsheet;
pub mod table;
pub mod ui;
pub mod vault;
pub mod workers;
