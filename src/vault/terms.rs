//! The query language that begins with `>` (V-32): fields, `+` and `-`, `*`, `~n`, phrases in quotation marks.
//! Refuses to know: how the texts inside of items are opened; the safe compares those (`Inside`).

use super::fold::fold;
use super::row::{Kind, Row};
use serde::{Deserialize, Serialize};

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub sign: Sign,
    pub field: Field,
    pub pattern: Pattern,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// One of these is enough, and none is needed beside a `+`.
    May,
    Must,
    MustNot,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Any,
    ShortId,
    Organization,
    Name,
    Subtitle,
    Username,
    Uris,
    Inside(Inside),
}

/// Texts that no row holds: only the safe can look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Inside {
    Anywhere,
    Notes,
    /// Custom fields of kind text.
    Fields,
    Attachments,
}

/// Something to look for inside of items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Needle {
    pub place: Inside,
    pub pattern: Pattern,
}

/// Pieces that stand in a text in this order, with anything between them; none: any text at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pattern {
    pieces: Vec<String>,
    /// So many letters of a word may differ.
    fuzzy: usize,
}

/// Longer edits would find everything.
const MOST_FUZZY: usize = 3;

/// The terms of what follows the `>`.
pub fn parse(typed: &str) -> Vec<Term> {
    let mut terms = Vec::new();
    let mut rest = typed.trim_start();
    while !rest.is_empty() {
        let (word, after) = word(rest);
        terms.extend(term(word));
        rest = after.trim_start();
    }
    terms
}

/// Up to the next space outside of quotation marks, and what follows. A mark that is never closed closes at the end.
fn word(text: &str) -> (&str, &str) {
    let mut quoted = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => return text.split_at(at),
            _ => {}
        }
    }
    (text, "")
}

fn term(word: &str) -> Option<Term> {
    let (sign, word) = match word.split_at_checked(1) {
        Some(("+", rest)) => (Sign::Must, rest),
        Some(("-", rest)) => (Sign::MustNot, rest),
        _ => (Sign::May, word),
    };
    let named = word
        .split_once(':')
        .and_then(|(name, rest)| Some((field(name)?, rest)));
    let (field, text) = named.unwrap_or((Field::Any, word));
    let pattern = Pattern::parse(text)?;
    Some(Term { sign, field, pattern })
}

/// The official names, and shorter ones.
fn field(name: &str) -> Option<Field> {
    Some(match name.to_ascii_lowercase().as_str() {
        "shortid" | "id" => Field::ShortId,
        "organizationid" | "organization" => Field::Organization,
        "name" => Field::Name,
        "subtitle" => Field::Subtitle,
        "login.username" | "username" => Field::Username,
        "login.uris" | "uris" | "uri" | "url" => Field::Uris,
        "notes" | "note" => Field::Inside(Inside::Notes),
        "fields" | "field" => Field::Inside(Inside::Fields),
        "attachments" | "attachment" | "file" => Field::Inside(Inside::Attachments),
        _ => return None,
    })
}

impl Term {
    /// What the safe has to look for.
    pub fn needle(&self) -> Option<Needle> {
        let place = match self.field {
            Field::Any => Inside::Anywhere,
            Field::Inside(place) => place,
            _ => return None,
        };
        let pattern = self.pattern.clone();
        Some(Needle { place, pattern })
    }

    /// By what the row shows. `parts`: name, subtitle and web addresses, folded.
    fn is_on(&self, row: &Row, parts: &[&str]) -> bool {
        let is_in = |text: &str| self.pattern.is_in(text);
        let part = |n: usize| parts.get(n).copied().unwrap_or_default();
        match self.field {
            Field::Any => parts.iter().any(|part| is_in(part)) || self.pattern.begins(row.id.as_str()),
            Field::ShortId => self.pattern.begins(row.id.as_str()),
            Field::Organization => row.organization_id.as_ref().is_some_and(|id| is_in(id.as_str())),
            Field::Name => is_in(part(0)),
            Field::Subtitle => is_in(part(1)),
            Field::Username => row.kind == Kind::Login && is_in(part(1)),
            Field::Uris => parts.iter().skip(2).any(|uri| is_in(uri)),
            Field::Inside(_) => false,
        }
    }
}

/// Whether a row is found. `is_inside` says of a term, by its number, whether the safe found it inside of the item.
pub fn admit(terms: &[Term], row: &Row, parts: &[&str], is_inside: impl Fn(usize) -> bool) -> bool {
    let (mut needs_one, mut has_one) = (true, false);
    for (number, term) in terms.iter().enumerate() {
        let holds = term.is_on(row, parts) || is_inside(number);
        match term.sign {
            Sign::Must if !holds => return false,
            Sign::MustNot if holds => return false,
            Sign::Must => needs_one = false,
            Sign::MustNot => {}
            Sign::May => has_one |= holds,
        }
    }
    let all_exclude = terms.iter().all(|term| term.sign == Sign::MustNot);
    has_one || !needs_one || all_exclude
}

impl Pattern {
    /// None when nothing is left to look for. `^n` weighs hits upstream; a list in alphabetical order has no use for it.
    fn parse(typed: &str) -> Option<Self> {
        let is_phrase = typed.contains('"');
        let typed = typed.replace('"', "");
        let (typed, _) = match is_phrase {
            true => (typed.as_str(), 0),
            false => number_after(&typed, '^'),
        };
        let (typed, fuzzy) = match is_phrase {
            true => (typed, 0),
            false => number_after(typed, '~'),
        };
        let folded = fold(typed);
        let text = folded.trim();
        if text.is_empty() {
            return None;
        }
        let pieces: Vec<String> = match is_phrase {
            true => vec![text.to_owned()],
            false => text
                .split('*')
                .filter(|piece| !piece.is_empty())
                .map(str::to_owned)
                .collect(),
        };
        let fuzzy = if pieces.len() == 1 {
            fuzzy.min(MOST_FUZZY)
        } else {
            0
        };
        Some(Self { pieces, fuzzy })
    }

    /// Whether it stands in a folded text.
    pub fn is_in(&self, folded: &str) -> bool {
        let mut rest = folded;
        let stands = self.pieces.iter().all(|piece| match rest.find(piece.as_str()) {
            Some(at) => {
                rest = &rest[at + piece.len()..];
                true
            }
            None => false,
        });
        if self.pieces.is_empty() {
            return !folded.trim().is_empty();
        }
        stands || (self.fuzzy > 0 && self.is_near(folded))
    }

    /// The pieces, folded: what is marked in the list.
    pub fn pieces(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().map(String::as_str)
    }

    fn begins(&self, id: &str) -> bool {
        match self.pieces.as_slice() {
            [piece] => piece.len() >= 4 && id.starts_with(piece.as_str()),
            _ => false,
        }
    }

    fn is_near(&self, folded: &str) -> bool {
        let mut words = folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty());
        let Some(piece) = self.pieces.first() else {
            return false;
        };
        words.any(|word| strsim::levenshtein(word, piece) <= self.fuzzy)
    }
}

/// `text~2` is `text` and 2; without a number after the sign the sign is part of the text.
fn number_after(text: &str, sign: char) -> (&str, usize) {
    let cut = text
        .rsplit_once(sign)
        .and_then(|(text, number)| Some((text, number.parse().ok()?)));
    cut.unwrap_or((text, 0))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
#[path = "terms_tests.rs"]
mod tests;
