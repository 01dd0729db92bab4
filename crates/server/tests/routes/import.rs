//! Imports: everything or nothing, folders and collections by their place. Refuses to know: file formats.

use crate::support::{House, Organization, sealed};
use serde_json::{Value, json};

fn named(name: &str) -> Value {
    json!({"name": sealed::text(name)})
}

on_both! {
    async fn an_import_brings_items_and_folders_and_joins_them_by_place(house: &House) {
        let lucie = house.person("lucie").await;
        let known = lucie.post("/api/folders", named("known")).await.ok()["id"].clone();
        let before = lucie.revision().await;
        let mut favourite = sealed::login("second");
        favourite["favorite"] = json!(true);
        lucie.post("/api/ciphers/import", json!({
            "ciphers": [sealed::login("first"), favourite, sealed::login("third")],
            "folders": [named("new"), {"id": known, "name": sealed::text("other name")}],
            "folderRelationships": [{"key": 0, "value": 0}, {"key": 1, "value": 1}],
        })).await.ok();
        assert!(lucie.revision().await > before);
        let folders = lucie.get("/api/folders").await.ok()["data"].clone();
        assert_eq!(folders.as_array().unwrap().len(), 2);
        assert_eq!(folders[0]["name"], sealed::text("known"));
        let items = lucie.synced_items().await;
        assert_eq!(items.len(), 3);
        let of = |name: &str| items.iter().find(|item| item["name"] == sealed::text(name)).unwrap();
        assert_eq!(of("first")["folderId"], folders[1]["id"]);
        assert_eq!((&of("second")["folderId"], &of("second")["favorite"]), (&known, &json!(true)));
        assert_eq!(of("third")["folderId"], json!(null));
    }

    async fn one_bad_row_and_nothing_was_imported(house: &House) {
        let lucie = house.person("lucie").await;
        let good = sealed::login("good");
        let mut broken = sealed::login("broken");
        broken["name"] = json!("open text");
        let mut foreign = sealed::login("foreign");
        foreign["encryptedFor"] = json!("someone-else");
        let mut strayed = sealed::login("strayed");
        strayed["organizationId"] = json!("0197f3a0-0000-7000-8000-000000000000");
        for (bad, code) in [(broken, "bad_enc_string"), (foreign, "sealed_for_another"), (strayed, "organization_mismatch")] {
            let wish = json!({"ciphers": [good, bad], "folders": [named("f")], "folderRelationships": []});
            lucie.post("/api/ciphers/import", wish).await.refused(400, code);
        }
        for link in [json!({"key": 0, "value": 7}), json!({"key": 7, "value": 0})] {
            let wish = json!({"ciphers": [good], "folders": [named("f")], "folderRelationships": [link]});
            lucie.post("/api/ciphers/import", wish).await.refused(400, "bad_relationship");
        }
        let folders: Vec<Value> = (0..2001).map(|_| named("f")).collect();
        let wish = json!({"ciphers": [], "folders": folders, "folderRelationships": []});
        lucie.post("/api/ciphers/import", wish).await.refused(400, "import_too_large");
        assert_eq!(lucie.synced_items().await.len(), 0);
        assert_eq!(lucie.get("/api/folders").await.ok()["data"], json!([]));
    }

    async fn an_organization_imports_through_those_who_may_into_collections_known_and_new(house: &House) {
        let (lucie, paul) = (house.person("lucie").await, house.person("paul").await);
        let atelier = Organization::founded_by(&lucie, "Atelier").await;
        atelier.join(&lucie, &paul, 2, atelier.access(&atelier.collection, false, false, false)).await;
        let elsewhere = Organization::founded_by(&paul, "Elsewhere").await;
        let path = format!("/api/ciphers/import-organization?organizationId={}", atelier.id);
        let wish = json!({
            "ciphers": [sealed::login("a"), sealed::login("b"), sealed::login("in none")],
            "collections": [
                {"id": atelier.collection, "name": sealed::text("known")},
                {"name": sealed::text("new"), "externalId": "x-1"},
                {"id": elsewhere.collection, "name": sealed::text("foreign id is a new one")},
            ],
            "collectionRelationships": [{"key": 0, "value": 0}, {"key": 1, "value": 1}, {"key": 0, "value": 1}, {"key": 1, "value": 2}],
        });
        paul.post(&path, wish.clone()).await.refused(404, "not_found");
        lucie.post(&path, wish).await.ok();
        let collections = lucie.get(&format!("/api/organizations/{}/collections", atelier.id)).await.ok();
        assert_eq!(collections["data"].as_array().unwrap().len(), 3);
        let items = lucie.get(&format!("/api/ciphers/organization-details?organizationId={}", atelier.id)).await.ok();
        let count = |name: &str| items["data"].as_array().unwrap().iter()
            .find(|item| item["name"] == sealed::text(name)).unwrap()["collectionIds"].as_array().unwrap().len();
        assert_eq!((count("a"), count("b"), count("in none")), (2, 2, 0));
        assert_eq!(paul.synced_items().await.len(), 1, "only what lies in a collection of his");
        let mine = lucie.get("/api/sync?excludeDomains=true").await.ok();
        let managed = mine["collections"].as_array().unwrap().iter().filter(|one| one["manage"] == true).count();
        assert_eq!(managed, 3, "who imports a new collection manages it");
    }
}
