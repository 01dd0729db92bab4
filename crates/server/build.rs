//! Builds the server again when the web app that a release carries inside was built again: names of files change,
//! and the compiler only follows the contents of those it saw. Refuses to know: how the app is built.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    // A debug server reads the folder while it runs.
    if std::env::var_os("PROFILE").is_some_and(|profile| profile == "release") {
        println!("cargo:rerun-if-changed=../../dist");
    }
}
