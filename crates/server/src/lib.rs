//! The server: wire protocol, database, permission, mail. It stores sealed items and cannot open them: it does not
//! link the code that could (`keyring`).

pub mod allow;
pub mod app;
pub mod auth;
pub mod body;
pub mod clock;
pub mod config;
pub mod db;
pub mod error;
pub mod mail;
pub mod plan;
pub mod router;
pub mod routes;
pub mod secret;
pub mod serve;

pub use app::App;
