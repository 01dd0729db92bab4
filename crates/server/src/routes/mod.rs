//! The routes, one file per resource. Each file offers `routes()`; handlers begin with who may. Refuses to know: SQL.

pub mod meta;

use crate::router::Doors;

pub fn all() -> Doors {
    Doors::new().with(meta::routes())
}
