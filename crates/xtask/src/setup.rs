//! Makes a fresh machine able to build, and (for the tests) able to test. Safe to repeat: what is right stays.

use crate::debian::{self, TestSystem};
use crate::npm;
use crate::places::Places;
use crate::steps::{self, Failed, heading, note};
use crate::tools::{self, Tools};
use std::process::Command;

pub fn for_building(places: &Places) -> Result<Tools, Failed> {
    heading("Tools for building (a fresh machine needs 6 to 12 minutes here, later runs one second)");
    let tools = tools::ensure(places)?;
    // Trunk builds offline, so that a missing tool is an error instead of a download.
    steps::run(
        Command::new("cargo")
            .args(["fetch", "--locked", "--quiet"])
            .current_dir(&places.root),
    )?;
    note(&format!(
        "ready: Trunk {}, wasm-opt {}",
        crate::pins::TRUNK,
        tools.wasm_opt_pin
    ));
    Ok(tools)
}

pub fn for_testing(places: &Places) -> Result<TestSystem, Failed> {
    heading("Programs for testing: Node, Chromium, chromedriver, PostgreSQL");
    npm::require_for_tests()?;
    npm::ensure(places)?;
    let system = debian::ensure()?;
    note(&format!(
        "{}, {}, PostgreSQL in {}",
        system.chromium.display(),
        system.chromedriver.display(),
        system.postgresql.display()
    ));
    Ok(system)
}
