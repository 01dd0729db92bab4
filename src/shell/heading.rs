//! After a navigation: the document's title, and the focus on the page's heading so that it is read out.
//! Refuses to know: pages; it finds the heading by `[data-page-heading]`.

use crate::route::Route;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

const HEADING: &str = "[data-page-heading]";
const PRODUCT: &str = "Claviger";

/// Watches the route for as long as the app lives.
pub fn follow(route: Memo<Route>) {
    Effect::new(move |before: Option<Route>| {
        let now = route.get();
        let moved = before.is_some_and(|before| before != now);
        // The page is drawn by effects of the same turn: look for its heading after the next frame.
        request_animation_frame(move || request_animation_frame(move || arrive(moved)));
        now
    });
}

fn arrive(moved: bool) {
    let heading = document().query_selector(HEADING).ok().flatten();
    let heading = heading.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let name = heading
        .as_ref()
        .and_then(|heading| heading.text_content())
        .unwrap_or_default();
    let title = if name.trim().is_empty() {
        PRODUCT.to_owned()
    } else {
        format!("{} · {PRODUCT}", name.trim())
    };
    document().set_title(&title);
    let in_dialog = document().query_selector("dialog[open]").ok().flatten().is_some();
    if let (true, false, Some(heading)) = (moved, in_dialog, heading) {
        // A heading that cannot take the focus only loses the announcement.
        let _ = heading.focus();
    }
}
