//! One account with many items, for benches: eight sealed strings each under an item key of its own, as current
//! clients write them. Refuses to know: what is measured with it.

use crate::Result;
use crate::items::{Draft, login};
use crate::person::{Door, Person};

/// Logs in, or registers when there is no such account, and makes `items` logins.
pub fn fill(server: &str, email: &str, password: &str, items: u32, said: &mut dyn FnMut(&str)) -> Result<()> {
    let person = match Person::log_in(server, email, password) {
        Ok(person) => person,
        Err(_) => Person::register(server, "Load", email, password, &Door::Open)?,
    };
    for number in 1..=items {
        person.make_item(numbered(number))?;
        if number % 1000 == 0 {
            said(&format!("{number} items"));
        }
    }
    Ok(())
}

fn numbered(number: u32) -> Draft {
    let site = format!("https://www.site{}.example/login", number % 997);
    login(
        &format!("Item {number} of the ledger"),
        &format!("person{number}@example.com"),
        &[&site],
    )
    .notes(&format!(
        "Notes of item {number}, a line or two that people keep beside a password."
    ))
    .totp("JBSWY3DPEHPK3PXP")
    .field(0, "customer", &format!("C-{number}"))
}
