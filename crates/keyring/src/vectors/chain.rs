//! Vectors of the key hierarchy: password to user key, to RSA pair, to organization and provider keys.
//! Refuses to know: items.

use super::{Book, Vector, key};
use crate::{Engine, MasterKey, OpenError, PrivateKey, SymKey, account, kdf};
use wire::EncString;

pub async fn master_key<E: Engine>(engine: &E, vector: &Vector) {
    let (input, expect) = (&vector.input, &vector.expect);
    if input.has("email") {
        assert_eq!(kdf::salt_of(input.text("email")), input.text("salt"));
    }
    let password = input.text("password");
    let master = MasterKey::derive(engine, password, input.text("salt"), &input.kdf("kdf"))
        .await
        .expect(&vector.id);
    if expect.has("masterKeyHex") {
        assert_eq!(master.bytes()[..], expect.hex("masterKeyHex"), "{}", vector.id);
    }
    if expect.has("serverHashB64") {
        let hash = master.server_hash(engine, password).await.expect(&vector.id);
        assert_eq!(hash, expect.text("serverHashB64"), "{}", vector.id);
    }
    if expect.has("stretchedHex") {
        assert_eq!(master.stretch().bytes()[..], expect.hex("stretchedHex"));
    }
}

pub fn stretch(vector: &Vector) {
    let (input, expect) = (&vector.input, &vector.expect);
    let (name, expected) = match input.has("masterKeyHex") {
        true => (
            "masterKeyHex",
            [expect.hex("encKeyHex"), expect.hex("macKeyHex")].concat(),
        ),
        false => ("prfOutputHex", expect.hex("keyHex")),
    };
    let short = input.hex(name);
    let stretched = kdf::stretch(&short[..32].try_into().expect("32 bytes"));
    assert_eq!(stretched.bytes()[..], expected, "{}", vector.id);
}

/// What old accounts carry opens nowhere here: unauthenticated ciphertext, refused by parsing.
pub async fn legacy_is_refused<E: Engine>(engine: &E, vector: &Vector) {
    let input = &vector.input;
    let master = MasterKey::derive(
        engine,
        input.text("password"),
        input.text("salt"),
        &input.kdf("kdf"),
    )
    .await
    .expect(&vector.id);
    let opened = master
        .stretch()
        .unwrap_key(engine, &input.sealed("wrappedUserKey"))
        .await;
    assert_eq!(opened.err(), Some(OpenError::Unsupported), "{}", vector.id);
}

pub async fn account<E: Engine>(engine: &E, vector: &Vector) {
    master_key(engine, vector).await;
    let (input, expect) = (&vector.input, &vector.expect);
    let (user_key, private_key) = opened_account(engine, vector).await;
    assert_eq!(user_key.bytes()[..], expect.hex("userKeyHex"));
    assert_eq!(user_key.id(), expect.text("userKeyId"));
    assert_eq!(private_key.public_key, expect.text("publicKeySpkiB64"));
    if expect.has("pkcs8B64") {
        let der = user_key
            .open_bytes(engine, &input.sealed("wrappedPrivateKey"))
            .await;
        assert_eq!(der.expect(&vector.id)[..], expect.base64("pkcs8B64"));
    }
    if input.has("orgKeyForMember") {
        let opened = private_key
            .open_key(engine, &input.sealed("orgKeyForMember"))
            .await;
        assert_eq!(opened.expect(&vector.id).bytes()[..], expect.hex("orgKeyHex"));
    }
}

pub fn user_key_id(vector: &Vector) {
    let user_key = key(&vector.input.hex("userKeyHex"));
    assert_eq!(user_key.id(), vector.expect.text("userKeyId"), "{}", vector.id);
}

/// The wrapped key of the vector opens under the new password, and so does one that we wrap.
pub async fn rewrap<E: Engine>(engine: &E, vector: &Vector, book: &Book) {
    let (input, expect) = (&vector.input, &vector.expect);
    let of = book.by_id(input.text("account"));
    let (user_key, _) = opened_account(engine, of).await;
    let (email, password) = (of.input.text("email"), input.text("newPassword"));
    let kdf = input.kdf("newKdf");
    let made = account::rewrap(engine, &user_key, email, password, &kdf)
        .await
        .expect(&vector.id);
    assert_eq!(
        made.authentication.master_password_authentication_hash,
        expect.text("newServerHashB64")
    );
    let master = MasterKey::derive(engine, password, &kdf::salt_of(email), &kdf).await;
    let stretched = master.expect(&vector.id).stretch();
    for wrapped in [
        made.unlock.master_key_wrapped_user_key,
        expect.sealed("newWrappedUserKeyExample"),
    ] {
        let opened = stretched.unwrap_key(engine, &wrapped).await.expect(&vector.id);
        assert_eq!(opened.bytes()[..], expect.hex("userKeyHexUnchanged"));
    }
}

pub async fn rsa<E: Engine>(engine: &E, vector: &Vector, book: &Book) {
    let input = &vector.input;
    let pkcs8 = match input.some_text("pkcs8") {
        Some(other) => book.by_id(other).input.base64("pkcs8B64"),
        None => input.base64("pkcs8B64"),
    };
    let private_key = PrivateKey::from_pkcs8(engine, &pkcs8).await.expect(&vector.id);
    let opened = private_key.open(engine, &input.sealed("encString")).await;
    if vector.must_fail.is_some() {
        assert_eq!(opened.err(), Some(OpenError::DoesNotOpen), "{}", vector.id);
        return;
    }
    let opened = opened.expect(&vector.id);
    assert_eq!(opened[..], vector.expect.hex("plaintextHex"), "{}", vector.id);
    if input.has("defaultUserCollectionName") {
        let name = text(engine, &key(&opened), &input.sealed("defaultUserCollectionName")).await;
        assert_eq!(name, vector.expect.text("defaultUserCollectionNameUtf8"));
    }
}

pub async fn organization<E: Engine>(engine: &E, vector: &Vector, book: &Book) {
    let (input, expect) = (&vector.input, &vector.expect);
    let (_, private_key) = opened_account(engine, book.by_id(input.text("account"))).await;
    let org_key = private_key
        .open_key(engine, &input.sealed("orgKeyForMember"))
        .await
        .expect(&vector.id);
    assert_eq!(org_key.bytes()[..], expect.hex("orgKeyHex"));
    let org_private = PrivateKey::unwrap_with(engine, &input.sealed("orgPrivateKeyWrapped"), &org_key).await;
    assert_eq!(
        org_private.expect(&vector.id).public_key,
        expect.text("orgPublicKeySpkiB64")
    );
    let name = text(engine, &org_key, &input.sealed("collectionName")).await;
    assert_eq!(name, expect.text("collectionNameUtf8"));
}

pub async fn provider<E: Engine>(engine: &E, vector: &Vector, book: &Book) {
    let (input, expect) = (&vector.input, &vector.expect);
    let wrapped = input.sealed("clientOrgKeyWrappedByProvider");
    if vector.must_fail.is_some() {
        let opened = key(&input.hex("providerKeyHex"))
            .unwrap_key(engine, &wrapped)
            .await;
        assert_eq!(opened.err(), Some(OpenError::DoesNotOpen), "{}", vector.id);
        return;
    }
    let private_key = match input.some_text("account") {
        Some(account) => opened_account(engine, book.by_id(account)).await.1,
        None => PrivateKey::from_pkcs8(engine, &input.base64("pkcs8B64"))
            .await
            .expect(&vector.id),
    };
    let shared = input.sealed("providerKeyForUser");
    let provider_key = private_key.open_key(engine, &shared).await.expect(&vector.id);
    assert_eq!(provider_key.bytes()[..], expect.hex("providerKeyHex"));
    let org_key = provider_key.unwrap_key(engine, &wrapped).await.expect(&vector.id);
    assert_eq!(org_key.bytes()[..], expect.hex("clientOrgKeyHex"));

    if input.has("clientOrgPrivateKeyWrapped") {
        let sealed = input.sealed("clientOrgPrivateKeyWrapped");
        let org_private = PrivateKey::unwrap_with(engine, &sealed, &org_key).await;
        assert_eq!(
            org_private.expect(&vector.id).public_key,
            expect.text("clientOrgPublicKeySpkiB64")
        );
        for (sealed, plain) in [
            ("clientCollectionName", "clientCollectionNameUtf8"),
            ("clientCipherName", "clientCipherNameUtf8"),
        ] {
            assert_eq!(
                text(engine, &org_key, &input.sealed(sealed)).await,
                expect.text(plain)
            );
        }
    }
    if input.has("clientCipher") {
        let item = crate::Item::open(engine, &input.read("clientCipher"), &org_key)
            .await
            .expect(&vector.id);
        let login = item.login.as_ref().expect("a login");
        assert_eq!(item.name, expect.text("nameUtf8"));
        assert_eq!(login.username.as_deref(), expect.some_text("usernameUtf8"));
        assert_eq!(login.password.as_deref(), expect.some_text("passwordUtf8"));
    }
}

pub async fn recovery<E: Engine>(engine: &E, vector: &Vector) {
    let pkcs8 = vector.input.base64("orgPrivateKeyPkcs8B64");
    let org_private = PrivateKey::from_pkcs8(engine, &pkcs8).await.expect(&vector.id);
    let user_key = org_private
        .open_key(engine, &vector.input.sealed("resetPasswordKey"))
        .await;
    assert_eq!(
        user_key.expect(&vector.id).bytes()[..],
        vector.expect.hex("userKeyHex")
    );
}

pub fn fingerprint(vector: &Vector) {
    let phrase = crate::fingerprint(
        vector.input.text("material"),
        vector.input.text("publicKeySpkiB64"),
    );
    assert_eq!(
        phrase.as_deref(),
        vector.expect.some_text("phrase"),
        "{}",
        vector.id
    );
}

pub async fn opened_account<E: Engine>(engine: &E, vector: &Vector) -> (SymKey, PrivateKey<E>) {
    let input = &vector.input;
    let master = MasterKey::derive(
        engine,
        input.text("password"),
        input.text("salt"),
        &input.kdf("kdf"),
    )
    .await
    .expect(&vector.id);
    account::open(
        engine,
        &master,
        &input.sealed("wrappedUserKey"),
        &input.sealed("wrappedPrivateKey"),
    )
    .await
    .expect(&vector.id)
}

pub async fn text<E: Engine>(engine: &E, key: &SymKey, sealed: &EncString) -> String {
    let opened = key.open_text(engine, sealed).await;
    opened
        .unwrap_or_else(|error| panic!("{}: {error:?}", sealed.0))
        .to_string()
}
