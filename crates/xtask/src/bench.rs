//! `cargo xtask bench`: runs every bench there is and shows what it prints. It asserts no time: a figure is
//! read by a person, on a quiet machine, as a ratio to an anchor of the same run.

use crate::bundle::{self, Grade};
use crate::places::Places;
use crate::setup;
use crate::steps::{self, Failed, heading};
use std::process::Command;

pub fn all(places: &Places) -> Result<(), Failed> {
    let system = setup::for_testing(places)?;
    heading("Sizes of the shipped bundle");
    let server = bundle::everything(places, Grade::Release)?;
    let demo = bundle::demo(places, Grade::Release)?;
    steps::run(
        Command::new("node")
            .arg(places.root.join("crates/xtask/precompress.mjs"))
            .arg(places.dist()),
    )?;
    heading("Server and browser");
    steps::run(
        Command::new("node")
            .arg("tests/bench/bench.mjs")
            .current_dir(&places.root)
            .env("CLAVIGER_TEST_SERVER", server)
            .env("CLAVIGER_TEST_DEMO", demo)
            .env("CLAVIGER_TEST_CHROMIUM", &system.chromium),
    )
}
