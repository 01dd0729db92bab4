//! `Session { SignedOut, Locked, Unlocked }` of this tab: who is here, and whether their keys are in the safe.
//! The refresh token survives a reload in the tab's own storage; keys never do. Refuses to know: pages.

pub mod device;
mod idle;
mod kept;
mod refresh;
mod watch;

use crate::api::tokens::{self, Change};
use crate::safe::Safe;
use crate::vault::store::Store;
pub use idle::{IdleEnd, LockAfter};
use kept::Kept;
use leptos::prelude::*;
use leptos::task::spawn_local;
pub use refresh::SyncProblem;
use serde::{Deserialize, Serialize};
pub use watch::watch_elsewhere;
use wire::UserId;

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

/// The session in the context, above the router and the language.
#[derive(Clone, Copy)]
pub struct Sessions {
    current: RwSignal<Session>,
    ended: RwSignal<bool>,
    lock_after: RwSignal<LockAfter>,
    idle_end: RwSignal<IdleEnd>,
    safe: StoredValue<Safe>,
    store: Store,
    /// The server's tag for what the store shows.
    tag: StoredValue<Option<String>>,
    syncs: StoredValue<Syncs>,
}

/// Numbers of syncs in the order they were asked for.
#[derive(Clone, Copy, Default)]
struct Syncs {
    asked: u64,
    /// The latest one whose answer is shown.
    shown: u64,
}

pub fn use_session() -> Sessions {
    expect_context()
}

impl Sessions {
    /// At start: locked when this tab was logged in before the reload, else signed out.
    pub fn restore(store: Store) -> Self {
        let current = match kept::read() {
            Some(kept) => {
                tokens::restore(kept.refresh_token);
                Session::Locked(kept.account)
            }
            None => Session::SignedOut,
        };
        let session = Self {
            current: RwSignal::new(current),
            ended: RwSignal::new(false),
            lock_after: RwSignal::new(LockAfter::stored()),
            idle_end: RwSignal::new(IdleEnd::stored()),
            safe: StoredValue::new(Safe::start()),
            store,
            tag: StoredValue::new(None),
            syncs: StoredValue::new(Syncs::default()),
        };
        tokens::listen(move |change| session.hear(change));
        idle::watch(session);
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

    pub fn is_unlocked(self) -> bool {
        matches!(self.current.get_untracked(), Session::Unlocked(_))
    }

    pub fn safe(self) -> Safe {
        self.safe.get_value()
    }

    /// The keys are in the safe.
    pub fn unlocked(self, account: Account) {
        self.ended.set(false);
        idle::touch();
        self.current.set(Session::Unlocked(account));
    }

    /// Remembers a fresh login for reloads of this tab.
    pub fn remember(self, account: &Account, refresh_token: &str) {
        kept::write(Some(&Kept {
            account: account.clone(),
            refresh_token: refresh_token.to_owned(),
        }));
    }

    /// Terminates the safe and everything that was opened (architecture.md 2).
    pub fn lock(self) {
        if let Session::Unlocked(account) = self.current.get_untracked() {
            // First the pages go, then what they showed: no page sees an emptied store.
            self.current.set(Session::Locked(account));
            self.empty();
        }
    }

    pub fn log_out(self) {
        tokens::forget();
        kept::write(None);
        if let Some(account) = self.account() {
            // What this device remembers stays: it is what tells a lying server at the next login.
            spawn_local(async move { crate::kept_bytes::Kept::Sync(account.user_id).forget().await });
        }
        self.current.set(Session::SignedOut);
        self.empty();
    }

    /// Whether the last session was ended by the server: the login page says so. Reactive.
    pub fn ended_by_server(self) -> bool {
        self.ended.get()
    }

    /// After how long without a touch the session ends itself. Reactive.
    pub fn lock_after(self) -> LockAfter {
        self.lock_after.get()
    }

    pub fn set_lock_after(self, after: LockAfter) {
        after.store();
        self.lock_after.set(after);
    }

    /// What happens after that time. Reactive.
    pub fn idle_end(self) -> IdleEnd {
        self.idle_end.get()
    }

    pub fn set_idle_end(self, end: IdleEnd) {
        end.store();
        self.idle_end.set(end);
    }

    fn empty(self) {
        self.safe().lock();
        self.store.clear();
        self.tag.set_value(None);
    }

    fn hear(self, change: Change) {
        match change {
            Change::Rotated(refresh_token) => {
                if let Some(account) = self.account() {
                    self.remember(&account, &refresh_token);
                }
            }
            Change::Dead if self.account().is_some() => {
                self.ended.set(true);
                self.log_out();
            }
            Change::Dead => {}
        }
    }
}
