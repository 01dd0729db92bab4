//! Figures in Chromium, printed and never asserted (architecture.md 4): rows of 10,000 items, filters and searches over
//! 100,000 rows. The same items through the official engine: `tests/bench`.
#![cfg(target_arch = "wasm32")]

use claviger::safe::protocol::{Reply, Request};
use claviger::safe::worker::Keeper;
use claviger::safe::{Credentials, Draft, Keys};
use claviger::vault::index::Index;
use claviger::vault::{Filter, Kind, Query, Row, Shelf, Sort};
use keyring::Item;
use keyring::engine::WebCrypto;
use keyring::item::{Field, Login, LoginUri};
use serde_json::json;
use wasm_bindgen_test::*;
use wire::kdf::Kdf;

wasm_bindgen_test_configure!(run_in_browser);

const ITEMS: usize = 10_000;
const ROWS: usize = 100_000;
const RUNS: usize = 7;

#[wasm_bindgen_test]
async fn rows_of_ten_thousand_items_with_their_own_keys() {
    let safe = &mut Keeper::new(WebCrypto::new().ok().expect("a secure context"));
    let kdf = Kdf {
        kdf_type: 0,
        iterations: 600_000,
        memory: None,
        parallelism: None,
    };
    let typed = || Credentials::new("me@example.com", "secret".to_owned(), kdf);
    let none = &mut |_: Vec<Row>| {};
    let Ok(Reply::Account(account)) = safe.answer(Request::MakeAccount(typed()), vec![], none).await else {
        panic!("an account is made");
    };
    let keys = Keys {
        wrapped_user_key: account.wrapped_user_key,
        wrapped_private_key: account.encrypted_private_key,
        user_id: None,
    };
    assert!(
        safe.answer(Request::Unlock(typed(), keys), vec![], none)
            .await
            .is_ok()
    );
    // Load once so that the safe knows whose items it seals.
    let profile = json!({ "id": "me", "email": "me@example.com" });
    let empty = serde_json::to_vec(&json!({ "profile": profile })).expect("JSON");
    assert!(safe.answer(Request::Load, empty, none).await.is_ok());

    let mut ciphers = Vec::with_capacity(ITEMS);
    for number in 0..ITEMS {
        let sealing = Request::SealItem(Draft::default(), Box::new(item(number)));
        let Ok(Reply::Json(body)) = safe.answer(sealing, vec![], none).await else {
            panic!("it seals");
        };
        let mut cipher: serde_json::Value = serde_json::from_slice(&body).expect("JSON");
        cipher["id"] = json!(format!("id-{number}"));
        cipher["object"] = json!("cipherDetails");
        ciphers.push(cipher);
    }
    let sync = serde_json::to_vec(&json!({ "profile": profile, "ciphers": ciphers })).expect("JSON");
    let mut first = Vec::new();
    let mut all = Vec::new();
    for _ in 0..RUNS {
        let (start, mut seen, mut rows) = (now(), None, 0);
        let on_rows = &mut |batch: Vec<Row>| {
            seen.get_or_insert_with(now);
            rows += batch.len();
        };
        assert!(safe.answer(Request::Load, sync.clone(), on_rows).await.is_ok());
        assert_eq!(rows, ITEMS);
        first.push(seen.expect("rows came") - start);
        all.push(now() - start);
    }
    console_log!("{ITEMS} items, {} KB of sync:", sync.len() / 1024);
    console_log!(
        "  first screen {:.1} ms, all rows {:.1} ms (medians)",
        median(first),
        median(all)
    );
}

#[wasm_bindgen_test]
fn filters_and_searches_over_a_hundred_thousand_rows() {
    let rows: Vec<Row> = (0..ROWS).map(row).collect();
    let start = now();
    let index = Index::of(&rows);
    console_log!("index of {ROWS} rows: {:.1} ms, once", now() - start);
    let all = Filter::default();
    for (what, filter, typed) in [
        ("all items", all.clone(), ""),
        ("cards", all.clone().on_shelf(Shelf::Kind(Kind::Card)), ""),
        ("a folder", all.clone().on_shelf(Shelf::Folder("f3".into())), ""),
        ("search \"ex\" (every row)", all.clone(), "ex"),
        ("search \"item 77\"", all.clone(), "item 77"),
        ("search \"site42 person\"", all.clone(), "site42 person"),
        ("search \"nowhere\"", all.clone(), "nowhere"),
    ] {
        let mut times = Vec::new();
        let mut found = 0;
        for _ in 0..RUNS {
            let start = now();
            found = index
                .order(&rows, &filter, &Query::parse(typed), Sort::Name)
                .len();
            times.push(now() - start);
        }
        console_log!("  {what}: {found} rows in {:.2} ms", median(times));
    }
    let start = now();
    let counts = index.counts(&all);
    console_log!(
        "  counts of the filter tree ({} rows): {:.2} ms",
        counts.all,
        now() - start
    );
}

/// Eight sealed strings, as in `tests/bench/vault.mjs`.
fn item(number: usize) -> Item {
    let mut uri = LoginUri::default();
    uri.uri = Some(format!("https://www.site{}.example/login", number % 997));
    let mut login = Login::default();
    login.username = Some(format!("person{number}@example.com"));
    login.password = Some(format!("pass-{number}-phrase"));
    login.totp = Some("JBSWY3DPEHPK3PXP".into());
    login.uris = vec![uri];
    let mut field = Field::default();
    (field.name, field.value) = (Some("customer".into()), Some(format!("C-{number}")));
    let mut item = Item::default();
    item.kind = wire::cipher::LOGIN;
    item.name = format!("Item {number} of the ledger");
    item.notes = Some("Notes, a line or two that people keep beside a password.".into());
    item.login = Some(login);
    item.fields = vec![field];
    item
}

fn row(number: usize) -> Row {
    Row {
        id: format!("0199{number:08x}").into(),
        kind: if number % 9 == 0 { Kind::Card } else { Kind::Login },
        name: format!("Élément item {} of the ledger", number * 7919 % ROWS),
        subtitle: format!("person{number}@example.com"),
        uris: vec![format!("https://www.site{}.example/login", number % 997)],
        organization_id: (number % 3 > 0).then(|| format!("o{}", number % 3).into()),
        folder_id: (number % 5 > 0).then(|| format!("f{}", number % 5).into()),
        collection_ids: vec![format!("c{}", number % 40).into()],
        favorite: number % 50 == 0,
        reprompt: false,
        deleted: number % 97 == 0,
        archived: false,
        revision_date: "2026-11-22T10:00:00Z".into(),
        has_attachments: false,
        has_totp: true,
        has_passkey: false,
        edit: true,
        view_password: true,
        may_delete: true,
        may_restore: true,
        problem: None,
    }
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn now() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .expect("a page")
        .now()
}
