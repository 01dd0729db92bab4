//! Filters and searches over 100,000 rows in Chromium: figures, printed and never asserted (architecture.md 4).
//! Refuses to know: how rows are opened; `tests/bench` measures that.
#![cfg(target_arch = "wasm32")]

use claviger::vault::index::Index;
use claviger::vault::{Filter, Kind, Query, Row, Shelf, Sort};
use wasm_bindgen_test::*;

wasm_bindgen_test_configure!(run_in_browser);

const ROWS: usize = 100_000;
const RUNS: usize = 7;

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
