//! JSON walked once, value by value, knowing where each one lies: a vault of 20 MB is not read twice.
//! Refuses to know: what the values mean; each is read by serde, only brackets and commas between them are read here.

use crate::safe::protocol::Problem;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::ops::Range;

pub struct Walk<'a> {
    text: &'a str,
    at: usize,
    goes_on: bool,
}

impl<'a> Walk<'a> {
    /// From byte `at` of `text`. Where the text `goes_on`, a value that reaches its end may not be whole, and counts as
    /// malformed like everything that ends too early.
    pub fn new(text: &'a str, at: usize, goes_on: bool) -> Self {
        Self { text, at, goes_on }
    }

    pub fn at(&self) -> usize {
        self.at
    }

    /// The next name of an object, with its colon; None at the object's end. `first` says that nothing was read of it.
    pub fn name(&mut self, first: &mut bool) -> Result<Option<String>, Problem> {
        if !self.next_of(b'{', b'}', first)? {
            return Ok(None);
        }
        let name = self.value()?;
        self.expect(b':')?;
        Ok(Some(name))
    }

    /// Whether a list goes on; what is next is its element.
    pub fn element(&mut self, first: &mut bool) -> Result<bool, Problem> {
        self.next_of(b'[', b']', first)
    }

    /// The next value, whatever it is, without building anything.
    pub fn skip(&mut self) -> Result<(), Problem> {
        self.value::<&RawValue>().map(drop)
    }

    pub fn is_null(&mut self) -> Result<bool, Problem> {
        self.peek().map(|byte| byte == b'n').ok_or(Problem::Malformed)
    }

    pub fn value<T: Deserialize<'a>>(&mut self) -> Result<T, Problem> {
        let mut values = serde_json::Deserializer::from_str(self.rest()).into_iter();
        let value = values.next().and_then(Result::ok).ok_or(Problem::Malformed)?;
        self.at += values.byte_offset();
        self.whole()?;
        Ok(value)
    }

    /// The next value as `read` understands it (it says how many bytes that took), or else its text; and its place.
    pub fn try_value<T>(
        &mut self,
        read: impl FnOnce(&'a str) -> Option<(T, usize)>,
    ) -> Result<(Result<T, &'a str>, Range<usize>), Problem> {
        self.peek();
        let start = self.at;
        let value = match read(self.rest()) {
            Some((value, length)) => {
                self.at += length;
                self.whole()?;
                Ok(value)
            }
            None => Err(self.value::<&RawValue>()?.get()),
        };
        Ok((value, start..self.at))
    }

    fn whole(&self) -> Result<(), Problem> {
        match self.goes_on && self.at == self.text.len() {
            true => Err(Problem::Malformed),
            false => Ok(()),
        }
    }

    fn next_of(&mut self, open: u8, close: u8, first: &mut bool) -> Result<bool, Problem> {
        let begins = std::mem::take(first);
        if begins {
            self.expect(open)?;
        }
        match self.peek() {
            Some(byte) if byte == close => {
                self.at += 1;
                Ok(false)
            }
            Some(_) if begins => Ok(true),
            Some(b',') => {
                self.at += 1;
                Ok(true)
            }
            _ => Err(Problem::Malformed),
        }
    }

    fn expect(&mut self, byte: u8) -> Result<(), Problem> {
        if self.peek() != Some(byte) {
            return Err(Problem::Malformed);
        }
        self.at += 1;
        Ok(())
    }

    /// The next byte that is no white space.
    fn peek(&mut self) -> Option<u8> {
        let rest = self.rest().bytes();
        let blank = rest
            .take_while(|byte| matches!(byte, b' ' | b'\n' | b'\t' | b'\r'))
            .count();
        self.at += blank;
        self.rest().bytes().next()
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Result<Vec<(String, String)>, Problem> {
        let (mut walk, mut first, mut found) = (Walk::new(text, 0, false), true, Vec::new());
        while let Some(name) = walk.name(&mut first)? {
            let start = walk.at();
            walk.skip()?;
            found.push((name, text[start..walk.at()].trim().to_owned()));
        }
        Ok(found)
    }

    fn numbers(text: &str) -> Result<Vec<(Option<u8>, &str)>, Problem> {
        let (mut walk, mut first, mut found) = (Walk::new(text, 0, false), true, Vec::new());
        while walk.element(&mut first)? {
            let one = |text: &str| text.starts_with('1').then_some((1, 1));
            let (value, range) = walk.try_value(one)?;
            found.push((value.ok(), &text[range]));
        }
        Ok(found)
    }

    #[test]
    fn an_object_is_walked_name_by_name() {
        let found = names(" { \"a\" : [1, {\"}\": \"]\"}] ,\n\"b\\n\":null}").ok();
        let expected = [("a", r#"[1, {"}": "]"}]"#), ("b\n", "null")];
        let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(found.as_deref(), Some(&expected[..]));
        assert_eq!(names("{}").ok(), Some(vec![]));
    }

    #[test]
    fn a_list_says_where_each_element_lies_understood_or_not() {
        let found = numbers("[ 1,\"two, [\" , 1 ]").ok();
        assert_eq!(
            found,
            Some(vec![(Some(1), "1"), (None, "\"two, [\""), (Some(1), "1")])
        );
        assert_eq!(numbers("[]").ok(), Some(vec![]));
    }

    #[test]
    fn a_number_at_the_end_of_a_text_that_goes_on_is_not_believed() {
        let read = |goes_on| Walk::new("12", 0, goes_on).value::<u32>().ok();
        assert_eq!((read(false), read(true)), (Some(12), None));
    }

    #[test]
    fn what_is_no_json_is_refused_and_not_guessed() {
        for text in [
            "",
            "[]",
            "{",
            "{\"a\"}",
            "{\"a\":1",
            "{\"a\":1 \"b\":2}",
            "{\"a\":}",
            "{,}",
            "{\"a\":1,}",
            "{a:1}",
        ] {
            assert!(names(text).is_err(), "{text}");
        }
        for text in ["", "{}", "[", "[1", "[1 1]", "[1,", "[1,]", "[,1]", "[\"]"] {
            assert!(numbers(text).is_err(), "{text}");
        }
    }
}
