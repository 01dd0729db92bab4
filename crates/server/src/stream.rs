//! Long answers, sent while they are composed: memory stays flat however many items there are.
//! Refuses to know: what is in the answer.

use axum::body::{Body, Bytes};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use std::time::Duration;
use tokio::sync::mpsc;

/// Why an answer ended early. The connection is cut, so that no client takes a part for the whole.
#[derive(Debug)]
pub enum Broken {
    Database(crate::db::Problem),
    Shape(serde_json::Error),
    /// The client went away.
    Gone,
}

impl From<crate::db::Problem> for Broken {
    fn from(problem: crate::db::Problem) -> Self {
        Broken::Database(problem)
    }
}

impl From<serde_json::Error> for Broken {
    fn from(problem: serde_json::Error) -> Self {
        Broken::Shape(problem)
    }
}

/// Where the answer is written to.
pub struct Sink {
    buffer: String,
    pipe: mpsc::Sender<Result<Bytes, std::io::Error>>,
}

/// One piece on the wire; two of them wait at most.
const PIECE: usize = 64 * 1024;

/// Who does not take a piece for so long holds a database connection for nothing.
const PATIENCE: Duration = Duration::from_secs(30);

impl Sink {
    pub fn text(&mut self, text: &str) {
        self.buffer.push_str(text);
    }

    pub fn buffer(&mut self) -> &mut String {
        &mut self.buffer
    }

    pub fn json(&mut self, value: &impl serde::Serialize) -> Result<(), Broken> {
        self.buffer.push_str(&serde_json::to_string(value)?);
        Ok(())
    }

    /// A comma before every element but the first.
    pub fn separate(&mut self, first: &mut bool) {
        if !*first {
            self.buffer.push(',');
        }
        *first = false;
    }

    /// Sends what has gathered, once it is worth a piece; waits while the client is slow.
    pub async fn flow(&mut self) -> Result<(), Broken> {
        if self.buffer.len() < PIECE {
            Ok(())
        } else {
            self.send().await
        }
    }

    pub async fn finish(mut self) -> Result<(), Broken> {
        self.send().await
    }

    async fn send(&mut self) -> Result<(), Broken> {
        let piece = std::mem::replace(&mut self.buffer, String::with_capacity(PIECE + 4096));
        let sent = tokio::time::timeout(PATIENCE, self.pipe.send(Ok(Bytes::from(piece)))).await;
        sent.map_err(|_| Broken::Gone)?.map_err(|_| Broken::Gone)
    }
}

/// A JSON answer written by `compose` while it is being sent.
pub fn json<F>(compose: impl FnOnce(Sink) -> F + Send + 'static) -> Response
where
    F: Future<Output = Result<(), Broken>> + Send + 'static,
{
    let kind = "application/json; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], body(compose)).into_response()
}

/// The body alone, for other kinds of answers.
pub fn body<F>(compose: impl FnOnce(Sink) -> F + Send + 'static) -> Body
where
    F: Future<Output = Result<(), Broken>> + Send + 'static,
{
    let (pipe, mut pieces) = mpsc::channel(2);
    let end = pipe.clone();
    tokio::spawn(async move {
        match compose(Sink {
            buffer: String::with_capacity(PIECE + 4096),
            pipe,
        })
        .await
        {
            Ok(()) | Err(Broken::Gone) => {}
            Err(problem) => {
                tracing::error!(?problem, "an answer was cut off");
                let _ = end
                    .send(Err(std::io::Error::other("the answer could not be completed")))
                    .await;
            }
        }
    });
    Body::from_stream(stream::poll_fn(move |cx| pieces.poll_recv(cx)))
}
