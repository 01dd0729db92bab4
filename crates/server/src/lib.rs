//! The server: wire protocol, database, permission, mail. It stores sealed items and cannot open them: it does not
//! link the code that could (`keyring`).

pub mod address;
mod again;
pub mod allow;
pub mod app;
pub mod assets;
pub mod auth;
pub mod billing;
pub mod body;
pub mod clock;
pub mod config;
pub mod db;
pub mod enc_string;
pub mod error;
pub mod field;
pub mod hub;
mod icon;
pub mod invitation;
pub mod item;
pub mod jobs;
pub mod layers;
pub mod mail;
pub mod operator;
pub mod plan;
pub mod profile;
pub mod router;
pub mod routes;
pub mod seats;
pub mod secret;
pub mod serve;
pub mod sheet;
pub mod store;
pub mod stream;
pub mod tls;
pub mod visit;

pub use app::App;
