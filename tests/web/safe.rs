//! The safe in Chromium: the keeper with WebCrypto, asked as the page asks, and the page's handle without a worker.
//! Refuses to know: pages, and the worker's file; the journeys drive both.
#![cfg(target_arch = "wasm32")]

use claviger::safe::protocol::{Reply, Request};
use claviger::safe::worker::{Keeper, Source};
use claviger::safe::{Credentials, Draft, Keys, Loaded, Owner, Problem, Safe, Scope, Whose};
use claviger::vault::{Broken, Row};
use keyring::Item;
use keyring::engine::WebCrypto;
use keyring::item::Login;
use serde_json::{Value, json};
use wasm_bindgen_test::*;
use wire::cipher::CipherRequest;
use wire::kdf::Kdf;

wasm_bindgen_test_configure!(run_in_browser);

const ME: &str = "0199aaaa-0000-7000-8000-000000000001";

fn typed(password: &str) -> Credentials {
    let kdf = Kdf {
        kdf_type: 0,
        iterations: 600_000,
        memory: None,
        parallelism: None,
    };
    Credentials::new("me@example.com", password.to_owned(), kdf)
}

fn keeper() -> Keeper<WebCrypto> {
    Keeper::new(WebCrypto::new().ok().expect("tests run in a secure context"))
}

async fn ask(keeper: &mut Keeper<WebCrypto>, request: Request) -> Result<Reply, Problem> {
    keeper
        .answer(request, Source::default(), &mut |_| panic!("no rows are due"))
        .await
}

macro_rules! asked {
    ($keeper:expr, $request:expr, $kind:path) => {
        match ask($keeper, $request).await {
            Ok($kind(value)) => value,
            Ok(_) => panic!("an answer of another kind"),
            Err(problem) => panic!("{problem:?}"),
        }
    };
}

async fn load(keeper: &mut Keeper<WebCrypto>, sync: &Value) -> (Loaded, Vec<Row>) {
    let mut rows = Vec::new();
    let body = serde_json::to_vec(sync).unwrap();
    match keeper
        .answer(Request::Load, body.into(), &mut |batch| rows.extend(batch))
        .await
    {
        Ok(Reply::Json(loaded)) => (serde_json::from_slice(&loaded).unwrap(), rows),
        Ok(_) => panic!("an answer of another kind"),
        Err(problem) => panic!("{problem:?}"),
    }
}

fn stored(id: &str, request: &CipherRequest) -> Value {
    let mut cipher = serde_json::to_value(request).unwrap();
    cipher["id"] = json!(id);
    cipher["object"] = json!("cipherDetails");
    cipher["revisionDate"] = json!("2026-11-22T10:00:00Z");
    cipher
}

#[wasm_bindgen_test]
async fn a_person_registers_logs_in_reads_saves_and_locks() {
    let safe = &mut keeper();
    let account = asked!(safe, Request::MakeAccount(typed("secret")), Reply::Account);
    let hash = asked!(safe, Request::LoginHash(typed("secret")), Reply::Text);
    assert_eq!(hash, account.authentication_hash);
    let keys = || Keys {
        wrapped_user_key: account.wrapped_user_key.clone(),
        wrapped_private_key: account.encrypted_private_key.clone(),
        user_id: Some(ME.into()),
    };
    let opened = asked!(safe, Request::OpenAccount(keys()), Reply::Opened);
    assert_eq!(opened.user_key_id, account.user_key_id);
    let own = asked!(safe, Request::OwnPublicKey, Reply::PublicKey);
    assert_eq!((own.user_id.as_str(), &own.public_key), (ME, &account.public_key));

    let mut login = Login::default();
    (login.username, login.password) = (Some("paul".into()), Some("hunter2".into()));
    let mut item = Item::default();
    (item.kind, item.name, item.login) = (wire::cipher::LOGIN, "Courrier".into(), Some(login));
    let body = asked!(
        safe,
        Request::SealItem(Draft::default(), Box::new(item)),
        Reply::Json
    );
    let request: CipherRequest = serde_json::from_slice(&body).unwrap();
    assert_eq!(request.encrypted_for, Some(ME.into()));
    assert_eq!(
        request.encrypted_by_key_id.as_deref(),
        Some(account.user_key_id.as_str())
    );

    // One broken item and one broken folder stand beside the sound one.
    let mut broken = stored("broken", &request);
    broken["key"] = json!("2.AAAA|AAAA|AAAA");
    let sync = json!({
        "profile": { "id": ME, "email": "me@example.com", "organizations": null },
        "folders": [{ "id": "f", "name": "2.x|y|z", "revisionDate": "" }],
        "ciphers": [broken, stored("sound", &request)],
    });
    let (loaded, rows) = load(safe, &sync).await;
    assert_eq!(
        (rows[0].name.as_str(), rows[0].problem),
        ("", Some(Broken::NoKey))
    );
    assert_eq!(
        (rows[1].name.as_str(), rows[1].subtitle.as_str()),
        ("Courrier", "paul")
    );
    assert_eq!(loaded.folders[0].problem, Some(Broken::DoesNotOpen));
    assert_eq!(loaded.person.email, "me@example.com");

    let Ok(Reply::Item(facts, mut item)) = ask(safe, Request::OpenItem("sound".into())).await else {
        panic!("it opens");
    };
    assert_eq!(item.login.as_ref().unwrap().password.as_deref(), Some("hunter2"));
    item.name = "Post".into();
    let draft = Draft {
        id: Some(facts.id),
        ..Draft::default()
    };
    let body = asked!(safe, Request::SealItem(draft, item), Reply::Json);
    let edited: CipherRequest = serde_json::from_slice(&body).unwrap();
    let answer = serde_json::to_vec(&stored("sound", &edited)).unwrap();
    assert_eq!(
        asked!(safe, Request::MergeCipher(answer), Reply::Row).name,
        "Post"
    );

    // Locking is a new, empty safe; the password opens the account again.
    *safe = keeper();
    assert_eq!(
        ask(safe, Request::OpenItem("sound".into())).await.err(),
        Some(Problem::Locked)
    );
    assert_eq!(
        ask(safe, Request::Unlock(typed("wrong"), keys())).await.err(),
        Some(Problem::WrongPassword)
    );
    asked!(safe, Request::Unlock(typed("secret"), keys()), Reply::Opened);
}

#[wasm_bindgen_test]
async fn a_provider_makes_a_client_and_shares_its_key_with_the_owner() {
    let safe = &mut keeper();
    let account = asked!(safe, Request::MakeAccount(typed("secret")), Reply::Account);
    asked!(safe, Request::LoginHash(typed("secret")), Reply::Text);
    let keys = Keys {
        wrapped_user_key: account.wrapped_user_key,
        wrapped_private_key: account.encrypted_private_key,
        user_id: None,
    };
    asked!(safe, Request::OpenAccount(keys), Reply::Opened);
    let provider = asked!(safe, Request::MakeProvider, Reply::Sealed);
    let mut profile = json!({
        "id": ME, "email": "me@example.com",
        "providers": [{ "id": "msp", "status": 2, "key": provider }],
    });
    load(safe, &json!({ "profile": profile })).await;
    let make = Request::MakeOrganization {
        owner: Owner::Provider("msp".into()),
        collection_name: "Défaut".into(),
    };
    let client = asked!(safe, make, Reply::Organization);
    profile["providerOrganizations"] = json!([{ "id": "client", "key": client.key, "providerId": "msp" }]);
    load(safe, &json!({ "profile": profile })).await;
    let scope = Scope::Org("client".into());
    let names = asked!(
        safe,
        Request::OpenNames(scope, vec![client.collection_name]),
        Reply::Names
    );
    assert_eq!(names, [Ok("Défaut".to_owned())]);

    // Confirmed as a member, the same person reaches the same key without the provider.
    let whose = Whose::Org("client".into());
    let share = Request::ShareKey {
        whose,
        person: "me".into(),
        public_key: account.public_key,
    };
    let member = asked!(safe, share, Reply::Sealed);
    profile["organizations"] = json!([{ "id": "client", "status": 2, "key": member }]);
    profile["providers"] = json!([]);
    let (loaded, _) = load(safe, &json!({ "profile": profile })).await;
    assert_eq!(loaded.broken, []);
}

#[wasm_bindgen_test]
async fn a_worker_that_cannot_start_answers_instead_of_waiting() {
    // This page has no `/safe_loader.js`.
    let safe = Safe::start();
    assert_eq!(safe.own_fingerprint().await.err(), Some(Problem::Stopped));
    // And a locked safe answers what was asked before.
    let asking = safe.clone();
    let (answer, answered) = futures_channel::oneshot::channel();
    wasm_bindgen_futures::spawn_local(async move {
        let _ = answer.send(asking.own_fingerprint().await.err());
    });
    gloo_timers::future::TimeoutFuture::new(0).await;
    safe.lock();
    assert!(matches!(
        answered.await,
        Ok(Some(Problem::Locked | Problem::Stopped))
    ));
}
