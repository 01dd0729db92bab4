//! Running other programs and saying so: a heading, the command, how long it took.
//! It knows nothing of which programs these are.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// Why a verb stopped, as a sentence for the person at the terminal.
#[derive(Debug)]
pub struct Failed(pub String);

pub fn failed<T>(why: impl Into<String>) -> Result<T, Failed> {
    Err(Failed(why.into()))
}

impl From<std::io::Error> for Failed {
    fn from(error: std::io::Error) -> Self {
        Failed(error.to_string())
    }
}

/// Says what comes next. One line, so that a log reads as a table of contents.
pub fn heading(what: &str) {
    println!("\n==> {what}");
}

pub fn note(what: &str) {
    println!("    {what}");
}

/// Runs to the end with the terminal attached; anything but success is a failure that names the command.
pub fn run(command: &mut Command) -> Result<(), Failed> {
    let shown = shown(command);
    let start = Instant::now();
    let status = command
        .status()
        .map_err(|error| Failed(format!("'{shown}' does not start: {error}")))?;
    let took = start.elapsed().as_secs();
    if took >= 20 {
        note(&format!("({took} s)"));
    }
    if status.success() {
        Ok(())
    } else {
        failed(format!("'{shown}' ended with {status}"))
    }
}

/// The standard output of a short question to another program; `None` when it is missing or says no.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).stdin(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

pub fn exists(program: &str) -> bool {
    on_path(program, std::env::var_os("PATH").as_deref()).is_some()
}

pub fn on_path(program: &str, path: Option<&OsStr>) -> Option<std::path::PathBuf> {
    std::env::split_paths(path?)
        .map(|folder| folder.join(program))
        .find(|file| is_program(file))
}

fn is_program(file: &Path) -> bool {
    file.is_file()
}

pub fn shown(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}
