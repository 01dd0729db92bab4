//! End-to-end encryption of the Bitwarden protocol: seals and opens keys, items and rows.
//! Refuses to know: HTTP, the DOM, the clock, storage; randomness comes from the [`Engine`] it is given.
//!
//! Verbs: `derive` deterministic, `make` random, `seal`/`open` authenticated encryption, `wrap`/`unwrap_key` keys,
//! `share` to a public key. No path leads from sealed bytes to plaintext that skips the MAC.

pub mod account;
pub mod attachment;
mod der;
mod enc_string;
pub mod engine;
pub mod export;
mod fingerprint;
pub mod item;
pub mod kdf;
mod key_pair;
pub mod row;
mod sym_key;

#[cfg(test)]
mod both;
#[cfg(test)]
mod vectors;

pub use enc_string::{EncString, Oaep, ParseError};
pub use engine::{Engine, Fault};
pub use fingerprint::{fingerprint, words};
pub use item::Item;
pub use kdf::MasterKey;
pub use key_pair::{KeyPair, PrivateKey, ShareError, share};
pub use sym_key::{OpenError, SymKey};
