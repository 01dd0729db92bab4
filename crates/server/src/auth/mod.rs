//! Who is calling: sessions, passwords, limits on guessing. Refuses to know: organizations and items.

pub mod caller;
pub mod gate;
pub mod kdf;
pub mod operator;
pub mod password;
pub mod proof;
pub mod refusal;
pub mod token;
pub mod two_step;

pub use caller::Caller;
