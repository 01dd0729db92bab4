//! To the provider's admins: an invitation was accepted.

use crate::mail::letter::{Letter, Words};
use text::mail::Mail;

pub struct ProviderAccepted {
    pub provider: String,
    pub person: String,
    pub link: String,
}

impl Letter for ProviderAccepted {
    fn kind(&self) -> &'static str {
        "provider_accepted"
    }

    fn words(&self, t: Mail) -> Words {
        Words::new(t.provider_accepted_subject(&self.provider))
            .say(t.provider_accepted_body(&self.person, &self.provider))
            .open(t.provider_accepted_action(), &self.link)
    }
}
