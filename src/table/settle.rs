//! Where scrolling comes to rest: never with a row half under the heading, where it can be neither read nor hit.
//! Refuses to know: which rows are drawn.

use js_sys::{Function, Object, Reflect};
use leptos::{ev, html, prelude::*};
use wasm_bindgen::{JsCast, JsValue};

/// Less than this is a matter of rounding.
const CLOSE: f64 = 1.0;

/// Moves the page to the nearer edge of the row that lies half under the heading, each time scrolling ends.
pub(super) fn on_row_edges(body: NodeRef<html::Tbody>) {
    let settle = move |_| {
        if something_is_open() {
            return;
        }
        let Some(body) = body.try_get_untracked().flatten() else {
            return;
        };
        let (Some(head), Some(row)) = (body.previous_element_sibling(), body.first_element_child()) else {
            return;
        };
        let row = row.get_bounding_client_rect().height();
        let under = head.get_bounding_client_rect().bottom() - body.get_bounding_client_rect().top();
        if let Some(by) = correction(under, row, left_to_scroll()) {
            let _ = scroll_by(by);
        }
    };
    let listener = window_event_listener(ev::Custom::<ev::CustomEvent>::new("scrollend"), settle);
    on_cleanup(move || listener.remove());
}

/// How far to scroll, when `under` pixels of the rows are under the heading and `left` can still be scrolled.
fn correction(under: f64, row: f64, left: f64) -> Option<f64> {
    if under <= CLOSE || row < 16.0 {
        return None;
    }
    let hidden = under % row;
    let rest = row - hidden;
    if hidden <= CLOSE || rest <= CLOSE {
        return None;
    }
    Some(if rest < hidden && rest <= left {
        rest
    } else {
        -hidden
    })
}

/// A menu closes when the page scrolls, and a dialog covers it: neither is disturbed.
fn something_is_open() -> bool {
    let open = document().query_selector("[aria-haspopup][aria-expanded=true], dialog[open]");
    open.is_ok_and(|open| open.is_some())
}

fn left_to_scroll() -> f64 {
    let all = document()
        .document_element()
        .map_or(0, |page| page.scroll_height());
    let number = |value: Result<JsValue, JsValue>| value.ok().and_then(|v| v.as_f64()).unwrap_or(0.0);
    f64::from(all) - number(window().inner_height()) - window().scroll_y().unwrap_or(0.0)
}

/// `scrollBy` with options; gently, unless the person wants less motion.
fn scroll_by(top: f64) -> Result<(), JsValue> {
    let still = window().match_media("(prefers-reduced-motion: reduce)")?;
    let behavior = if still.is_some_and(|still| still.matches()) {
        "instant"
    } else {
        "smooth"
    };
    let options = Object::new();
    Reflect::set(&options, &"top".into(), &top.into())?;
    Reflect::set(&options, &"behavior".into(), &behavior.into())?;
    let scroll: Function = Reflect::get(&window(), &"scrollBy".into())?.dyn_into()?;
    scroll.call1(&window(), &options).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_rests_on_the_nearer_edge_of_a_row() {
        assert_eq!(correction(410.0, 40.0, 1000.0), Some(-10.0));
        assert_eq!(correction(430.0, 40.0, 1000.0), Some(10.0));
    }

    #[test]
    fn a_row_edge_and_a_heading_that_covers_nothing_stay_where_they_are() {
        for under in [-200.0, 0.0, 0.6, 400.0, 400.7, 439.4] {
            assert_eq!(correction(under, 40.0, 1000.0), None, "{under}");
        }
    }

    #[test]
    fn at_the_end_of_the_page_the_only_way_is_back() {
        assert_eq!(correction(430.0, 40.0, 3.0), Some(-30.0));
    }
}
