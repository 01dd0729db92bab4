//! Changes made elsewhere: asks now and then, and when the tab is looked at again, whether there is anything new.
//! Refuses to know: what has changed; a sync finds out.

use super::Sessions;
use crate::api;
use gloo_timers::callback::Interval;
use leptos::{ev, prelude::*, task::spawn_local};
use web_sys::VisibilityState;

const EVERY_MS: u32 = 30_000;

/// Watches while its owner lives: the frame of an unlocked session.
pub fn watch_elsewhere(session: Sessions) {
    let known = StoredValue::new(None::<i64>);
    let look = move || {
        if document().visibility_state() != VisibilityState::Visible || in_the_middle_of_something() {
            return;
        }
        spawn_local(async move {
            // Offline or ended: the next request of the page says so, not this one.
            let Ok(now) = api::accounts::revision_date().await else {
                return;
            };
            let before = known.try_update_value(|known| known.replace(now)).flatten();
            if before.is_some_and(|before| before != now) && session.is_unlocked() {
                let _ = session.sync().await;
            }
        });
    };
    look();
    let interval = StoredValue::new_local(Some(Interval::new(EVERY_MS, look)));
    let focus = window_event_listener(ev::focus, move |_| look());
    on_cleanup(move || {
        focus.remove();
        let _ = interval.try_update_value(Option::take);
    });
}

/// A dialog or a field that someone types in must not be redrawn under their hands.
fn in_the_middle_of_something() -> bool {
    let dialog = document()
        .query_selector("dialog[open], [popover]:popover-open")
        .ok()
        .flatten()
        .is_some();
    let active = document().active_element();
    dialog
        || active
            .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}
