//! The safe: a worker that owns keys and sealed items and answers requests; here is the page's handle to it.
//! Refuses to give out: keys. Locking is terminating the worker.

mod asks;
mod frame;
mod handle;
pub mod notice;
pub mod person;
pub mod protocol;
mod start;
pub mod worker;

pub use handle::{OnRows, Safe};
/// Compares settings, which are public.
pub use keyring::kdf::is_weaker;
/// The list of fingerprint phrases serves passphrases too: no key, and in the page already.
pub use keyring::words;
pub use notice::Notice;
pub use person::{BrokenKey, CollectionName, FolderName, Loaded, Person};
pub use protocol::{
    AttachmentName, ChangedPassword, Credentials, Draft, Facts, Floor, Keys, NewAccount, NewOrganization,
    OpenItem, Opened, Owner, Password, Problem, SECRET_DETAILS, Scope, SealedFile, Whose,
};
pub use start::end_at_once;
