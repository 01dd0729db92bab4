//! The build tools: Trunk, wasm-bindgen and wasm-opt in exactly the pinned versions.
//! A tool of the right version anywhere on the path is taken; otherwise it is compiled into our own folder.

use crate::places::Places;
use crate::steps::{self, Failed, answer, failed, heading, note};
use crate::{npm, pins};
use std::process::Command;

/// What Trunk must be told: which wasm-opt it will meet.
pub struct Tools {
    pub wasm_opt_pin: String,
}

pub fn ensure(places: &Places) -> Result<Tools, Failed> {
    wasm_target()?;
    let wasm_bindgen = pins::wasm_bindgen(places)?;
    compiled(
        places,
        "trunk",
        "trunk",
        pins::TRUNK,
        &["--locked", "--no-default-features", "--features", "rustls"],
    )?;
    // Without --locked: its lockfile names a crate version that is not to be had everywhere.
    compiled(
        places,
        "wasm-bindgen",
        "wasm-bindgen-cli",
        &wasm_bindgen,
        &["--no-default-features"],
    )?;
    let wasm_opt_pin = wasm_opt(places)?;
    Ok(Tools { wasm_opt_pin })
}

fn wasm_target() -> Result<(), Failed> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let Some(sysroot) = answer(Command::new("rustc").args(["--print", "sysroot"])) else {
        return failed("there is no Rust on this machine: install it with rustup (https://rustup.rs)");
    };
    let folder = std::path::Path::new(&sysroot).join("lib/rustlib").join(TARGET);
    if folder.is_dir() {
        return Ok(());
    }
    heading("Adding the wasm32 target to Rust (a few seconds)");
    steps::run(Command::new("rustup").args(["target", "add", TARGET]))
}

fn compiled(
    places: &Places,
    program: &str,
    package: &str,
    version: &str,
    how: &[&str],
) -> Result<(), Failed> {
    if says_version(places, program).is_some_and(|said| said.split_whitespace().any(|word| word == version)) {
        return Ok(());
    }
    heading(&format!(
        "Compiling {package} {version}, once (3 to 8 minutes on two cores)"
    ));
    let target = places.tools.join("target");
    steps::run(
        Command::new("cargo")
            .args(["install", package, "--version", version, "--force", "--root"])
            .arg(&places.tools)
            .args(how)
            .current_dir(&places.root)
            .env("CARGO_TARGET_DIR", &target)
            // Its own profile spends 20 minutes on link-time optimisation of a program that runs for seconds.
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    )?;
    note(&format!(
        "{} is in {}",
        program,
        places.tools.join("bin").display()
    ));
    Ok(())
}

/// npm's binaryen when Node is there (seconds), else the crate (8 minutes, a C++ compiler).
/// Never the distribution's: Debian's 108 writes a bundle that validates and then dies in the browser.
fn wasm_opt(places: &Places) -> Result<String, Failed> {
    if npm::present() {
        npm::ensure(places)?;
        let ours = places.root.join("node_modules/.bin/wasm-opt");
        return match answer(Command::new(&ours).arg("--version"))
            .as_deref()
            .and_then(pin_in)
        {
            Some(pin) => Ok(pin),
            None => failed(format!(
                "{} does not tell its version; remove node_modules and try again",
                ours.display()
            )),
        };
    }
    let crate_number = pins::WASM_OPT_CRATE.split('.').nth(1).unwrap_or_default();
    let found = says_version(places, "wasm-opt").as_deref().and_then(pin_in);
    if found.as_deref() != Some(&format!("version_{crate_number}")) {
        heading("Node is missing, so wasm-opt is compiled from its crate, once (about 8 minutes)");
        compiled(
            places,
            "wasm-opt",
            "wasm-opt",
            pins::WASM_OPT_CRATE,
            &["--locked"],
        )?;
    }
    Ok(format!("version_{crate_number}"))
}

fn says_version(places: &Places, program: &str) -> Option<String> {
    let file = steps::on_path(program, Some(&places.path()))?;
    answer(Command::new(file).arg("--version"))
}

/// "wasm-opt version 132 (version_132)" → "version_132", the word that Trunk compares.
fn pin_in(said: &str) -> Option<String> {
    let number = said
        .split_whitespace()
        .skip_while(|word| *word != "version")
        .nth(1)?;
    Some(format!("version_{number}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trunks_pin_is_made_from_what_wasm_opt_says() {
        assert_eq!(
            pin_in("wasm-opt version 132 (version_132)").as_deref(),
            Some("version_132")
        );
        assert_eq!(pin_in("wasm-opt version 116").as_deref(), Some("version_116"));
        assert_eq!(pin_in("command not found"), None);
    }
}
