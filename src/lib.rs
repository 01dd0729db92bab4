//! The web app: Provider Portal, Admin Console and Vaults, client side.
//! Refuses to know: keys (the safe's worker holds them) and what the server stores.

pub mod safe;
pub mod vault;
