//! Sync: complete, from one moment, and quick to say "nothing new". Refuses to know: how clients merge it.

use crate::support::{House, Organization, sealed};
use reqwest::Method;
use serde_json::json;

on_both! {
    async fn a_sync_has_every_part_a_client_needs(house: &House) {
        let lucie = house.person("lucie").await;
        let atelier = Organization::founded_by(&lucie, "Atelier").await;
        atelier.item(&lucie, "shared", &atelier.collection).await;
        lucie.post("/api/ciphers", sealed::login("own")).await.ok();
        let sync = lucie.get("/api/sync?excludeDomains=true").await.ok();
        let typed: wire::sync::Sync = serde_json::from_value(sync.clone()).expect("the wire's types read it");
        assert_eq!((typed.ciphers.len(), typed.collections.len()), (2, 1));
        assert_eq!(sync["object"], "sync");
        assert_eq!(sync["domains"], json!(null));
        let unlock = &sync["userDecryption"]["masterPasswordUnlock"];
        for field in ["salt", "kdf", "masterKeyEncryptedUserKey", "masterKeyWrappedUserKey"] {
            assert!(!unlock[field].is_null(), "{field}");
        }
        let organization = &sync["profile"]["organizations"][0];
        for flag in ["enabled", "usePolicies", "useGroups", "useEvents", "use2fa", "ssoBound", "usersGetPremium"] {
            assert!(organization[flag].is_boolean(), "{flag}");
        }
        assert_eq!((&organization["status"], &organization["type"]), (&json!(2), &json!(0)));
        assert_eq!(organization["key"], sealed::shared("org key"));
        assert_eq!(sync["collections"][0]["object"], "collectionDetails");
        assert_eq!(sync["collections"][0]["manage"], true);
        assert!(lucie.get("/api/sync").await.ok()["domains"].is_object());
    }

    async fn nothing_new_is_said_without_sending_everything_again(house: &House) {
        let lucie = house.person("lucie").await;
        let first = lucie.get("/api/sync").await;
        let tag = first.header("etag").to_owned();
        let again = async || lucie.ask_with(Method::GET, "/api/sync", None, &[("if-none-match", &tag)]).await;
        assert_eq!(again().await.status, 304);
        lucie.post("/api/ciphers", sealed::login("x")).await.ok();
        let changed = again().await;
        assert_eq!(changed.status, 200);
        assert_ne!(changed.header("etag"), tag);
    }

    async fn every_change_moves_the_revision_forward_even_within_one_millisecond(house: &House) {
        let lucie = house.person("lucie").await;
        let mut last = lucie.revision().await;
        for n in 0..10 {
            lucie.post("/api/folders", json!({"name": sealed::text(&n.to_string())})).await.ok();
            let now = lucie.revision().await;
            assert!(now > last);
            last = now;
        }
    }

    async fn a_long_sync_arrives_whole(house: &House) {
        let lucie = house.person("lucie").await;
        let big = "x".repeat(3000);
        for n in 0..40 {
            let mut item = sealed::login(&n.to_string());
            item["notes"] = json!(sealed::text(&big));
            lucie.post("/api/ciphers", item).await.ok();
        }
        assert_eq!(lucie.synced_items().await.len(), 40);
        assert_eq!(lucie.get("/api/ciphers").await.ok()["data"].as_array().unwrap().len(), 40);
    }
}
