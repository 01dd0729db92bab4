//! The state of a portal page in its URL: search, sort, filter, and which dialog is open for which row.
//! Refuses to know: what they mean; links to `?dialog=new` work like a click.

use crate::table::Sort;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::query_signal_with_options;

/// Typing and sorting leave no trail in the history; opening a dialog does, so that Back closes it.
#[derive(Clone, Copy)]
pub(super) struct Query {
    pub search: Signal<String>,
    set_search: SignalSetter<Option<String>>,
    pub sort: Signal<Sort>,
    set_sort: SignalSetter<Option<String>>,
    pub show: Signal<String>,
    set_show: SignalSetter<Option<String>>,
    dialog: Memo<Option<String>>,
    open: SignalSetter<Option<String>>,
    close: SignalSetter<Option<String>>,
}

impl Query {
    /// `first` is the column that sorts when the URL says nothing.
    pub fn of_page(first: &'static str) -> Self {
        let quiet = || NavigateOptions {
            replace: true,
            scroll: false,
            ..NavigateOptions::default()
        };
        let loud = NavigateOptions {
            scroll: false,
            ..NavigateOptions::default()
        };
        let (search, set_search) = query_signal_with_options::<String>("search", quiet());
        let (sort, set_sort) = query_signal_with_options::<String>("sort", quiet());
        let (show, set_show) = query_signal_with_options::<String>("show", quiet());
        let (dialog, open) = query_signal_with_options::<String>("dialog", loud);
        let (_, close) = query_signal_with_options::<String>("dialog", quiet());
        let sorted = move || {
            sort.with(|sort| sort.as_deref().and_then(Sort::parse))
                .unwrap_or_else(|| Sort::up(first))
        };
        Self {
            search: Signal::derive(move || search.get().unwrap_or_default()),
            set_search,
            sort: Memo::new(move |_| sorted()).into(),
            set_sort,
            show: Signal::derive(move || show.get().unwrap_or_else(|| "all".to_owned())),
            set_show,
            dialog,
            open,
            close,
        }
    }

    pub fn search_for(self, text: String) {
        self.set_search.set((!text.is_empty()).then_some(text));
    }

    pub fn sort_by(self, sort: &Sort) {
        self.set_sort.set(Some(sort.to_string()));
    }

    pub fn show_only(self, which: String) {
        self.set_show.set((which != "all").then_some(which));
    }

    /// Which dialog, and for which row (empty: none in particular).
    pub fn dialog(self) -> Option<(String, String)> {
        let text = self.dialog.get()?;
        let (name, id) = text.split_once(':').unwrap_or((text.as_str(), ""));
        Some((name.to_owned(), id.to_owned()))
    }

    pub fn open(self, name: &str, id: &str) {
        let text = if id.is_empty() {
            name.to_owned()
        } else {
            format!("{name}:{id}")
        };
        self.open.set(Some(text));
    }

    pub fn close(self) {
        self.close.set(None);
    }
}
