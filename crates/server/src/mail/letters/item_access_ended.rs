//! To who asked to see items: an owner has ended it (D3).

use crate::mail::letter::{Letter, Words};
use text::mail::Mail;

pub struct ItemAccessEnded {
    pub organization: String,
}

impl Letter for ItemAccessEnded {
    fn kind(&self) -> &'static str {
        "item_access_ended"
    }

    fn words(&self, t: Mail) -> Words {
        Words::new(t.item_access_ended_subject(&self.organization))
            .say(t.item_access_ended_body(&self.organization))
    }
}
