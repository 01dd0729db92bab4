//! `cargo xtask test`: every test there is, suite after suite, ending with one line of counts.
//! A suite that fails does not hide the next one; the verb fails when any did.

use crate::bundle::{self, Grade};
use crate::debian::TestSystem;
use crate::places::Places;
use crate::setup;
use crate::steps::{Failed, failed, heading, shown};
use crate::tally::Tally;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

const SUITES: [&str; 4] = ["native", "web", "journeys", "clients"];

/// The sum of the counts, and what went wrong otherwise (a compiler's error has no count).
#[derive(Default)]
struct Outcome {
    tally: Tally,
    broken: Vec<String>,
}

pub fn all(places: &Places, words: &[&str]) -> Result<(), Failed> {
    if let Some(unknown) = words.iter().find(|word| !SUITES.contains(word)) {
        return failed(format!(
            "there is no suite '{unknown}'; there are {}",
            SUITES.join(", ")
        ));
    }
    let wanted = |suite: &str| words.is_empty() || words.contains(&suite);
    let system = setup::for_testing(places)?;
    setup::for_building(places)?;
    let mut outcome = Outcome::default();
    if wanted("native") {
        native(places, &system, &mut outcome);
    }
    if wanted("web") {
        web(places, &system, &mut outcome);
    }
    if wanted("journeys") || wanted("clients") {
        let server = bundle::everything(places, Grade::Fast);
        let demo = bundle::demo(places, Grade::Fast);
        match (server, demo) {
            (Ok(server), Ok(demo)) => {
                let programs = Programs {
                    server: &server,
                    demo: &demo,
                };
                if wanted("journeys") {
                    heading(
                        "Journeys in Chromium: release bundle, production policy, English and French, axe",
                    );
                    node(
                        places,
                        &system,
                        &programs,
                        &files(places, "tests/e2e")?,
                        &mut outcome,
                    );
                }
                if wanted("clients") {
                    heading("The official command-line client against the same server");
                    node(
                        places,
                        &system,
                        &programs,
                        &files(places, "tests/clients")?,
                        &mut outcome,
                    );
                }
            }
            (Err(Failed(why)), _) | (_, Err(Failed(why))) => outcome.broken.push(why),
        }
    }
    outcome.close()
}

pub fn journeys_alone(places: &Places, words: &[&str]) -> Result<(), Failed> {
    let full = words.contains(&"--full");
    let grade = if full { Grade::Release } else { Grade::Fast };
    let system = setup::for_testing(places)?;
    let server = bundle::everything(places, grade)?;
    let demo = bundle::demo(places, grade)?;
    let named: Vec<String> = words
        .iter()
        .filter(|word| !word.starts_with("--"))
        .map(|word| (*word).to_owned())
        .collect();
    let files = if named.is_empty() {
        files(places, "tests/e2e")?
    } else {
        named
    };
    let mut outcome = Outcome::default();
    node(
        places,
        &system,
        &Programs {
            server: &server,
            demo: &demo,
        },
        &files,
        &mut outcome,
    );
    outcome.close()
}

impl Outcome {
    fn close(self) -> Result<(), Failed> {
        heading("Result");
        for what in &self.broken {
            println!("    broken: {what}");
        }
        println!(
            "{} passed, {} failed",
            self.tally.passed,
            self.tally.failed.max(u64::from(!self.broken.is_empty()))
        );
        match (self.tally.failed, self.broken.len()) {
            (0, 0) if self.tally.passed == 0 => failed("no test ran"),
            (0, 0) => Ok(()),
            _ => failed("not everything passed"),
        }
    }

    /// Runs a test runner, shows its output as it comes and counts its closing lines.
    fn watch(&mut self, command: &mut Command) {
        let shown = shown(command);
        let mut child = match command.stdout(Stdio::piped()).stdin(Stdio::null()).spawn() {
            Ok(child) => child,
            Err(error) => return self.broken.push(format!("'{shown}' does not start: {error}")),
        };
        let mut tally = Tally::default();
        for line in child
            .stdout
            .take()
            .map(BufReader::new)
            .into_iter()
            .flat_map(BufRead::lines)
            .map_while(Result::ok)
        {
            println!("{line}");
            tally.add(Tally::in_line(&line));
        }
        self.tally.add(tally);
        match child.wait() {
            Ok(status) if status.success() => {}
            Ok(status) if tally.failed == 0 => self.broken.push(format!("'{shown}' ended with {status}")),
            Ok(_) => self
                .broken
                .push(format!("'{shown}' counts {} failed", tally.failed)),
            Err(error) => self.broken.push(format!("'{shown}': {error}")),
        }
    }
}

fn native(places: &Places, system: &TestSystem, outcome: &mut Outcome) {
    heading(
        "Native tests; the server's on SQLite and on PostgreSQL (compiling takes 5 to 8 minutes the first time)",
    );
    outcome.watch(
        cargo(
            places,
            &[
                "test",
                "--locked",
                "--no-fail-fast",
                "--workspace",
                "--exclude",
                "claviger",
            ],
        )
        .env("CLAVIGER_TEST_POSTGRESQL_BIN", &system.postgresql),
    );
    outcome.watch(&mut cargo(
        places,
        &["test", "--locked", "--no-fail-fast", "-p", "claviger", "--lib"],
    ));
}

fn web(places: &Places, system: &TestSystem, outcome: &mut Outcome) {
    heading("Tests in Chromium (compiling takes 4 minutes the first time)");
    let wasm = ["--locked", "--no-fail-fast", "--target", "wasm32-unknown-unknown"];
    let keyring = [
        "-p",
        "keyring",
        "--no-default-features",
        "--features",
        "webcrypto",
        "--tests",
    ];
    for what in [&keyring[..], &["-p", "claviger", "--test", "safe"]] {
        outcome.watch(
            cargo(places, &[&["test"], &wasm[..], what].concat())
                .env("PATH", places.path())
                .env(
                    "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
                    "wasm-bindgen-test-runner",
                )
                .env("WASM_BINDGEN_TEST_TIMEOUT", "180")
                .env("CHROMEDRIVER", &system.chromedriver),
        );
    }
}

struct Programs<'a> {
    server: &'a Path,
    demo: &'a Path,
}

fn node(places: &Places, system: &TestSystem, programs: &Programs, files: &[String], outcome: &mut Outcome) {
    if files.is_empty() {
        return outcome.broken.push("there is no test file".to_owned());
    }
    outcome.watch(
        Command::new("node")
            .args(["--test", "--test-reporter=tap", "--test-concurrency=2"])
            .args(files)
            .current_dir(&places.root)
            .env("CLAVIGER_TEST_SERVER", programs.server)
            .env("CLAVIGER_TEST_DEMO", programs.demo)
            .env("CLAVIGER_TEST_CHROMIUM", &system.chromium),
    );
}

fn files(places: &Places, folder: &str) -> Result<Vec<String>, Failed> {
    let mut files: Vec<String> = std::fs::read_dir(places.root.join(folder))?
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| name.ends_with(".test.mjs"))
        .map(|name| format!("{folder}/{name}"))
        .collect();
    files.sort();
    Ok(files)
}

fn cargo(places: &Places, words: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command
        .args(words)
        .current_dir(&places.root)
        .env("CARGO_TARGET_DIR", &places.target);
    command
}
