//! The master password wherever it is asked: choosing one, proving it again, and what can go wrong.
//! Refuses to know: pages, and the key that is derived from it (the safe).

mod grave;
mod new;
mod prove;
mod step_up;
mod strength;
mod trouble;

pub use grave::GravePart;
pub use new::{NewPassword, NewPasswordFields, words_of};
pub use prove::{mind_last_settings, normalized, prove, remember_settings, settings};
pub use step_up::StepUp;
pub use trouble::Trouble;
