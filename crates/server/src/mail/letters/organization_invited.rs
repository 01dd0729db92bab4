//! To somebody invited to an organization.

use crate::mail::letter::{INVITATION_DAYS, Letter, Words};
use text::mail::Mail;

pub struct OrganizationInvited {
    pub organization: String,
    pub link: String,
}

impl Letter for OrganizationInvited {
    fn kind(&self) -> &'static str {
        "organization_invited"
    }

    fn words(&self, t: Mail) -> Words {
        Words::new(t.organization_invited_subject(&self.organization))
            .say(t.organization_invited_body(&self.organization))
            .say(t.valid_for_days(INVITATION_DAYS))
            .say(t.unexpected())
            .open(t.organization_invited_action(), &self.link)
    }
}
