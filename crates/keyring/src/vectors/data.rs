//! Vectors of sealed data: texts, items, attachments, exports and a whole sync answer, opened item by item and as
//! rows. Refuses to know: how the keys were reached.

use super::chain::{opened_account, text};
use super::fields::Fields;
use super::{Book, Vector, key};
use crate::row::{self, RowKey, Scratch, SealedRow};
use crate::{EncString, Engine, Item, SymKey};
use std::collections::HashMap;
use wire::cipher::{Cipher, Content};

pub async fn enc_string<E: Engine>(engine: &E, vector: &Vector) {
    let key = key(&vector.input.hex("keyHex"));
    if vector.must_fail.is_some() {
        let sealed = vector.input.sealed("encString");
        assert!(key.open_text(engine, &sealed).await.is_err(), "{}", vector.id);
        let row_key = RowKey::new(&key);
        assert_eq!(row::open_name(&row_key, &sealed.0, &mut Scratch::default()), None);
        return;
    }
    let plain = vector.input.text("plaintextUtf8");
    let sealed = vector.expect.sealed("encString");
    assert_eq!(text(engine, &key, &sealed).await, plain, "{}", vector.id);

    let iv: [u8; 16] = vector.input.hex("ivHex").try_into().expect("an IV");
    let data = engine.cbc_seal(key.enc(), &iv, plain.as_bytes()).await;
    let EncString::Symmetric { mac, .. } = EncString::try_from(&sealed).expect(&vector.id) else {
        panic!("{}: not type 2", vector.id);
    };
    let ours = EncString::Symmetric {
        iv,
        data: data.expect(&vector.id),
        mac,
    };
    assert_eq!(ours.to_string(), sealed.0, "{}", vector.id);
}

pub async fn cipher<E: Engine>(engine: &E, vector: &Vector) {
    let (input, expect) = (&vector.input, &vector.expect);
    let user_key = key(&input.hex("userKeyHex"));
    if !input.has("cipher") {
        // The known weakness: a field does not know its own name.
        for name in ["username", "password"] {
            assert_eq!(
                text(engine, &user_key, &input.sealed(name)).await,
                expect.text(name)
            );
        }
        return;
    }
    let content: Content = input.read("cipher");
    let item = Item::open(engine, &content, &user_key).await.expect(&vector.id);
    assert!(item.broken.is_empty(), "{}: {:?}", vector.id, item.broken);
    expect_item(&item, expect, &vector.id);
    if expect.has("field") {
        let field: [String; 2] = expect.read("field");
        assert_eq!(item.fields[0].name.as_deref(), Some(&*field[0]));
        assert_eq!(item.fields[0].value.as_deref(), Some(&*field[1]));
        assert_eq!(item.password_history[0].password.as_deref(), Some("old"));
    }
    if let Some(wrapped) = &content.key {
        let item_key = user_key.unwrap_key(engine, wrapped).await.expect(&vector.id);
        assert_eq!(item_key.bytes()[..], expect.hex("itemKeyHex"));
        if expect.has("attachmentKeyHex") {
            let file = &input.inner("cipher").list("attachments")[0];
            let file_key = item_key.unwrap_key(engine, &file.sealed("key")).await;
            assert_eq!(
                file_key.expect(&vector.id).bytes()[..],
                expect.hex("attachmentKeyHex")
            );
            let name = text(engine, &item_key, &file.sealed("fileName")).await;
            assert_eq!(name, expect.text("fileName"));
        }
    }
    let json = input.inner("cipher").0.to_string();
    let opened = expect_row(&json, &user_key);
    assert_eq!(opened.name, item.name);
    assert_eq!(opened.uris, [expect.text("uri")]);
}

fn expect_item(item: &Item, expect: &Fields, id: &str) {
    assert_eq!(item.name, expect.text("name"), "{id}");
    assert_eq!(item.notes.as_deref(), expect.some_text("notes"), "{id}");
    if let Some(login) = &item.login {
        assert_eq!(login.username.as_deref(), expect.some_text("username"), "{id}");
        assert_eq!(login.password.as_deref(), expect.some_text("password"), "{id}");
        assert_eq!(login.totp.as_deref(), expect.some_text("totp"), "{id}");
        assert_eq!(login.uris[0].uri.as_deref(), expect.some_text("uri"), "{id}");
    }
    if let Some(card) = &item.card {
        assert_eq!(card.number.as_deref(), expect.some_text("cardNumber"), "{id}");
    }
}

fn expect_row(json: &str, base: &SymKey) -> row::OpenRow {
    let sealed: SealedRow<'_> = serde_json::from_str(json).expect("a row reads from a cipher");
    let opened = row::open(&RowKey::new(base), &sealed, &mut Scratch::default());
    assert_eq!(opened.problem, None);
    opened
}

pub async fn attachment<E: Engine>(engine: &E, vector: &Vector) {
    let (input, expect) = (&vector.input, &vector.expect);
    let file_key = match input.some_text("userKeyHex") {
        None => key(&input.hex("attachmentKeyHex")),
        Some(_) if !input.has("attachmentKey") => key(&input.hex("userKeyHex")),
        Some(_) => {
            let user_key = key(&input.hex("userKeyHex"));
            let item_key = user_key.unwrap_key(engine, &input.sealed("cipherKey")).await;
            let item_key = item_key.expect(&vector.id);
            let file_key = item_key.unwrap_key(engine, &input.sealed("attachmentKey")).await;
            file_key.expect(&vector.id)
        }
    };
    let buffer = match (input.has("bufferB64"), input.has("bufferHex")) {
        (true, _) => input.base64("bufferB64"),
        (_, true) => input.hex("bufferHex"),
        _ => expect.hex("bufferHex"),
    };
    let opened = crate::attachment::open(engine, &file_key, &buffer).await;
    if vector.must_fail.is_some() {
        assert!(opened.is_err(), "{}", vector.id);
        return;
    }
    let plain = match expect.has("plaintextB64") {
        true => expect.base64("plaintextB64"),
        false => input.text("plaintextUtf8").as_bytes().to_vec(),
    };
    assert_eq!(opened.expect(&vector.id)[..], plain, "{}", vector.id);
    let ours = crate::attachment::seal(engine, &file_key, &plain).await;
    assert_eq!(ours.expect(&vector.id).len(), buffer.len());
}

pub async fn export_password<E: Engine>(engine: &E, vector: &Vector) {
    let file = vector.input.inner("export").0.to_string();
    let data = crate::export::open(engine, vector.input.text("password"), file.as_bytes()).await;
    let data = data.expect(&vector.id);
    let wrong = crate::export::open(engine, "wrong", file.as_bytes()).await;
    assert_eq!(wrong.err(), Some(crate::export::Problem::WrongPassword));
    let data: serde_json::Value = serde_json::from_slice(&data).expect("an export is JSON");
    let names = |list: &str| -> Vec<String> {
        let list = data[list].as_array().expect("a list");
        let name = |row: &serde_json::Value| row["name"].as_str().expect("a name").into();
        list.iter().map(name).collect()
    };
    assert_eq!(names("items"), vector.expect.read::<Vec<String>>("itemNames"));
    assert_eq!(names("folders"), vector.expect.read::<Vec<String>>("folderNames"));
}

pub async fn export_account<E: Engine>(engine: &E, vector: &Vector) {
    let user_key = key(&vector.input.hex("userKeyHex"));
    let validation = text(engine, &user_key, &vector.input.sealed("encKeyValidation")).await;
    assert_eq!(validation, vector.expect.text("validationPlain"));
    let item = Item::open(engine, &vector.input.read("firstItem"), &user_key).await;
    assert_eq!(item.expect(&vector.id).name, vector.expect.text("firstItemName"));
}

/// The whole corridor of one answer: account, organization as member, client through a provider, items, rows.
pub async fn sync<E: Engine>(engine: &E, vector: &Vector, book: &Book) {
    let sync = vector.input.inner("sync");
    let profile = sync.inner("profile");
    let (user_key, private_key) = opened_account(engine, book.by_id(vector.input.text("account"))).await;
    let mut keys = HashMap::new();
    for member in profile.list("organizations") {
        let opened = private_key.open_key(engine, &member.sealed("key")).await;
        keys.insert(member.text("id").to_owned(), opened.expect("an organization key"));
    }
    let provider = &profile.list("providers")[0];
    let provider_key = private_key.open_key(engine, &provider.sealed("key")).await;
    let provider_key = provider_key.expect("a provider key");
    for client in profile.list("providerOrganizations") {
        let opened = provider_key.unwrap_key(engine, &client.sealed("key")).await;
        keys.insert(client.text("id").to_owned(), opened.expect("a client key"));
    }

    let folders = sync.list("folders");
    assert_eq!(text(engine, &user_key, &folders[0].sealed("name")).await, "Infra");
    for collection in sync.list("collections") {
        let org_key = &keys[collection.text("organizationId")];
        let name = text(engine, org_key, &collection.sealed("name")).await;
        assert_eq!(
            name,
            vector.expect.inner("collections").text(collection.text("id"))
        );
    }
    let expected = [vector.expect.list("items"), vector.expect.list("trash")].concat();
    let ciphers = sync.list("ciphers");
    assert_eq!(ciphers.len(), expected.len());
    for (sealed, expect) in ciphers.iter().zip(&expected) {
        let cipher: Cipher = serde_json::from_value(sealed.0.clone()).expect("a cipher");
        assert_eq!(cipher.id.as_str(), expect.text("id"));
        let base = match &cipher.organization_id {
            Some(id) => &keys[id.as_str()],
            None => &user_key,
        };
        let item = Item::open(engine, &cipher.content, base).await.expect("an item");
        assert!(item.broken.is_empty());
        if expect.has("uri") || expect.has("cardNumber") {
            expect_item(&item, expect, expect.text("id"));
        }
        assert_eq!(expect_row(&sealed.0.to_string(), base).name, expect.text("name"));
    }
}
