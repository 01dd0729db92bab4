//! Copying a value of an item and clearing the clipboard after 30 seconds, where the browser permits it.
//! Refuses to know: which value it is.

use crate::ui::copy::copy;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::Cell;
use wasm_bindgen_futures::JsFuture;

const SECONDS: u32 = 30;

thread_local! {
    /// Number of the last copy: an older timer leaves a newer copy alone.
    static LAST: Cell<u32> = const { Cell::new(0) };
}

/// Tells whether the browser allowed it.
pub async fn copy_for_a_while(value: String) -> bool {
    if !copy(&value).await {
        return false;
    }
    let number = LAST.with(|last| {
        last.set(last.get().wrapping_add(1));
        last.get()
    });
    spawn_local(async move {
        TimeoutFuture::new(SECONDS * 1000).await;
        if LAST.with(Cell::get) == number && !was_replaced(&value).await {
            // Refused while the page is in the background: nothing more can be done from here.
            copy("").await;
        }
    });
    true
}

/// What lies on the clipboard; None when the browser or the person does not permit reading it.
pub async fn paste() -> Option<String> {
    let read = JsFuture::from(window().navigator().clipboard().read_text()).await;
    read.ok()?.as_string()
}

/// Where reading is permitted, what the person copied elsewhere meanwhile is left alone.
async fn was_replaced(value: &str) -> bool {
    if !window()
        .document()
        .is_some_and(|document| document.has_focus().unwrap_or(false))
    {
        return false;
    }
    match reading_is_granted().await {
        true => match JsFuture::from(window().navigator().clipboard().read_text()).await {
            Ok(text) => text.as_string().is_some_and(|text| text != value),
            Err(_) => false,
        },
        false => false,
    }
}

/// Asked without prompting: a question thirty seconds after a click would only puzzle.
async fn reading_is_granted() -> bool {
    use js_sys::{Function, Object, Promise, Reflect};
    use wasm_bindgen::{JsCast, JsValue};
    let asked = || -> Result<Promise, JsValue> {
        let permissions = Reflect::get(&window().navigator(), &"permissions".into())?;
        let query: Function = Reflect::get(&permissions, &"query".into())?.dyn_into()?;
        let name = Object::new();
        Reflect::set(&name, &"name".into(), &"clipboard-read".into())?;
        query.call1(&permissions, &name)?.dyn_into()
    };
    let Ok(promise) = asked() else { return false };
    let Ok(status) = JsFuture::from(promise).await else {
        return false;
    };
    Reflect::get(&status, &"state".into()).is_ok_and(|state| state == "granted")
}
