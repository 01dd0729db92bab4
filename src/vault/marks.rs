//! Where a query's words stand in a text as a person reads it, accents and all (V-30).
//! Refuses to know: how a mark looks.

use super::fold::fold_into;
use super::haystack::Query;
use memchr::memmem;

/// The text in pieces: found or not, in order; together they are the text.
pub fn marks<'a>(text: &'a str, query: &Query) -> Vec<(bool, &'a str)> {
    if query.is_empty() || text.is_empty() {
        return vec![(false, text)];
    }
    let folded = Folded::of(text);
    let mut found = vec![false; text.len()];
    for word in query.words() {
        for at in memmem::find_iter(folded.text.as_bytes(), word.as_bytes()) {
            let (from, to) = folded.origin(at, at + word.len());
            found[from..to].fill(true);
        }
    }
    let mut pieces = Vec::new();
    let mut from = 0;
    for (at, _) in text.char_indices().skip(1) {
        if found[at] != found[from] {
            pieces.push((found[from], &text[from..at]));
            from = at;
        }
    }
    pieces.push((found[from], &text[from..]));
    pieces
}

/// Whether a word of the query stands in the text.
pub fn is_in(text: &str, query: &Query) -> bool {
    marks(text, query).iter().any(|(found, _)| *found)
}

struct Folded {
    text: String,
    /// For each byte of the folded text where its character begins and ends in the original.
    from: Vec<(usize, usize)>,
}

impl Folded {
    fn of(original: &str) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut from: Vec<(usize, usize)> = Vec::with_capacity(original.len());
        for (at, c) in original.char_indices() {
            let end = at + c.len_utf8();
            fold_into(c.encode_utf8(&mut [0; 4]), &mut text);
            if from.len() == text.len() {
                // A combining mark folds away; it belongs to the letter before it.
                if let Some((begin, _)) = from.last().copied() {
                    for known in from.iter_mut().rev().take_while(|(start, _)| *start == begin) {
                        known.1 = end;
                    }
                }
            }
            from.resize(text.len(), (at, end));
        }
        Self { text, from }
    }

    fn origin(&self, from: usize, to: usize) -> (usize, usize) {
        (self.from[from].0, self.from[to - 1].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(text: &str, typed: &str) -> String {
        let pieces = marks(text, &Query::parse(typed));
        let shown = pieces.into_iter().map(|(found, piece)| match found {
            true => format!("[{piece}]"),
            false => piece.to_owned(),
        });
        shown.collect()
    }

    #[test]
    fn what_was_found_is_marked_as_it_is_written() {
        for (text, typed, expected) in [
            ("Courrier Évian", "evian", "Courrier [Évian]"),
            ("E\u{301}vian-les-Bains", "evi", "[E\u{301}vi]an-les-Bains"),
            ("Cœur de ville", "coeur ville", "[Cœur] de [ville]"),
            ("Cœur", "co", "[Cœ]ur"),
            ("mail.example", "ma il", "[mail].example"),
            ("Bank", "nothing", "Bank"),
            ("Bank", "b", "Bank"),
            ("banana", "ana", "b[ana]na"),
        ] {
            assert_eq!(marked(text, typed), expected, "{text} / {typed}");
        }
    }

    proptest! {
        #[test]
        fn the_pieces_together_are_the_text(text in "\\PC{0,30}", typed in "\\PC{0,8}") {
            let query = Query::parse(&typed);
            let pieces = marks(&text, &query);
            prop_assert_eq!(pieces.iter().map(|(_, piece)| *piece).collect::<String>(), text.clone());
            prop_assert!(pieces.windows(2).all(|pair| pair[0].0 != pair[1].0));
        }

        #[test]
        fn a_part_of_the_text_is_found_in_it(text in "[A-Za-zÉéœ ]{4,20}", from in 0_usize..4) {
            let word: String = text.chars().skip(from).collect();
            prop_assume!(word.trim().chars().filter(|c| !c.is_whitespace()).count() >= 2);
            prop_assert!(is_in(&text, &Query::parse(&word)));
        }
    }
}
