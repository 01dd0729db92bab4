//! What a person sees after a bug: the page is replaced, the keys are gone, a reload starts afresh.
//! Refuses to know: what broke; that is in the browser's console.

use leptos::prelude::*;
use std::panic::PanicHookInfo;
use text::{Lang, shell::Shell};
use wasm_bindgen::{JsCast, JsValue};

/// The panic hook. It must not panic itself, so it touches nothing but the worker and the document.
pub fn show(info: &PanicHookInfo<'_>) {
    crate::safe::end_at_once();
    web_sys::console::error_1(&JsValue::from_str(&info.to_string()));
    let document = document();
    let tag = document
        .document_element()
        .and_then(|root| root.get_attribute("lang"));
    let t = Shell(tag.as_deref().map(Lang::from_tag).unwrap_or_default());
    let Some(body) = document.body() else { return };
    body.set_text_content(None);
    if let Some(main) = append(&body, "main", None) {
        main.set_class_name("broken");
        append(&main, "h1", Some(t.broken()));
        append(&main, "p", Some(t.broken_detail()));
        if let Some(link) = append(&main, "a", Some(t.reload())) {
            // A link to the page itself reloads it; the app that would intercept it is dead.
            let here = window().location().pathname().unwrap_or_default();
            let _ = link.set_attribute("href", &here);
        }
    }
}

fn append(parent: &web_sys::Element, tag: &str, text: Option<&str>) -> Option<web_sys::Element> {
    let element = document().create_element(tag).ok()?;
    element.set_text_content(text);
    parent.append_child(element.unchecked_ref()).ok()?;
    Some(element)
}
