//! To who asked to see items: not now (D3).

use crate::mail::letter::{Letter, Words};
use text::mail::Mail;

pub struct ItemAccessDeclined {
    pub organization: String,
}

impl Letter for ItemAccessDeclined {
    fn kind(&self) -> &'static str {
        "item_access_declined"
    }

    fn words(&self, t: Mail) -> Words {
        Words::new(t.item_access_declined_subject(&self.organization))
            .say(t.item_access_declined_body(&self.organization))
    }
}
