//! The keeper asked as the page asks, with the native engine. Refuses to know: workers.

use super::*;
use crate::safe::protocol::*;
use crate::safe::{BrokenKey, Loaded};
use crate::vault::Broken;
use keyring::Item;
use keyring::engine::{Native, wait};
use keyring::item::{Field, Login};
use serde_json::{Value, json};
use wire::cipher::{CipherRequest, CipherWithCollections};
use wire::kdf::Kdf;

const ME: &str = "0199aaaa-0000-7000-8000-000000000001";

/// Cheap on purpose; the person has agreed to it.
fn typed(password: &str) -> Credentials {
    let kdf = Kdf {
        kdf_type: 0,
        iterations: 5_000,
        memory: None,
        parallelism: None,
    };
    Credentials::new("Me@Example.com", password.to_owned(), kdf).accept_weak_kdf()
}

async fn ask(keeper: &mut Keeper<Native>, request: Request) -> Result<Reply, Problem> {
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

/// An open account: me, member of an organization, admin of a provider with one client.
struct World {
    keeper: Keeper<Native>,
    account: NewAccount,
    profile: Value,
    collection: Value,
}

async fn world() -> World {
    let keeper = &mut Keeper::new(Native);
    let account = asked!(keeper, Request::MakeAccount(typed("secret")), Reply::Account);
    asked!(keeper, Request::LoginHash(typed("secret")), Reply::Text);
    asked!(keeper, Request::OpenAccount(keys(&account)), Reply::Opened);
    let make = |owner| Request::MakeOrganization {
        owner,
        collection_name: "Défaut".into(),
    };
    let member = asked!(keeper, make(Owner::Me), Reply::Organization);
    let provider = asked!(keeper, Request::MakeProvider, Reply::Sealed);
    let mut profile = json!({
        "id": ME, "email": "me@example.com",
        "organizations": [{ "id": "org", "name": "Atelier", "status": 2, "key": member.key }],
        "providers": [{ "id": "msp", "name": "Portail", "status": 2, "key": provider }],
    });
    load(keeper, &json!({ "profile": profile })).await.unwrap();
    let client = asked!(keeper, make(Owner::Provider("msp".into())), Reply::Organization);
    profile["providerOrganizations"] =
        json!([{ "id": "client", "name": "Client", "status": 2, "key": client.key, "providerId": "msp" }]);
    let collection = json!({ "id": "c1", "organizationId": "org", "name": member.collection_name });
    load(keeper, &json!({ "profile": profile })).await.unwrap();
    World {
        keeper: std::mem::replace(keeper, Keeper::new(Native)),
        account,
        profile,
        collection,
    }
}

fn keys(account: &NewAccount) -> Keys {
    Keys {
        wrapped_user_key: account.wrapped_user_key.clone(),
        wrapped_private_key: account.encrypted_private_key.clone(),
        user_id: None,
    }
}

/// As servers write it: the profile, with its keys, before all that they open.
async fn load(keeper: &mut Keeper<Native>, sync: &Value) -> Result<(Loaded, Vec<Row>), Problem> {
    let mut rest = sync.clone();
    let profile = rest.as_object_mut().unwrap().remove("profile").unwrap();
    let rest = rest.to_string();
    let comma = if rest == "{}" { "" } else { "," };
    load_text(keeper, format!("{{\"profile\":{profile}{comma}{}", &rest[1..])).await
}

async fn load_text(keeper: &mut Keeper<Native>, sync: String) -> Result<(Loaded, Vec<Row>), Problem> {
    let mut rows = Vec::new();
    let body = sync.into_bytes();
    match keeper
        .answer(Request::Load, body.into(), &mut |batch| rows.extend(batch))
        .await?
    {
        Reply::Json(loaded) => Ok((serde_json::from_slice(&loaded).unwrap(), rows)),
        _ => panic!("an answer of another kind"),
    }
}

fn login(name: &str) -> Item {
    let mut login = Login::default();
    login.username = Some("paul".into());
    login.password = Some("hunter2".into());
    let mut item = Item::default();
    (item.kind, item.name, item.login) = (wire::cipher::LOGIN, name.into(), Some(login));
    item
}

async fn sealed(keeper: &mut Keeper<Native>, draft: Draft, item: Item) -> CipherRequest {
    let shared = draft.organization_id.is_some() && draft.id.is_none();
    let body = asked!(keeper, Request::SealItem(draft, Box::new(item)), Reply::Json);
    match shared {
        true => {
            serde_json::from_slice::<CipherWithCollections>(&body)
                .unwrap()
                .cipher
        }
        false => serde_json::from_slice(&body).unwrap(),
    }
}

/// What a server answers to that request.
fn stored(id: &str, request: &CipherRequest) -> Value {
    let mut cipher = serde_json::to_value(request).unwrap();
    for (name, value) in [
        ("id", json!(id)),
        ("object", json!("cipherDetails")),
        ("revisionDate", json!("2026-11-22T10:00:00Z")),
        ("edit", json!(true)),
        ("viewPassword", json!(true)),
        ("collectionIds", json!([])),
    ] {
        cipher[name] = value;
    }
    cipher
}

#[test]
fn an_item_goes_from_the_editor_to_the_list_and_back() {
    wait(async {
        let World {
            mut keeper, profile, ..
        } = world().await;
        let request = sealed(&mut keeper, Draft::default(), login("Courrier")).await;
        assert_eq!(request.encrypted_for, Some(ME.into()));
        assert!(request.content.key.is_some() && request.encrypted_by_key_id.is_some());

        let sync = json!({ "profile": profile, "ciphers": [stored("i1", &request)] });
        let (_, rows) = load(&mut keeper, &sync).await.unwrap();
        assert_eq!(
            (rows[0].name.as_str(), rows[0].subtitle.as_str()),
            ("Courrier", "paul")
        );

        let Ok(Reply::Item(facts, mut item)) = ask(&mut keeper, Request::OpenItem("i1".into())).await else {
            panic!("it opens");
        };
        assert_eq!(item.login.as_ref().unwrap().password.as_deref(), Some("hunter2"));
        item.name = "Post".into();
        let draft = Draft {
            id: Some(facts.id),
            last_known_revision_date: Some(facts.revision_date),
            ..Draft::default()
        };
        let edited = sealed(&mut keeper, draft, *item).await;
        assert_eq!(
            edited.last_known_revision_date.as_deref(),
            Some("2026-11-22T10:00:00Z")
        );
        assert_eq!(edited.content.key, request.content.key, "the item key is kept");

        let answer = serde_json::to_vec(&stored("i1", &edited)).unwrap();
        let row = asked!(&mut keeper, Request::MergeCipher(answer), Reply::Row);
        assert_eq!(row.name, "Post");
        asked_done(&mut keeper, Request::Forget(vec!["i1".into()])).await;
        assert_eq!(
            ask(&mut keeper, Request::OpenItem("i1".into())).await.err(),
            Some(Problem::Unknown)
        );
    });
}

async fn asked_done(keeper: &mut Keeper<Native>, request: Request) {
    assert!(matches!(ask(keeper, request).await, Ok(Reply::Done)));
}

#[test]
fn one_broken_item_or_key_never_hides_the_others() {
    wait(async {
        let World {
            mut keeper,
            mut profile,
            collection,
            ..
        } = world().await;
        let own = sealed(&mut keeper, Draft::default(), login("own")).await;
        let draft = Draft {
            organization_id: Some("org".into()),
            ..Draft::default()
        };
        let shared = sealed(&mut keeper, draft, login("shared")).await;
        let mut bad_name = stored("bad-name", &own);
        bad_name["name"] = json!("2.AAAA|AAAA|AAAA");
        let mut bad_key = stored("bad-key", &own);
        bad_key["key"] = own.content.name.clone().map(|name| json!(name)).unwrap();
        let mut orphan = stored("orphan", &shared);
        orphan["organizationId"] = json!("shut");
        let organizations = profile["organizations"].as_array_mut().unwrap();
        organizations.insert(0, json!({ "id": "shut", "status": 2, "key": "4.AAAA" }));
        organizations.insert(0, json!({ "id": "null", "status": 2, "key": null }));
        profile["providers"]
            .as_array_mut()
            .unwrap()
            .insert(0, json!({ "id": "p", "status": 2, "key": "2.x" }));
        let sync = json!({
            "profile": profile,
            "folders": [{ "id": "f", "name": "2.broken", "revisionDate": "" }],
            "collections": [collection, { "id": "c2", "organizationId": "shut", "name": "2.x" }],
            "ciphers": [
                bad_name, bad_key, orphan, { "id": "strange", "type": "new" }, 7,
                stored("own", &own), stored("shared", &shared),
            ],
        });
        let (loaded, rows) = load(&mut keeper, &sync).await.unwrap();
        let line = |row: &Row| (row.id.to_string(), row.name.clone(), row.problem);
        let lines: Vec<_> = rows.iter().map(line).collect();
        let expected = [
            ("bad-name", "", Some(Broken::DoesNotOpen)),
            ("bad-key", "", Some(Broken::NoKey)),
            ("orphan", "", Some(Broken::NoKey)),
            ("strange", "", Some(Broken::Unsupported)),
            ("own", "own", None),
            ("shared", "shared", None),
        ];
        assert_eq!(
            lines.clone(),
            expected.map(|(id, name, problem)| (id.to_owned(), name.to_owned(), problem))
        );
        let alphabetical = sync.to_string();
        assert!(alphabetical.find("\"ciphers\"") < alphabetical.find("\"profile\""));
        let (_, rows) = load_text(&mut keeper, alphabetical).await.unwrap();
        assert_eq!(
            rows.iter().map(line).collect::<Vec<_>>(),
            lines,
            "items before their keys"
        );
        assert_eq!(loaded.folders[0].problem, Some(Broken::DoesNotOpen));
        assert_eq!(loaded.collections[0].name, "Défaut");
        assert_eq!(loaded.collections[1].problem, Some(Broken::NoKey));
        assert_eq!(
            loaded.broken,
            [
                BrokenKey::Organization("null".into()),
                BrokenKey::Organization("shut".into()),
                BrokenKey::Provider("p".into()),
            ]
        );
    });
}

#[test]
fn a_client_opens_through_the_provider_and_no_key_reaches_the_page() {
    wait(async {
        let World {
            mut keeper, profile, ..
        } = world().await;
        let scope = Scope::Org("client".into());
        let name = asked!(
            &mut keeper,
            Request::SealName(scope.clone(), "Partagé".into()),
            Reply::Sealed
        );
        let names = asked!(&mut keeper, Request::OpenNames(scope, vec![name]), Reply::Names);
        assert_eq!(names, [Ok("Partagé".to_owned())]);

        let (loaded, _) = load(&mut keeper, &json!({ "profile": profile })).await.unwrap();
        let person = loaded.person;
        assert!(
            person
                .organizations
                .iter()
                .chain(&person.provider_organizations)
                .all(|o| o.key.is_none())
        );
        assert!(person.providers.iter().all(|provider| provider.key.is_none()));
        assert_eq!(person.provider_organizations[0].name, "Client");
    });
}

#[test]
fn sharing_keeps_the_item_key_and_seals_it_for_the_organization() {
    wait(async {
        let World {
            mut keeper, profile, ..
        } = world().await;
        let own = sealed(&mut keeper, Draft::default(), login("mine")).await;
        let sync = json!({ "profile": profile, "ciphers": [stored("i1", &own)] });
        load(&mut keeper, &sync).await.unwrap();
        ask(&mut keeper, Request::Look).await.unwrap();
        let share = Request::SealShare {
            id: "i1".into(),
            organization_id: "org".into(),
            collection_ids: vec!["c1".into()],
        };
        let body = asked!(&mut keeper, share, Reply::Json);
        let body: CipherWithCollections = serde_json::from_slice(&body).unwrap();
        assert_eq!(body.collection_ids, ["c1".into()]);
        assert_ne!(body.cipher.encrypted_by_key_id, own.encrypted_by_key_id);
        let answer = serde_json::to_vec(&stored("i1", &body.cipher)).unwrap();
        let row = asked!(&mut keeper, Request::MergeCipher(answer), Reply::Row);
        assert_eq!(
            (row.name.as_str(), row.organization_id),
            ("mine", Some("org".into()))
        );
    });
}

#[test]
fn a_password_that_may_not_be_seen_stays_in_the_safe_and_survives_an_edit() {
    wait(async {
        let World {
            mut keeper, profile, ..
        } = world().await;
        let mut item = login("shared");
        let mut field = Field::default();
        (field.kind, field.name, field.value) = (1, Some("pin".into()), Some("1234".into()));
        item.fields.push(field);
        let draft = Draft {
            organization_id: Some("org".into()),
            ..Draft::default()
        };
        let request = sealed(&mut keeper, draft, item).await;
        let mut hidden = stored("i1", &request);
        hidden["viewPassword"] = json!(false);
        load(&mut keeper, &json!({ "profile": profile, "ciphers": [hidden] }))
            .await
            .unwrap();

        let Ok(Reply::Item(facts, mut item)) = ask(&mut keeper, Request::OpenItem("i1".into())).await else {
            panic!("it opens");
        };
        assert!(!facts.view_password);
        assert_eq!(item.login.as_ref().unwrap().password, None);
        assert_eq!(item.fields[0].value, None);

        item.name = "renamed".into();
        let draft = Draft {
            id: Some("i1".into()),
            ..Draft::default()
        };
        let edited = sealed(&mut keeper, draft, *item).await;
        let sync = json!({ "profile": profile, "ciphers": [stored("i1", &edited)] });
        load(&mut keeper, &sync).await.unwrap();
        let Ok(Reply::Item(_, item)) = ask(&mut keeper, Request::OpenItem("i1".into())).await else {
            panic!("it opens");
        };
        assert_eq!(item.name, "renamed");
        assert_eq!(item.login.as_ref().unwrap().password.as_deref(), Some("hunter2"));
        assert_eq!(item.fields[0].value.as_deref(), Some("1234"));
    });
}

#[test]
fn a_wrong_password_opens_nothing_and_a_new_one_opens_the_same_account() {
    wait(async {
        let World {
            mut keeper, account, ..
        } = world().await;
        let wrong = Request::Unlock(typed("wrong"), keys(&account));
        assert_eq!(ask(&mut keeper, wrong).await.err(), Some(Problem::WrongPassword));
        let wrong = Request::SecretHash(typed("wrong"));
        assert_eq!(ask(&mut keeper, wrong).await.err(), Some(Problem::WrongPassword));

        let change = Request::ChangePassword {
            current: typed("secret"),
            new: typed("better"),
        };
        let changed = asked!(&mut keeper, change, Reply::Password);
        assert_eq!(changed.user_key_id, account.user_key_id);
        let moved = Keys {
            wrapped_user_key: changed.wrapped_user_key,
            ..keys(&account)
        };
        let opened = asked!(
            &mut Keeper::new(Native),
            Request::Unlock(typed("better"), moved),
            Reply::Opened
        );
        assert_eq!(opened.user_key_id, account.user_key_id);
        let hash = asked!(&mut keeper, Request::SecretHash(typed("better")), Reply::Text);
        assert_eq!(hash, changed.new_hash);
    });
}

#[test]
fn weak_settings_of_a_server_are_refused_until_the_person_agrees() {
    wait(async {
        let keeper = &mut Keeper::new(Native);
        let weak = Credentials {
            floor: Floor::Required,
            ..typed("secret")
        };
        assert_eq!(
            ask(keeper, Request::LoginHash(weak)).await.err(),
            Some(Problem::WeakKdf)
        );
        asked!(keeper, Request::LoginHash(typed("secret")), Reply::Text);
    });
}

#[test]
fn nothing_is_answered_before_an_account_is_open() {
    wait(async {
        let keeper = &mut Keeper::new(Native);
        for request in [
            Request::OpenItem("i".into()),
            Request::MakeProvider,
            Request::SealName(Scope::Own, "name".into()),
            Request::Load,
            Request::OwnPublicKey,
        ] {
            assert_eq!(ask(keeper, request).await.err(), Some(Problem::Locked));
        }
    });
}

#[path = "witness_tests.rs"]
mod witness;

#[path = "files_tests.rs"]
mod files;
