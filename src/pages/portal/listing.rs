//! The rows of a page as they come from the server; a reload keeps the old ones until the new are there.
//! Refuses to know: of what the rows are.

use crate::api::ApiError;
use leptos::{prelude::*, task::spawn_local};
use std::future::Future;
use std::sync::Arc;
use wire::List;

/// Signals for a `Table`; `Copy`.
pub(super) struct Listing<T: Send + Sync + 'static> {
    pub rows: RwSignal<Arc<Vec<T>>>,
    pub loading: RwSignal<bool>,
    pub problem: RwSignal<Option<ApiError>>,
}

impl<T: Send + Sync + 'static> Clone for Listing<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Listing<T> {}

impl<T: Send + Sync + 'static> Listing<T> {
    pub fn new() -> Self {
        Self {
            rows: RwSignal::default(),
            loading: RwSignal::new(true),
            problem: RwSignal::new(None),
        }
    }

    /// Shows what `answer` brings. The page may have gone meanwhile; then nothing happens.
    pub fn fill(self, answer: impl Future<Output = Result<List<T>, ApiError>> + 'static) {
        self.loading.set(true);
        spawn_local(async move {
            match answer.await {
                Ok(list) => {
                    self.rows.set(Arc::new(list.data));
                    self.problem.set(None);
                }
                Err(error) => self.problem.set(Some(error)),
            }
            self.loading.set(false);
        });
    }
}
