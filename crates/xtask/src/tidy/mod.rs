//! The walls of ARCHITECTURE.md and the house rules, checked by reading sources and Cargo's own graph.
//! It knows rules and names; it judges no taste beyond them.

mod files;
mod graph;
mod licences;
mod source;
mod walls;

use crate::places::Places;
use crate::steps::{Failed, failed, heading, note};
use source::Source;

/// One broken rule at one place. The message says what to do instead.
#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    pub place: String,
    pub message: String,
}

impl Finding {
    fn at(source: &Source, line: usize, message: impl Into<String>) -> Finding {
        Finding {
            place: format!("{}:{line}", source.path),
            message: message.into(),
        }
    }
}

pub fn report(places: &Places) -> Result<(), Failed> {
    heading("Tidy: walls, names, sizes, licences");
    let sources = source::all(&places.root)?;
    let mut findings = Vec::new();
    for source in &sources {
        findings.extend(files::findings(source));
        findings.extend(walls::findings(source));
    }
    let packages = graph::read(places)?;
    findings.extend(graph::findings(&packages));
    let allowed = licences::allow_list(&std::fs::read_to_string(places.root.join("deny.toml"))?);
    findings.extend(licences::findings(&packages, &allowed));
    for finding in &findings {
        println!("{}: {}", finding.place, finding.message);
    }
    if findings.is_empty() {
        note(&format!(
            "{} sources and {} packages are in order",
            sources.len(),
            packages.len()
        ));
        Ok(())
    } else {
        failed(format!("tidy has {} findings", findings.len()))
    }
}
