//! Bytes between page and worker: one encoding for both sides, transferred instead of copied, erased after reading.
//! Refuses to know: what the messages mean.

use crate::safe::protocol::{Problem, Reply, Request};
use crate::vault::Row;
use js_sys::{Array, Uint8Array};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;
use zeroize::Zeroizing;

/// Page to worker.
#[derive(Serialize, Deserialize)]
pub struct Question {
    pub id: u32,
    pub request: Request,
}

/// Worker to page.
#[derive(Serialize, Deserialize)]
pub enum Message {
    /// A batch for the question of this id; its answer is still to come.
    Rows(u32, Vec<Row>),
    Answer(u32, Result<Reply, Problem>),
}

/// A large body beside a message.
pub enum Beside {
    /// Moves to the other side.
    Bytes(Uint8Array),
    /// Stays with the browser, and both sides may read it.
    Blob(Blob),
}

/// A message and what is beside it, as one array, and the buffers to transfer.
pub fn pack<T: Serialize>(message: &T, beside: Option<Beside>) -> Result<(JsValue, Array), Problem> {
    let bytes = Zeroizing::new(postcard::to_allocvec(message).map_err(|_| Problem::Malformed)?);
    let head = Uint8Array::from(bytes.as_slice());
    let moved = Array::of1(&head.buffer());
    let packed = Array::of1(&head);
    match beside {
        Some(Beside::Bytes(bytes)) => {
            moved.push(&bytes.buffer());
            packed.push(&bytes);
        }
        Some(Beside::Blob(blob)) => drop(packed.push(&blob)),
        None => {}
    }
    Ok((packed.into(), moved))
}

/// The message and what is beside it; the JavaScript copy of the message is overwritten, it may hold a password.
pub fn unpack<T: DeserializeOwned>(packed: &JsValue) -> Option<(T, Option<Beside>)> {
    let packed = packed.dyn_ref::<Array>()?;
    let head = packed.get(0).dyn_into::<Uint8Array>().ok()?;
    let bytes = Zeroizing::new(head.to_vec());
    head.fill(0, 0, head.length());
    let message = postcard::from_bytes(&bytes).ok()?;
    let beside = match packed.get(1).dyn_into::<Blob>() {
        Ok(blob) => Some(Beside::Blob(blob)),
        Err(other) => other.dyn_into().ok().map(Beside::Bytes),
    };
    Some((message, beside))
}
