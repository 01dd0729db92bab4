//! The versions of the tools, each read from the one file that decides it.
//! It installs nothing.

use crate::places::Places;
use crate::steps::{Failed, failed};

/// 0.22 needs a newer compiler than our floor.
pub const TRUNK: &str = "0.21.14";

/// The crate that carries wasm-opt's source, for machines without Node. Its version is binaryen 116.
pub const WASM_OPT_CRATE: &str = "0.116.1";

/// Library and command must be the same version, so the lockfile decides.
pub fn wasm_bindgen(places: &Places) -> Result<String, Failed> {
    let lock = std::fs::read_to_string(places.root.join("Cargo.lock"))?;
    match locked_version(&lock, "wasm-bindgen") {
        Some(version) => Ok(version),
        None => failed("Cargo.lock has no wasm-bindgen"),
    }
}

fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let after = lock.lines().skip_while(|line| *line != name).nth(1)?;
    Some(after.strip_prefix("version = \"")?.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_package_with_exactly_this_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "trunk"), None);
    }
}
