//! Starts the worker file under any of our content security policies.
//! Refuses to know: what is said to the worker.

use js_sys::{Array, Function, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{Worker, WorkerOptions, WorkerType};

/// Trunk's loader of the binary `safe`.
const LOADER: &str = "/safe_loader.js";

pub fn worker() -> Result<Worker, JsValue> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    options.set_name("safe");
    let class: Function = Reflect::get(&js_sys::global(), &"Worker".into())?.dyn_into()?;
    let worker: Worker = Reflect::construct(&class, &Array::of2(&trusted(LOADER)?, &options))?.dyn_into()?;
    LAST.with(|last| last.replace(Some(worker.clone())));
    Ok(worker)
}

thread_local! {
    static LAST: RefCell<Option<Worker>> = const { RefCell::new(None) };
}

/// Ends the worker without asking anyone: for the panic hook, when nothing else of the page can be relied on.
pub fn end_at_once() {
    LAST.with(|last| {
        if let Ok(last) = last.try_borrow()
            && let Some(worker) = last.as_ref()
        {
            worker.terminate();
        }
    });
}

/// Under `require-trusted-types-for 'script'` a worker starts from a trusted value only. The policy named `claviger`
/// vouches for exactly one address; without trusted types the address itself is enough.
fn trusted(url: &str) -> Result<JsValue, JsValue> {
    let factory = Reflect::get(&js_sys::global(), &"trustedTypes".into())?;
    if factory.is_undefined() {
        return Ok(url.into());
    }
    thread_local! {
        static POLICY: std::cell::OnceCell<Object> = const { std::cell::OnceCell::new() };
    }
    POLICY.with(|made| {
        let policy = match made.get() {
            Some(policy) => policy.clone(),
            None => {
                let vouch = Closure::<dyn Fn(String) -> Result<String, JsValue>>::new(|url: String| {
                    if url == LOADER {
                        Ok(url)
                    } else {
                        Err(JsValue::from("not the safe"))
                    }
                });
                let rules = Object::new();
                Reflect::set(&rules, &"createScriptURL".into(), vouch.as_ref())?;
                let create: Function = Reflect::get(&factory, &"createPolicy".into())?.dyn_into()?;
                let policy: Object = create.call2(&factory, &"claviger".into(), &rules)?.dyn_into()?;
                // The policy lives as long as the page, and only one of its name may be made.
                vouch.forget();
                made.get_or_init(|| policy).clone()
            }
        };
        let create: Function = Reflect::get(&policy, &"createScriptURL".into())?.dyn_into()?;
        create.call1(&policy, &url.into())
    })
}
