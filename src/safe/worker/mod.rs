//! Inside the worker: keys, sealed items, and the answers to what the page asks.
//! Refuses to know: the page, HTTP and leptos. Plaintext lives as long as one answer takes.

mod account;
mod chain;
mod comparison;
mod concealed;
#[cfg(target_arch = "wasm32")]
mod desk;
mod digest;
mod exports;
mod files;
mod inside;
mod items;
mod keeper;
mod line;
mod load;
mod memory;
mod names;
mod organizations;
mod pieces;
mod profile;
mod rows;
mod sealed_items;
mod source;
mod walk;
mod witness;

#[cfg(target_arch = "wasm32")]
pub use desk::run;
pub use keeper::Keeper;
pub use source::Source;
