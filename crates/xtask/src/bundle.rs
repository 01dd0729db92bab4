//! From sources to the two things that are shipped: the web app's folder and the server's binary.
//! It knows what each is made from, so that nothing is built twice; it does not know what either does.

use crate::fingerprint::Fingerprint;
use crate::places::Places;
use crate::setup;
use crate::steps::{self, Failed, heading, note};
use std::path::PathBuf;
use std::process::Command;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Grade {
    /// What is shipped.
    Release,
    /// A release bundle (no debug assertions, wasm-opt, hashed names) without fat link-time optimisation,
    /// beside a debug server: what the tests use, because it is built in a third of the time.
    Fast,
    Debug,
}

const PAGE_INPUTS: [&str; 12] = [
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "index.html",
    "style",
    "src",
    "crates/allow",
    "crates/wire",
    "crates/keyring/src",
    "crates/text",
    "crates/strength",
    // The flags it is built with.
    "crates/xtask/src/bundle.rs",
];

/// Components give up their static types where they meet: a tenth less to download, a quarter less to build. Every browser
/// the app runs in has 128-bit instructions: what opens items and searches texts is faster with them.
pub const PAGE_FLAGS: &str = "--cfg erase_components -C target-feature=+simd128";

/// The server's binary, ready to start, with the web app beside or inside it.
pub fn everything(places: &Places, grade: Grade) -> Result<PathBuf, Failed> {
    page(places, grade)?;
    server(places, grade)
}

pub fn page(places: &Places, grade: Grade) -> Result<(), Failed> {
    let built = Fingerprint::of(places, "page", &format!("{grade:?}"), &PAGE_INPUTS);
    if built.unchanged() && places.dist().join("index.html").exists() {
        note("the web app is up to date");
        return Ok(());
    }
    let tools = setup::for_building(places)?;
    heading(match grade {
        Grade::Release => "Building the web app (the first time 5 to 8 minutes, later 1 to 2)",
        Grade::Fast => {
            "Building the web app without fat link-time optimisation (the first time 3 to 6 minutes)"
        }
        Grade::Debug => "Building the web app for debugging (the first time 4 minutes, later seconds)",
    });
    let mut trunk = Command::new("trunk");
    trunk
        .arg("build")
        .current_dir(&places.root)
        .env("PATH", places.path())
        .env("CARGO_TARGET_DIR", &places.target)
        .env("TRUNK_TOOLS_WASM_OPT", &tools.wasm_opt_pin)
        .env("RUSTFLAGS", PAGE_FLAGS)
        // Trunk reads NO_COLOR as a boolean of its own and stumbles over "1".
        .env_remove("NO_COLOR");
    if grade != Grade::Debug {
        // The worker's files have no hash in their names: page and worker compare this word before they talk.
        trunk.arg("--release").env("CLAVIGER_BUILD", built.word());
    }
    if grade == Grade::Fast {
        for profile in ["PAGE", "WORKER"] {
            trunk.env(format!("CARGO_PROFILE_{profile}_LTO"), "off");
            trunk.env(format!("CARGO_PROFILE_{profile}_CODEGEN_UNITS"), "16");
        }
    }
    steps::run(&mut trunk)?;
    if grade != Grade::Debug {
        precompress(places)?;
    }
    Ok(built.keep()?)
}

/// Brotli beside every text and wasm file, so that the server never compresses while someone waits.
/// Node has brotli built in; without Node the files are served as they are.
fn precompress(places: &Places) -> Result<(), Failed> {
    if !steps::exists("node") {
        note("Node is missing: the files stay uncompressed");
        return Ok(());
    }
    let script = places.root.join("crates/xtask/precompress.mjs");
    steps::run(Command::new("node").arg(script).arg(places.dist()))
}

pub fn server(places: &Places, grade: Grade) -> Result<PathBuf, Failed> {
    let release = grade == Grade::Release;
    heading(if release {
        "Building the server (the first time 6 to 9 minutes, later under one)"
    } else {
        "Building the server for debugging (the first time 4 to 6 minutes)"
    });
    cargo_build(places, "server", release)?;
    Ok(binary(places, "claviger", release))
}

pub fn demo(places: &Places, grade: Grade) -> Result<PathBuf, Failed> {
    heading("Building the maker of the demonstration data");
    cargo_build(places, "demo", grade == Grade::Release)?;
    Ok(binary(places, "demo", grade == Grade::Release))
}

fn cargo_build(places: &Places, package: &str, release: bool) -> Result<(), Failed> {
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--locked", "--quiet", "--package", package, "--bins"]);
    if release {
        cargo.arg("--release");
    }
    steps::run(
        cargo
            .current_dir(&places.root)
            .env("CARGO_TARGET_DIR", &places.target),
    )
}

fn binary(places: &Places, name: &str, release: bool) -> PathBuf {
    places
        .target
        .join(if release { "release" } else { "debug" })
        .join(name)
}
