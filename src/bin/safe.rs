//! The safe: the worker that owns the keys. Refuses to know: pages.

fn main() {}
