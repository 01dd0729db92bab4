//! Sealed items as the bytes they came in: a vault of 20 MB stays one buffer, and one item is parsed when it is opened.
//! Refuses to know: keys and plaintext.

use serde::Deserialize;
use serde_json::value::RawValue;
use std::collections::HashMap;
use std::ops::Range;
use wire::CipherId;
use wire::cipher::Cipher;

#[derive(Default)]
pub struct SealedItems {
    /// What the person's sync holds.
    vaults: Shelf,
    /// What was loaded for the Admin Console: all items of one organization, without anything personal on them.
    console: Shelf,
}

#[derive(Default)]
struct Shelf {
    bytes: Vec<u8>,
    places: HashMap<CipherId, Place>,
}

enum Place {
    Within(Range<usize>),
    /// Merged later.
    Alone(Box<[u8]>),
}

/// Which answers an item came with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    Vaults,
    Console,
}

impl SealedItems {
    /// Replaces a shelf by what lies in `bytes`; `places` are the ranges of the items in it.
    pub fn fill(&mut self, face: Face, bytes: Vec<u8>, places: Vec<(CipherId, Range<usize>)>) {
        let places = places
            .into_iter()
            .map(|(id, range)| (id, Place::Within(range)))
            .collect();
        *self.shelf(face) = Shelf { bytes, places };
    }

    /// A single item, as the server answered. Both faces see its new content.
    pub fn merge(&mut self, face: Face, id: CipherId, bytes: Vec<u8>) {
        let other = match face {
            Face::Vaults => &mut self.console,
            Face::Console => &mut self.vaults,
        };
        // What is only a console's answer would lose the person's folder and favourite: forget nothing, prefer the newer
        // one when opening.
        if face == Face::Vaults && other.places.contains_key(&id) {
            other
                .places
                .insert(id.clone(), Place::Alone(bytes.clone().into()));
        }
        self.shelf(face).places.insert(id, Place::Alone(bytes.into()));
    }

    pub fn forget(&mut self, ids: &[CipherId]) {
        for id in ids {
            self.vaults.places.remove(id);
            self.console.places.remove(id);
        }
    }

    /// The newest that is known of an item; None also when it is not understood.
    pub fn find(&self, id: &CipherId) -> Option<(Face, Cipher)> {
        let own = self.vaults.parse(id).map(|cipher| (Face::Vaults, cipher));
        let console = self.console.parse(id).map(|cipher| (Face::Console, cipher));
        match (own, console) {
            (Some(own), Some(console)) if console.1.revision_date > own.1.revision_date => Some(console),
            (own, console) => own.or(console),
        }
    }

    fn shelf(&mut self, face: Face) -> &mut Shelf {
        match face {
            Face::Vaults => &mut self.vaults,
            Face::Console => &mut self.console,
        }
    }
}

impl Shelf {
    fn parse(&self, id: &CipherId) -> Option<Cipher> {
        let bytes = match self.places.get(id)? {
            Place::Within(range) => self.bytes.get(range.clone())?,
            Place::Alone(bytes) => bytes,
        };
        serde_json::from_slice(bytes).ok()
    }
}

/// Where `part`, a slice of `whole`, lies in it.
pub fn range_of(whole: &str, part: &RawValue) -> Range<usize> {
    let start = part.get().as_ptr() as usize - whole.as_ptr() as usize;
    start..start + part.get().len()
}

/// Items of organization managers' routes are "mini": nothing personal on them (protocol.md 7.1).
pub fn face_of(answer: &[u8]) -> Option<Face> {
    #[derive(Deserialize)]
    struct Object {
        #[serde(default)]
        object: String,
    }
    let Object { object } = serde_json::from_slice(answer).ok()?;
    Some(if object.contains("Mini") {
        Face::Console
    } else {
        Face::Vaults
    })
}
