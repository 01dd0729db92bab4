//! Starts the safe's worker, and ends it when nothing else of the page can be relied on.
//! Refuses to know: what is said to the worker.

use crate::workers::{self, Loader};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::Worker;

pub fn worker() -> Result<Worker, JsValue> {
    let worker = workers::start(Loader::Safe)?;
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
