//! Where the keyboard is, and where it goes next. Refuses to know: components.

use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What can take the focus by Tab.
pub const FOCUSABLE: &str = "a[href], button:not([disabled]), input:not([disabled]):not([type=hidden]), \
    select:not([disabled]), textarea:not([disabled]), [tabindex]:not([tabindex='-1'])";

/// The element that has the focus, unless it is the page itself.
pub fn current() -> Option<HtmlElement> {
    let element = document().active_element()?;
    (element.tag_name() != "BODY").then(|| element.dyn_into().ok())?
}

/// Focus for a new dialog: the marked element, else the first field, else the heading.
pub fn first_in(root: &Element) {
    const ORDER: [&str; 4] = [
        "[data-first]",
        "input:not([disabled]):not([type=hidden]), select:not([disabled]), textarea:not([disabled])",
        "h1, h2",
        "button",
    ];
    for selector in ORDER {
        if let Ok(Some(element)) = root.query_selector(selector) {
            give(&element);
            return;
        }
    }
}

/// After a dialog changed its content: the focus would be lost with the button that was pressed.
pub fn first_in_open_dialog() {
    request_animation_frame(|| {
        if let Ok(Some(dialog)) = document().query_selector("dialog[open]") {
            first_in(&dialog);
        }
    });
}

/// The first field that has a problem; tells whether there was one.
pub fn first_problem_in(root: &Element) -> bool {
    match root.query_selector("[aria-invalid=true]") {
        Ok(Some(element)) => {
            give(&element);
            true
        }
        _ => false,
    }
}

/// Returns the focus to `opener` when it would otherwise be lost.
pub fn give_back(opener: Option<HtmlElement>) {
    if current().is_none()
        && let Some(opener) = opener
        && opener.is_connected()
    {
        let _ = opener.focus();
    }
}

/// Focuses an element, whatever its kind.
pub fn give(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// All that Tab would reach inside `root`, in document order.
pub fn focusables(root: &Element) -> Vec<HtmlElement> {
    let Ok(found) = root.query_selector_all(FOCUSABLE) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|i| found.item(i)?.dyn_into().ok())
        .collect()
}

/// The elements that match inside `root`.
pub fn matching(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = root.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|i| found.item(i)?.dyn_into().ok())
        .collect()
}
