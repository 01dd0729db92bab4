//! Providers and everything below `/api/providers/{id}`, one file per concern (protocol.md 14). Refuses to know: SQL.

mod billing;
mod clients;
mod invite;
mod life;
mod links;
mod people;

use crate::router::Doors;

pub fn routes() -> Doors {
    Doors::new()
        .with(life::routes())
        .with(people::routes())
        .with(invite::routes())
        .with(clients::routes())
        .with(links::routes())
        .with(billing::routes())
}
