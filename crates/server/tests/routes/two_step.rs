//! Two-step login: setting it up, using it, losing the phone. Refuses to know: the app that shows the codes.

use crate::support::{House, Person};
use serde_json::{Value, json};
use totp_rs::{Builder, Secret};

/// The code of `key`, `steps` away from now.
fn code(key: &str, steps: i64) -> String {
    let secret = Secret::try_from_base32(key).expect("the key is base32");
    let totp = Builder::new()
        .with_secret(secret)
        .build()
        .expect("the key is long enough");
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .expect("time goes on")
        .as_secs();
    totp.generate(now.saturating_add_signed(steps * 30)).to_string()
}

async fn enable(person: &Person) -> String {
    let begun = person
        .post("/api/two-factor/get-authenticator", person.secret())
        .await
        .ok();
    assert_eq!(begun["key"], begun["authenticator"]["key"]);
    assert_eq!(begun["enabled"], false);
    let key = begun["key"].as_str().unwrap().to_owned();
    let wish = json!({
        "key": key, "token": code(&key, -1), "userVerificationToken": begun["userVerificationToken"],
    });
    let done = person.put("/api/two-factor/authenticator", wish).await.ok();
    assert_eq!(
        (&done["enabled"], &done["authenticator"]["enabled"]),
        (&json!(true), &json!(true))
    );
    key
}

fn message(body: &Value) -> &str {
    body["ErrorModel"]["Message"].as_str().unwrap_or_default()
}

on_both! {
    async fn with_two_step_login_the_password_alone_asks_for_a_code(house: &House) {
        let lucie = house.person("lucie").await;
        let key = enable(&lucie).await;
        let asked = lucie.try_log_in(&[]).await;
        assert_eq!((asked.status, &asked.body["error_description"]), (400, &json!("Two factor required.")));
        assert_eq!(asked.body["TwoFactorProviders"], json!(["0"]));
        assert_eq!(asked.body["TwoFactorProviders2"], json!({"0": null}));
        let wrong = lucie.try_log_in(&[("twoFactorProvider", "0"), ("twoFactorToken", "000000")]).await;
        assert_eq!(message(&wrong.body), "Two-step token is invalid. Try again.");
        lucie.try_log_in(&[("twoFactorProvider", "0"), ("twoFactorToken", &code(&key, 0))]).await.ok();
        assert_eq!(lucie.get("/api/accounts/profile").await.ok()["twoFactorEnabled"], true);
    }

    async fn a_code_works_once(house: &House) {
        let lucie = house.person("lucie").await;
        let key = enable(&lucie).await;
        let code = code(&key, 0);
        let second = [("twoFactorProvider", "0"), ("twoFactorToken", code.as_str())];
        lucie.try_log_in(&second).await.ok();
        let again = lucie.try_log_in(&second).await;
        assert_eq!((again.status, message(&again.body)), (400, "Two-step token is invalid. Try again."));
    }

    async fn a_remembered_device_skips_the_code_and_another_does_not(house: &House) {
        let lucie = house.person("lucie").await;
        let key = enable(&lucie).await;
        let form = [("twoFactorProvider", "0"), ("twoFactorToken", &*code(&key, 0)), ("twoFactorRemember", "1")];
        let token = lucie.try_log_in(&form).await.ok()["TwoFactorToken"].as_str().unwrap().to_owned();
        let remembered = [("twoFactorProvider", "5"), ("twoFactorToken", token.as_str())];
        lucie.try_log_in(&remembered).await.ok();
        let mut phone = lucie.clone();
        phone.device = "phone".into();
        let asked = phone.try_log_in(&remembered).await;
        assert_eq!(asked.body["error_description"], "Two factor required.");
    }

    async fn the_recovery_code_opens_once_and_ends_two_step_login(house: &House) {
        let lucie = house.person("lucie").await;
        enable(&lucie).await;
        let recovery = lucie.post("/api/two-factor/get-recover", lucie.secret()).await.ok();
        let recovery = recovery["code"].as_str().unwrap();
        lucie.try_log_in(&[("twoFactorProvider", "8"), ("twoFactorToken", recovery)]).await.ok();
        lucie.try_log_in(&[]).await.ok();
    }

    async fn nothing_is_set_up_without_the_password_or_with_a_wrong_code(house: &House) {
        let lucie = house.person("lucie").await;
        let wrong = json!({"masterPasswordHash": "wrong"});
        lucie.post("/api/two-factor/get-authenticator", wrong).await.refused(400, "wrong_password");
        let begun = lucie.post("/api/two-factor/get-authenticator", lucie.secret()).await.ok();
        let mut wish = json!({
            "key": begun["key"], "token": "000000", "userVerificationToken": begun["userVerificationToken"],
        });
        lucie.put("/api/two-factor/authenticator", wish.clone()).await.refused(400, "wrong_code");
        wish["key"] = json!("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        lucie.put("/api/two-factor/authenticator", wish).await.refused(400, "invalid_token");
        lucie.try_log_in(&[]).await.ok();
    }

    async fn it_is_ended_with_the_password_in_the_older_spelling_too(house: &House) {
        let lucie = house.person("lucie").await;
        enable(&lucie).await;
        assert_eq!(lucie.get("/api/two-factor").await.ok()["data"][0]["type"], 0);
        let wish = json!({"type": 0, "masterPasswordHash": lucie.hash()});
        assert_eq!(lucie.put("/api/two-factor/disable", wish).await.ok()["enabled"], false);
        assert_eq!(lucie.get("/api/two-factor").await.ok()["data"], json!([]));
        lucie.try_log_in(&[]).await.ok();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_codes_is_slowed_down_for_the_account_whatever_the_address() {
    let house = House::on_sqlite(&["--attempts", "6", "--trusted-proxies", "1"]).await;
    let mut lucie = house.person("lucie").await;
    enable(&lucie).await;
    let mut answers = Vec::new();
    for guess in 0..8 {
        lucie.address = Some(format!("192.0.2.{guess}"));
        let code = format!("00000{guess}");
        answers.push(
            lucie
                .try_log_in(&[("twoFactorProvider", "0"), ("twoFactorToken", &code)])
                .await
                .status,
        );
    }
    assert_eq!(answers, [400, 400, 400, 400, 400, 400, 429, 429]);
}
