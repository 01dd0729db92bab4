//! Files up and down, with how far they are, which `fetch` does not tell. Refuses to know: what is in them.

use super::{ApiError, tokens};
use futures_channel::oneshot;
use js_sys::{Array, Uint8Array};
use send_wrapper::SendWrapper;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, FormData, ProgressEvent, XmlHttpRequest, XmlHttpRequestResponseType};

/// A file on its way; clones speak of the same one.
#[derive(Clone)]
pub struct Transfer(SendWrapper<Rc<Inner>>);

struct Inner {
    request: RefCell<Option<XmlHttpRequest>>,
    stopped: Cell<bool>,
    on_progress: Box<dyn Fn(f64)>,
}

impl Transfer {
    /// `on_progress` hears the part that has travelled, 0 to 1.
    pub fn new(on_progress: impl Fn(f64) + 'static) -> Self {
        Self(SendWrapper::new(Rc::new(Inner {
            request: RefCell::default(),
            stopped: Cell::new(false),
            on_progress: Box::new(on_progress),
        })))
    }

    /// The person has had enough of it.
    pub fn stop(&self) {
        self.0.stopped.set(true);
        if let Some(request) = self.0.request.borrow_mut().take() {
            // A request that is over already has nothing left to stop.
            let _ = request.abort();
        }
    }

    pub fn is_stopped(&self) -> bool {
        self.0.stopped.get()
    }
}

/// `POST` of one file as the part `data`; a refused token is renewed once (protocol.md 1.4).
pub(super) async fn send_up(path: &str, sealed: &Uint8Array, transfer: &Transfer) -> Result<(), ApiError> {
    let form = form(sealed).map_err(|_| ApiError::Offline)?;
    let token = tokens::access().await?;
    match ask("POST", path, Some(&token), Some(&form), transfer).await {
        Err(ApiError::Expired) => {
            tokens::refused(&token);
            let token = tokens::access().await?;
            let answer = ask("POST", path, Some(&token), Some(&form), transfer).await;
            if matches!(answer, Err(ApiError::Expired)) {
                tokens::die();
            }
            answer.map(drop)
        }
        answer => answer.map(drop),
    }
}

/// What lies behind a signed link, which needs no token.
pub(super) async fn fetch_down(path: &str, transfer: &Transfer) -> Result<Uint8Array, ApiError> {
    ask("GET", path, None, None, transfer).await
}

fn form(sealed: &Uint8Array) -> Result<FormData, JsValue> {
    let form = FormData::new()?;
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(sealed))?;
    form.append_with_blob_and_filename("data", &blob, "data")?;
    Ok(form)
}

async fn ask(
    method: &str,
    path: &str,
    token: Option<&str>,
    body: Option<&FormData>,
    transfer: &Transfer,
) -> Result<Uint8Array, ApiError> {
    if transfer.is_stopped() {
        return Err(ApiError::Offline);
    }
    let request = XmlHttpRequest::new().map_err(|_| ApiError::Offline)?;
    let (over, is_over) = oneshot::channel();
    let on_end = Closure::once(move |_: JsValue| {
        // Nobody waits any more when the asker is gone.
        let _ = over.send(());
    });
    let inner = transfer.0.clone();
    let on_progress = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
        if event.length_computable() && event.total() > 0.0 {
            (inner.on_progress)(event.loaded() / event.total());
        }
    });
    let start = || -> Result<(), JsValue> {
        request.open_with_async(method, path, true)?;
        request.set_response_type(XmlHttpRequestResponseType::Arraybuffer);
        if let Some(token) = token {
            request.set_request_header("Authorization", &format!("Bearer {token}"))?;
        }
        request.set_onloadend(Some(on_end.as_ref().unchecked_ref()));
        let listener = Some(on_progress.as_ref().unchecked_ref());
        match body {
            Some(form) => {
                request.upload()?.set_onprogress(listener);
                request.send_with_opt_form_data(Some(form))
            }
            None => {
                request.set_onprogress(listener);
                request.send()
            }
        }
    };
    start().map_err(|_| ApiError::Offline)?;
    *transfer.0.request.borrow_mut() = Some(request.clone());
    let ended = is_over.await;
    transfer.0.request.borrow_mut().take();
    let status = request.status().unwrap_or_default();
    if ended.is_err() || status == 0 {
        return Err(ApiError::Offline);
    }
    let bytes = Uint8Array::new(&request.response().unwrap_or(JsValue::UNDEFINED));
    if (200..300).contains(&status) {
        Ok(bytes)
    } else {
        Err(ApiError::from_answer(status, &bytes.to_vec()))
    }
}
