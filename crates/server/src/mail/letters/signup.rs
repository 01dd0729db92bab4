//! To an address that asks for an account.

use crate::mail::letter::{Letter, Words};
use text::mail::Mail;

pub struct Signup {
    pub link: String,
    /// How long the link is good for.
    pub minutes: u64,
}

impl Letter for Signup {
    fn kind(&self) -> &'static str {
        "signup"
    }

    fn words(&self, t: Mail) -> Words {
        Words::new(t.signup_subject())
            .say(t.signup_body())
            .say(t.valid_for_minutes(self.minutes))
            .say(t.signup_unasked())
            .open(t.signup_action(), &self.link)
    }
}
