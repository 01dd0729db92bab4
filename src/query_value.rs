//! A value in the query of the page's address. Refuses to know: what it means.

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::location::Location;
use std::sync::Arc;
use std::time::Duration;

/// The address follows when the page has shown what the value changes: leading there takes as long as the search itself.
const FOLLOWS: Duration = Duration::from_millis(150);

type Navigate = Arc<dyn Fn(&str, NavigateOptions)>;

/// One value by its name; absent when it is the usual.
///
/// Unlike the router's `query_signal`, which waits for the next frame and has the page worked out inside it, the value
/// changes at once and the address follows.
#[derive(Clone, Copy)]
pub struct QueryValue {
    name: &'static str,
    value: RwSignal<Option<String>>,
    pending: StoredValue<Option<TimeoutHandle>>,
    location: StoredValue<Location>,
    navigate: StoredValue<Navigate, LocalStorage>,
}

impl QueryValue {
    /// For a component below the router.
    pub fn of_page(name: &'static str) -> Self {
        let (location, navigate) = (use_location(), use_navigate());
        let query = location.query;
        let in_address = Memo::new(move |_| query.with(|query| query.get(name)));
        let value = RwSignal::new(in_address.get_untracked());
        let pending = StoredValue::new(None);
        // Links, back and forward; what waits to be written is newer than the address.
        Effect::new(move |_| {
            let now = in_address.get();
            if pending.with_value(Option::is_none) && value.with_untracked(|value| *value != now) {
                value.set(now);
            }
        });
        let this = Self {
            name,
            value,
            pending,
            location: StoredValue::new(location),
            navigate: StoredValue::new_local(Arc::new(navigate)),
        };
        on_cleanup(move || this.stop());
        this
    }

    pub fn get(self) -> Option<String> {
        self.value.get()
    }

    pub fn with<U>(self, read: impl FnOnce(Option<&str>) -> U) -> U {
        self.value.with(|value| read(value.as_deref()))
    }

    /// For what is typed or clicked in quick succession: the address follows. Leaves no trail in the history.
    pub fn set(self, value: Option<String>) {
        self.stop();
        self.value.set(value.clone());
        let write = move || {
            self.pending.try_set_value(None);
            self.lead(value.clone(), true);
        };
        self.pending
            .set_value(set_timeout_with_handle(write, FOLLOWS).ok());
    }

    /// With the address, in place of where one is.
    pub fn replace(self, value: Option<String>) {
        self.put(value, true);
    }

    /// With the address; "back" undoes it.
    pub fn push(self, value: Option<String>) {
        self.put(value, false);
    }

    fn put(self, value: Option<String>, replace: bool) {
        self.stop();
        self.value.set(value.clone());
        self.lead(value, replace);
    }

    fn stop(self) {
        if let Some(Some(handle)) = self.pending.try_update_value(Option::take) {
            handle.clear();
        }
    }

    fn lead(self, value: Option<String>, replace: bool) {
        let options = NavigateOptions {
            replace,
            scroll: false,
            ..NavigateOptions::default()
        };
        let href = self.location.try_with_value(|location| {
            let mut query = location.query.get_untracked();
            match value {
                Some(value) => query.replace(self.name, value),
                None => drop(query.remove(self.name)),
            }
            let (path, hash) = (location.pathname.get_untracked(), location.hash.get_untracked());
            format!("{path}{}{hash}", query.to_query_string())
        });
        // A page that has gone has no address any more.
        if let (Some(href), Some(navigate)) = (href, self.navigate.try_get_value()) {
            navigate(&href, options);
        }
    }
}
