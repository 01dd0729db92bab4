//! What sealing and opening the fields of one item share: the key, and the list of what did not open.
//! Refuses to know: kinds of items.

use super::extra::{self, Extra};
use crate::{Engine, Fault, OpenError, SymKey};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use zeroize::Zeroize;

/// A field that stays hidden, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Broken {
    /// `login.password`, `card.number`, …
    pub place: String,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Why {
    /// Tampered with, sealed under another key, or in a form we do not open.
    DoesNotOpen,
    /// The uri is not the one this item was saved with.
    Checksum,
}

impl Zeroize for Broken {
    fn zeroize(&mut self) {
        self.place.zeroize();
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealError {
    /// Fields that did not open would be lost; see `Item::broken`.
    Broken,
    /// The item key that was to be kept does not open.
    ItemKey(OpenError),
    Engine,
}

impl From<Fault> for SealError {
    fn from(_: Fault) -> Self {
        Self::Engine
    }
}

pub(super) struct Sealer<'a, E: Engine> {
    pub engine: &'a E,
    pub key: &'a SymKey,
    /// The key that unknown fields are sealed under, when it is about to be replaced.
    pub old_key: Option<&'a SymKey>,
}

impl<E: Engine> Sealer<'_, E> {
    /// Clients write null for what is empty.
    pub async fn text(&self, text: Option<&str>) -> Result<Option<wire::EncString>, SealError> {
        match text {
            None | Some("") => Ok(None),
            Some(text) => Ok(Some(self.key.seal_text(self.engine, text).await?)),
        }
    }

    pub async fn extra(&self, extra: &Extra) -> Result<Map<String, Value>, SealError> {
        Ok(extra::reseal(self, &extra.0).await?)
    }
}

pub(super) struct Opener<'a, E: Engine> {
    pub engine: &'a E,
    pub key: &'a SymKey,
    pub has_item_key: bool,
    pub broken: Vec<Broken>,
}

impl<E: Engine> Opener<'_, E> {
    pub async fn text(&mut self, place: &str, sealed: Option<&wire::EncString>) -> Option<String> {
        let sealed = sealed.filter(|sealed| !sealed.0.is_empty())?;
        match self.key.open_text(self.engine, sealed).await {
            Ok(mut text) => Some(std::mem::take(&mut *text)),
            Err(_) => {
                self.broken.push(Broken {
                    place: place.into(),
                    why: Why::DoesNotOpen,
                });
                None
            }
        }
    }
}
