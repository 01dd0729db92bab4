//! The way in: log in, register, unlock, and the links of invitations. For everyone.
//! Refuses to know: how keys are derived (the safe) and what is behind the door.

mod accept;
mod enter;
mod finish_signup;
mod invitation;
mod login;
mod register;
mod two_step;
mod unlock;
mod weak_kdf;

pub use accept::Accept;
pub use finish_signup::FinishSignup;
pub use login::Login;
pub use register::Register;
pub use unlock::Unlock;
