//! To a member who is confirmed.

use crate::mail::letter::{Letter, Words};
use text::mail::Mail;

pub struct OrganizationConfirmed {
    pub organization: String,
    pub link: String,
}

impl Letter for OrganizationConfirmed {
    fn kind(&self) -> &'static str {
        "organization_confirmed"
    }

    fn words(&self, t: Mail) -> Words {
        Words::new(t.organization_confirmed_subject(&self.organization))
            .say(t.organization_confirmed_body(&self.organization))
            .open(t.open_vaults(), &self.link)
    }
}
