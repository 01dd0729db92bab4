//! Syncing: the server's answer goes to the safe, opened rows go to the store (architecture.md 3). What this browser
//! kept of the last answer, sealed, shows rows before the server has answered, and spares the download when nothing
//! changed. Refuses to know: what a page does with them.

use super::{Session, Sessions};
use crate::api::sync::Tagged;
use crate::api::{self, ApiError};
use crate::kept_bytes::Kept;
use crate::safe::{Notice, Problem, Whose};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;
use text::Texts;
use web_sys::Blob;
use wire::{EncString, OrgId, UserId};

/// Why a sync did not come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyncProblem {
    Api(ApiError),
    Safe(Problem),
}

impl SyncProblem {
    /// What went wrong and what to do next.
    pub fn sentence(&self, t: Texts) -> String {
        match self {
            Self::Api(error) => error.sentence(t.errors()),
            Self::Safe(_) => t.sign_in().safe_stopped().to_owned(),
        }
    }
}

impl Sessions {
    /// A full sync, if there is anything new. The first one shows rows batch by batch; a later one replaces them in
    /// one step.
    pub async fn sync(self) -> Result<(), SyncProblem> {
        let user_id = self.account().map(|account| account.user_id).unwrap_or_default();
        if self.store.person.with_untracked(Option::is_none) {
            self.begin(&user_id).await?;
        }
        let asked = self.syncs.try_update_value(|syncs| {
            syncs.asked += 1;
            syncs.asked
        });
        let Some(fresh) = self.ask().await? else {
            return Ok(());
        };
        // Asked for before an answer that is here already: older than what is shown.
        let is_late = self.syncs.try_update_value(|syncs| {
            let is_late = asked < Some(syncs.shown);
            syncs.shown = syncs.shown.max(asked.unwrap_or_default());
            is_late
        });
        if is_late != Some(false) {
            return Ok(());
        }
        let first = self.store.person.with_untracked(Option::is_none);
        self.load(fresh.blob.clone(), first).await?;
        self.tag.set_value(Some(fresh.tag.clone()));
        spawn_local(async move {
            Kept::Sync(user_id).write(&fresh.tag, &fresh.blob).await;
            self.look().await;
        });
        Ok(())
    }

    /// The server's state of things, unless it is the one shown. What is saved here while an answer is on its way may
    /// be missing in it: then it is asked for again.
    async fn ask(self) -> Result<Option<Tagged>, SyncProblem> {
        loop {
            let changes = self.store.changes();
            let tag = self.tag.get_value();
            let fresh = api::sync::sync(tag.as_deref()).await.map_err(SyncProblem::Api)?;
            if fresh.is_none() || self.store.changes() == changes {
                return Ok(fresh);
            }
        }
    }

    /// After a change of roles (provider set up, invitation accepted): a new access token first, because claims are
    /// made when a token is, then everything this person now reaches (protocol.md 14.2).
    pub async fn sync_with_new_roles(self) -> Result<(), SyncProblem> {
        api::tokens::renew();
        self.sync().await
    }

    /// The person knows why this device's memory differs: keys that were shut out open, so everything is loaded again.
    pub async fn accept_notices(self) -> Result<(), SyncProblem> {
        let noticed = self.safe().accept_notices().await;
        self.keep(noticed.map_err(SyncProblem::Safe)?).await;
        self.tag.set_value(None);
        self.sync().await
    }

    /// The person knows this organization, or has accepted its invitation here.
    pub async fn trust(self, organization: OrgId) -> Result<(), Problem> {
        let noticed = self.safe().trust(organization).await?;
        self.keep(noticed).await;
        Ok(())
    }

    /// An organization's or provider's key for a person being confirmed; their public key is remembered, and one that
    /// differs from the remembered one is refused.
    pub async fn share_key(
        self,
        whose: Whose,
        person: UserId,
        public_key: &str,
    ) -> Result<EncString, Problem> {
        let shared = self.safe().share_key(whose, person, public_key).await;
        if let Ok(noticed) = self.safe().notices().await {
            self.keep(noticed).await;
        }
        shared
    }

    /// With what this browser kept: the memory of the device, and rows of the last answer. An answer that does not
    /// load any more is as good as none.
    async fn begin(self, user_id: &UserId) -> Result<(), SyncProblem> {
        self.store.clear();
        let memory = Kept::Memory(user_id.clone()).read().await.map(|kept| kept.blob);
        self.safe().recall(memory).await.map_err(SyncProblem::Safe)?;
        if let Some(kept) = Kept::Sync(user_id.clone()).read().await
            && self.load(kept.blob, true).await.is_ok()
        {
            self.tag.set_value(Some(kept.label));
            spawn_local(self.look());
        } else {
            self.store.clear();
        }
        Ok(())
    }

    async fn load(self, sync: Blob, first: bool) -> Result<(), SyncProblem> {
        let store = self.store;
        let gathered = Rc::new(RefCell::new(Vec::new()));
        let sink = gathered.clone();
        let on_rows = move |rows| {
            if first {
                store.append(rows);
            } else {
                sink.borrow_mut().extend(rows);
            }
        };
        let loaded = self.safe().load(sync, on_rows).await;
        let loaded = loaded.map_err(SyncProblem::Safe)?;
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

    /// Compares with what this device remembers, once the rows are on the screen. A safe that was locked meanwhile has
    /// nothing to say.
    async fn look(self) {
        if let Ok(noticed) = self.safe().look().await {
            self.keep(noticed).await;
        }
    }

    async fn keep(self, (notices, memory): (Vec<Notice>, Blob)) {
        let Some(account) = self.account().filter(|_| self.is_unlocked()) else {
            return;
        };
        // First what is remembered: a notice that went must not come back because the page was closed at once.
        Kept::Memory(account.user_id).write("", &memory).await;
        if self.is_unlocked() {
            self.store.set_notices(notices);
        }
    }
}
