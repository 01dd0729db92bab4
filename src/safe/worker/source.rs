//! The text that items come in, wherever it lies: in a buffer, or with the browser, which may put it on disk. A sync of
//! 100,000 items has 185 MB: it is read in pieces, and is nowhere in memory as a whole.
//! Refuses to know: what the text says.

use crate::safe::protocol::Problem;
use js_sys::Uint8Array;
use std::future::{Future, ready};
use std::ops::Range;
use std::pin::Pin;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

pub enum Source {
    Held(Vec<u8>),
    /// Stays readable as long as it is named here, also when the page has stored another in its place.
    Lent(Blob),
}

/// A piece on its way.
pub type Reading = Pin<Box<dyn Future<Output = Result<Vec<u8>, Problem>>>>;

impl Source {
    /// In bytes.
    pub fn len(&self) -> usize {
        match self {
            Self::Held(bytes) => bytes.len(),
            // This app addresses less than 2^32 bytes, and so does every vault it can show.
            Self::Lent(blob) => blob.size() as usize,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Begins at once, so that the browser reads while the last piece is being opened.
    pub fn read(&self, range: Range<usize>) -> Reading {
        match self {
            Self::Held(bytes) => {
                let piece = bytes.get(range).map(<[u8]>::to_vec);
                Box::pin(ready(piece.ok_or(Problem::Malformed)))
            }
            Self::Lent(blob) => {
                let piece = blob.slice_with_f64_and_f64(range.start as f64, range.end as f64);
                let piece = piece.map(|piece| piece.array_buffer());
                Box::pin(async move {
                    let bytes = JsFuture::from(piece.map_err(|_| Problem::Stopped)?).await;
                    Ok(Uint8Array::new(&bytes.map_err(|_| Problem::Stopped)?).to_vec())
                })
            }
        }
    }

    /// All of it, for what is worked on as a whole: a file.
    pub async fn whole(self) -> Result<Vec<u8>, Problem> {
        match self {
            Self::Held(bytes) => Ok(bytes),
            Self::Lent(_) => self.read(0..self.len()).await,
        }
    }
}

impl Default for Source {
    fn default() -> Self {
        Self::Held(Vec::new())
    }
}

impl From<Vec<u8>> for Source {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Held(bytes)
    }
}
