//! A native client of the protocol: registers people, sets up a provider, seals items, all through HTTP with real
//! keys, as any client does. Refuses to know: the server's database and code.

pub mod http;
pub mod invitation;
pub mod items;
pub mod load;
pub mod look;
pub mod organization;
pub mod person;
pub mod provider;
pub mod story;

/// A sentence for the person at the terminal: what was tried, and what came back.
#[derive(Debug)]
pub struct Failed(pub String);

pub type Result<T> = std::result::Result<T, Failed>;

impl std::fmt::Display for Failed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Keyring errors say little on purpose; what was being done says the rest.
pub trait While<T> {
    fn during(self, what: &str) -> Result<T>;
}

impl<T, E: std::fmt::Debug> While<T> for std::result::Result<T, E> {
    fn during(self, what: &str) -> Result<T> {
        self.map_err(|error| Failed(format!("{what}: {error:?}")))
    }
}
