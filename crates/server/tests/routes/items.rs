//! Own items: saving, checks, trash, archive. Refuses to know: organizations.

use crate::support::{House, sealed};
use reqwest::Method;
use serde_json::json;

on_both! {
    async fn an_item_is_answered_as_it_was_sealed_with_unknown_fields(house: &House) {
        let lucie = house.person("lucie").await;
        let mut wish = sealed::login("x");
        wish["future"] = json!({"nested": [1, {"deep": true}]});
        wish["login"]["later"] = json!("kept");
        wish["login"]["uris"][0]["odd"] = json!(7);
        let item = lucie.post("/api/ciphers", wish.clone()).await.ok();
        let read = lucie.get(&format!("/api/ciphers/{}", item["id"].as_str().unwrap())).await.ok();
        for field in ["name", "key", "type", "future", "fields", "reprompt"] {
            assert_eq!(read[field], wish[field], "{field}");
        }
        assert_eq!(read["login"]["later"], "kept");
        assert_eq!(read["login"]["uris"][0]["odd"], 7);
        assert_eq!(read["login"]["password"], wish["login"]["password"]);
        assert_eq!((&read["edit"], &read["viewPassword"]), (&json!(true), &json!(true)));
        assert_eq!(read["permissions"], json!({"delete": true, "restore": true}));
        assert_eq!(read["organizationUseTotp"], false);
    }

    async fn an_item_of_every_type_is_saved_and_one_without_its_part_is_not(house: &House) {
        let lucie = house.person("lucie").await;
        let parts = [
            (2, "secureNote", json!({"type": 0})),
            (3, "card", json!({"number": sealed::text("4111"), "code": sealed::text("123")})),
            (4, "identity", json!({"firstName": sealed::text("Lucie"), "ssn": null})),
            (5, "sshKey", json!({"privateKey": sealed::text("key"), "publicKey": sealed::text("pub")})),
        ];
        for (kind, part, content) in parts {
            let bare = json!({"type": kind, "name": sealed::text(part)});
            lucie.post("/api/ciphers", bare.clone()).await.refused(400, "part_missing");
            let mut whole = bare;
            whole[part] = content.clone();
            let item = lucie.post("/api/ciphers", whole).await.ok();
            assert_eq!(item["type"], kind);
        }
        assert_eq!(lucie.synced_items().await.len(), 4);
    }

    async fn newer_types_are_kept_and_withheld_from_clients_that_do_not_know_them(house: &House) {
        let lucie = house.person("lucie").await;
        let seals = json!({"iban": sealed::text("FR76"), "pin": null});
        let bare = json!({"type": 6, "name": sealed::text("account")});
        lucie.post("/api/ciphers", bare.clone()).await.refused(400, "part_missing");
        for (part, why) in [(json!({"iban": "FR76"}), "bad_enc_string"), (json!({"iban": 7}), "not_sealed"), (json!([]), "not_sealed")] {
            let mut wish = bare.clone();
            wish["bankAccount"] = part;
            lucie.post("/api/ciphers", wish).await.refused(400, why);
        }
        lucie.post("/api/ciphers", json!({"type": 9, "name": sealed::text("future")})).await.refused(400, "bad_type");
        let mut ids = Vec::new();
        for (kind, part) in [(6, "bankAccount"), (7, "driversLicense"), (8, "passport")] {
            let mut wish = json!({"type": kind, "name": sealed::text(part)});
            wish[part] = seals.clone();
            let item = lucie.post("/api/ciphers", wish).await.ok();
            assert_eq!(item[part], seals);
            ids.push(item["id"].as_str().unwrap().to_owned());
        }
        lucie.post("/api/ciphers", sealed::login("x")).await.ok();
        for (version, seen) in [("2026.1.3", 1), ("2025.12.0", 1), ("2026.2.0", 4), ("2026.10.1", 4), ("?", 4)] {
            let said = [("Bitwarden-Client-Version", version)];
            let sync = lucie.ask_with(Method::GET, "/api/sync", None, &said).await.ok();
            assert_eq!(sync["ciphers"].as_array().unwrap().len(), seen, "{version}");
            let list = lucie.ask_with(Method::GET, "/api/ciphers", None, &said).await.ok();
            assert_eq!(list["data"].as_array().unwrap().len(), seen, "{version}");
            let one = lucie.ask_with(Method::GET, &format!("/api/ciphers/{}/details", ids[0]), None, &said).await;
            assert_eq!(one.status, if seen == 1 { 404 } else { 200 }, "{version}");
        }
    }

    async fn old_or_broken_seals_are_refused_wherever_they_stand(house: &House) {
        let lucie = house.person("lucie").await;
        let good = sealed::text("x");
        let zero = good.replacen("2.", "0.", 1);
        let bad = ["0.AAAA|AAAA", "1.a|b|c", "plain", "2.", "4.AAAA", &zero];
        let places = ["/name", "/key", "/login/password", "/login/uris/0/uri", "/fields/0/value"];
        for text in bad {
            for place in places {
                let mut wish = sealed::login("x");
                *wish.pointer_mut(place).unwrap() = json!(text);
                lucie.post("/api/ciphers", wish).await.refused(400, "bad_enc_string");
            }
        }
        let mut nameless = sealed::login("x");
        nameless["name"] = json!(null);
        lucie.post("/api/ciphers", nameless).await.refused(400, "name_required");
        assert_eq!(lucie.synced_items().await.len(), 0);
    }

    async fn whoever_saves_over_an_older_copy_is_told_and_changes_nothing(house: &House) {
        let lucie = house.person("lucie").await;
        let item = lucie.post("/api/ciphers", sealed::login("first")).await.ok();
        let path = format!("/api/ciphers/{}", item["id"].as_str().unwrap());
        let mut wish = sealed::login("second");
        wish["lastKnownRevisionDate"] = json!("2020-01-01T00:00:00.000Z");
        lucie.put(&path, wish.clone()).await.refused(400, "out_of_date");
        assert_eq!(lucie.get(&path).await.ok()["name"], sealed::text("first"));
        wish["lastKnownRevisionDate"] = item["revisionDate"].clone();
        assert_eq!(lucie.put(&path, wish).await.ok()["name"], sealed::text("second"));
    }

    async fn an_item_sealed_for_someone_else_or_with_an_old_key_is_refused(house: &House) {
        let lucie = house.person("lucie").await;
        let id = "0123456789abcdef0123456789abcdef";
        lucie.post("/api/accounts/key-management/user-key-id", json!({"userKeyId": id})).await.ok();
        let mut wish = sealed::login("x");
        wish["encryptedFor"] = json!("someone-else");
        lucie.post("/api/ciphers", wish.clone()).await.refused(400, "sealed_for_another");
        wish["encryptedFor"] = json!(lucie.id);
        wish["encryptedByKeyId"] = json!("ffffffffffffffffffffffffffffffff");
        lucie.post("/api/ciphers", wish.clone()).await.refused(400, "sealed_with_another_key");
        wish["encryptedByKeyId"] = json!(id);
        lucie.post("/api/ciphers", wish).await.ok();
    }

    async fn trash_restore_and_deletion_follow_each_other(house: &House) {
        let lucie = house.person("lucie").await;
        let item = lucie.post("/api/ciphers", sealed::login("x")).await.ok();
        let path = format!("/api/ciphers/{}", item["id"].as_str().unwrap());
        lucie.put(&format!("{path}/delete"), json!({})).await.ok();
        assert!(lucie.get(&path).await.ok()["deletedDate"].is_string());
        let restored = lucie.put(&format!("{path}/restore"), json!({})).await.ok();
        assert_eq!(restored["deletedDate"], json!(null));
        lucie.delete(&path, json!({})).await.ok();
        lucie.get(&path).await.refused(404, "not_found");
        lucie.put(&format!("{path}/restore"), json!({})).await.refused(404, "not_found");
    }

    async fn a_bulk_act_with_one_foreign_item_changes_nothing(house: &House) {
        let (lucie, paul) = (house.person("lucie").await, house.person("paul").await);
        let mine = lucie.post("/api/ciphers", sealed::login("mine")).await.ok()["id"].clone();
        let foreign = paul.post("/api/ciphers", sealed::login("his")).await.ok()["id"].clone();
        let both = json!({"ids": [mine, foreign]});
        lucie.put("/api/ciphers/delete", both.clone()).await.refused(404, "not_found");
        lucie.delete("/api/ciphers", both.clone()).await.refused(404, "not_found");
        lucie.put("/api/ciphers/move", json!({"ids": [mine, foreign], "folderId": null})).await.refused(404, "not_found");
        assert_eq!(lucie.synced_items().await[0]["deletedDate"], json!(null));
        assert_eq!(paul.synced_items().await.len(), 1);
        let many: Vec<String> = (0..501).map(|n| n.to_string()).collect();
        lucie.put("/api/ciphers/delete", json!({"ids": many})).await.refused(400, "too_many_items");
        lucie.put("/api/ciphers/delete", json!({"ids": [mine]})).await.ok();
        let restored = lucie.put("/api/ciphers/restore", json!({"ids": [mine]})).await.ok();
        assert_eq!(restored["data"][0]["id"], mine);
    }

    async fn an_item_of_someone_else_is_not_there_behind_any_door(house: &House) {
        let (lucie, paul) = (house.person("lucie").await, house.person("paul").await);
        let item = lucie.post("/api/ciphers", sealed::login("x")).await.ok();
        let path = format!("/api/ciphers/{}", item["id"].as_str().unwrap());
        let wish = sealed::login("stolen");
        for door in ["", "/details", "/admin"] {
            paul.get(&format!("{path}{door}")).await.refused(404, "not_found");
        }
        for door in ["", "/admin"] {
            paul.put(&format!("{path}{door}"), wish.clone()).await.refused(404, "not_found");
            paul.delete(&format!("{path}{door}"), json!({})).await.refused(404, "not_found");
        }
        for door in ["delete", "delete-admin", "restore", "restore-admin", "archive", "unarchive"] {
            paul.put(&format!("{path}/{door}"), json!({})).await.refused(404, "not_found");
        }
        paul.put(&format!("{path}/partial"), json!({"favorite": true})).await.refused(404, "not_found");
        let collections = json!({"collectionIds": []});
        for door in ["collections", "collections_v2", "collections-admin"] {
            paul.put(&format!("{path}/{door}"), collections.clone()).await.refused(404, "not_found");
        }
        assert_eq!(lucie.synced_items().await[0]["name"], sealed::text("x"));
    }

    async fn the_archive_and_the_favourite_are_remembered(house: &House) {
        let lucie = house.person("lucie").await;
        let id = lucie.post("/api/ciphers", sealed::login("x")).await.ok()["id"].clone();
        let path = format!("/api/ciphers/{}", id.as_str().unwrap());
        let archived = lucie.put("/api/ciphers/archive", json!({"ids": [id]})).await.ok();
        assert!(archived["data"][0]["archivedDate"].is_string());
        lucie.put(&format!("{path}/partial"), json!({"folderId": null, "favorite": true})).await.ok();
        let item = &lucie.synced_items().await[0];
        assert!(item["archivedDate"].is_string() && item["favorite"] == true);
        let back = lucie.put(&format!("{path}/unarchive"), json!({})).await.ok();
        assert_eq!(back["archivedDate"], json!(null));
    }
}
