//! The developer's and the operator's one command: everything around the code that is not the code.
//! It knows no product rule; it starts compilers, tools, servers and tests, and says what it does.

// A terminal program: standard output is its interface.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod bench;
mod bundle;
mod check;
mod debian;
mod fingerprint;
mod npm;
mod pictures;
mod pins;
mod places;
mod serve;
mod setup;
mod steps;
mod suites;
mod tally;
mod tidy;
mod tools;

use bundle::Grade;
use places::Places;
use steps::Failed;

const USAGE: &str = "\
cargo xtask <verb>

  setup                  install what is missing: wasm target, Trunk, wasm-bindgen, wasm-opt, npm packages
  run [--demo] [--debug] build what changed and serve http://localhost:8000
      [--port N]         --demo fills it with the demonstration data and prints the accounts
  build [--debug|--fast] the web app and the server, without starting anything
  page [--debug|--fast]  the web app alone
  lint                   clippy for both targets, part of check
  check                  daily work: format, clippy for both targets, tidy, quick tests
  test [SUITE…]          everything; suites: native web journeys clients (all by default)
  e2e [--full] [FILE…]   the browser journeys alone (screenshots in target/screenshots)
  pictures FOLDER [WORD…]
                         a picture of every page: three widths, both themes and languages
  bench [PART…]          the figures of docs/benchmarks.md; parts: native search sizes rows server clients
  tidy                   the walls of ARCHITECTURE.md and the house rules

Tools and build results live in target/, or in $CLAVIGER_CACHE when it is set.";

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match perform(&words) {
        Ok(()) => {}
        Err(Failed(why)) => {
            eprintln!("\nxtask: {why}");
            std::process::exit(1);
        }
    }
}

fn perform(words: &[&str]) -> Result<(), Failed> {
    let Some((verb, rest)) = words.split_first() else {
        println!("{USAGE}");
        return Ok(());
    };
    let places = Places::find()?;
    let has = |flag: &str| rest.contains(&flag);
    let grade = match () {
        () if has("--debug") => Grade::Debug,
        () if has("--fast") => Grade::Fast,
        () => Grade::Release,
    };
    match *verb {
        "setup" => setup::for_building(&places).map(|_| ()),
        "build" => bundle::everything(&places, grade).map(|_| ()),
        "page" => bundle::page(&places, grade),
        "run" => serve::run(&places, grade, &serve::Wish::read(rest)?),
        "check" => check::all(&places),
        "lint" => check::lints(&places),
        "tidy" => tidy::report(&places),
        "test" => suites::all(&places, rest),
        "e2e" => suites::journeys_alone(&places, rest),
        "pictures" => pictures::take(&places, rest),
        "bench" => bench::all(&places, rest),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(Failed(format!("there is no verb '{other}'\n\n{USAGE}"))),
    }
}
