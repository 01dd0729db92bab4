//! The state of a log in its URL: range, client, member, kind. Refuses to know: what is read for it.

use crate::api::events::Wish;
use crate::query_value::QueryValue;
use js_sys::Date;
use leptos::prelude::*;
use text::events::KINDS;

/// Most days that a range may span (P-72), and how many it spans when the URL says nothing.
const MOST: f64 = 367.0;
const USUAL: f64 = 30.0;
const DAY: f64 = 86_400_000.0;

/// In place of a client: only what belongs to the provider itself.
pub const OWN: &str = "own";

/// One part of the state; absent in the URL when it is the usual.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub value: Signal<String>,
    in_url: QueryValue,
}

impl Part {
    fn of(name: &'static str, usual: String) -> Self {
        let in_url = QueryValue::of_page(name);
        Self {
            value: Signal::derive(move || in_url.get().unwrap_or_else(|| usual.clone())),
            in_url,
        }
    }

    pub fn choose(self, value: String) {
        self.in_url.replace((!value.is_empty()).then_some(value));
    }
}

#[derive(Clone, Copy)]
pub(super) struct Address {
    /// Days in the person's time zone, `2026-11-22`; both belong to the range.
    pub from: Part,
    pub to: Part,
    pub client: Part,
    pub member: Part,
    pub kind: Part,
}

impl Address {
    pub fn of_page() -> Self {
        let now = Date::now();
        Self {
            from: Part::of("from", day(now - USUAL * DAY)),
            to: Part::of("to", day(now)),
            client: Part::of("client", String::new()),
            member: Part::of("member", String::new()),
            kind: Part::of("kind", String::new()),
        }
    }

    /// What to ask the server for; nothing when the range makes no sense. Reversed days are swapped (P-72).
    pub fn wish(self) -> Option<Wish> {
        let (from, to) = (self.from.value.get(), self.to.value.get());
        let (first, last) = if from <= to { (from, to) } else { (to, from) };
        let start = Date::new(&format!("{first}T00:00:00").into());
        let end = Date::new(&format!("{last}T23:59:59.999").into());
        let length = end.get_time() - start.get_time();
        if !length.is_finite() || length > MOST * DAY {
            return None;
        }
        let kind = self.kind.value.get();
        let kinds = KINDS.iter().find(|group| group.0 == kind);
        let client = self.client.value.get();
        let own = client == OWN;
        Some(Wish {
            start: start.to_iso_string().into(),
            end: end.to_iso_string().into(),
            client: if own { String::new() } else { client },
            own,
            member: self.member.value.get(),
            kinds: kinds
                .map(|(_, first, last)| format!("{first}-{last}"))
                .unwrap_or_default(),
            continuation: None,
        })
    }
}

/// The day of an instant where the person is.
fn day(instant: f64) -> String {
    let date = Date::new(&instant.into());
    format!(
        "{:04}-{:02}-{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date()
    )
}
