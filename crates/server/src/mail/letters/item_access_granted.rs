//! To who asked to see items: they are open (D3).

use crate::mail::letter::{Letter, Words};
use text::mail::Mail;

pub struct ItemAccessGranted {
    pub organization: String,
    /// A moment, worded.
    pub until: String,
    pub link: String,
}

impl Letter for ItemAccessGranted {
    fn kind(&self) -> &'static str {
        "item_access_granted"
    }

    fn words(&self, t: Mail) -> Words {
        Words::new(t.item_access_granted_subject(&self.organization))
            .say(t.item_access_granted_body(&self.organization, &self.until))
            .open(t.item_access_granted_action(), &self.link)
    }
}
