//! Sealed exports go out and come back as the page sees them.

use super::*;
use crate::import::{Refusal, Why, read};
use crate::safe::protocol::{Credentials, Keys, Reply, Request};
use keyring::engine::{Native, wait};
use keyring::item::Login;
use wire::kdf::Kdf;

/// Cheap on purpose; the person has agreed to it.
fn typed(email: &str) -> Credentials {
    let kdf = Kdf {
        iterations: 5_000,
        ..kdf::DEFAULT
    };
    Credentials::new(email, "secret".to_owned(), kdf).accept_weak_kdf()
}

async fn ask(keeper: &mut Keeper<Native>, request: Request, body: &[u8]) -> Result<Reply, Problem> {
    let body = body.to_vec();
    keeper
        .answer(request, body.into(), &mut |_| panic!("no rows are due"))
        .await
}

async fn person(email: &str) -> Keeper<Native> {
    let mut keeper = Keeper::new(Native);
    let Ok(Reply::Account(made)) = ask(&mut keeper, Request::MakeAccount(typed(email)), &[]).await else {
        panic!("an account");
    };
    let keys = Keys {
        wrapped_user_key: made.wrapped_user_key,
        wrapped_private_key: made.encrypted_private_key,
        user_id: None,
    };
    ask(&mut keeper, Request::Unlock(typed(email), keys), &[])
        .await
        .ok()
        .expect("unlocked");
    keeper
}

async fn beside(keeper: &mut Keeper<Native>, request: Request, body: &[u8]) -> Result<Vec<u8>, Problem> {
    ask(keeper, request, body).await?;
    Ok(keeper.take_beside().expect("a file").to_vec())
}

fn login(name: &str) -> Item {
    let mut login = Login::default();
    login.username = Some("paul".into());
    login.password = Some("hunter2".into());
    let mut item = Item::default();
    (item.kind, item.name, item.login) = (wire::cipher::LOGIN, name.into(), Some(login));
    item
}

#[test]
fn an_export_under_a_password_comes_back_with_it_in_any_account() {
    wait(async {
        let (mut me, mut other) = (person("me@example.com").await, person("you@example.com").await);
        let plain = br#"{"encrypted":false,"folders":[],"items":[{"type":2,"name":"Note"}]}"#;
        let seal = Request::SealExport("file password".to_owned().into());
        let file = beside(&mut me, seal, plain).await.expect("sealed");
        assert_eq!(read(&file).err(), Some(Refusal::Protected));
        let open = |password: &str| Request::OpenExport(Some(password.to_owned().into()));
        let wrong = beside(&mut other, open("no"), &file).await;
        assert_eq!(wrong.err(), Some(Problem::WrongPassword));
        let back = beside(&mut other, open("file password"), &file)
            .await
            .expect("opened");
        assert_eq!(back, plain);
        let locked = beside(&mut Keeper::new(Native), open("file password"), &file).await;
        assert_eq!(locked.err(), Some(Problem::Locked));
    });
}

/// What the official clients write: fields stay sealed as the server has them, items with and without own keys.
async fn sealed_by(keeper: &Keeper<Native>) -> Value {
    let key = keeper.account().expect("open").user_key.clone();
    let seal = async |text: &str| key.seal_text(&Native, text).await.expect("sealed").0;
    let own = login("With a key")
        .seal(&Native, &key, None)
        .await
        .expect("sealed");
    let mut own = serde_json::to_value(own).expect("JSON");
    (own["id"], own["folderId"], own["favorite"]) = (json!("i1"), json!("f1"), json!(true));
    let old = json!({
        "id": "i2", "type": 3, "name": seal("Without").await, "favorite": false, "folderId": null,
        "organizationId": null, "collectionIds": null, "reprompt": 0, "passwordHistory": null,
        "card": { "number": seal("4242").await, "brand": null },
    });
    let mut broken = old.clone();
    broken["notes"] = json!(
        "2.AAAAAAAAAAAAAAAAAAAAAA==|AAAAAAAAAAAAAAAAAAAAAA==|AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
    );
    json!({
        "encrypted": true,
        "encKeyValidation_DO_NOT_EDIT": seal("112fee07-8fc4-4b0f-8a4e-6cf058ea64ad").await,
        "folders": [{ "id": "f1", "name": seal("Clients").await }],
        "items": [own, old, broken],
    })
}

#[test]
fn an_account_restricted_export_opens_in_its_account_only_and_names_what_does_not_open() {
    wait(async {
        let (mut me, mut other) = (person("me@example.com").await, person("you@example.com").await);
        let file = sealed_by(&me).await.to_string().into_bytes();
        assert_eq!(read(&file).err(), Some(Refusal::Restricted));
        let open = || Request::OpenExport(None);
        let foreign = beside(&mut other, open(), &file).await;
        assert_eq!(foreign.err(), Some(Problem::NoKey));
        let plain = beside(&mut me, open(), &file).await.expect("opened");
        let found = read(&plain).expect("readable");
        let names: Vec<&str> = found.items.iter().map(|entry| entry.item.name.as_str()).collect();
        assert_eq!(names, ["With a key", "Without"]);
        let first = &found.items[0];
        assert!(first.favorite && first.folder == "Clients");
        assert_eq!(
            first.item.login.as_ref().expect("a login").password.as_deref(),
            Some("hunter2")
        );
        let flaws: Vec<_> = found
            .flaws
            .iter()
            .map(|flaw| (flaw.at, flaw.name.as_str(), flaw.why))
            .collect();
        assert_eq!(flaws, [(3, "Without", Why::Sealed)]);
    });
}

#[test]
fn what_is_no_export_is_said_to_be_none() {
    wait(async {
        let mut me = person("me@example.com").await;
        for file in ["", "[]", "{}", "{\"encrypted\":true,\"items\":3}"] {
            for password in [None, Some("p".to_owned().into())] {
                let answer = beside(&mut me, Request::OpenExport(password), file.as_bytes()).await;
                assert_eq!(answer.err(), Some(Problem::Malformed), "{file}");
            }
        }
    });
}
