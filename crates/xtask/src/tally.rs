//! Counts what the test runners say at their end, so that one last line can speak for all of them.
//! It runs nothing.

#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
}

impl Tally {
    pub fn add(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// One line of output; zero when it closes no test runner.
    pub fn in_line(line: &str) -> Tally {
        Self::of_cargo(line)
            .or_else(|| Self::of_node(line))
            .unwrap_or_default()
    }

    /// "test result: ok. 12 passed; 0 failed; 1 ignored; …", of cargo test and of wasm-bindgen's runner.
    fn of_cargo(line: &str) -> Option<Tally> {
        let rest = line.trim().strip_prefix("test result: ")?;
        let count = |word: &str| {
            let words: Vec<&str> = rest
                .split([' ', ';', '.'])
                .filter(|part| !part.is_empty())
                .collect();
            let at = words.iter().position(|found| *found == word)?;
            words.get(at.checked_sub(1)?)?.parse().ok()
        };
        Some(Tally {
            passed: count("passed")?,
            failed: count("failed")?,
        })
    }

    /// Node's runner closes with one line for each number: "# pass 3" and "# fail 0" ("ℹ pass 3" on a terminal).
    fn of_node(line: &str) -> Option<Tally> {
        let rest = line
            .trim()
            .strip_prefix("# ")
            .or_else(|| line.trim().strip_prefix("ℹ "))?;
        let (word, number) = rest.split_once(' ')?;
        let number = number.trim().parse().ok()?;
        match word {
            "pass" => Some(Tally {
                passed: number,
                failed: 0,
            }),
            "fail" | "cancelled" => Some(Tally {
                passed: 0,
                failed: number,
            }),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_lines_of_every_runner_are_understood() {
        let cargo = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 4 filtered out; finished in 0.03s";
        assert_eq!(
            Tally::in_line(cargo),
            Tally {
                passed: 12,
                failed: 3
            }
        );
        assert_eq!(Tally::in_line("# pass 7"), Tally { passed: 7, failed: 0 });
        assert_eq!(Tally::in_line("ℹ fail 2"), Tally { passed: 0, failed: 2 });
    }

    #[test]
    fn a_line_that_only_speaks_of_tests_counts_nothing() {
        assert_eq!(Tally::in_line("# Subtest: 5 passed"), Tally::default());
        assert_eq!(Tally::in_line("running 12 tests"), Tally::default());
    }
}
