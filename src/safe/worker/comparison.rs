//! All items compared with what this device saw of them, one after the other: what is older, altered, doubled or gone.
//! Refuses to know: keys and people, and how what was seen is kept.

use crate::safe::notice::Notice;
use serde::{Deserialize, Serialize};
use siphasher::sip::SipHasher24;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::Hasher;
use wire::CipherId;

/// An item at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    pub revision_date: String,
    pub digest: u64,
    pub own: bool,
    pub deleted: bool,
}

/// Learns what is new, and keeps what it does not believe. Of 100,000 items it holds two numbers each beside what is known:
/// a keyed mark stands for an id.
pub struct Comparison<'m> {
    known: &'m mut BTreeMap<CipherId, Seen>,
    marks: SipHasher24,
    first: bool,
    /// Which item each content belongs to.
    places: HashMap<u64, u64>,
    present: HashSet<u64>,
    older: Vec<CipherId>,
    altered: Vec<CipherId>,
    doubled: Vec<CipherId>,
}

impl<'m> Comparison<'m> {
    /// `first` is the look that is believed.
    pub fn new(known: &'m mut BTreeMap<CipherId, Seen>, secret: &[u8; 16], first: bool) -> Self {
        let marks = SipHasher24::new_with_key(secret);
        let places = known.iter().map(|(id, seen)| (seen.digest, mark(marks, id)));
        Self {
            places: places.collect(),
            known,
            marks,
            first,
            present: HashSet::new(),
            older: Vec::new(),
            altered: Vec::new(),
            doubled: Vec::new(),
        }
    }

    pub fn item(&mut self, id: CipherId, now: Seen) {
        let mark = mark(self.marks, &id);
        self.present.insert(mark);
        let before = self.known.get(&id);
        if !self.first
            && before.is_none_or(|before| before.digest != now.digest)
            && *self.places.entry(now.digest).or_insert(mark) != mark
        {
            return self.doubled.push(id);
        }
        match before {
            Some(before) if now.revision_date < before.revision_date => self.older.push(id),
            Some(before) if now.revision_date == before.revision_date && now.digest != before.digest => {
                self.altered.push(id);
            }
            _ => drop(self.known.insert(id, now)),
        }
    }

    /// When all items were told.
    pub fn end(self) -> Vec<Notice> {
        let is_present = |id: &CipherId| self.present.contains(&mark(self.marks, id));
        let is_gone = |(id, seen): &(&CipherId, &Seen)| seen.own && !seen.deleted && !is_present(id);
        let gone = self.known.iter().filter(is_gone).count();
        // What lay in the trash may go.
        self.known
            .retain(|id, seen| !(seen.own && seen.deleted) || is_present(id));
        if self.first {
            return Vec::new();
        }
        let lists = [
            (!self.older.is_empty()).then_some(Notice::Older(self.older)),
            (!self.altered.is_empty()).then_some(Notice::Altered(self.altered)),
            (!self.doubled.is_empty()).then_some(Notice::Doubled(self.doubled)),
            (gone > 0).then_some(Notice::Gone(gone as u32)),
        ];
        lists.into_iter().flatten().collect()
    }
}

fn mark(mut marks: SipHasher24, id: &CipherId) -> u64 {
    marks.write(id.as_str().as_bytes());
    marks.finish()
}
