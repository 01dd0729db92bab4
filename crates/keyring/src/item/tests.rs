//! Rules of items on both engines, more refusals than successes. Refuses to know: vectors.

use super::*;
use crate::both::both;
use crate::row::{self, RowKey, Scratch, SealedRow};
use crate::{Engine, OpenError, SymKey};
use serde_json::json;
use wire::EncString;
use wire::cipher::Content;

fn login() -> Item {
    let mut item = Item::default();
    item.kind = wire::cipher::LOGIN;
    item.name = "Routeur du siège".into();
    item.notes = Some("2ᵉ étage 🔐".into());
    let mut login = Login::default();
    login.username = Some("admin".into());
    login.password = Some("s3cret".into());
    login.totp = Some("JBSWY3DPEHPK3PXP".into());
    for uri in ["https://router.example", "ssh://10.0.0.1"] {
        let mut entry = LoginUri::default();
        entry.uri = Some(uri.into());
        entry.match_kind = Some(3);
        login.uris.push(entry);
    }
    let mut passkey = Fido2Credential::default();
    passkey.credential_id = Some("credential".into());
    passkey.counter = Some("0".into());
    passkey.creation_date = Some("2026-01-01T00:00:00.000Z".into());
    login.fido2_credentials.push(passkey);
    item.login = Some(login);
    let mut field = Field::default();
    field.kind = 1;
    field.name = Some("PIN".into());
    field.value = Some("1234".into());
    item.fields.push(field);
    for n in 0..7 {
        let mut old = PasswordHistory::default();
        old.password = Some(format!("old {n}"));
        item.password_history.push(old);
    }
    item
}

fn other_kinds() -> Vec<Item> {
    let mut card = Item::default();
    card.kind = wire::cipher::CARD;
    let mut inner = Card::default();
    inner.brand = Some("Visa".into());
    inner.number = Some("4242424242424242".into());
    card.card = Some(inner);
    let mut person = Item::default();
    person.kind = wire::cipher::IDENTITY;
    let mut inner = Identity::default();
    inner.first_name = Some("Lucie".into());
    inner.last_name = Some("Martin".into());
    person.identity = Some(inner);
    let mut ssh = Item::default();
    ssh.kind = wire::cipher::SSH_KEY;
    let mut inner = SshKey::default();
    inner.key_fingerprint = Some("SHA256:abc".into());
    ssh.ssh_key = Some(inner);
    let mut note = Item::default();
    note.kind = wire::cipher::SECURE_NOTE;
    note.notes = Some("text".into());
    note.secure_note = Some(SecureNote::default());
    vec![card, person, ssh, note]
}

fn row_of(content: &Content, base: &SymKey) -> row::OpenRow {
    let json = serde_json::to_string(content).unwrap();
    let sealed: SealedRow<'_> = serde_json::from_str(&json).unwrap();
    row::open(&RowKey::new(base), &sealed, &mut Scratch::default())
}

async fn sealed<E: Engine>(engine: &E, base: &SymKey) -> Content {
    login().seal(engine, base, None).await.unwrap()
}

/// The old way, without item key: as items of other servers come to us.
async fn sealed_without_item_key<E: Engine>(engine: &E, base: &SymKey) -> Content {
    let mut content = Content {
        kind: wire::cipher::LOGIN,
        name: Some(base.seal_text(engine, "Old").await.unwrap()),
        ..Content::default()
    };
    let mut login = wire::cipher::Login::default();
    let uri = wire::cipher::LoginUri {
        uri: Some(base.seal_text(engine, "https://old.example").await.unwrap()),
        ..Default::default()
    };
    login.uris = Some(vec![uri]);
    content.login = Some(login);
    let inner = base.seal_text(engine, "a field of the future").await.unwrap();
    content
        .extra
        .insert("bankAccount".into(), json!({ "iban": inner.0, "kind": 4 }));
    content
}

both! {
    async fn what_is_sealed_opens_to_the_same_item(engine) {
        let base = SymKey::make(engine).unwrap();
        for mut item in other_kinds().into_iter().chain([login()]) {
            let content = item.seal(engine, &base, None).await.unwrap();
            item.password_history.truncate(Item::LONGEST_HISTORY);
            assert!(content.key.is_some());
            assert!(Item::open(engine, &content, &base).await.unwrap() == item);
        }
    }

    async fn a_row_shows_name_subtitle_and_uris_of_every_kind(engine) {
        let base = SymKey::make(engine).unwrap();
        let row = row_of(&sealed(engine, &base).await, &base);
        assert_eq!((row.name.as_str(), row.subtitle.as_str()), ("Routeur du siège", "admin"));
        assert_eq!(row.uris, ["https://router.example", "ssh://10.0.0.1"]);
        assert_eq!(row.problem, None);
        let subtitles = ["Visa, *4242", "Lucie Martin", "SHA256:abc", ""];
        for (item, subtitle) in other_kinds().iter().zip(subtitles) {
            let content = item.seal(engine, &base, None).await.unwrap();
            assert_eq!(row_of(&content, &base).subtitle, subtitle);
        }
    }

    async fn an_item_keeps_its_key_when_it_is_edited(engine) {
        let base = SymKey::make(engine).unwrap();
        let first = sealed(engine, &base).await;
        let second = login().seal(engine, &base, first.key.as_ref()).await.unwrap();
        assert_eq!(first.key, second.key);
        assert!(first.name != second.name, "a fresh IV each time");
    }

    async fn an_item_keeps_its_key_when_it_changes_owner(engine) {
        let (from, to) = (SymKey::make(engine).unwrap(), SymKey::make(engine).unwrap());
        let mine = sealed(engine, &from).await;
        let theirs = login().seal_share(engine, &from, mine.key.as_ref(), &to).await.unwrap();
        let before = from.unwrap_key(engine, mine.key.as_ref().unwrap()).await.unwrap();
        let after = to.unwrap_key(engine, theirs.key.as_ref().unwrap()).await.unwrap();
        assert!(before.is_same_as(&after));
        assert!(Item::open(engine, &theirs, &from).await.is_err());
    }

    async fn an_item_without_key_gets_one_and_loses_nothing(engine) {
        let base = SymKey::make(engine).unwrap();
        let old = sealed_without_item_key(engine, &base).await;
        let item = Item::open(engine, &old, &base).await.unwrap();
        let uri = item.login.as_ref().unwrap().uris[0].uri.as_deref();
        assert_eq!(uri, Some("https://old.example"), "no checksum is asked for without an item key");

        let new = item.seal(engine, &base, None).await.unwrap();
        let key = base.unwrap_key(engine, new.key.as_ref().unwrap()).await.unwrap();
        let inner = EncString(new.extra["bankAccount"]["iban"].as_str().unwrap().into());
        assert_eq!(*key.open_text(engine, &inner).await.unwrap(), "a field of the future");
        assert_eq!(new.extra["bankAccount"]["kind"], 4);
        assert!(new.login.unwrap().uris.unwrap()[0].uri_checksum.is_some());
    }

    async fn the_texts_of_a_newer_type_are_read_and_kept_as_they_are(engine) {
        let base = SymKey::make(engine).unwrap();
        let mut content = sealed_without_item_key(engine, &base).await;
        (content.kind, content.login) = (wire::cipher::BANK_ACCOUNT, None);
        content.extra["bankAccount"].as_object_mut().unwrap().remove("kind");
        let item = Item::open(engine, &content, &base).await.unwrap();
        let read: Vec<_> = item.details.iter().map(|one| (one.name.as_str(), one.value.as_str())).collect();
        assert_eq!(read, [("iban", "a field of the future")]);
        let again = item.seal(engine, &base, None).await.unwrap();
        let item = Item::open(engine, &again, &base).await.unwrap();
        assert_eq!(item.details.len(), 1, "sealed under the new item key with the rest");
    }

    async fn a_uri_that_was_swapped_is_hidden_and_says_so(engine) {
        let base = SymKey::make(engine).unwrap();
        let mut content = sealed(engine, &base).await;
        let uris = content.login.as_mut().unwrap().uris.as_mut().unwrap();
        let other = uris[1].uri.clone();
        uris[0].uri = other;
        uris[1].uri_checksum = None;
        let item = Item::open(engine, &content, &base).await.unwrap();
        let uris = &item.login.as_ref().unwrap().uris;
        assert!(uris[0].uri.is_none() && uris[1].uri.is_none());
        assert_eq!(item.broken.len(), 2);
        assert!(item.broken.iter().all(|broken| broken.why == Why::Checksum));
    }

    async fn one_broken_field_hides_itself_only(engine) {
        let base = SymKey::make(engine).unwrap();
        let mut content = sealed(engine, &base).await;
        content.login.as_mut().unwrap().password = Some(base.seal_text(engine, "moved").await.unwrap());
        let mut item = Item::open(engine, &content, &base).await.unwrap();
        assert_eq!(item.name, "Routeur du siège");
        assert!(item.login.as_ref().unwrap().password.is_none());
        assert_eq!(item.broken[0].place, "login.password");
        assert!(item.seal(engine, &base, None).await == Err(SealError::Broken));
        item.broken.clear();
        assert!(item.seal(engine, &base, None).await.is_ok());
    }

    async fn an_item_under_another_key_does_not_open(engine) {
        let (base, other) = (SymKey::make(engine).unwrap(), SymKey::make(engine).unwrap());
        let content = sealed(engine, &base).await;
        assert_eq!(Item::open(engine, &content, &other).await.err(), Some(OpenError::DoesNotOpen));
        let kept = login().seal(engine, &other, content.key.as_ref()).await;
        assert!(kept == Err(SealError::ItemKey(OpenError::DoesNotOpen)));
        assert_eq!(row_of(&content, &other).problem, Some(row::Problem::ItemKey));
    }

    async fn a_row_says_what_does_not_open(engine) {
        let base = SymKey::make(engine).unwrap();
        let mut content = sealed(engine, &base).await;
        content.login.as_mut().unwrap().username = content.key.clone();
        let row = row_of(&content, &base);
        assert_eq!((row.name.as_str(), row.problem), ("Routeur du siège", Some(row::Problem::Part)));
        content.name = Some(EncString("2.AAAA|AAAA|AAAA".into()));
        assert_eq!(row_of(&content, &base).problem, Some(row::Problem::Name));
    }

    async fn no_changed_character_of_a_sealed_text_opens(engine) {
        let key = SymKey::make(engine).unwrap();
        let text = key.seal_text(engine, "hello").await.unwrap().0;
        let row_key = RowKey::new(&key);
        let mut scratch = Scratch::default();
        assert_eq!(row::open_name(&row_key, &text, &mut scratch).as_deref(), Some("hello"));
        for at in 0..text.len() {
            let mut bad = text.clone();
            let swapped = if &text[at..=at] == "A" { "B" } else { "A" };
            bad.replace_range(at..=at, swapped);
            assert!(key.open_text(engine, &EncString(bad.clone())).await.is_err(), "{at}");
            assert_eq!(row::open_name(&row_key, &bad, &mut scratch), None, "{at}");
            let short = EncString(text[..at].into());
            assert!(key.open_text(engine, &short).await.is_err(), "cut at {at}");
            assert_eq!(row::open_name(&row_key, &short.0, &mut scratch), None, "cut at {at}");
        }
    }

    async fn a_key_of_the_wrong_length_is_no_key(engine) {
        let key = SymKey::make(engine).unwrap();
        for length in [0, 16, 32, 63, 65, 128] {
            let wrapped = key.seal_bytes(engine, &vec![7; length]).await.unwrap();
            let opened = key.unwrap_key(engine, &wrapped).await;
            assert_eq!(opened.err(), Some(OpenError::NotWhatItShouldBe));
        }
        let not_text = key.seal_bytes(engine, &[0xff, 0xfe]).await.unwrap();
        assert_eq!(key.open_text(engine, &not_text).await.err(), Some(OpenError::NotWhatItShouldBe));
    }

    async fn unknown_fields_come_back_as_they_were(engine) {
        let base = SymKey::make(engine).unwrap();
        let mut content = sealed(engine, &base).await;
        content.extra.insert("future".into(), json!({ "a": [1, null, "x"] }));
        content.login.as_mut().unwrap().extra.insert("uri".into(), json!("2.stale"));
        content.fields.as_mut().unwrap()[0].extra.insert("tag".into(), json!(true));
        let item = Item::open(engine, &content, &base).await.unwrap();
        let again = item.seal(engine, &base, content.key.as_ref()).await.unwrap();
        assert_eq!(again.extra, content.extra);
        assert_eq!(again.fields.unwrap()[0].extra, content.fields.unwrap()[0].extra);
        assert!(again.login.unwrap().extra.is_empty(), "the repeated first uri would go stale");
    }

    async fn an_item_travels_as_text_and_comes_back_the_same(engine) {
        let base = SymKey::make(engine).unwrap();
        let content = sealed_without_item_key(engine, &base).await;
        let item = Item::open(engine, &content, &base).await.unwrap();
        let text = serde_json::to_string(&item).unwrap();
        assert!(serde_json::from_str::<Item>(&text).unwrap() == item);
    }
}
