//! The state of a portal page in its URL: search, sort, filter, and which dialog is open for which row.
//! Refuses to know: what they mean; links to `?dialog=new` work like a click.

use crate::query_value::QueryValue;
use crate::table::Sort;
use leptos::prelude::*;

/// Typing and sorting leave no trail in the history; opening a dialog does, so that Back closes it.
#[derive(Clone, Copy)]
pub(super) struct Query {
    pub search: Signal<String>,
    searched: QueryValue,
    pub sort: Signal<Sort>,
    sorted: QueryValue,
    pub show: Signal<String>,
    shown: QueryValue,
    dialog: QueryValue,
}

impl Query {
    /// `first` is the column that sorts when the URL says nothing.
    pub fn of_page(first: &'static str) -> Self {
        let (searched, sorted) = (QueryValue::of_page("search"), QueryValue::of_page("sort"));
        let (shown, dialog) = (QueryValue::of_page("show"), QueryValue::of_page("dialog"));
        let sort = move || {
            sorted
                .with(|sort| sort.and_then(Sort::parse))
                .unwrap_or_else(|| Sort::up(first))
        };
        Self {
            search: Signal::derive(move || searched.get().unwrap_or_default()),
            searched,
            sort: Memo::new(move |_| sort()).into(),
            sorted,
            show: Signal::derive(move || shown.get().unwrap_or_else(|| "all".to_owned())),
            shown,
            dialog,
        }
    }

    pub fn search_for(self, text: String) {
        self.searched.set((!text.is_empty()).then_some(text));
    }

    pub fn sort_by(self, sort: &Sort) {
        self.sorted.set(Some(sort.to_string()));
    }

    pub fn show_only(self, which: String) {
        self.shown.set((which != "all").then_some(which));
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
        self.dialog.push(Some(text));
    }

    pub fn close(self) {
        self.dialog.replace(None);
    }
}
