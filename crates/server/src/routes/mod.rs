//! The routes, one file per resource. Each file offers `routes()`; handlers begin with who may. Refuses to know: SQL.

pub mod accounts;
pub mod attachments;
pub mod ciphers;
pub mod devices;
pub mod event_sheet;
pub mod events;
pub mod folders;
pub mod icons;
pub mod item_access;
pub mod meta;
pub mod notifications;
pub mod operator;
pub mod organizations;
pub mod password;
pub mod prelogin;
pub mod providers;
pub mod register;
pub mod settings;
pub mod sync;
pub mod token;
pub mod two_factor;

use crate::router::Doors;

pub fn all() -> Doors {
    Doors::new()
        .with(meta::routes())
        .with(icons::routes())
        .with(prelogin::routes())
        .with(register::routes())
        .with(token::routes())
        .with(accounts::routes())
        .with(password::routes())
        .with(two_factor::routes())
        .with(devices::routes())
        .with(settings::routes())
        .with(folders::routes())
        .with(ciphers::routes())
        .with(attachments::routes())
        .with(sync::routes())
        .with(notifications::routes())
        .with(organizations::routes())
        .with(providers::routes())
        .with(item_access::routes())
        .with(events::routes())
        .with(event_sheet::routes())
        .with(operator::routes())
}
