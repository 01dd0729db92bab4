//! Emptying the trash, emptying a vault, moving many items between collections. Refuses to know: imports.

use crate::support::{House, Organization, Person, sealed};
use serde_json::json;
use server::clock;

/// As if the item had gone into the trash so many days ago.
async fn trashed_days_ago(house: &House, id: &str, days: i64) {
    let mut tx = house.app.db.begin().await.unwrap();
    let then = clock::now() - days * clock::DAY;
    tx.run(
        "UPDATE ciphers SET deleted = $2 WHERE id = $1",
        server::args![id, then],
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
}

async fn deletions(house: &House) -> Vec<(String, Option<String>)> {
    let mut tx = house.app.db.read().await.unwrap();
    tx.all(
        "SELECT cipher_id, acting_user_id FROM events WHERE type = 1102 ORDER BY cipher_id",
        vec![],
    )
    .await
    .unwrap()
}

async fn made(person: &Person, name: &str) -> String {
    let item = person.post("/api/ciphers", sealed::login(name)).await.ok();
    item["id"].as_str().unwrap().to_owned()
}

on_both! {
    async fn after_thirty_days_in_the_trash_an_item_is_gone_and_everyone_hears_of_it(house: &House) {
        let (lucie, paul) = (house.person("lucie").await, house.person("paul").await);
        let atelier = Organization::founded_by(&lucie, "Atelier").await;
        atelier.join(&lucie, &paul, 2, atelier.access(&atelier.collection, false, false, false)).await;
        let shared = atelier.item(&lucie, "shared", &atelier.collection).await["id"].as_str().unwrap().to_owned();
        let (old, young, kept) = (made(&lucie, "old").await, made(&lucie, "young").await, made(&lucie, "kept").await);
        trashed_days_ago(house, &shared, 31).await;
        trashed_days_ago(house, &old, 31).await;
        trashed_days_ago(house, &young, 29).await;
        let before = (lucie.revision().await, paul.revision().await);
        server::routes::ciphers::empty_trash(&house.app.db, clock::now()).await.unwrap();
        let mut ids: Vec<_> = lucie.synced_items().await.iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect();
        ids.sort();
        let mut left = [young, kept];
        left.sort();
        assert_eq!(ids, left);
        assert_eq!(paul.synced_items().await.len(), 0);
        let after = (lucie.revision().await, paul.revision().await);
        assert!(after.0 > before.0 && after.1 > before.1, "{before:?} {after:?}");
        let mut expected = vec![(shared, None), (old, None)];
        expected.sort();
        assert_eq!(deletions(house).await, expected);
        // A second round finds nothing and says nothing.
        server::routes::ciphers::empty_trash(&house.app.db, clock::now()).await.unwrap();
        assert_eq!((lucie.revision().await, paul.revision().await), after);
    }

    async fn purging_takes_ones_own_items_and_folders_after_proof_and_nothing_else(house: &House) {
        let (lucie, paul) = (house.person("lucie").await, house.person("paul").await);
        let atelier = Organization::founded_by(&lucie, "Atelier").await;
        atelier.item(&lucie, "shared", &atelier.collection).await;
        made(&lucie, "mine").await;
        made(&paul, "his").await;
        lucie.post("/api/folders", json!({"name": sealed::text("folder")})).await.ok();
        let wrong = json!({"masterPasswordHash": sealed::authentication_hash("guess")});
        lucie.post("/api/ciphers/purge", wrong).await.refused(400, "wrong_password");
        lucie.post("/api/ciphers/purge", json!({})).await.refused(400, "wrong_password");
        assert_eq!(lucie.synced_items().await.len(), 2);
        lucie.post("/api/ciphers/purge", lucie.secret()).await.ok();
        let left = lucie.synced_items().await;
        assert_eq!((left.len(), &left[0]["organizationId"]), (1, &json!(atelier.id)));
        assert_eq!(lucie.get("/api/folders").await.ok()["data"], json!([]));
        assert_eq!(paul.synced_items().await.len(), 1);
    }

    async fn only_who_runs_an_organization_purges_it_and_the_log_says_so(house: &House) {
        let (lucie, paul, nina) = (house.person("lucie").await, house.person("paul").await, house.person("nina").await);
        let atelier = Organization::founded_by(&lucie, "Atelier").await;
        atelier.join(&lucie, &paul, 2, atelier.access(&atelier.collection, false, false, true)).await;
        atelier.item(&lucie, "shared", &atelier.collection).await;
        let path = format!("/api/ciphers/purge?organizationId={}", atelier.id);
        paul.post(&path, paul.secret()).await.refused(404, "not_found");
        nina.post(&path, nina.secret()).await.refused(404, "not_found");
        lucie.post(&path, json!({"masterPasswordHash": "guess"})).await.refused(400, "wrong_password");
        assert_eq!(paul.synced_items().await.len(), 1);
        lucie.post(&path, lucie.secret()).await.ok();
        assert_eq!(paul.synced_items().await.len(), 0);
        let log = lucie.get(&format!("/api/organizations/{}/events", atelier.id)).await.ok();
        assert!(log["data"].as_array().unwrap().iter().any(|event| event["type"] == 1601), "{log}");
    }

    async fn many_items_go_into_collections_and_out_of_them_where_one_may_edit(house: &House) {
        let (lucie, paul) = (house.person("lucie").await, house.person("paul").await);
        let atelier = Organization::founded_by(&lucie, "Atelier").await;
        let member = atelier.join(&lucie, &paul, 2, atelier.access(&atelier.collection, false, false, false)).await;
        let second = atelier.collection(&lucie, "second", json!([{"id": member, "readOnly": false, "hidePasswords": false, "manage": false}])).await;
        let hidden = atelier.collection(&lucie, "hidden", json!([])).await;
        let one = atelier.item(&lucie, "one", &atelier.collection).await["id"].clone();
        let two = atelier.item(&lucie, "two", &atelier.collection).await["id"].clone();
        let wish = |collection: &str, remove: bool| json!({
            "organizationId": atelier.id, "cipherIds": [one, two], "collectionIds": [collection], "removeCollections": remove,
        });
        let path = "/api/ciphers/bulk-collections";
        paul.post(path, wish(&hidden, false)).await.refused(404, "not_found");
        paul.post(path, wish(&second, false)).await.ok();
        for item in paul.synced_items().await {
            assert_eq!(item["collectionIds"].as_array().unwrap().len(), 2, "{item}");
        }
        paul.post(path, wish(&atelier.collection, true)).await.ok();
        for item in paul.synced_items().await {
            assert_eq!(item["collectionIds"], json!([second]));
        }
        paul.post(path, wish(&second, true)).await.refused(400, "no_collection");
        let stranger = house.person("stranger").await;
        stranger.post(path, wish(&second, true)).await.refused(404, "not_found");
    }
}
