//! What 1Password writes, and what hostile archives try.

use super::super::archive::tests::packed;
use super::super::read as read_any;
use super::*;
use proptest::prelude::*;
use serde_json::json;

fn file() -> Value {
    let section = |fields: Value| json!([{ "title": "More", "name": "s", "fields": fields }]);
    let item = |category: &str, title: &str, details: Value| {
        json!({ "uuid": "u", "favIndex": 0, "state": "active", "categoryUuid": category,
            "overview": { "title": title, "url": "" }, "details": details })
    };
    let mut bank = item(
        "001",
        "Bank",
        json!({
            "loginFields": [
                { "value": "paul", "id": "", "name": "email", "fieldType": "E", "designation": "username" },
                { "value": " p\"w ", "id": "", "name": "pw", "fieldType": "P", "designation": "password" },
                { "value": "42", "id": "", "name": "agency", "fieldType": "T" },
            ],
            "notesPlain": "hello",
            "sections": section(json!([
                { "title": "one-time password", "id": "TOTP_1", "value": { "totp": "otpauth://totp/x?secret=ABC" } },
                { "title": "PIN", "id": "x", "value": { "concealed": "0042" } },
                { "title": "since", "id": "y", "value": { "date": 1_700_000_000 } },
                { "title": "plan", "id": "z", "value": { "file": { "fileName": "plan.pdf", "documentId": "d" } } },
                { "title": "empty", "id": "e", "value": { "string": "" } },
            ])),
            "passwordHistory": [{ "value": "old", "time": 1_600_000_000 }, { "value": "older", "time": 1_500_000_000 }],
        }),
    );
    bank["favIndex"] = json!(3);
    bank["overview"]["urls"] = json!([{ "label": "", "url": "https://bank.example/a" }, { "label": "", "url": "https://b.example" }]);
    bank["overview"]["url"] = json!("https://bank.example/a");
    let card = json!([
        { "title": "cardholder name", "id": "cardholder", "value": { "string": "Paul" } },
        { "title": "type", "id": "type", "value": { "creditCardType": "mc" } },
        { "title": "number", "id": "ccnum", "value": { "creditCardNumber": "5555" } },
        { "title": "expiry date", "id": "expiry", "value": { "monthYear": 203004 } },
        { "title": "PIN", "id": "pin", "value": { "concealed": "1234" } },
    ]);
    let identity = json!([
        { "title": "first name", "id": "firstname", "value": { "string": "Paul" } },
        { "title": "address", "id": "address", "value": { "address": { "street": "1 rue", "city": "Lyon", "zip": "69001", "state": "", "country": "fr" } } },
        { "title": "email", "id": "email", "value": { "email": { "email_address": "p@example.com", "provider": null } } },
    ]);
    let key = json!([{ "title": "private key", "id": "private_key", "value": { "sshKey": { "privateKey": "k",
        "metadata": { "privateKey": "k", "publicKey": "p", "fingerprint": "f", "keyType": "ed25519" } } } }]);
    let mut trashed = item("001", "Gone", json!({}));
    trashed["state"] = json!("trashed");
    json!({ "accounts": [{ "attrs": { "email": "p@example.com" }, "vaults": [
        { "attrs": { "name": "Clients" }, "items": [
            bank,
            item("002", "Card", json!({ "sections": section(card) })),
            { "item": item("004", "Me", json!({ "sections": section(identity) })) },
            item("114", "Key", json!({ "sections": section(key) })),
            item("005", "Just a password", json!({ "password": "alone" })),
        ] },
        { "attrs": { "name": "Notes" }, "items": [
            item("003", "Note", json!({ "notesPlain": "n" })),
            item("106", "Passport", json!({ "sections": section(json!([{ "title": "number", "id": "number", "value": { "string": "12AB" } }])) })),
            trashed,
            item("001", "", json!({})),
        ] },
    ] }] })
}

fn archive(file: &Value) -> Vec<u8> {
    let data = file.to_string();
    packed(&[
        ("export.attributes", b"{\"version\":3}"),
        ("export.data", data.as_bytes()),
    ])
}

#[test]
fn vaults_become_folders_and_every_kind_keeps_what_it_has() {
    let found = read_any(&archive(&file())).expect("readable");
    assert_eq!(found.program, "1Password");
    let kinds: Vec<(&str, u8, &str)> = found
        .items
        .iter()
        .map(|entry| (entry.item.name.as_str(), entry.item.kind, entry.folder.as_str()))
        .collect();
    assert_eq!(
        kinds,
        [
            ("Bank", 1, "Clients"),
            ("Card", 3, "Clients"),
            ("Me", 4, "Clients"),
            ("Key", 5, "Clients"),
            ("Just a password", 1, "Clients"),
            ("Note", 2, "Notes"),
            ("Passport", 2, "Notes"),
        ]
    );
    let flaws: Vec<_> = found
        .flaws
        .iter()
        .map(|flaw| (flaw.at, flaw.name.as_str(), flaw.why))
        .collect();
    assert_eq!(
        flaws,
        [
            (1, "Bank", Why::Files),
            (8, "Gone", Why::Trash),
            (9, "", Why::Empty)
        ]
    );
}

#[test]
fn a_login_keeps_its_addresses_code_fields_and_history() {
    let found = read_any(&archive(&file())).expect("readable");
    let entry = &found.items[0];
    assert!(entry.favorite);
    let login = entry.item.login.as_ref().expect("a login");
    assert_eq!(login.username.as_deref(), Some("paul"));
    assert_eq!(login.password.as_deref(), Some(" p\"w "));
    assert_eq!(login.totp.as_deref(), Some("otpauth://totp/x?secret=ABC"));
    let uris: Vec<_> = login.uris.iter().filter_map(|uri| uri.uri.as_deref()).collect();
    assert_eq!(uris, ["https://bank.example/a", "https://b.example"]);
    let fields: Vec<_> = entry
        .item
        .fields
        .iter()
        .map(|field| {
            (
                field.name.as_deref().unwrap_or(""),
                field.value.as_deref().unwrap_or(""),
                field.kind,
            )
        })
        .collect();
    assert_eq!(
        fields,
        [
            ("agency", "42", 0),
            ("PIN", "0042", 1),
            ("since", "2023-11-14", 0)
        ]
    );
    let before: Vec<_> = entry
        .item
        .password_history
        .iter()
        .map(|old| {
            (
                old.password.as_deref().unwrap_or(""),
                old.last_used_date.as_deref().unwrap_or(""),
            )
        })
        .collect();
    assert_eq!(
        before,
        [("old", "2020-09-13T00:00:00Z"), ("older", "2017-07-14T00:00:00Z")]
    );
    assert_eq!(
        found.items[4]
            .item
            .login
            .as_ref()
            .and_then(|login| login.password.as_deref()),
        Some("alone")
    );
}

#[test]
fn cards_identities_and_keys_fill_their_places() {
    let found = read_any(&archive(&file())).expect("readable");
    let card = found.items[1].item.card.as_ref().expect("a card");
    assert_eq!(
        (
            card.brand.as_deref(),
            card.exp_month.as_deref(),
            card.exp_year.as_deref()
        ),
        (Some("Mastercard"), Some("4"), Some("2030"))
    );
    assert_eq!(found.items[1].item.fields[0].value.as_deref(), Some("1234"));
    let identity = found.items[2].item.identity.as_ref().expect("an identity");
    assert_eq!(
        (
            identity.city.as_deref(),
            identity.country.as_deref(),
            identity.email.as_deref()
        ),
        (Some("Lyon"), Some("FR"), Some("p@example.com"))
    );
    let key = found.items[3].item.ssh_key.as_ref().expect("a key");
    assert_eq!(
        (key.private_key.as_deref(), key.key_fingerprint.as_deref()),
        (Some("k"), Some("f"))
    );
    assert_eq!(found.items[6].item.fields[0].value.as_deref(), Some("12AB"));
}

#[test]
fn an_archive_of_something_else_is_refused() {
    assert_eq!(
        read_any(&packed(&[("data.json", b"{}")])).err(),
        Some(Refusal::Unknown)
    );
    assert_eq!(
        read_any(&packed(&[("export.data", b"[]")])).err(),
        Some(Refusal::Unknown)
    );
    let none = packed(&[("export.data", b"{\"accounts\":[]}")]);
    assert_eq!(read_any(&none).err(), Some(Refusal::Empty));
}

#[test]
fn days_are_the_ones_of_the_calendar() {
    for (seconds, expected) in [
        (0, "1970-01-01"),
        (951_782_400, "2000-02-29"),
        (4_107_542_400, "2100-03-01"),
        (-2_208_988_800, "1900-01-01"),
    ] {
        assert_eq!(day(seconds).as_deref(), Some(expected));
    }
    assert_eq!(day(i64::MAX), None);
}

/// Any JSON where a value is due.
fn odd() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "\\PC{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        let name = prop_oneof![
            Just("address".to_owned()),
            Just("date".to_owned()),
            Just("monthYear".to_owned()),
            Just("sshKey".to_owned()),
            Just("concealed".to_owned()),
            Just("file".to_owned()),
            Just("email".to_owned()),
            "[a-z]{0,4}",
        ];
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::hash_map(name, inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn no_archive_makes_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300), at: usize, byte: u8) {
        let _ = read_any(&[&b"PK\x03\x04"[..], &bytes].concat());
        let mut changed = packed(&[("export.data", b"{\"accounts\":[]}")]);
        let at = at % changed.len();
        changed[at] = byte;
        let _ = read_any(&changed);
    }

    #[test]
    fn no_item_makes_the_reader_panic(odd in odd(), category in prop_oneof!["001", "002", "004", "114", "003"]) {
        for path in ["/overview", "/overview/urls", "/details", "/details/sections", "/details/loginFields", "/details/passwordHistory", "/details/sections/0/fields/0/value"] {
            let mut given = json!({ "categoryUuid": category, "overview": { "title": "T", "urls": [] },
                "details": { "sections": [{ "fields": [{ "id": "expiry", "title": "t", "value": {} }] }], "loginFields": [], "passwordHistory": [] } });
            if let Some(place) = given.pointer_mut(path) {
                *place = odd.clone();
            }
            let _ = item(&given, "T");
        }
    }
}
