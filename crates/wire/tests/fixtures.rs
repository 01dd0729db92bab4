//! Bodies recorded with an official client must survive our types: nothing a client sent may be lost (D1, V-66).
//! Refuses to know: what the values mean.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use wire::cipher::{Cipher, CipherRequest};

#[test]
fn every_field_of_a_recorded_item_survives_a_round_trip() {
    for recorded in [
        include_str!("../fixtures/cipher_answer_login.json"),
        include_str!("../fixtures/cipher_answer_keyed.json"),
        include_str!("../fixtures/cipher_answer_card.json"),
        include_str!("../fixtures/cipher_answer_identity.json"),
        include_str!("../fixtures/cipher_answer_note.json"),
        include_str!("../fixtures/cipher_answer_ssh_key.json"),
    ] {
        survives::<Cipher>(recorded);
    }
}

#[test]
fn every_field_of_a_recorded_request_survives_a_round_trip() {
    survives::<CipherRequest>(include_str!("../fixtures/cipher_request_login.json"));
}

#[test]
fn fields_nobody_knows_yet_survive_at_every_level() {
    survives::<Cipher>(
        r#"{"id":"i","type":1,"future":{"a":[1,2]},"login":{"username":"2.a|b|c","future":"x",
            "uris":[{"uri":"2.a|b|c","future":1}],"fido2Credentials":[{"rpId":"2.a|b|c","future":true}]},
            "card":{"future":1},"identity":{"future":1},"sshKey":{"future":1},"secureNote":{"type":0,"future":1},
            "fields":[{"type":0,"future":null}],"passwordHistory":[{"password":"2.a|b|c","future":2}],
            "bankAccount":{"iban":"2.a|b|c"}}"#,
    );
}

#[test]
fn nulls_where_lists_are_meant_are_read_as_empty() {
    let cipher: Cipher =
        serde_json::from_str(r#"{"id":"i","type":2,"collectionIds":null,"fields":null}"#).unwrap();
    assert!(cipher.collection_ids.is_empty());
    assert!(cipher.content.fields.is_none());
}

#[test]
fn a_recorded_sync_is_read_completely() {
    let sync: wire::sync::Sync = serde_json::from_str(include_str!("../fixtures/sync.json")).unwrap();
    assert_eq!(sync.object, "sync");
    assert!(
        !sync.ciphers.is_empty() && !sync.profile.organizations.is_empty() && !sync.collections.is_empty()
    );
    assert!(
        sync.profile
            .organizations
            .iter()
            .all(|organization| organization.key.is_some())
    );
    assert!(sync.user_decryption.master_password_unlock.is_some());
}

#[test]
fn a_recorded_login_is_read_completely() {
    let prelogin: wire::kdf::Prelogin =
        serde_json::from_str(include_str!("../fixtures/prelogin.json")).unwrap();
    assert_eq!(prelogin.kdf_settings.iterations, prelogin.flat.kdf_iterations);
    let answer: wire::token::TokenAnswer =
        serde_json::from_str(include_str!("../fixtures/token_answer.json")).unwrap();
    let unlock = &answer.user_decryption_options.master_password_unlock;
    assert_eq!(unlock.master_key_encrypted_user_key, answer.key);
}

/// Parses and prints again; every value of the recording must still stand at its place.
fn survives<T: Serialize + DeserializeOwned>(recorded: &str) {
    let before: Value = serde_json::from_str(recorded).expect("a fixture is JSON");
    let after = serde_json::to_value(serde_json::from_str::<T>(recorded).expect("a fixture fits its type"))
        .expect("what was read can be written");
    lost("", &before, &after);
}

fn lost(path: &str, before: &Value, after: &Value) {
    match (before, after) {
        // An absent sub-object and a null one are the same on this wire.
        (Value::Null, Value::Null) => {}
        (Value::Object(before), Value::Object(after)) => {
            for (name, value) in before {
                let there = after.get(name).unwrap_or(&Value::Null);
                lost(&format!("{path}/{name}"), value, there);
            }
        }
        (Value::Array(before), Value::Array(after)) => {
            assert_eq!(before.len(), after.len(), "{path}");
            before
                .iter()
                .zip(after)
                .enumerate()
                .for_each(|(at, (b, a))| lost(&format!("{path}/{at}"), b, a));
        }
        (Value::Null, Value::Array(list)) if list.is_empty() => {}
        _ => assert_eq!(before, after, "{path}"),
    }
}
