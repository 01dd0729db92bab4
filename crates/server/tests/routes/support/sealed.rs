//! Well-formed sealed strings and keys that open nothing: the server only looks at their shape.
//! Refuses to know: cryptography.

use base64ct::{Base64, Encoding};
use serde_json::{Value, json};

/// Type 2; the label makes strings tell apart.
pub fn text(label: &str) -> String {
    let mut ct = label.as_bytes().to_vec();
    ct.resize(label.len() / 16 * 16 + 16, b'.');
    let [iv, ct, mac] = [&[1; 16][..], &ct, &[2; 32]].map(Base64::encode_string);
    format!("2.{iv}|{ct}|{mac}")
}

/// Type 4.
pub fn shared(label: &str) -> String {
    let mut bytes = label.as_bytes().to_vec();
    bytes.resize(256, 3);
    format!("4.{}", Base64::encode_string(&bytes))
}

pub fn public_key() -> String {
    Base64::encode_string(&[4; 294])
}

pub fn authentication_hash(password: &str) -> String {
    let mut bytes = password.as_bytes().to_vec();
    bytes.resize(32, 0);
    Base64::encode_string(&bytes)
}

/// A login as an official client sends it.
pub fn login(name: &str) -> Value {
    json!({
        "type": 1, "name": text(name), "notes": null, "favorite": false, "reprompt": 0, "folderId": null,
        "organizationId": null, "key": text("item key"),
        "login": {
            "username": text("user"), "password": text("password"), "totp": null,
            "uris": [{"uri": text("https://x.example"), "uriChecksum": text("sum"), "match": null}],
            "fido2Credentials": null, "response": null,
        },
        "fields": [{"type": 0, "name": text("field"), "value": text("value"), "linkedId": null}],
        "passwordHistory": null,
    })
}
