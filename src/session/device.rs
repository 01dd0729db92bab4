//! The identifier of this browser as a device, the same for every login from it (protocol.md 3.2).
//! Refuses to know: who logs in.

use js_sys::{Function, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};

const STORED: &str = "claviger.device";

/// Made at the first login of this browser.
pub fn identifier() -> String {
    let storage = window().local_storage().ok().flatten();
    if let Some(known) = storage
        .as_ref()
        .and_then(|storage| storage.get_item(STORED).ok().flatten())
    {
        return known;
    }
    let fresh = random_uuid().unwrap_or_default();
    if let Some(storage) = storage {
        // Without storage every login is a new device, nothing worse.
        let _ = storage.set_item(STORED, &fresh);
    }
    fresh
}

/// `crypto.randomUUID()`.
fn random_uuid() -> Result<String, JsValue> {
    let crypto = Reflect::get(&window(), &"crypto".into())?;
    let make: Function = Reflect::get(&crypto, &"randomUUID".into())?.dyn_into()?;
    make.call0(&crypto)?.as_string().ok_or(JsValue::NULL)
}
