//! JSON read piece by piece from its source, in order: what ends too early is read again with what follows it.
//! Refuses to know: what the values mean.

use super::source::{Reading, Source};
use super::walk::Walk;
use crate::safe::protocol::Problem;
use serde::de::DeserializeOwned;

/// The first piece is small, so that the first rows need not wait for more. Tests read crumbs, so that everything there
/// is to understand ends too early somewhere.
const FIRST: usize = if cfg!(test) { 5 } else { 1 << 18 };
/// As much as the largest batch of rows usually takes.
const MOST: usize = if cfg!(test) { 50 } else { 1 << 22 };

pub struct Pieces<'s> {
    source: &'s Source,
    /// Where `text` begins in the source.
    base: usize,
    text: String,
    /// The bytes of a character whose rest has not come.
    cut: Vec<u8>,
    /// How much of `text` is done with.
    at: usize,
    /// The next piece, which begins here, and how long it is to be.
    coming: Option<Reading>,
    end: usize,
    size: usize,
}

impl<'s> Pieces<'s> {
    /// From byte `start` of the source.
    pub async fn from(source: &'s Source, start: usize) -> Result<Self, Problem> {
        let mut pieces = Self {
            source,
            base: start,
            text: String::new(),
            cut: Vec::new(),
            at: 0,
            coming: None,
            end: start,
            size: FIRST,
        };
        pieces.begin();
        pieces.more().await?;
        Ok(pieces)
    }

    /// Where the next value lies in the source.
    pub fn place(&self) -> usize {
        self.base + self.at
    }

    /// Over what is in memory, from the next value; its places count from [`Pieces::base`].
    pub fn walk(&self) -> Walk<'_> {
        Walk::new(&self.text, self.at, !self.is_last())
    }

    pub fn base(&self) -> usize {
        self.base
    }

    /// What lies before byte `at` of the walk was understood.
    pub fn done(&mut self, at: usize) {
        self.at = at;
    }

    /// Whether nothing follows what is in memory.
    pub fn is_last(&self) -> bool {
        self.coming.is_none()
    }

    /// What `read` makes of the text from here, with as much of it as that takes. It is asked again from the same place
    /// when the text ended too early.
    pub async fn take<T>(
        &mut self,
        read: impl Fn(&mut Walk<'_>) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        loop {
            let mut walk = self.walk();
            match read(&mut walk) {
                Ok(value) => {
                    self.at = walk.at();
                    return Ok(value);
                }
                Err(problem) if self.is_last() => return Err(problem),
                Err(_) => self.more().await?,
            }
        }
    }

    /// The next name of an object; None at its end. `first` says that nothing was read of it.
    pub async fn name(&mut self, first: &mut bool) -> Result<Option<String>, Problem> {
        let is_first = std::mem::take(first);
        self.take(|walk| walk.name(&mut { is_first })).await
    }

    pub async fn value<T: DeserializeOwned>(&mut self) -> Result<T, Problem> {
        self.take(|walk| walk.value()).await
    }

    pub async fn skip(&mut self) -> Result<(), Problem> {
        self.take(|walk| walk.skip()).await
    }

    pub async fn is_null(&mut self) -> Result<bool, Problem> {
        self.take(|walk| walk.is_null()).await
    }

    /// Lets go of what is done with, and puts the next piece behind the rest.
    pub async fn more(&mut self) -> Result<(), Problem> {
        let Some(coming) = self.coming.take() else {
            return Ok(());
        };
        // A value that is larger than a piece must not be read again for each of its pieces.
        self.size = match self.at {
            0 => self.size.saturating_mul(2),
            _ => MOST,
        };
        self.text.drain(..self.at);
        self.base += std::mem::take(&mut self.at);
        let mut bytes = std::mem::take(&mut self.cut);
        bytes.append(&mut coming.await?);
        self.begin();
        let whole = match std::str::from_utf8(&bytes) {
            Err(error) if error.error_len().is_none() && !self.is_last() => error.valid_up_to(),
            _ => bytes.len(),
        };
        self.cut = bytes.split_off(whole);
        let text = std::str::from_utf8(&bytes).map_err(|_| Problem::Malformed)?;
        self.text.push_str(text);
        Ok(())
    }

    fn begin(&mut self) {
        let start = self.end;
        self.end = self.source.len().min(start.saturating_add(self.size));
        self.coming = (start < self.end).then(|| self.source.read(start..self.end));
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use keyring::engine::wait;

    async fn names(text: &[u8]) -> Result<Vec<(String, Vec<String>)>, Problem> {
        let source = Source::Held(text.to_vec());
        let (mut pieces, mut first, mut found) = (Pieces::from(&source, 0).await?, true, Vec::new());
        while let Some(name) = pieces.name(&mut first).await? {
            found.push((name, pieces.value().await?));
        }
        Ok(found)
    }

    #[test]
    fn a_text_reads_the_same_wherever_its_pieces_end() {
        for filling in 0..12 {
            let long = "é€𝄞".repeat(filling * 9);
            let text = format!(
                "{{\"{long}\": [\"{long}\", \"b\"],{}\"c\":[]}}",
                " ".repeat(filling)
            );
            let expected = vec![
                (long.clone(), vec![long, "b".to_owned()]),
                ("c".to_owned(), vec![]),
            ];
            assert_eq!(wait(names(text.as_bytes())).ok(), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_text_that_ends_too_early_or_is_no_text_is_refused() {
        for text in [
            &b""[..],
            b"{\"a\": [\"long enough for some pieces\"",
            b"{\"a\": [\"not \xff text, and long enough\"]}",
            b"{\"a\": [\"ends inside a character \xc3",
        ] {
            assert!(wait(names(text)).is_err(), "{text:?}");
        }
    }
}
