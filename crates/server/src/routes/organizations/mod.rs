//! Organizations and everything below `/api/organizations/{id}`, one file per concern. Refuses to know: SQL.

mod closed;
mod collection_changes;
mod collections;
mod confirm;
mod conversion;
mod groups;
mod invite;
mod life;
mod members;
mod notices;
mod removal;
mod role;
mod settings;
mod update;

pub use life::check_keys;
pub use removal::last_owner;

use crate::router::Doors;

pub fn routes() -> Doors {
    Doors::new()
        .with(life::routes())
        .with(settings::routes())
        .with(conversion::routes())
        .with(notices::routes())
        .with(members::routes())
        .with(invite::routes())
        .with(confirm::routes())
        .with(update::routes())
        .with(removal::routes())
        .with(collections::routes())
        .with(collection_changes::routes())
        .with(groups::routes())
}
