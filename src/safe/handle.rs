//! The page's side of the safe: one worker, questions matched to answers by number, rows streamed as they are opened.
//! Refuses to know: what is asked (see `asks.rs`) and any key.

use super::frame::{self, Beside, Message, Question};
use super::protocol::{BUILD, Problem, Reply, Request};
use super::start;
use crate::vault::Row;
use futures_channel::oneshot;
use js_sys::{Array, Uint8Array};
use send_wrapper::SendWrapper;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, ErrorEvent, MessageEvent, Worker};

/// Handle to the safe; clones speak to the same worker. Lives above the pages, in the session.
#[derive(Clone)]
pub struct Safe(SendWrapper<Rc<Inner>>);

/// What receives the rows of a load, batch by batch.
pub type OnRows = Box<dyn FnMut(Vec<Row>)>;

/// A reply and what is beside it.
pub type Answer = (Reply, Option<Beside>);

struct Inner {
    worker: RefCell<Option<Running>>,
    waiting: RefCell<HashMap<u32, Waiting>>,
    next: Cell<u32>,
}

struct Running {
    worker: Worker,
    /// Messages for a worker that has not said its build yet; None once it has.
    unsent: Option<Vec<(JsValue, Array)>>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

struct Waiting {
    answer: oneshot::Sender<Result<Answer, Problem>>,
    on_rows: Option<OnRows>,
}

impl Safe {
    /// Starts the worker at once: it takes longer to wake than a person takes to type the first letter.
    pub fn start() -> Self {
        let safe = Self(SendWrapper::new(Rc::new(Inner {
            worker: RefCell::new(None),
            waiting: RefCell::default(),
            next: Cell::new(0),
        })));
        Inner::wake(&safe.0);
        safe
    }

    /// Terminates the worker: keys, sealed items and opened rows are gone with its memory. A fresh, empty one starts.
    pub fn lock(&self) {
        self.0.stop(Problem::Locked);
        Inner::wake(&self.0);
    }

    pub async fn ask(&self, request: Request) -> Result<Reply, Problem> {
        Ok(self.send(request, None, None).await?.0)
    }

    /// A question with something beside it, or answered with something beside the reply.
    pub async fn ask_beside(&self, request: Request, beside: Option<Beside>) -> Result<Answer, Problem> {
        self.send(request, beside, None).await
    }

    /// A question with a file beside it, answered with a file beside the reply.
    pub async fn ask_file(&self, request: Request, file: Uint8Array) -> Result<(Reply, Uint8Array), Problem> {
        match self.ask_beside(request, Some(Beside::Bytes(file))).await? {
            (reply, Some(Beside::Bytes(file))) => Ok((reply, file)),
            _ => Err(Problem::Outdated),
        }
    }

    /// A question about the items in `blob` (none: there are no items), answered in batches of rows first.
    pub async fn ask_rows(
        &self,
        request: Request,
        blob: Option<Blob>,
        on_rows: OnRows,
    ) -> Result<Reply, Problem> {
        let sent = self.send(request, blob.map(Beside::Blob), Some(on_rows));
        Ok(sent.await?.0)
    }

    async fn send(
        &self,
        request: Request,
        beside: Option<Beside>,
        on_rows: Option<OnRows>,
    ) -> Result<Answer, Problem> {
        let id = self.0.next.replace(self.0.next.get().wrapping_add(1));
        let (packed, moved) = frame::pack(&Question { id, request }, beside)?;
        let (answer, answered) = oneshot::channel();
        self.0
            .waiting
            .borrow_mut()
            .insert(id, Waiting { answer, on_rows });
        Inner::wake(&self.0);
        self.0.post(packed, moved);
        answered.await.unwrap_or(Err(Problem::Stopped))
    }
}

impl Inner {
    fn wake(inner: &Rc<Self>) {
        if inner.worker.borrow().is_some() {
            return;
        }
        let Ok(worker) = start::worker() else {
            return inner.stop(Problem::Stopped);
        };
        let weak = Rc::downgrade(inner);
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(inner) = weak.upgrade() {
                inner.hear(event.data());
            }
        });
        let weak = Rc::downgrade(inner);
        let on_error = Closure::<dyn FnMut(ErrorEvent)>::new(move |_: ErrorEvent| {
            if let Some(inner) = weak.upgrade() {
                inner.stop(Problem::Stopped);
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        *inner.worker.borrow_mut() = Some(Running {
            worker,
            unsent: Some(Vec::new()),
            _on_message: on_message,
            _on_error: on_error,
        });
    }

    fn post(&self, packed: JsValue, moved: Array) {
        let mut worker = self.worker.borrow_mut();
        match worker.as_mut() {
            Some(Running {
                unsent: Some(unsent), ..
            }) => unsent.push((packed, moved)),
            // Transferring fails only for a buffer that was transferred before.
            Some(running) if running.worker.post_message_with_transfer(&packed, &moved).is_ok() => {}
            _ => {
                drop(worker);
                self.stop(Problem::Stopped);
            }
        }
    }

    fn hear(&self, data: JsValue) {
        if let Some(build) = data.as_string() {
            return self.greet(&build);
        }
        match frame::unpack(&data) {
            Some((Message::Rows(id, rows), _)) => self.rows(id, rows),
            Some((Message::Answer(id, answer), beside)) => {
                let waiting = self.waiting.borrow_mut().remove(&id);
                if let Some(waiting) = waiting {
                    // The asker may have left its page: nobody minds then.
                    let _ = waiting.answer.send(answer.map(|reply| (reply, beside)));
                }
            }
            None => self.stop(Problem::Outdated),
        }
    }

    /// The worker's first message names its build.
    fn greet(&self, build: &str) {
        if build != BUILD {
            return self.stop(Problem::Outdated);
        }
        let unsent = self
            .worker
            .borrow_mut()
            .as_mut()
            .and_then(|running| running.unsent.take());
        for (packed, moved) in unsent.into_iter().flatten() {
            self.post(packed, moved);
        }
    }

    /// The callback runs outside the borrow: it may ask the safe something.
    fn rows(&self, id: u32, rows: Vec<Row>) {
        let on_rows = self
            .waiting
            .borrow_mut()
            .get_mut(&id)
            .and_then(|waiting| waiting.on_rows.take());
        let Some(mut on_rows) = on_rows else { return };
        on_rows(rows);
        if let Some(waiting) = self.waiting.borrow_mut().get_mut(&id) {
            waiting.on_rows = Some(on_rows);
        }
    }

    fn stop(&self, why: Problem) {
        if let Some(running) = self.worker.borrow_mut().take() {
            running.worker.set_onmessage(None);
            running.worker.set_onerror(None);
            running.worker.terminate();
            // This may run inside one of the closures, which must not be dropped while it runs.
            wasm_bindgen_futures::spawn_local(async move { drop(running) });
        }
        let waiting: Vec<_> = self.waiting.borrow_mut().drain().collect();
        for (_, waiting) in waiting {
            let _ = waiting.answer.send(Err(why));
        }
    }
}
