//! An item in the clear: the plaintext twin of `wire::cipher::Content`, sealed and opened as a whole.
//! Refuses to know: who may see it, field limits, ids and dates that the server keeps.
//!
//! Every item we write has its own key (crypto.md 7 and 16: it limits what a server can swap to one item, and
//! makes the uri checksums count). Each kind declares its fields once, in `kinds.rs`.

mod content;
mod extra;
mod kinds;
mod login;
mod seal;
mod twin;

pub use extra::Extra;
pub use kinds::{Card, Field, Identity, PasswordHistory, SecureNote, SshKey};
pub use login::{Fido2Credential, Login, LoginUri};
pub use seal::{Broken, SealError, Why};

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Travels between the safe and the page that shows it, hence Serialize; wiped on drop, no Debug.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct Item {
    /// `wire::cipher::LOGIN` and the like. Kinds we do not know keep their content in `extra`.
    pub kind: u8,
    pub name: String,
    pub notes: Option<String>,
    pub reprompt: u8,
    pub login: Option<Login>,
    pub secure_note: Option<SecureNote>,
    pub card: Option<Card>,
    pub identity: Option<Identity>,
    pub ssh_key: Option<SshKey>,
    pub fields: Vec<Field>,
    /// Newest first; at most [`Item::LONGEST_HISTORY`] are sealed.
    pub password_history: Vec<PasswordHistory>,
    pub extra: Extra,
    /// The texts of a bank account, driver's licence or passport, to be read only: sealed again from `extra`.
    pub details: Vec<Detail>,
    /// What did not open. Not empty: the item can be shown but not sealed, or those fields would be lost;
    /// a person who accepts that empties the list first.
    pub broken: Vec<Broken>,
}

/// One text of a type that has no fields of its own here, under its name on the wire.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct Detail {
    pub name: String,
    pub value: String,
}

#[cfg(test)]
mod tests;
