//! After a navigation: the document's title, and the focus on the page's heading so that it is read out.
//! Refuses to know: pages; it finds the heading by `[data-page-heading]`.

use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

const HEADING: &str = "[data-page-heading]";
const PRODUCT: &str = "Claviger";

/// How often a page that is still loading is looked at again, and for how long.
const AGAIN: Duration = Duration::from_millis(60);
const TRIES: u32 = 50;

/// Watches what is shown for as long as the app lives. `scene` changes with every page that takes another's place.
pub fn follow<S: Clone + PartialEq + Send + Sync + 'static>(scene: Memo<S>) {
    let turn = StoredValue::new(0_u32);
    Effect::new(move |before: Option<S>| {
        let now = scene.get();
        let moved = before.is_some_and(|before| before != now);
        turn.update_value(|turn| *turn = turn.wrapping_add(1));
        let this = turn.get_value();
        // The page is drawn by effects of the same turn: look for its heading after the next frame.
        request_animation_frame(move || arrive(turn, this, moved, TRIES));
        now
    });
}

/// Where a card replaces another on the same page (log in, second step, choose a password): the new title, and the
/// focus on the first empty field, else on the heading, unless the person is somewhere already.
pub(super) fn step(title: &str) {
    name(title);
    request_animation_frame(|| {
        let lost = document()
            .active_element()
            .is_none_or(|element| element.tag_name() == "BODY");
        if lost && let Some(element) = first_empty_field().or_else(heading) {
            // An element that cannot take the focus only loses the convenience.
            let _ = element.focus();
        }
    });
}

fn first_empty_field() -> Option<HtmlElement> {
    const FIELDS: &str = ".door-card input:not([readonly]):not([tabindex='-1'])";
    let fields = document().query_selector_all(FIELDS).ok()?;
    (0..fields.length())
        .filter_map(|n| fields.item(n)?.dyn_into::<HtmlInputElement>().ok())
        .find(|field| field.value().is_empty())
        .map(Into::into)
}

fn heading() -> Option<HtmlElement> {
    document().query_selector(HEADING).ok().flatten()?.dyn_into().ok()
}

fn name(title: &str) {
    let title = title.trim();
    document().set_title(&if title.is_empty() {
        PRODUCT.to_owned()
    } else {
        format!("{title} · {PRODUCT}")
    });
}

fn arrive(turn: StoredValue<u32>, this: u32, moved: bool, tries: u32) {
    // The next page has come before this one's heading did.
    if turn.try_get_value() != Some(this) {
        return;
    }
    let Some(heading) = heading() else {
        document().set_title(PRODUCT);
        if tries > 0 {
            set_timeout(move || arrive(turn, this, moved, tries - 1), AGAIN);
        }
        return;
    };
    name(&heading.text_content().unwrap_or_default());
    let in_dialog = document().query_selector("dialog[open]").ok().flatten().is_some();
    if moved && !in_dialog && !typing() {
        // A heading that cannot take the focus only loses the announcement.
        let _ = heading.focus();
    }
}

/// Someone who typed already before the page was ready keeps the focus.
fn typing() -> bool {
    let active = document().active_element();
    active.is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}
