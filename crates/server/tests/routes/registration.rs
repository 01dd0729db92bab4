//! Making an account: links, salts, settings. Refuses to know: logging in.

use crate::support::{House, Person, parameter};
use serde_json::json;

async fn token(person: &Person) -> serde_json::Value {
    let wish = json!({"email": person.email, "name": person.name});
    person
        .post("/identity/accounts/register/send-verification-email", wish)
        .await
        .ok()
}

on_both! {
    async fn a_registration_link_works_once(house: &House) {
        let lucie = Person::named(&house.url, "lucie");
        let token = token(&lucie).await;
        let clicked = json!({"email": lucie.email, "emailVerificationToken": token});
        lucie.post("/identity/accounts/register/verification-email-clicked", clicked).await.ok();
        let answer = lucie.register_with(json!({"emailVerificationToken": token})).await.ok();
        assert_eq!(answer["object"], "registerFinish");
        lucie.register_with(json!({"emailVerificationToken": token})).await.refused(400, "invalid_token");
    }

    async fn a_link_made_for_someone_else_opens_nothing(house: &House) {
        let lucie = Person::named(&house.url, "lucie");
        let paul = Person::named(&house.url, "paul");
        let foreign = token(&lucie).await;
        paul.register_with(json!({"emailVerificationToken": foreign})).await.refused(400, "invalid_token");
        paul.register_with(json!({"emailVerificationToken": "guessed"})).await.refused(400, "invalid_token");
        lucie.register_with(json!({"emailVerificationToken": foreign})).await.ok();
    }

    async fn two_people_cannot_have_one_address_however_it_is_spelt(house: &House) {
        let lucie = house.person("lucie").await;
        let mut twin = Person::named(&house.url, "lucie");
        let token = token(&twin).await;
        twin.register_with(json!({"emailVerificationToken": token})).await.refused(400, "email_taken");
        twin.email = lucie.email.to_uppercase();
        let mut wish = twin.registration();
        let address = lucie.email.clone();
        wish["masterPasswordAuthentication"]["salt"] = json!(address);
        wish["masterPasswordUnlock"]["salt"] = json!(address);
        let asked = json!({"email": twin.email, "name": "x"});
        let token = twin.post("/identity/accounts/register/send-verification-email", asked).await.ok();
        wish["emailVerificationToken"] = token;
        twin.post("/identity/accounts/register/finish", wish).await.refused(400, "email_taken");
    }

    async fn exactly_one_token_is_wanted(house: &House) {
        let lucie = Person::named(&house.url, "lucie");
        lucie.register_with(json!({})).await.refused(400, "one_token");
        let both = json!({"emailVerificationToken": "a", "orgInviteToken": "b", "organizationUserId": "c"});
        lucie.register_with(both).await.refused(400, "one_token");
    }

    async fn weak_settings_foreign_salts_and_old_seals_make_no_account(house: &House) {
        let lucie = Person::named(&house.url, "lucie");
        let token = token(&lucie).await;
        let cases = [
            ("/masterPasswordUnlock/salt", json!("other@house.example"), "salt_mismatch"),
            ("/masterPasswordUnlock/kdf/iterations", json!(700_000), "kdf_mismatch"),
            ("/masterPasswordUnlock/masterKeyWrappedUserKey", json!("0.AAAA|AAAA"), "bad_enc_string"),
            ("/userAsymmetricKeys/encryptedPrivateKey", json!("plain"), "bad_enc_string"),
            ("/userAsymmetricKeys/publicKey", json!("!"), "bad_public_key"),
        ];
        for (pointer, value, code) in cases {
            let mut wish = lucie.registration();
            wish["emailVerificationToken"] = token.clone();
            *wish.pointer_mut(pointer).expect("the field is there") = value;
            lucie.post("/identity/accounts/register/finish", wish).await.refused(400, code);
        }
        let mut weak = lucie.registration();
        weak["emailVerificationToken"] = token.clone();
        weak["masterPasswordAuthentication"]["kdf"]["iterations"] = json!(5000);
        weak["masterPasswordUnlock"]["kdf"]["iterations"] = json!(5000);
        lucie.post("/identity/accounts/register/finish", weak).await.refused(400, "kdf_out_of_range");
        lucie.register_with(json!({"emailVerificationToken": token})).await.ok();
    }

    async fn a_name_that_is_too_long_and_a_word_without_at_sign_are_refused(house: &House) {
        let send = "/identity/accounts/register/send-verification-email";
        let anyone = house.anonymous();
        anyone.post(send, json!({"email": "lucie", "name": "x"})).await.refused(400, "bad_email");
        let long = json!({"email": "lucie@house.example", "name": "x".repeat(51)});
        anyone.post(send, long).await.refused(400, "name_too_long");
    }

    async fn an_address_is_asked_for_the_same_way_whether_it_is_known_or_not(house: &House) {
        let lucie = house.person("lucie").await;
        let send = "/identity/accounts/register/send-verification-email";
        let known = house.anonymous().post(send, json!({"email": lucie.email})).await;
        let unknown = house.anonymous().post(send, json!({"email": "nobody@house.example"})).await;
        assert_eq!(known.status, unknown.status);
        assert_eq!(known.ok().as_str().map(str::len), unknown.ok().as_str().map(str::len));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn with_registration_closed_only_an_invitation_makes_an_account() {
    let house = House::on_sqlite(&["--registration", "invited"]).await;
    let lucie = Person::named(&house.url, "lucie");
    let wish = json!({"email": lucie.email, "name": "Lucie"});
    let send = "/identity/accounts/register/send-verification-email";
    lucie.post(send, wish).await.refused(400, "registration_closed");
    let config = house.anonymous().get("/api/config").await.ok();
    assert_eq!(config["settings"]["disableUserRegistration"], true);
    let link = house
        .operator(&["provider", "create", "--owner-email", &lucie.email])
        .await;
    let token = parameter(link.trim(), "token");
    let id = parameter(link.trim(), "providerUserId");
    lucie
        .register_with(json!({"providerInviteToken": token, "providerUserId": id}))
        .await
        .ok();
}
