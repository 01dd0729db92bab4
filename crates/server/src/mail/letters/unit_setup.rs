//! To the owner of an organization that may become a business unit (P-13).

use crate::mail::letter::{INVITATION_DAYS, Letter, Words};
use text::mail::Mail;

pub struct UnitSetup {
    pub organization: String,
    pub link: String,
}

impl Letter for UnitSetup {
    fn kind(&self) -> &'static str {
        "unit_setup"
    }

    fn words(&self, t: Mail) -> Words {
        Words::new(t.unit_setup_subject(&self.organization))
            .say(t.unit_setup_body(&self.organization))
            .say(t.valid_for_days(INVITATION_DAYS))
            .say(t.unexpected())
            .open(t.unit_setup_action(), &self.link)
    }
}
