//! To those who confirm members: an invitation was accepted.

use crate::mail::letter::{Letter, Words};
use text::mail::Mail;

pub struct OrganizationAccepted {
    pub organization: String,
    pub person: String,
    pub link: String,
}

impl Letter for OrganizationAccepted {
    fn kind(&self) -> &'static str {
        "organization_accepted"
    }

    fn words(&self, t: Mail) -> Words {
        Words::new(t.organization_accepted_subject(&self.organization))
            .say(t.organization_accepted_body(&self.person, &self.organization))
            .open(t.organization_accepted_action(), &self.link)
    }
}
