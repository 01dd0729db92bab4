//! The door of the safe's worker: everything behind it is `claviger::safe::worker`.

fn main() {
    // Without cryptography (no https) there is no safe: the page sees the error and says so.
    #[cfg(target_arch = "wasm32")]
    if let Err(reason) = claviger::safe::worker::run() {
        wasm_bindgen::throw_val(reason);
    }
}
