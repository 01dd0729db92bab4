//! `Session { SignedOut, Locked, Unlocked }` of this tab: who is here, and whether their keys are in the safe.
//! The refresh token survives a reload in the tab's own storage; keys never do. Refuses to know: pages.

use crate::api::tokens::{self, Change};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use wire::UserId;

const STORED: &str = "claviger.session";

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Session {
    SignedOut,
    /// Known to the server; the keys are not in the safe.
    Locked(Account),
    Unlocked(Account),
}

/// Whose session it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    pub user_id: UserId,
    pub email: String,
}

/// What the tab's storage holds over a reload.
#[derive(Serialize, Deserialize)]
struct Stored {
    account: Account,
    refresh_token: String,
}

/// The session in the context, above the router and the language.
#[derive(Clone, Copy)]
pub struct Sessions {
    current: RwSignal<Session>,
}

pub fn use_session() -> Sessions {
    expect_context()
}

impl Sessions {
    /// At start: locked when this tab was logged in before the reload, else signed out.
    pub fn restore() -> Self {
        let stored = read();
        let current = match &stored {
            Some(stored) => {
                tokens::restore(stored.refresh_token.clone());
                Session::Locked(stored.account.clone())
            }
            None => Session::SignedOut,
        };
        let session = Self {
            current: RwSignal::new(current),
        };
        tokens::listen(move |change| session.hear(change));
        session
    }

    /// Reactive.
    pub fn current(self) -> Session {
        self.current.get()
    }

    pub fn account(self) -> Option<Account> {
        match self.current.get_untracked() {
            Session::SignedOut => None,
            Session::Locked(account) | Session::Unlocked(account) => Some(account),
        }
    }

    /// The keys are in the safe.
    pub fn unlocked(self, account: Account) {
        self.current.set(Session::Unlocked(account));
    }

    /// Remembers a fresh login for reloads of this tab.
    pub fn remember(self, account: &Account, refresh_token: &str) {
        let stored = Stored {
            account: account.clone(),
            refresh_token: refresh_token.to_owned(),
        };
        write(Some(&stored));
    }

    pub fn lock(self) {
        if let Session::Unlocked(account) = self.current.get_untracked() {
            self.current.set(Session::Locked(account));
        }
    }

    pub fn log_out(self) {
        tokens::forget();
        write(None);
        self.current.set(Session::SignedOut);
    }

    fn hear(self, change: Change) {
        match change {
            Change::Rotated(refresh_token) => {
                if let Some(account) = self.account() {
                    self.remember(&account, &refresh_token);
                }
            }
            Change::Dead => self.log_out(),
        }
    }
}

fn read() -> Option<Stored> {
    let text = storage()?.get_item(STORED).ok().flatten()?;
    serde_json::from_str(&text).ok()
}

fn write(stored: Option<&Stored>) {
    let Some(storage) = storage() else { return };
    // A full or forbidden storage only means that a reload asks for the login again.
    let _ = match stored.and_then(|stored| serde_json::to_string(stored).ok()) {
        Some(text) => storage.set_item(STORED, &text),
        None => storage.remove_item(STORED),
    };
}

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}
