//! To a confirmed admin of a provider: the link that deletes it (P-18).

use crate::mail::letter::{Letter, Words};
use text::mail::Mail;

pub struct ProviderDeletion {
    pub provider: String,
    pub link: String,
}

impl Letter for ProviderDeletion {
    fn kind(&self) -> &'static str {
        "provider_deletion"
    }

    fn words(&self, t: Mail) -> Words {
        Words::new(t.provider_deletion_subject(&self.provider))
            .say(t.provider_deletion_body(&self.provider))
            .say(t.valid_for_minutes(60))
            .say(t.unexpected())
            .open(t.provider_deletion_action(), &self.link)
    }
}
