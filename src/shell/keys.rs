//! Keys that work everywhere, and the list that shows them. Refuses to know: keys of single pages.

use crate::intl::use_text;
use crate::session::use_session;
use crate::ui::{Dialog, DialogBody, Span};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Listens while the frame stands.
pub(super) fn listen(palette: RwSignal<bool>, help: RwSignal<bool>) {
    let session = use_session();
    let listening = window_event_listener(ev::keydown, move |event| {
        let command = event.ctrl_key() || event.meta_key();
        match event.key().as_str() {
            "k" if command && !event.shift_key() => {
                event.prevent_default();
                palette.set(true);
            }
            "L" | "l" if command && event.shift_key() => {
                event.prevent_default();
                session.lock();
            }
            _ if command || event.alt_key() || busy_elsewhere(&event) => {}
            "?" => {
                event.prevent_default();
                help.set(true);
            }
            "/" if focus_search() => event.prevent_default(),
            _ => {}
        }
    });
    on_cleanup(move || listening.remove());
}

/// Typing in a field, or in an open dialog.
fn busy_elsewhere(event: &ev::KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let typing = target.is_some_and(|element| {
        element
            .closest("input, textarea, select, [contenteditable]")
            .ok()
            .flatten()
            .is_some()
    });
    typing || document().query_selector("dialog[open]").ok().flatten().is_some()
}

fn focus_search() -> bool {
    let found = document().query_selector("[data-search]").ok().flatten();
    let field = found.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    field.is_some_and(|field| field.focus().is_ok())
}

#[component]
pub(super) fn Keys(#[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let t = use_text().shell();
    let rows = [
        ("/", t.key_search()),
        ("Ctrl K", t.key_palette()),
        ("↑ ↓", t.key_arrows()),
        ("Ctrl Shift L", t.key_lock()),
        ("Esc", t.key_close()),
        ("?", t.key_help()),
    ];
    let row = |(key, what): (&'static str, &'static str)| {
        view! { <div><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div> }
    };
    view! {
        <Dialog title=t.keys_title() on_close span=Span::Narrow>
            <DialogBody><dl class="keys">{rows.map(row)}</dl></DialogBody>
        </Dialog>
    }
}
