//! Arrows in a table: up and down to the same cell of the next row, left and right along the row.
//! Refuses to know: columns and rows' meaning.

use crate::ui::focus;
use js_sys::{Function, Reflect};
use leptos::{ev, prelude::*};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// Handles a key pressed inside the table's body.
pub(super) fn on_key(event: &ev::KeyboardEvent) {
    let Some(here) = focus::current() else { return };
    let typing = matches!(here.tag_name().as_str(), "TEXTAREA" | "SELECT")
        || (here.tag_name() == "INPUT" && here.get_attribute("type").as_deref() != Some("checkbox"));
    if typing || event.default_prevented() || here.closest("[popover]").ok().flatten().is_some() {
        return;
    }
    let Ok(Some(row)) = here.closest(".row") else {
        return;
    };
    let done = match event.key().as_str() {
        "ArrowDown" => row
            .next_element_sibling()
            .filter(is_shown)
            .is_some_and(|next| same_cell(&here, &next)),
        "ArrowUp" => row
            .previous_element_sibling()
            .is_some_and(|previous| same_cell(&here, &previous)),
        "ArrowRight" => along(&here, &row, 1),
        "ArrowLeft" => along(&here, &row, -1),
        "Home" => edge(&row, |body| body.first_element_child(), &here),
        "End" => edge(&row, last_shown, &here),
        _ => return,
    };
    if done {
        event.prevent_default();
    }
}

/// Focuses in `row` what stands in the cell that `here` stands in; else the row's first control.
fn same_cell(here: &Element, row: &Element) -> bool {
    let cell = here.closest(".cell").ok().flatten();
    let column = cell.and_then(|cell| {
        let mut at = 0;
        let mut before = cell.previous_element_sibling();
        while let Some(sibling) = before {
            at += 1;
            before = sibling.previous_element_sibling();
        }
        row.children().item(at)
    });
    let target = column
        .and_then(|cell| focus::focusables(&cell).into_iter().next())
        .or_else(|| focus::focusables(row).into_iter().next());
    target.is_some_and(|target| target.focus().is_ok())
}

/// A place without a row is hidden, and stands at the end.
fn is_shown(row: &Element) -> bool {
    !row.has_attribute("hidden")
}

fn last_shown(body: &Element) -> Option<Element> {
    let mut last = body.last_element_child();
    while let Some(row) = last.take_if(|row| !is_shown(row)) {
        last = row.previous_element_sibling();
    }
    last
}

fn along(here: &Element, row: &Element, by: i32) -> bool {
    let stops = focus::focusables(row);
    let at = stops
        .iter()
        .position(|stop| stop.unchecked_ref::<Element>() == here);
    let to = at.and_then(|at| usize::try_from(i32::try_from(at).ok()? + by).ok());
    to.and_then(|to| stops.get(to))
        .is_some_and(|stop| stop.focus().is_ok())
}

fn edge(row: &Element, pick: fn(&Element) -> Option<Element>, here: &Element) -> bool {
    row.parent_element()
        .and_then(|body| pick(&body))
        .is_some_and(|row| same_cell(here, &row))
}

/// A click on a row's empty part presses its first link or button.
pub(super) fn open_row(event: &ev::MouseEvent) {
    let Some(target) = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
    else {
        return;
    };
    let on_control = target
        .closest("a, button, input, label, [popover]")
        .ok()
        .flatten()
        .is_some();
    if on_control || text_is_chosen() {
        return;
    }
    if let Ok(Some(row)) = target.closest(".row")
        && let Ok(Some(link)) = row.query_selector(".cell:not(.check):not(.actions) :is(a, button)")
    {
        link.unchecked_into::<web_sys::HtmlElement>().click();
    }
}

/// Whether the person is marking text in the row rather than opening it. By name: the type costs a web-sys feature.
fn text_is_chosen() -> bool {
    let window: JsValue = window().into();
    let selection = Reflect::get(&window, &"getSelection".into())
        .and_then(JsCast::dyn_into::<Function>)
        .and_then(|get| get.call0(&window));
    selection
        .and_then(|selection| Reflect::get(&selection, &"isCollapsed".into()))
        .is_ok_and(|collapsed| collapsed.as_bool() == Some(false))
}
