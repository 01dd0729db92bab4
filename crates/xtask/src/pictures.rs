//! `cargo xtask pictures FOLDER`: every page with the demonstration data, for people to look at. The walk itself is
//! `tests/e2e/pictures.mjs`.

use crate::bundle::{self, Grade};
use crate::places::Places;
use crate::setup;
use crate::steps::{self, Failed, failed, heading};
use std::process::Command;

pub fn take(places: &Places, words: &[&str]) -> Result<(), Failed> {
    let Some((folder, only)) = words.split_first() else {
        return failed(
            "pictures wants a folder outside the checkout, and may have words of pages to take alone",
        );
    };
    let system = setup::for_testing(places)?;
    let server = bundle::everything(places, Grade::Fast)?;
    let demo = bundle::demo(places, Grade::Fast)?;
    heading("Taking pictures of every page (about 10 minutes)");
    // The person's folder is meant from where they stand; the walk runs in the checkout.
    let folder = std::env::current_dir()?.join(folder);
    steps::run(
        Command::new("node")
            .arg("tests/e2e/pictures.mjs")
            .arg(folder)
            .args(only)
            .current_dir(&places.root)
            .env("CLAVIGER_TEST_SERVER", server)
            .env("CLAVIGER_TEST_DEMO", demo)
            .env("CLAVIGER_TEST_CHROMIUM", &system.chromium),
    )
}
