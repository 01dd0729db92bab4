//! Rules about a file as a file: its name, its first line, its length, its open ends.
//! It knows nothing of what the code inside may name; that is `walls`.

use super::Finding;
use super::source::Source;

const TOO_LONG: usize = 500;

/// Names that say nothing: whatever lies there has a noun, and the noun is the better name.
const EMPTY_NAMES: [&str; 11] = [
    "util", "utils", "helper", "helpers", "common", "misc", "types", "manager", "managers", "service",
    "services",
];

pub fn findings(source: &Source) -> Vec<Finding> {
    [
        introduction(source),
        length(source),
        name(source),
        open_ends(source),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn introduction(source: &Source) -> Vec<Finding> {
    let first = source
        .text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    if first.starts_with("//!") {
        return Vec::new();
    }
    vec![Finding::at(
        source,
        1,
        "begin with `//!`: what this module is for and what it refuses to know",
    )]
}

fn length(source: &Source) -> Vec<Finding> {
    let lines = source.text.lines().count();
    let data = ["/fixtures/", "/vectors/", "wordlist", "word_list", "/words/"];
    if lines <= TOO_LONG || data.iter().any(|part| source.path.contains(part)) {
        return Vec::new();
    }
    vec![Finding::at(
        source,
        TOO_LONG,
        format!("{lines} lines; split it by its nouns before {TOO_LONG}"),
    )]
}

fn name(source: &Source) -> Vec<Finding> {
    let parts = source.path.trim_end_matches(".rs").split('/');
    let empty = parts.filter(|part| EMPTY_NAMES.contains(part));
    empty
        .map(|part| {
            Finding::at(
                source,
                1,
                format!("'{part}' says nothing; name the module by its noun"),
            )
        })
        .collect()
}

fn open_ends(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, line) in source.text.lines().enumerate() {
        let Some(comment) = line.split_once("//").map(|(_, comment)| comment) else {
            continue;
        };
        for mark in ["TODO", "FIXME", "XXX"] {
            if comment.contains(mark) && !comment.contains('#') {
                let message = format!("{mark} needs an issue: `{mark}(#12)`, or do it now");
                findings.push(Finding::at(source, index + 1, message));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(path: &str, text: &str) -> Vec<String> {
        findings(&Source::new(path, text))
            .into_iter()
            .map(|finding| finding.message)
            .collect()
    }

    #[test]
    fn a_module_without_an_introduction_is_found() {
        assert!(messages("src/a.rs", "//! For a. Knows no b.\nfn a() {}\n").is_empty());
        assert!(messages("src/a.rs", "fn a() {}\n")[0].contains("begin with `//!`"));
    }

    #[test]
    fn a_file_of_more_than_five_hundred_lines_is_found_unless_it_is_data() {
        let long = format!("//! Long.\n{}", "const A: u8 = 1;\n".repeat(TOO_LONG));
        assert!(messages("src/a.rs", &long)[0].contains("501 lines"));
        assert!(messages("crates/keyring/src/wordlist.rs", &long).is_empty());
    }

    #[test]
    fn a_module_with_an_empty_name_is_found() {
        assert!(messages("src/ui/helpers.rs", "//! H.\n")[0].contains("'helpers'"));
        assert!(messages("src/types/row.rs", "//! R.\n")[0].contains("'types'"));
        assert!(messages("src/ui/button.rs", "//! B.\n").is_empty());
    }

    #[test]
    fn a_todo_without_an_issue_is_found() {
        let mark = ["TO", "DO"].concat();
        assert!(messages("src/a.rs", &format!("//! A.\n// {mark}: later\n"))[0].contains("needs an issue"));
        assert!(messages("src/a.rs", &format!("//! A.\n// {mark}(#3): the rest\n")).is_empty());
    }
}
