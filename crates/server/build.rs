//! Builds again when what is put into the binary changes: the tables' migrations and the web app.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
    println!("cargo:rerun-if-changed=../../dist");
}
