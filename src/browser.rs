//! What this browser remembers beyond a session: settings of the app on this machine, and nothing else.
//! Refuses to keep: keys, and tokens that open anything (those live in the tab and the safe). The only place of local
//! storage.

use leptos::prelude::window;

/// Everything that is remembered, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    Language,
    Theme,
    LockAfter,
    /// What happens then: the session locks or logs out.
    IdleEnd,
    /// Whether pictures of websites are shown.
    Sites,
    /// What the generator was last asked for; never what it made.
    Generator,
    /// The identifier of this browser as a device (protocol.md 3.2).
    Device,
    /// The organization or provider that a product was last opened for (W-10); the word names the product.
    Last(&'static str),
    /// Which branches of a filter tree are closed; the word names the tree.
    Closed(String),
    /// By what the server knows this browser instead of a second step, for an address whose owner asked for it. It
    /// opens nothing without the master password.
    Remembered(String),
    /// The key derivation settings an address had at the last login. Public, and needed before any key is open, so
    /// they are not sealed (crypto.md 16, row 1).
    Kdf(String),
}

impl Setting {
    pub fn read(&self) -> Option<String> {
        storage()?.get_item(&self.key()).ok().flatten()
    }

    /// Without storage (private windows, a full disk) a setting lives as long as the page; nothing else depends on it.
    pub fn write(&self, value: &str) {
        if let Some(storage) = storage() {
            let _ = storage.set_item(&self.key(), value);
        }
    }

    pub fn forget(&self) {
        if let Some(storage) = storage() {
            let _ = storage.remove_item(&self.key());
        }
    }

    fn key(&self) -> String {
        match self {
            Self::Language => "claviger.language".into(),
            Self::Theme => "claviger.theme".into(),
            Self::LockAfter => "claviger.lock-after".into(),
            Self::IdleEnd => "claviger.idle-end".into(),
            Self::Sites => "claviger.sites".into(),
            Self::Generator => "claviger.generator".into(),
            Self::Device => "claviger.device".into(),
            Self::Last(product) => format!("claviger.last.{product}"),
            Self::Closed(tree) => format!("claviger.closed.{tree}"),
            Self::Remembered(email) => format!("claviger.remembered.{email}"),
            Self::Kdf(email) => format!("claviger.kdf.{email}"),
        }
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
