//! What the tests need from the system: Chromium, its driver, PostgreSQL. Found where they are usual, and
//! installed with apt-get when they are missing. Building and running the product needs none of them.

use crate::steps::{self, Failed, answer, exists, failed, heading, note};
use std::path::{Path, PathBuf};
use std::process::Command;

pub struct TestSystem {
    pub chromium: PathBuf,
    pub chromedriver: PathBuf,
    /// The folder with initdb and pg_ctl.
    pub postgresql: PathBuf,
}

pub fn ensure() -> Result<TestSystem, Failed> {
    let missing = missing();
    if !missing.is_empty() {
        install(&missing)?;
    }
    match (chromium(), chromedriver(), postgresql()) {
        (Some(chromium), Some(chromedriver), Some(postgresql)) => Ok(TestSystem {
            chromium,
            chromedriver,
            postgresql,
        }),
        _ => failed("Chromium, chromedriver or PostgreSQL is still missing after the installation"),
    }
}

fn missing() -> Vec<&'static str> {
    let wanted = [
        ("chromium", chromium()),
        ("chromium-driver", chromedriver()),
        ("postgresql", postgresql()),
    ];
    wanted
        .iter()
        .filter(|(_, found)| found.is_none())
        .map(|(package, _)| *package)
        .collect()
}

fn install(packages: &[&str]) -> Result<(), Failed> {
    let list = packages.join(" ");
    if !exists("apt-get") {
        return failed(format!(
            "the tests need {list}; install them with this system's package manager"
        ));
    }
    heading(&format!(
        "Installing from Debian's packages for the tests: {list} (1 to 3 minutes)"
    ));
    as_root(&["apt-get", "update", "-qq"])?;
    let mut words = vec!["apt-get", "install", "-y", "-qq", "--no-install-recommends"];
    words.extend(packages);
    as_root(&words)
}

fn as_root(words: &[&str]) -> Result<(), Failed> {
    let root = answer(Command::new("id").arg("-u")).as_deref() == Some("0");
    let mut command = if root {
        Command::new("env")
    } else {
        Command::new("sudo")
    };
    if !root && !exists("sudo") {
        return failed(format!("please run as root: {}", words.join(" ")));
    }
    command.args(["DEBIAN_FRONTEND=noninteractive"]).args(words);
    note(&steps::shown(&command));
    steps::run(command.stdout(std::process::Stdio::null()))
}

fn chromium() -> Option<PathBuf> {
    first(&["chromium", "chromium-browser", "google-chrome"])
}

fn chromedriver() -> Option<PathBuf> {
    first(&["chromedriver"])
}

fn first(programs: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH");
    programs
        .iter()
        .find_map(|program| steps::on_path(program, path.as_deref()))
}

/// Debian keeps one folder for each version and puts none of them on the path; the newest wins.
fn postgresql() -> Option<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            Some((
                entry.file_name().to_str()?.parse().ok()?,
                entry.path().join("bin"),
            ))
        })
        .filter(|(_, folder)| complete(folder))
        .collect();
    versions.sort();
    versions.pop().map(|(_, folder)| folder).or_else(|| {
        let initdb = first(&["initdb"])?;
        let folder = initdb.parent()?.to_path_buf();
        complete(&folder).then_some(folder)
    })
}

fn complete(folder: &Path) -> bool {
    ["initdb", "pg_ctl", "postgres"]
        .iter()
        .all(|program| folder.join(program).exists())
}
