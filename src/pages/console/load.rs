//! Reading an organization: its collections with their access, and all its items, opened by the safe.
//! Refuses to know: what is shown.

use super::Here;
use crate::api::{ApiError, ciphers, collections};
use crate::item::trouble::Trouble;
use crate::session::Sessions;
use crate::vault::Row;
use crate::vault::store::Store;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use wire::List;
use wire::collection::Collection;

/// What the console holds of one organization; it goes with the page.
#[derive(Clone, Copy)]
pub struct Shelf {
    pub store: Store,
    /// Collections with their access.
    pub access: RwSignal<Arc<Vec<Collection>>>,
    pub state: RwSignal<State>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    Loading,
    Ready,
    /// Decision D3: the organization lets its provider manage people and collections, not items.
    ItemsClosed,
    Failed(Trouble),
}

impl Shelf {
    pub fn new() -> Self {
        Self {
            store: Store::default(),
            access: RwSignal::default(),
            state: RwSignal::new(State::Loading),
        }
    }

    /// Also used to read again: the list is replaced in one step.
    pub async fn load(self, session: Sessions, here: &Here) {
        let state = match self.read(session, here).await {
            Ok(state) => state,
            Err(trouble) => State::Failed(trouble),
        };
        // The person may have left the page meanwhile.
        let _ = self.state.try_set(state);
    }

    async fn read(self, session: Sessions, here: &Here) -> Result<State, Trouble> {
        let changes = self.store.changes();
        let collections = collections::details_bytes(&here.id).await?;
        let access: List<Collection> = serde_json::from_slice(&collections).map_err(|_| ApiError::Server)?;
        let (items, state) = match here.sees_items {
            true => match ciphers::of_organization(&here.id).await {
                Ok(items) => (Some(items), State::Ready),
                Err(ApiError::NotFound) if here.provider.is_some() => (None, State::ItemsClosed),
                Err(error) => return Err(error.into()),
            },
            false if here.provider.is_some() => (None, State::ItemsClosed),
            false => (None, State::Ready),
        };
        let gathered: Rc<RefCell<Vec<Row>>> = Rc::default();
        let sink = gathered.clone();
        let names = session
            .safe()
            .load_organization(here.id.clone(), items, collections, move |rows| {
                sink.borrow_mut().extend(rows)
            })
            .await?;
        if self.state.try_get_untracked().is_some() {
            if self.store.changes() != changes {
                // Something was saved here meanwhile, which these lists may not know of.
                return Box::pin(self.read(session, here)).await;
            }
            self.store.replace(gathered.take());
            self.store.collections.set(Arc::new(names));
            self.access.set(Arc::new(access.data));
        }
        Ok(state)
    }
}
