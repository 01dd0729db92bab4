//! A list that the server searches, read page by page. Refuses to know: what is in its rows.

use super::Desk;
use crate::api::ApiError;
use crate::ui::Button;
use leptos::{prelude::*, task::spawn_local};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use wire::operator::Page;

/// Token, search and number of the page.
type Ask<T> = fn(String, String, usize) -> Pin<Box<dyn Future<Output = Result<Page<T>, ApiError>>>>;

/// The server answers this many at once.
const PAGE: usize = 25;

pub(super) struct Found<T: Send + Sync + 'static> {
    desk: Desk,
    ask: Ask<T>,
    pub rows: RwSignal<Arc<Vec<T>>>,
    pub total: RwSignal<usize>,
    pub loading: RwSignal<bool>,
    pub problem: RwSignal<Option<String>>,
    pub search: RwSignal<String>,
}

impl<T: Send + Sync + 'static> Clone for Found<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Found<T> {}

impl<T: Clone + Send + Sync + 'static> Found<T> {
    /// Begins to read at once.
    pub fn of(desk: Desk, ask: Ask<T>) -> Self {
        let found = Self {
            desk,
            ask,
            rows: RwSignal::default(),
            total: RwSignal::new(0),
            loading: RwSignal::new(true),
            problem: RwSignal::new(None),
            search: RwSignal::new(String::new()),
        };
        found.load(0);
        found
    }

    /// The next page is put below; page 0 begins again.
    pub fn load(self, page: usize) {
        self.loading.set(true);
        spawn_local(async move {
            let asked = self.search.get_untracked();
            let answer = (self.ask)(self.desk.token(), asked.clone(), page).await;
            // Typed on meanwhile: a later answer follows.
            if self.search.try_get_untracked() != Some(asked) {
                return;
            }
            match answer {
                Ok(found) => {
                    let mut all = match page {
                        0 => Vec::new(),
                        _ => self.rows.get_untracked().to_vec(),
                    };
                    all.extend(found.data);
                    self.rows.set(Arc::new(all));
                    self.total.set(usize::try_from(found.total).unwrap_or_default());
                    self.problem.set(None);
                }
                Err(error) => self.problem.set(Some(self.desk.refused(&error))),
            }
            let _ = self.loading.try_set(false);
        });
    }

    pub fn look_for(self, text: String) {
        self.search.set(text);
        self.load(0);
    }

    /// The button below the list, while there is more.
    pub fn more(self) -> impl IntoView {
        let t = self.desk.t.operator();
        move || {
            let shown = self.rows.with(|rows| rows.len());
            (shown < self.total.get()).then(|| {
                view! {
                    <div class="log-foot">
                        <Button busy=self.loading on_press=move || self.load(shown.div_ceil(PAGE))>{t.more()}</Button>
                    </div>
                }
            })
        }
    }
}
