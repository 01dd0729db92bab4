//! To a provider's member who is confirmed.

use crate::mail::letter::{Letter, Words};
use text::mail::Mail;

pub struct ProviderConfirmed {
    pub provider: String,
    pub link: String,
}

impl Letter for ProviderConfirmed {
    fn kind(&self) -> &'static str {
        "provider_confirmed"
    }

    fn words(&self, t: Mail) -> Words {
        Words::new(t.provider_confirmed_subject(&self.provider))
            .say(t.provider_confirmed_body(&self.provider))
            .open(t.provider_confirmed_action(), &self.link)
    }
}
