//! To a member who was removed.

use crate::mail::letter::{Letter, Words};
use text::mail::Mail;

pub struct OrganizationRemoved {
    pub organization: String,
}

impl Letter for OrganizationRemoved {
    fn kind(&self) -> &'static str {
        "organization_removed"
    }

    fn words(&self, t: Mail) -> Words {
        Words::new(t.organization_removed_subject(&self.organization))
            .say(t.organization_removed_body(&self.organization))
    }
}
