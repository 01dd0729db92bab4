//! HTTP: one file per resource, each a list of routes as typed functions over `wire`. Only here gloo-net appears.
//! Refuses to know: keys and pages. Bodies of items arrive sealed from the safe.

pub mod accounts;
pub mod attachments;
pub mod billing;
mod bytes;
pub mod ciphers;
pub mod collections;
pub mod config;
mod error;
pub mod events;
pub mod folders;
pub mod hub;
pub mod identity;
pub mod item_access;
pub mod members;
pub mod operator;
pub mod organizations;
pub mod providers;
pub mod sync;
pub mod tokens;
mod transport;
pub mod two_factor;

pub use error::{ApiError, Invalid};
use transport::Body;
