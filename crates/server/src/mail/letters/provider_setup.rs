//! To the first admin of a new provider (P-14).

use crate::mail::letter::{INVITATION_DAYS, Letter, Words};
use text::mail::Mail;

pub struct ProviderSetup {
    pub link: String,
}

impl Letter for ProviderSetup {
    fn kind(&self) -> &'static str {
        "provider_setup"
    }

    fn words(&self, t: Mail) -> Words {
        Words::new(t.provider_setup_subject())
            .say(t.provider_setup_body())
            .say(t.valid_for_days(INVITATION_DAYS))
            .say(t.unexpected())
            .open(t.provider_setup_action(), &self.link)
    }
}
