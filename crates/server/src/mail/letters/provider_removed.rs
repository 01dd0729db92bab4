//! To a provider's member who was removed.

use crate::mail::letter::{Letter, Words};
use text::mail::Mail;

pub struct ProviderRemoved {
    pub provider: String,
}

impl Letter for ProviderRemoved {
    fn kind(&self) -> &'static str {
        "provider_removed"
    }

    fn words(&self, t: Mail) -> Words {
        Words::new(t.provider_removed_subject(&self.provider)).say(t.provider_removed_body(&self.provider))
    }
}
