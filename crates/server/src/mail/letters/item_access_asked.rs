//! To the owners of a client: its provider asks to see items (D3).

use crate::mail::letter::{Letter, Words};
use text::mail::Mail;

pub struct ItemAccessAsked {
    pub provider: String,
    pub organization: String,
    pub person: String,
    /// In the asking person's words.
    pub reason: String,
    pub link: String,
}

impl Letter for ItemAccessAsked {
    fn kind(&self) -> &'static str {
        "item_access_asked"
    }

    fn words(&self, t: Mail) -> Words {
        Words::new(t.item_access_asked_subject(&self.provider, &self.organization))
            .say(t.item_access_asked_body(&self.person, &self.provider, &self.organization))
            .say(t.item_access_reason(&self.reason))
            .say(t.item_access_asked_hint())
            .open(t.item_access_asked_action(), &self.link)
    }
}
