//! The identifier of this browser as a device, the same for every login from it (protocol.md 3.2).
//! Refuses to know: who logs in.

use crate::browser::Setting;
use js_sys::{Function, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};

/// Made at the first login of this browser.
pub fn identifier() -> String {
    Setting::Device.read().unwrap_or_else(|| {
        let fresh = random_uuid().unwrap_or_default();
        Setting::Device.write(&fresh);
        fresh
    })
}

/// `crypto.randomUUID()`.
fn random_uuid() -> Result<String, JsValue> {
    let crypto = Reflect::get(&window(), &"crypto".into())?;
    let make: Function = Reflect::get(&crypto, &"randomUUID".into())?.dyn_into()?;
    make.call0(&crypto)?.as_string().ok_or(JsValue::NULL)
}
