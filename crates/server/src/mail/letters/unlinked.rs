//! To the owners of an organization that runs itself from now on (P-5C).

use crate::mail::letter::{Letter, Words};
use text::mail::Mail;

pub struct Unlinked {
    pub provider: String,
    pub organization: String,
}

impl Letter for Unlinked {
    fn kind(&self) -> &'static str {
        "unlinked"
    }

    fn words(&self, t: Mail) -> Words {
        Words::new(t.unlinked_subject(&self.organization))
            .say(t.unlinked_body(&self.provider, &self.organization))
    }
}
