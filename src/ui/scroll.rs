//! Scrolling: hearing of it anywhere, and a pane that scrolls by itself. Refuses to know: what is inside.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};

/// Runs `act` when anything on the page scrolls, until the owner goes. Scroll events do not bubble, so it captures.
pub fn on_any_scroll(act: impl Fn() + 'static) {
    let listener = StoredValue::new_local(Closure::<dyn Fn()>::new(act));
    let _ = listener.try_with_value(|closure| {
        document().add_event_listener_with_callback_and_bool("scroll", closure.as_ref().unchecked_ref(), true)
    });
    on_cleanup(move || {
        let _ = listener.try_with_value(|closure| {
            document().remove_event_listener_with_callback_and_bool(
                "scroll",
                closure.as_ref().unchecked_ref(),
                true,
            )
        });
    });
}

/// A part of the page that scrolls by itself and can be reached and scrolled with the keyboard.
///
/// ```ignore
/// <ScrollPane label=t.items()><Table …/></ScrollPane>
/// ```
#[component]
pub fn ScrollPane(#[prop(into)] label: String, children: Children) -> impl IntoView {
    view! { <div class="scroll-pane" role="region" aria-label=label tabindex="0">{children()}</div> }
}
