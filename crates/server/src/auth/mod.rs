//! Who is calling: sessions, passwords, limits on guessing. Refuses to know: organizations and items.

pub mod caller;
pub mod gate;
pub mod password;
pub mod token;

pub use caller::Caller;
