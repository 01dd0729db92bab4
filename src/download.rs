//! Hands a file made on this page to the browser, which saves it. Refuses to know: what is in the file.

use js_sys::Uint8Array;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// The browser reads the file after the click; by then it has.
const READ: Duration = Duration::from_secs(60);

/// Saves `bytes` under this name. A browser that refuses says so itself.
pub fn save(name: &str, media: &str, bytes: &[u8]) {
    save_array(name, media, &Uint8Array::from(bytes));
}

/// The same for bytes that the browser holds already.
pub fn save_array(name: &str, media: &str, bytes: &Uint8Array) {
    let parts = js_sys::Array::of1(bytes);
    let kind = BlobPropertyBag::new();
    kind.set_type(media);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &kind);
    let Ok(url) = blob.and_then(|blob| Url::create_object_url_with_blob(&blob)) else {
        return;
    };
    if let Ok(link) = document().create_element("a") {
        let link: HtmlAnchorElement = link.unchecked_into();
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    set_timeout(
        move || {
            // An address that is gone already needs no revoking.
            let _ = Url::revoke_object_url(&url);
        },
        READ,
    );
}
