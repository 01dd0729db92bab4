//! The worker's door: takes messages in order, hands each to the keeper, posts what comes back.
//! Refuses to know: what the messages mean.

use super::keeper::Keeper;
use super::source::Source;
use crate::safe::frame::{self, Beside, Message, Question};
use crate::safe::protocol::{BUILD, Problem, Reply};
use js_sys::{Array, Uint8Array};
use keyring::engine::WebCrypto;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

struct Desk {
    scope: DedicatedWorkerGlobalScope,
    /// Away while a question is being answered: one at a time, in the order they came.
    keeper: Cell<Option<Keeper<WebCrypto>>>,
    queue: RefCell<VecDeque<(Question, Option<Beside>)>>,
}

/// Begins to listen, and says so with the build's name.
pub fn run() -> Result<(), JsValue> {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let engine = WebCrypto::new().map_err(|_| JsValue::from("no cryptography outside a secure context"))?;
    let desk = Rc::new(Desk {
        scope: scope.clone(),
        keeper: Cell::new(Some(Keeper::new(engine))),
        queue: RefCell::default(),
    });
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let Some(question) = frame::unpack(&event.data()) else {
            // The page hears of the error and gives up this worker; an unanswered question would wait for ever.
            wasm_bindgen::throw_str("not a question of this build");
        };
        desk.queue.borrow_mut().push_back(question);
        Desk::serve(&desk);
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // Listens as long as the worker lives.
    on_message.forget();
    scope.post_message(&BUILD.into())
}

fn blob_of(bytes: &Uint8Array) -> Result<Blob, JsValue> {
    Blob::new_with_u8_array_sequence(&Array::of1(bytes))
}

impl Desk {
    fn serve(desk: &Rc<Self>) {
        let Some(mut keeper) = desk.keeper.take() else {
            return;
        };
        let desk = desk.clone();
        wasm_bindgen_futures::spawn_local(async move {
            loop {
                let next = desk.queue.borrow_mut().pop_front();
                let Some((Question { id, request }, body)) = next else {
                    break;
                };
                let body = match body {
                    Some(Beside::Bytes(bytes)) => Source::Held(bytes.to_vec()),
                    Some(Beside::Blob(blob)) => Source::Lent(blob),
                    None => Source::default(),
                };
                let on_rows = &mut |rows| desk.post(&Message::Rows(id, rows), None);
                let answer = keeper.answer(request, body, on_rows).await;
                let beside = keeper.take_beside();
                let beside = beside.and_then(|bytes| {
                    let bytes = Uint8Array::from(bytes.as_slice());
                    match answer {
                        // The page only keeps it: it need not have it in memory.
                        Ok(Reply::Noticed(_)) => blob_of(&bytes).ok().map(Beside::Blob),
                        _ => Some(Beside::Bytes(bytes)),
                    }
                });
                desk.post(&Message::Answer(id, answer), beside);
            }
            desk.keeper.set(Some(keeper));
        });
    }

    fn post(&self, message: &Message, beside: Option<Beside>) {
        let sent = frame::pack(message, beside).and_then(|(packed, moved)| {
            let sent = self.scope.post_message_with_transfer(&packed, &moved);
            sent.map_err(|_| Problem::Malformed)
        });
        // Encoding our own types and transferring a fresh buffer do not fail; if they do, the page must not wait.
        if sent.is_err() {
            self.scope.close();
        }
    }
}
