//! The Provider Portal (`/providers/…`): clients, members, logs and settings of a provider, for its confirmed users.
//! Refuses to know: what is inside a client; that is the Admin Console.

mod attention;
mod client_access;
mod client_existing;
mod client_name;
mod client_new;
mod client_seats;
mod client_unlink;
mod clients;
mod clients_shown;
mod defaults;
mod deletion;
mod events;
mod gate;
mod import;
mod import_kept;
mod import_rows;
mod listing;
mod member_confirm;
mod member_invite;
mod member_remove;
mod member_role;
mod members;
mod members_shown;
mod own_organization;
mod pool;
mod providers;
mod query;
mod settings;
mod setup;
mod setup_unit;
mod statement;
mod statements;
mod subscription;
mod trouble;

pub use deletion::DeleteProvider;
pub use gate::Portal;
pub use import_kept::Imports;
pub use providers::Providers;
pub use setup::SetupProvider;
pub use setup_unit::SetupUnit;
