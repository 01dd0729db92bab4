//! One's own account: profile, password, keys, end. Refuses to know: items.

use crate::support::{House, Organization, sealed};
use serde_json::json;

on_both! {
    async fn a_profile_is_complete_and_belongs_to_its_owner(house: &House) {
        let lucie = house.person("lucie").await;
        let wish = json!({"name": "Lucie Martin", "masterPasswordHint": "the usual"});
        let profile = lucie.put("/api/accounts/profile", wish).await.ok();
        assert_eq!((&profile["name"], &profile["masterPasswordHint"]), (&json!("Lucie Martin"), &json!("the usual")));
        for list in ["organizations", "providers", "providerOrganizations"] {
            assert_eq!(profile[list], json!([]), "{list}");
        }
        let colored = lucie.put("/api/accounts/avatar", json!({"avatarColor": "#1a2b3c"})).await.ok();
        assert_eq!(colored["avatarColor"], "#1a2b3c");
        lucie.put("/api/accounts/avatar", json!({"avatarColor": "red"})).await.refused(400, "bad_color");
        lucie.put("/api/accounts/profile", json!({"name": "x".repeat(51)})).await.refused(400, "name_too_long");
    }

    async fn a_new_password_ends_other_sessions_and_keeps_this_one(house: &House) {
        let mut lucie = house.person("lucie").await;
        let mut phone = lucie.clone();
        phone.device = "phone".into();
        phone.log_in().await;
        let kdf = json!({"kdfType": 0, "iterations": 600_000, "memory": null, "parallelism": null});
        let hash = sealed::authentication_hash("new");
        let wish = json!({
            "masterPasswordHash": lucie.hash(),
            "authenticationData": {"kdf": kdf, "salt": lucie.email, "masterPasswordAuthenticationHash": hash},
            "unlockData": {"kdf": kdf, "salt": lucie.email, "masterKeyWrappedUserKey": sealed::text("rewrapped")},
        });
        let mut wrong = wish.clone();
        wrong["masterPasswordHash"] = json!("wrong");
        lucie.post("/api/accounts/password", wrong).await.refused(400, "wrong_password");
        let mut other = wish.clone();
        other["unlockData"]["kdf"]["iterations"] = json!(650_000);
        lucie.post("/api/accounts/password", other).await.refused(400, "kdf_mismatch");
        lucie.post("/api/accounts/password", wish).await.ok();

        phone.get("/api/accounts/profile").await.refused(401, "dead_session");
        assert_eq!(phone.refresh().await.status, 400);
        let next = lucie.refresh().await.ok();
        lucie.enter(&next);
        lucie.get("/api/accounts/profile").await.ok();
        assert_eq!(lucie.try_log_in(&[]).await.status, 400);
        lucie.password = "new".into();
        assert_eq!(lucie.try_log_in(&[]).await.ok()["Key"], sealed::text("rewrapped"));
    }

    async fn the_older_spelling_changes_the_password_too(house: &House) {
        let mut lucie = house.person("lucie").await;
        let wish = json!({
            "masterPasswordHash": lucie.hash(), "newMasterPasswordHash": sealed::authentication_hash("new"),
            "key": sealed::text("rewrapped"),
        });
        lucie.post("/api/accounts/password", wish).await.ok();
        lucie.password = "new".into();
        lucie.try_log_in(&[]).await.ok();
    }

    async fn new_derivation_settings_count_for_the_next_login_and_have_a_floor(house: &House) {
        let mut lucie = house.person("lucie").await;
        let wish = |iterations: u32, memory: u32| {
            let kdf = json!({"kdfType": 1, "iterations": iterations, "memory": memory, "parallelism": 4});
            let hash = sealed::authentication_hash("argon");
            json!({
                "masterPasswordHash": lucie.hash(), "newMasterPasswordHash": hash, "key": sealed::text("argon key"),
                "kdf": 1, "kdfIterations": iterations, "kdfMemory": memory, "kdfParallelism": 4,
                "authenticationData": {"kdf": kdf, "salt": lucie.email, "masterPasswordAuthenticationHash": hash},
                "unlockData": {"kdf": kdf, "salt": lucie.email, "masterKeyWrappedUserKey": sealed::text("argon key")},
            })
        };
        lucie.post("/api/accounts/kdf", wish(1, 8)).await.refused(400, "kdf_out_of_range");
        lucie.post("/api/accounts/kdf", wish(3, 64)).await.ok();
        let asked = json!({"email": lucie.email});
        let prelogin = lucie.post("/identity/accounts/prelogin/password", asked).await.ok();
        assert_eq!(prelogin["kdfSettings"], json!({"kdfType": 1, "iterations": 3, "memory": 64, "parallelism": 4}));
        lucie.password = "argon".into();
        lucie.try_log_in(&[]).await.ok();
    }

    async fn the_user_key_id_is_set_once_and_then_stands_in_sync(house: &House) {
        let lucie = house.person("lucie").await;
        let path = "/api/accounts/key-management/user-key-id";
        let id = "0123456789abcdef0123456789abcdef";
        lucie.post(path, json!({"userKeyId": "short"})).await.refused(400, "bad_key_id");
        lucie.post(path, json!({"userKeyId": id})).await.ok();
        let other = json!({"userKeyId": "ffffffffffffffffffffffffffffffff"});
        lucie.post(path, other).await.refused(400, "key_id_set");
        let sync = lucie.get("/api/sync").await.ok();
        assert_eq!(sync["userDecryption"]["userKeyId"], id);
    }

    async fn anyones_public_key_can_be_asked_for_by_id(house: &House) {
        let (lucie, paul) = (house.person("lucie").await, house.person("paul").await);
        let answer = paul.get(&format!("/api/users/{}/public-key", lucie.id)).await.ok();
        assert_eq!(answer["publicKey"], sealed::public_key());
        paul.get("/api/users/unknown/public-key").await.refused(404, "not_found");
    }

    async fn an_account_ends_with_its_password_and_takes_its_items_along(house: &House) {
        let lucie = house.person("lucie").await;
        lucie.post("/api/ciphers", sealed::login("mine")).await.ok();
        lucie.delete("/api/accounts", json!({"masterPasswordHash": "wrong"})).await.refused(400, "wrong_password");
        lucie.delete("/api/accounts", lucie.secret()).await.ok();
        lucie.get("/api/sync").await.refused(401, "dead_session");
        assert_eq!(lucie.try_log_in(&[]).await.status, 400);
        house.person("lucie").await;
    }

    async fn the_sole_owner_of_an_organization_cannot_leave_it_ownerless(house: &House) {
        let (lucie, paul) = (house.person("lucie").await, house.person("paul").await);
        let atelier = Organization::founded_by(&lucie, "Atelier").await;
        lucie.delete("/api/accounts", lucie.secret()).await.refused(400, "sole_owner");
        atelier.join(&lucie, &paul, 0, json!([])).await;
        lucie.delete("/api/accounts", lucie.secret()).await.ok();
    }
}
