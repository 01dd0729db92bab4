//! `cargo xtask check`: what a developer runs before each commit. Fast things first.

use crate::places::Places;
use crate::steps::{self, Failed, heading};
use crate::tidy;
use std::process::Command;

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

pub fn all(places: &Places) -> Result<(), Failed> {
    format(places)?;
    tidy::report(places)?;
    lints(places)?;
    heading("Quick tests: everything native that needs neither a database nor a browser");
    cargo(
        places,
        &[
            "test", "--locked", "--quiet", "-p", "wire", "-p", "text", "-p", "keyring", "-p", "xtask",
        ],
    )?;
    cargo(
        places,
        &["test", "--locked", "--quiet", "-p", "claviger", "--lib"],
    )
}

pub fn format(places: &Places) -> Result<(), Failed> {
    heading("Format");
    cargo(places, &["fmt", "--all", "--check"])
}

pub fn lints(places: &Places) -> Result<(), Failed> {
    heading("Clippy, native");
    let native = [
        "clippy",
        "--locked",
        "--quiet",
        "--workspace",
        "--exclude",
        "claviger",
        "--all-targets",
    ];
    cargo(places, &[&native[..], &["--", "-D", "warnings"]].concat())?;
    heading("Clippy, for the browser");
    let app = [
        "clippy", "--locked", "--quiet", "-p", "claviger", "-p", "strength", "--lib", "--bins",
    ];
    cargo(places, &[&app[..], &WASM, &["--", "-D", "warnings"]].concat())?;
    let keyring = [
        "clippy",
        "--locked",
        "--quiet",
        "-p",
        "keyring",
        "--no-default-features",
        "--features",
        "webcrypto",
    ];
    cargo(places, &[&keyring[..], &WASM, &["--", "-D", "warnings"]].concat())
}

fn cargo(places: &Places, words: &[&str]) -> Result<(), Failed> {
    steps::run(
        Command::new("cargo")
            .args(words)
            .current_dir(&places.root)
            .env("CARGO_TARGET_DIR", &places.target),
    )
}
