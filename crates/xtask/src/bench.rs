//! `cargo xtask bench`: runs every bench there is and shows what it prints. It asserts no time: a figure is
//! read by a person, on a quiet machine, as a ratio to an anchor of the same run.

use crate::bundle::{self, Grade};
use crate::debian::TestSystem;
use crate::places::Places;
use crate::setup;
use crate::steps::{self, Failed, failed, heading};
use std::process::Command;

/// In the order in which they run; from `sizes` on they share one table.
const PARTS: [&str; 7] = ["native", "search", "sizes", "rows", "server", "clients", "tab"];

pub fn all(places: &Places, words: &[&str]) -> Result<(), Failed> {
    if let Some(unknown) = words.iter().find(|word| !PARTS.contains(word)) {
        return failed(format!(
            "there is no bench '{unknown}'; there are {}",
            PARTS.join(", ")
        ));
    }
    let wanted = |part: &str| words.is_empty() || words.contains(&part);
    let system = setup::for_testing(places)?;
    if wanted("native") {
        heading("Rows natively");
        steps::run(&mut cargo(places, &["bench", "--locked", "--package", "keyring"]))?;
    }
    if wanted("search") {
        search(places, &system)?;
    }
    let table: Vec<&str> = PARTS[2..].iter().copied().filter(|part| wanted(part)).collect();
    if table.is_empty() {
        return Ok(());
    }
    bundle::page(places, Grade::Release)?;
    let mut node = Command::new("node");
    node.arg("tests/bench/bench.mjs")
        .args(&table)
        .current_dir(&places.root)
        .env("CLAVIGER_TEST_CHROMIUM", &system.chromium);
    if ["server", "clients", "tab"].into_iter().any(wanted) {
        node.env(
            "CLAVIGER_TEST_SERVER",
            bundle::everything(places, Grade::Release)?,
        )
        .env("CLAVIGER_TEST_DEMO", bundle::demo(places, Grade::Release)?);
    }
    heading("Sizes, rows, server, clients, tab");
    steps::run(&mut node)
}

/// Filters and searches run in the page, so they are compiled as the page is.
fn search(places: &Places, system: &TestSystem) -> Result<(), Failed> {
    setup::for_building(places)?;
    heading("Filters and searches over 100,000 rows, in Chromium");
    let mut cargo = cargo(places, &["bench", "--locked", "--package", "claviger"]);
    cargo
        .args(["--bench", "vault", "--profile", "page"])
        .args(["--target", "wasm32-unknown-unknown"])
        .env("PATH", places.path())
        .env("RUSTFLAGS", bundle::PAGE_FLAGS)
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        )
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180")
        .env("CHROMEDRIVER", &system.chromedriver);
    steps::run(&mut cargo)
}

fn cargo(places: &Places, words: &[&str]) -> Command {
    let mut cargo = Command::new("cargo");
    cargo
        .args(words)
        .current_dir(&places.root)
        .env("CARGO_TARGET_DIR", &places.target);
    cargo
}
