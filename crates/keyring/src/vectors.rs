//! The reference vectors against this crate, on every engine: one table, one `check`.
//! Refuses to know: where vectors come from; a new one that no `check` takes fails until it is listed by id.

mod chain;
mod data;
mod fields;

use crate::both::both;
use crate::{Engine, SymKey};
use fields::Fields;
use serde::Deserialize;

#[derive(Deserialize)]
struct Book {
    vectors: Vec<Vector>,
}

#[derive(Deserialize)]
struct Vector {
    id: String,
    kind: String,
    input: Fields,
    #[serde(default)]
    expect: Fields,
    must_fail: Option<Fields>,
}

/// Vectors that no code of ours answers, and why.
const NOT_OURS: &[(&str, &str)] = &[
    (
        "shareable-key-sdk",
        "sends: the house has none yet (V-90 and following)",
    ),
    ("send-sdk", "sends"),
    ("send-password-cli", "sends"),
    (
        "encstr7-xaes256gcm-sdk",
        "V2 accounts pass through sealed; type 7 is kept opaque",
    ),
    ("totp-rfc", "codes are computed by totp-rs where they are shown"),
];

enum Answer {
    Checked,
    NotOurs,
}

impl Book {
    fn open() -> Self {
        serde_json::from_str(include_str!("../vectors/vectors.json")).expect("the vectors are JSON")
    }

    fn by_id(&self, id: &str) -> &Vector {
        let found = self.vectors.iter().find(|vector| vector.id == id);
        found.unwrap_or_else(|| panic!("no vector {id}"))
    }
}

async fn check<E: Engine>(engine: &E, vector: &Vector, book: &Book) -> Answer {
    match vector.kind.as_str() {
        "master_key" | "server_hash" => chain::master_key(engine, vector).await,
        "stretch" => chain::stretch(vector),
        "user_key_unwrap" => chain::legacy_is_refused(engine, vector).await,
        "account_chain" => chain::account(engine, vector).await,
        "user_key_id" => chain::user_key_id(vector),
        "user_key_rewrap" => chain::rewrap(engine, vector, book).await,
        "rsa" => chain::rsa(engine, vector, book).await,
        "org_key" => chain::organization(engine, vector, book).await,
        "provider_key" => chain::provider(engine, vector, book).await,
        "reset_password_key" => chain::recovery(engine, vector).await,
        "fingerprint" => chain::fingerprint(vector),
        "encstring2" => data::enc_string(engine, vector).await,
        "cipher" => data::cipher(engine, vector).await,
        "attachment" => data::attachment(engine, vector).await,
        "export_password" => data::export_password(engine, vector).await,
        "export_account" => data::export_account(engine, vector).await,
        "sync" => data::sync(engine, vector, book).await,
        _ => return Answer::NotOurs,
    }
    Answer::Checked
}

both! {
    async fn every_vector_passes_or_is_listed_with_a_reason(engine) {
        let book = Book::open();
        let mut not_ours = Vec::new();
        for vector in &book.vectors {
            if let Answer::NotOurs = check(engine, vector, &book).await {
                not_ours.push(vector.id.as_str());
            }
        }
        let listed: Vec<&str> = NOT_OURS.iter().map(|(id, _)| *id).collect();
        assert_eq!(not_ours, listed);
        assert_eq!(book.vectors.len(), 58, "a vector was added or lost");
    }
}

fn key(hex: &[u8]) -> SymKey {
    SymKey::from_bytes(hex).expect("a vector's key has 64 bytes")
}
