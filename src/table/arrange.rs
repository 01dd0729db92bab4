//! Rows that change where they stand: their order in the page, and the focus, follow what they show.
//! Refuses to know: what that is; a row says its position (`aria-rowindex`) and whose it is (`data-key`).

use super::window::Window;
use crate::ui::focus;
use leptos::{html, prelude::*};
use std::cmp::Reverse;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// After each change of what `seen` reads, when the rows have changed too and before the browser lays them out.
pub(super) fn on_change(body: NodeRef<html::Tbody>, seen: impl Fn() -> Window + Send + Sync + 'static) {
    let last = StoredValue::new(None::<String>);
    let remember = move || {
        let row = body.try_get_untracked().flatten().and_then(|body| focused(&body));
        let _ = last.try_set_value(row.as_ref().and_then(key_of));
    };
    let listener = window_event_listener(leptos::ev::focusin, move |_| remember());
    on_cleanup(move || listener.remove());
    Effect::new(move |before: Option<Window>| {
        let now = seen();
        if let Some(before) = before {
            queue_microtask(move || {
                if let Some(body) = body.try_get_untracked().flatten() {
                    put_in_order(&body, now.first < before.first);
                    let wanted = last.try_get_value().flatten();
                    keep_focus(&body, wanted, now != before);
                    remember();
                }
            });
        }
        now
    });
}

/// Tab, arrows and screen readers follow the page, not the eye. Only rows that came in at the other end are moved.
fn put_in_order(body: &HtmlElement, upwards: bool) {
    let at = |row: &Element| row.get_attribute("aria-rowindex")?.parse().ok();
    // Hidden ones last.
    let mut rows: Vec<(usize, Element)> = focus::matching(body, ".row")
        .into_iter()
        .map(|row| (at(&row).unwrap_or(usize::MAX), row.into()))
        .collect();
    if rows.is_sorted_by_key(|(at, _)| *at) {
        return;
    }
    if upwards {
        rows.sort_by_key(|(at, _)| *at);
        let mut before: Option<Element> = None;
        for (_, row) in rows {
            if row.previous_element_sibling() != before {
                let next = match &before {
                    Some(before) => before.next_sibling(),
                    None => body.first_child(),
                };
                let _ = body.insert_before(&row, next.as_ref());
            }
            before = Some(row);
        }
    } else {
        rows.sort_by_key(|(at, _)| Reverse(*at));
        let end = rows.last().and_then(|_| body.last_child());
        let mut after: Option<Element> = None;
        for (_, row) in rows {
            if row.next_element_sibling() != after {
                // What the list itself keeps at its end stays there.
                let next = after.clone().map(JsCast::unchecked_into).or_else(|| end.clone());
                let _ = body.insert_before(&row, next.as_ref());
            }
            after = Some(row);
        }
    }
}

/// A focused row that shows another one now gives the focus to where that one went. Scrolled out of view it goes with it;
/// deleted, the focus stays where the next one took its place.
fn keep_focus(body: &HtmlElement, wanted: Option<String>, scrolled: bool) {
    let Some(row) = focused(body) else { return };
    // An open menu acts on the row it was opened for.
    if focus::current().is_some_and(|now| now.closest("[popover]").ok().flatten().is_some()) {
        return;
    }
    let (Some(wanted), Some(here)) = (wanted, key_of(&row)) else {
        return;
    };
    if wanted == here {
        return;
    }
    let moved = focus::matching(body, ".row")
        .into_iter()
        .find(|row| key_of(row).as_ref() == Some(&wanted));
    match (moved, focus::current()) {
        (Some(moved), _) => {
            if let Some(control) = focus::focusables(&moved).into_iter().next() {
                focus::give(&control);
            }
        }
        (None, Some(here)) if scrolled => drop(here.blur()),
        _ => {}
    }
}

/// The row that the focus is in.
fn focused(body: &HtmlElement) -> Option<Element> {
    let now = focus::current().filter(|now| body.contains(Some(now)))?;
    now.closest(".row").ok().flatten()
}

fn key_of(row: &impl AsRef<Element>) -> Option<String> {
    row.as_ref().get_attribute("data-key")
}
