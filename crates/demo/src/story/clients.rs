//! What the owners of the three overview clients keep. Refuses to know: how clients come about.

use crate::Result;
use crate::items::{card, identity, login, note};
use crate::person::Person;
use wire::OrgId;

/// A handful of items each, so that a technician who opens a client finds something.
pub fn fill(owner: &Person, organization: &OrgId, at: usize) -> Result<()> {
    let first = [owner.first_collection(organization)?];
    let domain = ["first", "second", "third"][at];
    let site = format!("https://www.{domain}.example");
    let mut drafts = vec![
        login(
            "Domain registrar",
            &format!("it@{domain}.example"),
            &["https://registrar.example/login"],
        )
        .notes("Renews itself each March."),
        login("Website administration", "admin", &[&format!("{site}/admin")]).field(0, "Version", "6.4"),
        note("Alarm codes", "Front door 4711, night watch +33 1 99 00 00 17"),
    ];
    if at == 0 {
        let who = ("Ms", "Olivia", "First");
        drafts.push(identity(
            "Olivia First",
            who,
            "1 First Avenue",
            ("75001", "Paris"),
        ));
        drafts.push(card(
            "Company card",
            "Olivia First",
            "Visa",
            "4242424242424242",
            ("11", "2029"),
        ));
    }
    for draft in drafts {
        owner.make_shared_item(draft, organization, &first)?;
    }
    Ok(())
}
