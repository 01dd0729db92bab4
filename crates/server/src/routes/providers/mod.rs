//! Providers and everything below `/api/providers/{id}`, one file per concern (protocol.md 14). Refuses to know: SQL.

mod billing;
mod client_batch;
pub mod client_new;
mod clients;
mod defaults;
mod invite;
mod life;
mod links;
mod people;
mod statements;

pub use links::attach_own;

use crate::router::Doors;

pub fn routes() -> Doors {
    Doors::new()
        .with(life::routes())
        .with(people::routes())
        .with(invite::routes())
        .with(clients::routes())
        .with(client_new::routes())
        .with(client_batch::routes())
        .with(defaults::routes())
        .with(links::routes())
        .with(billing::routes())
        .with(statements::routes())
}
