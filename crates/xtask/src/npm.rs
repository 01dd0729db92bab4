//! The npm packages of package-lock.json: wasm-opt for the build, browser driver, axe and the official
//! command-line client for the tests. Nothing of them reaches the app.

use crate::fingerprint::Fingerprint;
use crate::places::Places;
use crate::steps::{self, Failed, answer, exists, failed, heading};
use std::process::Command;

pub fn present() -> bool {
    exists("node") && exists("npm")
}

pub fn ensure(places: &Places) -> Result<(), Failed> {
    let fingerprint = Fingerprint::of(places, "npm", "1", &["package-lock.json"]);
    if fingerprint.unchanged() && places.root.join("node_modules/.bin/wasm-opt").exists() {
        return Ok(());
    }
    heading("Installing npm packages (under a minute, 210 MB in node_modules)");
    steps::run(
        Command::new("npm")
            .args([
                "ci",
                "--no-audit",
                "--no-fund",
                "--ignore-scripts",
                "--loglevel=error",
            ])
            .current_dir(&places.root),
    )?;
    Ok(fingerprint.keep()?)
}

/// The journeys use Node's own test runner with features of version 20.
pub fn require_for_tests() -> Result<(), Failed> {
    let said = answer(Command::new("node").arg("--version")).unwrap_or_default();
    let major: u32 = said
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|n| n.parse().ok())
        .unwrap_or(0);
    if major >= 20 {
        Ok(())
    } else {
        failed(format!(
            "the browser tests need Node 20 or newer; this machine has '{said}'"
        ))
    }
}
