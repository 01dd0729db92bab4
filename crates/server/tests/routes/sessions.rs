//! How long a session lives, and what ends it. Refuses to know: how it began.

use crate::support::House;
use serde_json::json;
use server::args;

on_both! {
    async fn a_refresh_token_is_traded_for_the_next_one(house: &House) {
        let mut lucie = house.person("lucie").await;
        let first = lucie.refresh().await.ok();
        assert_ne!(first["refresh_token"].as_str(), lucie.refresh_token.as_deref());
        lucie.enter(&first);
        lucie.get("/api/accounts/profile").await.ok();
        lucie.refresh().await.ok();
    }

    async fn a_lost_answer_does_not_end_the_session(house: &House) {
        let lucie = house.person("lucie").await;
        lucie.refresh().await.ok();
        lucie.refresh().await.ok();
    }

    async fn a_copied_refresh_token_ends_the_session_of_its_device(house: &House) {
        let mut lucie = house.person("lucie").await;
        let copied = lucie.clone();
        let next = lucie.refresh().await.ok();
        lucie.enter(&next);
        let mut tx = house.app.db.begin().await.unwrap();
        tx.run("UPDATE refresh_tokens SET replaced = replaced - $1 WHERE replaced IS NOT NULL", args![60_000_i64])
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let stolen = copied.refresh().await;
        assert_eq!((stolen.status, &stolen.body["error"]), (400, &json!("invalid_grant")));
        lucie.get("/api/accounts/profile").await.refused(401, "dead_session");
        let dead = lucie.refresh().await;
        assert_eq!((dead.status, &dead.body["error"]), (400, &json!("invalid_grant")));
    }

    async fn without_a_session_or_with_a_forged_one_every_door_says_401(house: &House) {
        let anyone = house.anonymous();
        anyone.get("/api/sync").await.refused(401, "dead_session");
        let mut lucie = house.person("lucie").await;
        let token = lucie.access_token.clone().unwrap();
        let (signed, _) = token.rsplit_once('.').unwrap();
        for forged in [format!("{signed}.AAAA"), "eyJhbGciOiJub25lIn0.e30.".into(), "nonsense".into()] {
            lucie.access_token = Some(forged);
            lucie.get("/api/sync").await.refused(401, "dead_session");
        }
    }

    async fn logging_a_device_out_kills_both_of_its_tokens(house: &House) {
        let lucie = house.person("lucie").await;
        let mut phone = lucie.clone();
        phone.device = "phone".into();
        phone.log_in().await;
        let devices = lucie.get("/api/devices").await.ok();
        let phone_row = devices["data"].as_array().unwrap().iter().find(|d| d["identifier"] == "phone").unwrap();
        let path = format!("/api/devices/{}", phone_row["id"].as_str().unwrap());
        lucie.delete(&path, json!({})).await.ok();
        phone.get("/api/accounts/profile").await.refused(401, "dead_session");
        assert_eq!(phone.refresh().await.status, 400);
        lucie.get("/api/accounts/profile").await.ok();
        lucie.delete(&path, json!({})).await.refused(404, "not_found");
    }

    async fn closing_all_sessions_needs_the_password_and_ends_all(house: &House) {
        let lucie = house.person("lucie").await;
        let wrong = json!({"masterPasswordHash": "wrong"});
        lucie.post("/api/accounts/security-stamp", wrong).await.refused(400, "wrong_password");
        lucie.get("/api/accounts/profile").await.ok();
        lucie.post("/api/accounts/security-stamp", lucie.secret()).await.ok();
        lucie.get("/api/accounts/profile").await.refused(401, "dead_session");
        assert_eq!(lucie.refresh().await.status, 400);
    }
}
