//! Rows of 10,000 items, natively: the bulk path against opening the same strings one at a time.
//! `cargo bench -p keyring`. Figures are ratios within one run; nothing is asserted.

#![allow(clippy::print_stdout, reason = "a bench speaks to its terminal")]

use keyring::engine::{Native, wait};
use keyring::item::{Field, Item, Login, LoginUri};
use keyring::row::{self, RowKey, Scratch, SealedRow};
use keyring::{SymKey, kdf};
use std::hint::black_box;
use std::time::{Duration, Instant};
use wire::cipher::{Cipher, Content};

const ITEMS: usize = 10_000;
const RUNS: usize = 5;

fn main() {
    let base = SymKey::make(&Native).expect("the system has randomness");
    let ciphers: Vec<Cipher> = (0..ITEMS).map(|number| sealed(&base, number)).collect();
    let json = serde_json::to_string(&ciphers).expect("ciphers are JSON");
    println!(
        "{ITEMS} items with own keys, 9 sealed strings each, {} MB of JSON",
        json.len() / 1_000_000
    );

    let one_by_one = median(|| {
        for cipher in &ciphers {
            black_box(
                wait(Item::open(&Native, &cipher.content, &base))
                    .expect("it opens")
                    .name
                    .len(),
            );
        }
    });
    let parse = median(|| {
        black_box(parsed(&json).len());
    });
    let rows = median(|| {
        let key = RowKey::new(&base);
        let mut scratch = Scratch::default();
        for sealed in &parsed(&json) {
            black_box(row::open(&key, sealed, &mut scratch).name.len());
        }
    });
    println!("every string, one at a time     {one_by_one:>9.1?}");
    println!(
        "rows, parsing included          {rows:>9.1?}   {:.1}x faster",
        ratio(one_by_one, rows)
    );
    println!("  of that, parsing              {parse:>9.1?}");
    println!(
        "rows per second                 {:>9.0}",
        ITEMS as f64 / rows.as_secs_f64()
    );

    let derive = median(|| {
        let master = keyring::MasterKey::derive(&Native, "password", "salt", &kdf::DEFAULT);
        black_box(wait(master).is_ok());
    });
    println!("PBKDF2, 600,000 rounds          {derive:>9.1?}");
}

fn parsed(json: &str) -> Vec<SealedRow<'_>> {
    serde_json::from_str(json).expect("ciphers are rows")
}

fn median(mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[RUNS / 2]
}

fn ratio(slow: Duration, fast: Duration) -> f64 {
    slow.as_secs_f64() / fast.as_secs_f64()
}

fn sealed(base: &SymKey, number: usize) -> Cipher {
    let mut item = Item::default();
    item.kind = wire::cipher::LOGIN;
    item.name = format!("Item {number} of the ledger");
    item.notes = Some(format!(
        "Notes of item {number}, a line or two beside a password."
    ));
    let mut login = Login::default();
    login.username = Some(format!("person{number}@example.com"));
    login.password = Some(format!("pass-{number}-phrase"));
    login.totp = Some("JBSWY3DPEHPK3PXP".into());
    let mut uri = LoginUri::default();
    uri.uri = Some(format!("https://www.site{}.example/login", number % 997));
    login.uris.push(uri);
    item.login = Some(login);
    let mut field = Field::default();
    field.name = Some("customer".into());
    field.value = Some(format!("C-{number}"));
    item.fields.push(field);
    let content: Content = wait(item.seal(&Native, base, None)).expect("it seals");
    Cipher {
        id: format!("10000000-0000-4000-8000-{number:012}").into(),
        revision_date: "2026-01-02T03:04:05.678Z".into(),
        creation_date: "2026-01-02T03:04:05.678Z".into(),
        object: "cipherDetails".into(),
        content,
        ..Cipher::default()
    }
}
