//! One Rust source as the rules want to see it: its path, its text, and its code without comments and tests.
//! It knows no rule.

use std::path::Path;

pub struct Source {
    /// Relative to the checkout, with `/`.
    pub path: String,
    pub text: String,
    /// The lines of `text` with comments blanked out and everything from the unit tests on cut off.
    pub code: Vec<String>,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Source {
        let code = without_comments(text);
        let code = code
            .lines()
            .take_while(|line| line.trim() != "#[cfg(test)]")
            .map(str::to_owned)
            .collect();
        Source {
            path: path.to_owned(),
            text: text.to_owned(),
            code,
        }
    }

    pub fn is_under(&self, folder: &str) -> bool {
        self.path.starts_with(folder)
    }

    /// The numbered lines of code that contain `word` as a whole word.
    pub fn naming<'a>(&'a self, word: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
        self.lines().filter(move |(_, line)| has_word(line, word))
    }

    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.code
            .iter()
            .enumerate()
            .map(|(index, line)| (index + 1, line.as_str()))
    }
}

/// Every Rust source of ours: the app, the crates, the tests.
pub fn all(root: &Path) -> std::io::Result<Vec<Source>> {
    let mut sources = Vec::new();
    for folder in ["src", "crates", "tests"] {
        walk(root, &root.join(folder), &mut sources)?;
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(sources)
}

fn walk(root: &Path, folder: &Path, into: &mut Vec<Source>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            if name != "target" && name != "node_modules" && !name.starts_with('.') {
                walk(root, &path, into)?;
            }
        } else if name.ends_with(".rs") {
            let relative = path
                .strip_prefix(root)
                .unwrap_or(&path)
                .to_string_lossy()
                .replace('\\', "/");
            into.push(Source::new(&relative, &std::fs::read_to_string(&path)?));
        }
    }
    Ok(())
}

fn has_word(line: &str, word: &str) -> bool {
    let outside = |c: Option<char>| !c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    line.match_indices(word).any(|(at, _)| {
        outside(line[..at].chars().next_back()) && outside(line[at + word.len()..].chars().next())
    })
}

/// Blanks comments and keeps strings and line numbers. A small reader of Rust's surface: strings, raw
/// strings, characters against lifetimes, nested block comments.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let taken = if rest.starts_with("//") {
            let end = rest.find('\n').unwrap_or(rest.len());
            rest = &rest[end..];
            continue;
        } else if rest.starts_with("/*") {
            let end = block_comment(rest);
            out.extend(rest[..end].chars().filter(|c| *c == '\n'));
            rest = &rest[end..];
            continue;
        } else if first == '"' {
            quoted(rest)
        } else if first == 'r' && !out.ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            raw_string(rest).unwrap_or(1)
        } else if first == '\'' {
            character(rest)
        } else {
            first.len_utf8()
        };
        out.push_str(&rest[..taken]);
        rest = &rest[taken..];
    }
    out
}

fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < text.len() {
        if text[at..].starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if text[at..].starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

fn quoted(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn raw_string(text: &str) -> Option<usize> {
    let hashes = text[1..].chars().take_while(|c| *c == '#').count();
    if !text[1 + hashes..].starts_with('"') {
        return None;
    }
    let close = format!("\"{}", "#".repeat(hashes));
    let body = 2 + hashes;
    Some(
        text[body..]
            .find(&close)
            .map_or(text.len(), |end| body + end + close.len()),
    )
}

/// `'x'` and `'\n'` are taken whole, so that `'"'` opens no string; a lifetime is one character.
fn character(text: &str) -> usize {
    let mut chars = text.char_indices().skip(1);
    match (chars.next(), chars.next()) {
        (Some((_, '\\')), Some(_)) => text[3..].find('\'').map_or(1, |end| end + 4),
        (Some(_), Some((at, '\''))) => at + 1,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_strings_stay() {
        let text = "let a = \"// no comment\"; // sqlx\n/* one /* two */ sqlx\n */ let b = r#\"/* \"x\" \"#;\nlet c = '\"'; // sqlx\nfn f<'a>() {} // '";
        let code = without_comments(text);
        assert!(!code.contains("sqlx"));
        assert!(
            code.contains("// no comment")
                && code.contains("r#\"/* \"x\" \"#")
                && code.contains("fn f<'a>() {}")
        );
        assert_eq!(code.lines().count(), text.lines().count());
    }

    #[test]
    fn unit_tests_are_not_code() {
        let source = Source::new(
            "src/a.rs",
            "//! A.\nfn a() {}\n#[cfg(test)]\nmod tests { fn sqlx() {} }\n",
        );
        assert_eq!(source.naming("sqlx").count(), 0);
        assert_eq!(source.naming("a").count(), 1);
    }

    #[test]
    fn a_word_inside_another_word_is_not_named() {
        let source = Source::new("src/a.rs", "fn not_sqlx_like() {}\nuse sqlx::Row;\n");
        assert_eq!(
            source.naming("sqlx").map(|(line, _)| line).collect::<Vec<_>>(),
            [2]
        );
    }
}
