//! All searchable text of all rows in one folded string, scanned as one (architecture.md 4).
//! Refuses to know: filters and order; it answers which rows contain all words.

use super::fold::{fold, fold_into};
use super::row::Row;
use super::terms::{self, Needle, Sign, Term};
use memchr::memmem::Finder;
use std::collections::HashSet;
use std::sync::Arc;
use wire::CipherId;

/// Between the parts of a row, and after it: stands in no query, so no word matches across.
const PART: char = '\u{1f}';
const DEAD: u32 = u32::MAX;

#[derive(Default)]
pub struct Haystack {
    text: String,
    /// Where each segment starts; segments are appended, never moved.
    starts: Vec<u32>,
    /// The row of each segment; `DEAD` when the row was replaced or removed.
    rows: Vec<u32>,
    /// The segment of each row.
    segments: Vec<u32>,
    dead: usize,
}

/// The words of a query, folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
    /// Of a query that begins with `>`.
    terms: Option<Vec<Term>>,
    inside: Option<Arc<Found>>,
}

/// For each needle of a query the items it was found inside of; the safe looked.
pub type Found = Vec<HashSet<CipherId>>;

impl Query {
    /// Searching starts at two characters, at one where a character is a word (V-30).
    pub fn parse(typed: &str) -> Self {
        if let Some(rest) = typed.trim_start().strip_prefix('>') {
            let terms = terms::parse(rest);
            let shown = terms.iter().filter(|term| term.sign != Sign::MustNot);
            return Self {
                words: shown
                    .flat_map(|term| term.pattern.pieces())
                    .map(str::to_owned)
                    .collect(),
                terms: Some(terms).filter(|terms| !terms.is_empty()),
                inside: None,
            };
        }
        let folded = fold(typed);
        let mut letters = folded.chars().filter(|c| !c.is_whitespace() && *c != PART);
        let enough = match (letters.next(), letters.next()) {
            (Some(_), Some(_)) => true,
            (Some(only), None) => only >= '\u{2e80}',
            _ => false,
        };
        let words = folded
            .split(|c: char| c.is_whitespace() || c == PART)
            .filter(|word| !word.is_empty());
        let mut words: Vec<String> = if enough {
            words.map(str::to_owned).collect()
        } else {
            Vec::new()
        };
        // The longest word rules out most.
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        Self {
            words,
            ..Self::default()
        }
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.terms.is_none()
    }

    /// The conditions of a query that begins with `>`.
    pub fn terms(&self) -> Option<&[Term]> {
        self.terms.as_deref()
    }

    /// What the safe has to look for inside of items, in the order of their terms.
    pub fn needles(&self) -> Vec<Needle> {
        self.terms.iter().flatten().filter_map(Term::needle).collect()
    }

    /// With what the safe has found.
    pub fn with_found(self, found: Arc<Found>) -> Self {
        Self {
            inside: Some(found),
            ..self
        }
    }

    /// Whether the safe found a term, by its number, inside of an item. Before it has answered it has found nothing.
    fn is_inside(&self, term: usize, id: &CipherId) -> bool {
        let terms = self.terms.as_deref().unwrap_or_default();
        let is_deep = |term: &Term| term.needle().is_some();
        if !terms.get(term).is_some_and(is_deep) {
            return false;
        }
        let needle = terms[..term].iter().filter(|term| is_deep(term)).count();
        let found = self.inside.as_ref().and_then(|found| found.get(needle));
        found.is_some_and(|ids| ids.contains(id))
    }

    /// The words, folded.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }

    /// A query that may be the beginning of an id (V-31).
    pub fn id_prefix(&self) -> Option<&str> {
        match self.words.as_slice() {
            [word]
                if self.terms.is_none()
                    && word.len() >= 8
                    && word.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-') =>
            {
                Some(word)
            }
            _ => None,
        }
    }
}

impl Haystack {
    /// Adds the text of the next row.
    pub fn push(&mut self, row: &Row) {
        let index = self.segments.len() as u32;
        self.segments.push(0);
        self.append(index, row);
    }

    pub fn replace(&mut self, index: u32, row: &Row) {
        self.bury(index);
        self.append(index, row);
    }

    /// The last row takes the place of the removed one, as in `Vec::swap_remove`.
    pub fn swap_remove(&mut self, index: u32) {
        self.bury(index);
        self.segments.swap_remove(index as usize);
        if let Some(&moved) = self.segments.get(index as usize) {
            self.rows[moved as usize] = index;
        }
    }

    /// Too much of the text belongs to nobody: build it anew.
    pub fn is_worn(&self) -> bool {
        self.dead > 1000 && self.dead > self.segments.len()
    }

    /// The folded name of a row: its sort key.
    pub fn name(&self, index: u32) -> &str {
        let segment = self.segment(self.segments[index as usize] as usize);
        segment.split_once(PART).map_or(segment, |(name, _)| name)
    }

    /// Which rows contain every word.
    pub fn search(&self, query: &Query) -> Vec<bool> {
        let mut found = vec![false; self.segments.len()];
        let Some((first, rest)) = query.words.split_first() else {
            return found;
        };
        let rest: Vec<Finder> = rest.iter().map(|word| Finder::new(word.as_str())).collect();
        let first = Finder::new(first.as_str());
        let (text, mut at, mut segment) = (self.text.as_bytes(), 0, 0);
        while let Some(hit) = first.find(&text[at..]) {
            let hit = (at + hit) as u32;
            segment = self.segment_at(segment, hit);
            let row = self.rows[segment];
            if row != DEAD {
                let segment = self.segment(segment).as_bytes();
                found[row as usize] = rest.iter().all(|word| word.find(segment).is_some());
            }
            segment += 1;
            match self.starts.get(segment) {
                Some(&next) => at = next as usize,
                None => break,
            }
        }
        found
    }

    /// Which rows hold all conditions.
    pub fn admitted(&self, terms: &[Term], rows: &[Row], query: &Query) -> Vec<bool> {
        let admit = |(number, row): (usize, &Row)| {
            let segment = self.segment(self.segments[number] as usize);
            let mut parts: Vec<&str> = segment.split(PART).collect();
            // After the last part stands its end.
            parts.pop();
            terms::admit(terms, row, &parts, |term| query.is_inside(term, &row.id))
        };
        rows.iter().enumerate().map(admit).collect()
    }

    /// The segment a hit lies in, not before `from`: near in dense results, far in sparse ones, so gallop.
    fn segment_at(&self, from: usize, hit: u32) -> usize {
        let mut step = 1;
        let mut low = from;
        while self.starts.get(low + step).is_some_and(|&start| start <= hit) {
            low += step;
            step *= 2;
        }
        let high = (low + step).min(self.starts.len());
        low + self.starts[low..high].partition_point(|&start| start <= hit) - 1
    }

    fn segment(&self, segment: usize) -> &str {
        let end = self
            .starts
            .get(segment + 1)
            .map_or(self.text.len(), |&end| end as usize);
        &self.text[self.starts[segment] as usize..end]
    }

    fn append(&mut self, index: u32, row: &Row) {
        self.segments[index as usize] = self.starts.len() as u32;
        self.starts.push(self.text.len() as u32);
        self.rows.push(index);
        let parts = [row.name.as_str(), &row.subtitle];
        for part in parts.into_iter().chain(row.uris.iter().map(String::as_str)) {
            let start = self.text.len();
            fold_into(part, &mut self.text);
            // A row's own text must not look like the end of a part.
            if self.text[start..].contains(PART) {
                let cleaned = self.text.split_off(start).replace(PART, " ");
                self.text.push_str(&cleaned);
            }
            self.text.push(PART);
        }
    }

    fn bury(&mut self, index: u32) {
        self.rows[self.segments[index as usize] as usize] = DEAD;
        self.dead += 1;
    }
}
