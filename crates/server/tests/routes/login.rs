//! Logging in with a password: right, wrong, unknown, too often. Refuses to know: the second step.

use crate::support::{House, Person, sealed};
use serde_json::json;

on_both! {
    async fn a_wrong_password_and_an_unknown_address_get_the_same_answer(house: &House) {
        let mut lucie = house.person("lucie").await;
        lucie.password = "wrong".into();
        let wrong = lucie.try_log_in(&[]).await;
        let unknown = Person::named(&house.url, "nobody").try_log_in(&[]).await;
        assert_eq!((wrong.status, &wrong.body), (unknown.status, &unknown.body));
        assert_eq!(wrong.status, 400);
        assert_eq!(wrong.body["error"], "invalid_grant");
        assert_eq!(wrong.body["error_description"], "invalid_username_or_password");
        assert_eq!(wrong.body["ErrorModel"]["Message"], "Username or password is incorrect. Try again.");
    }

    async fn a_login_answers_everything_a_client_needs_to_unlock(house: &House) {
        let lucie = house.person("lucie").await;
        let answer = lucie.try_log_in(&[]).await.ok();
        assert_eq!(answer["token_type"], "Bearer");
        assert_eq!(answer["Key"], sealed::text("user key"));
        assert_eq!(answer["Kdf"], 0);
        assert_eq!(answer["KdfIterations"], 600_000);
        let pair = &answer["AccountKeys"]["publicKeyEncryptionKeyPair"];
        assert_eq!(pair["wrappedPrivateKey"], sealed::text("private key"));
        let unlock = &answer["UserDecryptionOptions"]["MasterPasswordUnlock"];
        assert_eq!(unlock["Salt"], lucie.email);
        assert_eq!(unlock["Kdf"]["KdfType"], 0);
        assert_eq!(unlock["MasterKeyEncryptedUserKey"], sealed::text("user key"));
    }

    async fn prelogin_hides_which_addresses_have_accounts(house: &House) {
        let lucie = house.person("lucie").await;
        let ask = async |path: &str, email: &str| house.anonymous().post(path, json!({"email": email})).await.ok();
        let known = ask("/identity/accounts/prelogin/password", &lucie.email).await;
        let unknown = ask("/identity/accounts/prelogin/password", "nobody@house.example").await;
        assert_eq!(unknown, ask("/api/accounts/prelogin", "nobody@house.example").await);
        assert_eq!(unknown, ask("/identity/accounts/prelogin", " NOBODY@house.example").await);
        for field in ["kdf", "kdfIterations", "kdfSettings", "salt"] {
            assert!(known.get(field).is_some() && unknown.get(field).is_some(), "{field}");
        }
        assert_eq!(known["kdfSettings"]["iterations"], 600_000);
    }

    async fn an_address_is_read_without_regard_to_capitals(house: &House) {
        let mut lucie = house.person("lucie").await;
        lucie.email = " Lucie@House.EXAMPLE".into();
        lucie.try_log_in(&[]).await.ok();
    }

    async fn ways_to_log_in_that_do_not_exist_are_refused_politely(house: &House) {
        let anyone = house.anonymous();
        let answer = anyone.form("/identity/connect/token", &[("grant_type", "webauthn")]).await;
        assert_eq!((answer.status, &answer.body["error"]), (400, &json!("unsupported_grant_type")));
        let form = [("grant_type", "password"), ("username", "a@b.example"), ("password", "x")];
        let answer = anyone.form("/identity/connect/token", &form).await;
        assert_eq!((answer.status, &answer.body["error"]), (400, &json!("invalid_request")));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_at_one_account_is_slowed_down_and_others_still_log_in() {
    let house = House::on_sqlite(&["--attempts", "3"]).await;
    let mut lucie = Person::named(&house.url, "lucie");
    lucie.register().await;
    let mut guesser = lucie.clone();
    guesser.password = "guess".into();
    let mut answers = Vec::new();
    for _ in 0..5 {
        answers.push(guesser.try_log_in(&[]).await.status);
    }
    assert_eq!(answers, [400, 400, 400, 429, 429]);
    let other = Person::named(&house.url, "other").try_log_in(&[]).await;
    assert_eq!(other.status, 400);
}
