//! Walls between crates, read from `cargo metadata`: what cannot be linked cannot be called.
//! It knows package names only.

use super::Finding;
use crate::places::Places;
use crate::steps::{Failed, failed};
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};
use std::process::Command;

pub struct Package {
    pub id: String,
    pub name: String,
    pub version: String,
    pub licence: Option<String>,
    pub ours: bool,
    pub registry: bool,
    /// Names of everything that it names in its manifest, without development dependencies.
    pub names: BTreeSet<String>,
    /// Ids of what it links, development dependencies included.
    pub links: Vec<String>,
}

pub fn read(places: &Places) -> Result<Vec<Package>, Failed> {
    let output = Command::new("cargo")
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(&places.root)
        .output()?;
    if !output.status.success() {
        return failed(format!(
            "cargo metadata: {}",
            String::from_utf8_lossy(&output.stderr)
        ));
    }
    match serde_json::from_slice(&output.stdout) {
        Ok(metadata) => Ok(packages(&metadata)),
        Err(error) => failed(format!("cargo metadata: {error}")),
    }
}

fn packages(metadata: &Value) -> Vec<Package> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut links: HashMap<String, Vec<String>> = HashMap::new();
    for node in list(&metadata["resolve"]["nodes"]) {
        links.insert(
            word(&node["id"]),
            list(&node["dependencies"]).iter().map(word).collect(),
        );
    }
    list(&metadata["packages"])
        .iter()
        .map(|package| Package {
            id: word(&package["id"]),
            name: word(&package["name"]),
            version: word(&package["version"]),
            licence: package["license"].as_str().map(str::to_owned),
            ours: package["source"].is_null(),
            registry: package["source"]
                .as_str()
                .is_some_and(|source| source.starts_with("registry+")),
            names: list(&package["dependencies"])
                .iter()
                .filter(|dependency| dependency["kind"].as_str() != Some("dev"))
                .map(|dependency| word(&dependency["name"]))
                .collect(),
            links: links.remove(&word(&package["id"])).unwrap_or_default(),
        })
        .collect()
}

pub fn findings(packages: &[Package]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut say = |place: &str, message: String| {
        findings.push(Finding {
            place: place.to_owned(),
            message,
        })
    };
    for package in packages.iter().filter(|package| package.ours) {
        let foreign = |allowed: &[&str]| -> Vec<String> {
            package
                .names
                .iter()
                .filter(|name| !allowed.contains(&name.as_str()))
                .cloned()
                .collect()
        };
        let place = format!("crates/{}/Cargo.toml", package.name);
        match package.name.as_str() {
            "wire" => {
                for name in foreign(&["serde", "serde_json"]) {
                    say(
                        &place,
                        format!("wire depends on serde and its JSON value only, not on {name}"),
                    );
                }
            }
            "keyring" => {
                for name in IO.iter().filter(|name| package.names.contains(**name)) {
                    say(
                        &place,
                        format!("keyring does no I/O: it does not depend on {name}"),
                    );
                }
            }
            "text" => {
                for name in foreign(&["wire"]) {
                    say(&place, format!("text is sentences: it does not depend on {name}"));
                }
            }
            "server" if reaches(packages, package, "keyring") => {
                say(
                    &place,
                    "the server links keyring, so it could decrypt: cut that dependency".to_owned(),
                );
            }
            _ => {}
        }
    }
    for package in packages
        .iter()
        .filter(|package| !package.ours && !package.registry)
    {
        say(
            "Cargo.lock",
            format!("{} does not come from the registry", package.name),
        );
    }
    findings
}

const IO: &[&str] = &[
    "tokio", "reqwest", "ureq", "gloo-net", "axum", "sqlx", "time", "chrono", "rand",
];

fn reaches(packages: &[Package], from: &Package, name: &str) -> bool {
    let by_id: HashMap<&str, &Package> = packages
        .iter()
        .map(|package| (package.id.as_str(), package))
        .collect();
    let mut seen = BTreeSet::new();
    let mut open: Vec<&str> = from.links.iter().map(String::as_str).collect();
    while let Some(id) = open.pop() {
        let Some(package) = by_id.get(id).filter(|_| seen.insert(id)) else {
            continue;
        };
        if package.name == name {
            return true;
        }
        open.extend(package.links.iter().map(String::as_str));
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(name: &str, names: &[&str]) -> Package {
        let words = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        Package {
            id: name.to_owned(),
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            licence: Some("MIT".to_owned()),
            ours: true,
            registry: false,
            names: words(names).into_iter().collect(),
            links: words(names),
        }
    }

    #[test]
    fn a_server_that_reaches_keyring_through_another_crate_is_found() {
        let graph = [
            package("server", &["between"]),
            package("between", &["keyring"]),
            package("keyring", &[]),
        ];
        assert!(
            findings(&graph)
                .iter()
                .any(|finding| finding.message.contains("could decrypt"))
        );
        let apart = [
            package("server", &["wire"]),
            package("wire", &["serde"]),
            package("keyring", &["wire"]),
        ];
        assert!(findings(&apart).is_empty());
    }

    #[test]
    fn wire_and_keyring_stay_small() {
        let messages = |graph: &[Package]| findings(graph).into_iter().map(|f| f.message).collect::<Vec<_>>();
        assert!(messages(&[package("wire", &["serde", "axum"])])[0].contains("not on axum"));
        assert!(messages(&[package("keyring", &["wire", "tokio"])])[0].contains("not depend on tokio"));
    }
}
