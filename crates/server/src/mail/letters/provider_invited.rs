//! To somebody invited to a provider (P-65).

use crate::mail::letter::{INVITATION_DAYS, Letter, Words};
use text::mail::Mail;

pub struct ProviderInvited {
    pub provider: String,
    pub link: String,
}

impl Letter for ProviderInvited {
    fn kind(&self) -> &'static str {
        "provider_invited"
    }

    fn words(&self, t: Mail) -> Words {
        Words::new(t.provider_invited_subject(&self.provider))
            .say(t.provider_invited_body(&self.provider))
            .say(t.valid_for_days(INVITATION_DAYS))
            .say(t.unexpected())
            .open(t.provider_invited_action(), &self.link)
    }
}
