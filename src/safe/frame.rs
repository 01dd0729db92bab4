//! Bytes between page and worker: one encoding for both sides, transferred instead of copied, erased after reading.
//! Refuses to know: what the messages mean.

use crate::safe::protocol::{Problem, Reply, Request};
use crate::vault::Row;
use js_sys::{Array, Uint8Array};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
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

/// A message and a large body beside it (the sync), as one array, and the buffers to transfer.
pub fn pack<T: Serialize>(message: &T, body: Option<Uint8Array>) -> Result<(JsValue, Array), Problem> {
    let bytes = Zeroizing::new(postcard::to_allocvec(message).map_err(|_| Problem::Malformed)?);
    let head = Uint8Array::from(bytes.as_slice());
    let moved = Array::of1(&head.buffer());
    let packed = Array::of1(&head);
    if let Some(body) = body {
        moved.push(&body.buffer());
        packed.push(&body);
    }
    Ok((packed.into(), moved))
}

/// The message and the body; the JavaScript copy of the message is overwritten, it may hold a password.
pub fn unpack<T: DeserializeOwned>(packed: &JsValue) -> Option<(T, Option<Uint8Array>)> {
    let packed = packed.dyn_ref::<Array>()?;
    let head = packed.get(0).dyn_into::<Uint8Array>().ok()?;
    let bytes = Zeroizing::new(head.to_vec());
    head.fill(0, 0, head.length());
    let message = postcard::from_bytes(&bytes).ok()?;
    Some((message, packed.get(1).dyn_into().ok()))
}
