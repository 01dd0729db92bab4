//! What the keeper notices of a server that lies, over several visits of one device (crypto.md 16).
//! Refuses to know: the browser's storage; a memory is handed from visit to visit here.

use super::*;
use crate::safe::notice::Notice;
use keyring::{KeyPair, SymKey, share};
use wire::EncString;

async fn noticed(keeper: &mut Keeper<Native>, request: Request) -> (Vec<Notice>, EncString) {
    match ask(keeper, request).await {
        Ok(Reply::Noticed(notices)) => {
            let memory = keeper.take_beside().expect("the memory is beside it").to_vec();
            (notices, EncString(String::from_utf8(memory).unwrap()))
        }
        Ok(_) => panic!("an answer of another kind"),
        Err(problem) => panic!("{problem:?}"),
    }
}

/// A new worker on the same device: the account is opened, the memory recalled.
async fn again(account: &NewAccount, memory: &EncString) -> Keeper<Native> {
    let mut keeper = Keeper::new(Native);
    asked!(
        &mut keeper,
        Request::Unlock(typed("secret"), keys(account)),
        Reply::Opened
    );
    recall(&mut keeper, memory).await;
    keeper
}

async fn recall(keeper: &mut Keeper<Native>, memory: &EncString) {
    let body = memory.0.clone().into_bytes();
    let answer = keeper.answer(Request::Recall, body.into(), &mut |_| ()).await;
    assert!(matches!(answer, Ok(Reply::Done)));
}

/// A device that has seen two own items.
struct Device {
    world: World,
    items: Vec<Value>,
    memory: EncString,
}

async fn device() -> Device {
    let mut world = world().await;
    let keeper = &mut world.keeper;
    recall(keeper, &EncString::default()).await;
    let mut items = Vec::new();
    for name in ["Courrier", "Banque"] {
        let request = sealed(keeper, Draft::default(), login(name)).await;
        items.push(stored(name, &request));
    }
    let sync = json!({ "profile": world.profile, "ciphers": items });
    load(keeper, &sync).await.unwrap();
    let (notices, memory) = noticed(keeper, Request::Look).await;
    assert_eq!(notices, vec![], "the first look is believed");
    Device { world, items, memory }
}

impl Device {
    /// What the next visit notices of these items.
    async fn notices(&self, items: &[Value]) -> Vec<Notice> {
        let mut keeper = again(&self.world.account, &self.memory).await;
        let sync = json!({ "profile": self.world.profile, "ciphers": items });
        load(&mut keeper, &sync).await.unwrap();
        noticed(&mut keeper, Request::Look).await.0
    }
}

#[test]
fn a_next_visit_that_finds_all_as_it_was_notices_nothing() {
    wait(async {
        let device = device().await;
        assert_eq!(device.notices(&device.items).await, vec![]);
    });
}

#[test]
fn swapped_fields_older_states_and_doubled_items_are_noticed() {
    wait(async {
        let device = device().await;
        let id = |name: &str| vec![wire::CipherId::from(name)];

        let mut swapped = device.items.clone();
        let login = &mut swapped[0]["login"];
        let (user, password) = (login["username"].take(), login["password"].take());
        (login["username"], login["password"]) = (password, user);
        assert_eq!(
            device.notices(&swapped).await,
            vec![Notice::Altered(id("Courrier"))]
        );

        let mut older = device.items.clone();
        older[1]["revisionDate"] = json!("2026-11-21T10:00:00Z");
        assert_eq!(device.notices(&older).await, vec![Notice::Older(id("Banque"))]);

        let mut doubled = device.items.clone();
        doubled[1] = doubled[0].clone();
        doubled[1]["id"] = json!("Banque");
        doubled[1]["revisionDate"] = json!("2026-11-23T10:00:00Z");
        assert_eq!(
            device.notices(&doubled).await,
            vec![Notice::Doubled(id("Banque"))]
        );

        assert_eq!(device.notices(&device.items[..1]).await, vec![Notice::Gone(1)]);
    });
}

#[test]
fn a_known_organization_with_another_key_stays_shut_until_it_is_accepted() {
    wait(async {
        let device = device().await;
        let mut keeper = again(&device.world.account, &device.memory).await;
        let injected = SymKey::make(&Native).unwrap();
        let key = share(&Native, &injected, &device.world.account.public_key)
            .await
            .unwrap();
        let mut profile = device.world.profile.clone();
        profile["organizations"][0]["key"] = json!(key);
        let sync = json!({ "profile": profile, "ciphers": device.items });
        let (loaded, _) = load(&mut keeper, &sync).await.unwrap();
        assert_eq!(loaded.broken, vec![], "it is no broken key");
        let (notices, _) = noticed(&mut keeper, Request::Look).await;
        assert_eq!(notices, vec![Notice::OtherKey(Whose::Org("org".into()))]);
        let name = Request::SealName(Scope::Org("org".into()), "Secret".into());
        assert_eq!(ask(&mut keeper, name).await.err(), Some(Problem::NoKey));

        noticed(&mut keeper, Request::AcceptNotices).await;
        load(&mut keeper, &sync).await.unwrap();
        assert_eq!(noticed(&mut keeper, Request::Look).await.0, vec![]);
        let name = Request::SealName(Scope::Org("org".into()), "Secret".into());
        asked!(&mut keeper, name, Reply::Sealed);
    });
}

#[test]
fn own_items_move_to_an_organization_nobody_invited_to_only_when_the_person_knows_it() {
    wait(async {
        let device = device().await;
        let mut keeper = again(&device.world.account, &device.memory).await;
        let injected = SymKey::make(&Native).unwrap();
        let key = share(&Native, &injected, &device.world.account.public_key)
            .await
            .unwrap();
        let mut profile = device.world.profile.clone();
        let entry = json!({ "id": "evil", "name": "Atelier", "status": 2, "key": key });
        profile["organizations"].as_array_mut().unwrap().push(entry);
        load(
            &mut keeper,
            &json!({ "profile": profile, "ciphers": device.items }),
        )
        .await
        .unwrap();
        let (notices, _) = noticed(&mut keeper, Request::Look).await;
        assert_eq!(notices, vec![Notice::NewOrganization("evil".into())]);
        let move_there = || Request::SealShare {
            id: "Courrier".into(),
            organization_id: "evil".into(),
            collection_ids: vec![],
        };
        assert_eq!(
            ask(&mut keeper, move_there()).await.err(),
            Some(Problem::NotTrusted)
        );
        let (notices, _) = noticed(&mut keeper, Request::Trust("evil".into())).await;
        assert_eq!(notices, vec![]);
        asked!(&mut keeper, move_there(), Reply::Json);
    });
}

#[test]
fn a_key_is_not_shared_with_another_public_key_than_the_confirmed_one() {
    wait(async {
        let mut device = device().await;
        let keeper = &mut device.world.keeper;
        let (mine, other) = (
            KeyPair::make(&Native).await.unwrap(),
            KeyPair::make(&Native).await.unwrap(),
        );
        let to = |public_key: &str| Request::ShareKey {
            whose: Whose::Org("org".into()),
            person: "ada".into(),
            public_key: public_key.to_owned(),
        };
        asked!(keeper, to(&mine.public_key), Reply::Sealed);
        let (_, memory) = noticed(keeper, Request::Notices).await;
        let mut keeper = again(&device.world.account, &memory).await;
        load(&mut keeper, &json!({ "profile": device.world.profile }))
            .await
            .unwrap();
        assert_eq!(
            ask(&mut keeper, to(&other.public_key)).await.err(),
            Some(Problem::OtherPublicKey)
        );
        let (notices, _) = noticed(&mut keeper, Request::Notices).await;
        assert!(notices.contains(&Notice::OtherPublicKey("ada".into())));
    });
}

#[test]
fn a_memory_that_does_not_open_is_no_memory() {
    wait(async {
        let device = device().await;
        for strange in ["2.broken", "4.AAAA", "x"] {
            let mut keeper = again(&device.world.account, &EncString(strange.into())).await;
            load(
                &mut keeper,
                &json!({ "profile": device.world.profile, "ciphers": device.items }),
            )
            .await
            .unwrap();
            assert_eq!(noticed(&mut keeper, Request::Look).await.0, vec![]);
        }
    });
}
