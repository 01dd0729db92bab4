//! What of a session survives a reload, in the tab's own storage: who it was and the refresh token.
//! Refuses to keep: keys, passwords, hashes, access tokens.

use super::Account;
use leptos::prelude::window;
use serde::{Deserialize, Serialize};

const NAME: &str = "claviger.session";

#[derive(Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) account: Account,
    pub(super) refresh_token: String,
}

pub(super) fn read() -> Option<Kept> {
    let text = storage()?.get_item(NAME).ok().flatten()?;
    serde_json::from_str(&text).ok()
}

pub(super) fn write(kept: Option<&Kept>) {
    let Some(storage) = storage() else { return };
    // A full or forbidden storage only means that a reload asks for the login again.
    let _ = match kept.and_then(|kept| serde_json::to_string(kept).ok()) {
        Some(text) => storage.set_item(NAME, &text),
        None => storage.remove_item(NAME),
    };
}

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}
