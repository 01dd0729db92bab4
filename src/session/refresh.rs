//! Syncing: the server's answer goes to the safe, opened rows go to the store (architecture.md 3).
//! Refuses to know: what a page does with them.

use super::{Session, Sessions};
use crate::api::{self, ApiError};
use crate::safe::Problem;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// Why a sync did not come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyncProblem {
    Api(ApiError),
    Safe(Problem),
}

impl Sessions {
    /// A full sync. The first one shows rows batch by batch; a later one replaces them in one step.
    pub async fn sync(self) -> Result<(), SyncProblem> {
        let bytes = api::sync::sync().await.map_err(SyncProblem::Api)?;
        let store = self.store;
        let first = store.person.with_untracked(Option::is_none);
        if first {
            store.clear();
        }
        let gathered = Rc::new(RefCell::new(Vec::new()));
        let sink = gathered.clone();
        let on_rows = move |rows| {
            if first {
                store.append(rows);
            } else {
                sink.borrow_mut().extend(rows);
            }
        };
        let loaded = self
            .safe()
            .load(bytes, on_rows)
            .await
            .map_err(SyncProblem::Safe)?;
        // Locked while the answer was on its way: what arrives late stays out.
        if !matches!(self.current.get_untracked(), Session::Unlocked(_)) {
            store.clear();
            return Err(SyncProblem::Safe(Problem::Locked));
        }
        if !first {
            store.replace(gathered.take());
        }
        store.set_names(loaded);
        Ok(())
    }

    /// After a change of roles (provider set up, invitation accepted): a new access token first, because claims are
    /// made when a token is, then everything this person now reaches (protocol.md 14.2).
    pub async fn sync_with_new_roles(self) -> Result<(), SyncProblem> {
        api::tokens::renew();
        self.sync().await
    }
}
