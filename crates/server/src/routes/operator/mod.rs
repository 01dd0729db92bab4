//! The operator's page: signing in with the operator's token, and everything the command line can do, by HTTP. Every
//! route but the signing in wants a live operator session; accounts have none. Refuses to know: the rules (`operator::acts`).

mod organizations;
mod plans;
mod providers;
mod sign_in;

use crate::router::Doors;

pub fn routes() -> Doors {
    Doors::new()
        .with(sign_in::routes())
        .with(providers::routes())
        .with(organizations::routes())
        .with(plans::routes())
}
