//! The operator's page and command line: one token, one set of acts, one log (D6, D10, P-10 to P-18).
//! Refuses to know: what providers do afterwards.

use crate::on_both;
use crate::support::{House, Person, link};
use serde_json::json;

const ROOT: &str = "/api/claviger/operator";

/// A fresh token from the command line, and a session opened with it.
async fn operator(house: &House) -> (Person, String) {
    let told = house.operator(&["operator", "new-token"]).await.expect("a token");
    let token = told.lines().last().expect("a token").to_owned();
    let opened = house
        .stranger()
        .post(&format!("{ROOT}/sign-in"), json!({"token": token}))
        .await
        .ok();
    let session = opened["session"].as_str().expect("a session").to_owned();
    (Person::new(house.router.clone(), "operator", session), token)
}

on_both! {
    async fn the_operator_signs_in_with_the_token_and_nothing_else(house) {
        let stranger = house.stranger();
        let sign_in = format!("{ROOT}/sign-in");
        // Without a token in place nobody is the operator.
        stranger.post(&sign_in, json!({"token": ""})).await.refused("wrong_operator_token");
        let (page, token) = operator(&house).await;
        stranger.post(&sign_in, json!({"token": format!("{token}x")})).await.refused("wrong_operator_token");
        assert!(page.get(&format!("{ROOT}/session")).await.ok()["expires"].as_str().is_some());
        // Only hashes are kept.
        let mut tx = house.app.db.read().await.expect("a connection");
        let kept: Vec<(String,)> = tx.all("SELECT value FROM server_settings UNION SELECT hash FROM operator_sessions", vec![]).await.expect("rows");
        assert!(kept.iter().all(|(value,)| *value != token));
        drop(tx);
        // A person's session opens nothing here, and the operator's opens no account.
        let person = house.person("someone@own.example").await;
        assert_eq!(person.get(&format!("{ROOT}/providers")).await.status, 401);
        assert_eq!(page.get("/api/accounts/profile").await.status, 401);
        // Signed out, and with a new token: dead.
        page.post(&format!("{ROOT}/sign-out"), json!({})).await.ok();
        assert_eq!(page.get(&format!("{ROOT}/session")).await.status, 401);
        let (second, _) = operator(&house).await;
        let (third, _) = operator(&house).await;
        assert_eq!(second.get(&format!("{ROOT}/session")).await.status, 401);
        third.get(&format!("{ROOT}/session")).await.ok();
    }

    async fn guesses_at_the_operators_token_are_limited(house) {
        let house = house.again_with(&["--operator-token", "a-token-from-the-environment"]).await;
        let sign_in = format!("{ROOT}/sign-in");
        house.stranger().post(&sign_in, json!({"token": "a-token-from-the-environment"})).await.ok();
        house.stranger().post(&sign_in, json!({"token": "a-token-from-the-environmenT"})).await.refused("wrong_operator_token");
        let house = house.again_with(&["--operator-token", "a-token-from-the-environment", "--operator-attempts", "3"]).await;
        let mut last = 0;
        for _ in 0..6 {
            last = house.stranger().post(&sign_in, json!({"token": "guess"})).await.status.as_u16();
        }
        assert_eq!(last, 429);
        assert!(house.operator(&["operator", "new-token", "--operator-token", "a-token-from-the-environment"]).await.is_err());
        assert!(house.operator(&["provider", "list", "--operator-token", "short"]).await.is_err());
    }

    async fn a_provider_is_created_listed_priced_and_closed_on_the_page_and_all_of_it_is_logged(house) {
        let (page, _) = operator(&house).await;
        let providers = format!("{ROOT}/providers");
        page.post(&providers, json!({"type": 0, "ownerEmail": "nobody"})).await.refused("bad_email");
        page.post(&providers, json!({"type": 7, "ownerEmail": "admin@portail.example"})).await.refused("bad_type");
        page.post(&providers, json!({"type": 0, "ownerEmail": "a@b.example", "teamsMinimum": -1})).await.refused("negative_seats");
        let made = page.post(&providers, json!({"type": 0, "ownerEmail": "admin@portail.example", "enterpriseMinimum": 4})).await.ok();
        let (id, setup) = (made["id"].as_str().expect("an id"), made["link"].as_str().expect("a link"));
        let again = page.post(&format!("{providers}/{id}/resend-setup"), json!({})).await.ok();
        assert_ne!(again["link"].as_str(), Some(setup));
        let setup = again["link"].as_str().expect("a link");
        let token = link::part(setup, "token");
        let tokens = json!({"providerInviteToken": token, "providerUserId": link::part(setup, "providerUserId")});
        let admin = house.person_with("admin@portail.example", tokens).await;
        admin.post(&format!("/api/providers/{id}/setup"), crate::support::portal::setup_body(&token)).await.ok();
        page.post(&format!("{providers}/{id}/resend-setup"), json!({})).await.refused("already_set_up");

        for (search, found) in [("portail", 1), ("PORTAIL SERV", 1), ("admin@", 1), ("%", 0), ("elsewhere", 0), ("", 1)] {
            let search = percent_encoding::utf8_percent_encode(search, percent_encoding::NON_ALPHANUMERIC);
            let list = page.get(&format!("{providers}?search={search}")).await.ok();
            assert_eq!(list["total"], found, "{search}");
        }
        page.put(&format!("{providers}/{id}/minimums"), json!({"planType": 19, "seatMinimum": 7})).await.ok();
        page.put(&format!("{providers}/{id}/minimums"), json!({"planType": 20, "seatMinimum": 7})).await.refused("no_pool");
        let shown = page.get(&format!("{providers}/{id}")).await.ok();
        let pools = shown["pools"].as_array().expect("pools");
        assert!(pools.iter().any(|pool| pool["planType"] == 19 && pool["seatMinimum"] == 7));
        assert_eq!(shown["people"][0]["email"], "admin@portail.example");

        page.put(&format!("{providers}/{id}/enabled"), json!({"enabled": false, "withClients": false})).await.ok();
        admin.get(&format!("/api/providers/{id}")).await.hidden();
        page.put(&format!("{providers}/{id}/enabled"), json!({"enabled": true})).await.ok();
        admin.get(&format!("/api/providers/{id}")).await.ok();

        let price = json!({"name": "Entreprise", "seatPrice": 390, "currency": "EUR"});
        page.put(&format!("{ROOT}/plans/19"), price).await.ok();
        page.put(&format!("{ROOT}/plans/19"), json!({"name": "Entreprise", "seatPrice": 390})).await.refused("currency_required");
        page.put(&format!("{ROOT}/plans/19"), json!({"name": "Entreprise", "seatPrice": 390, "currency": "eur"})).await.refused("bad_currency");
        page.put(&format!("{ROOT}/plans/3"), json!({"name": "Older"})).await.hidden();
        let plans = page.get(&format!("{ROOT}/plans")).await.ok();
        assert!(plans["data"].as_array().expect("plans").iter().any(|plan| plan["seatPrice"] == 390));

        page.delete(&format!("{providers}/{id}"), json!({})).await.refused("wrong_name");
        page.delete(&format!("{providers}/{id}"), json!({"name": "Portail Services"})).await.ok();
        page.get(&format!("{providers}/{id}")).await.hidden();

        let log = page.get(&format!("{ROOT}/log")).await.ok();
        let acts: Vec<&str> = log["data"].as_array().expect("entries").iter().filter_map(|entry| entry["act"].as_str()).collect();
        for act in ["token_renewed", "signed_in", "provider_created", "setup_resent", "minimum_set", "provider_disabled",
                    "provider_enabled", "plan_set", "provider_deleted"] {
            assert!(acts.contains(&act), "{act} in {acts:?}");
        }
        let told = house.operator(&["operator", "log"]).await.expect("a log");
        assert!(told.contains("provider_deleted") && told.contains("page"), "{told}");
    }

    async fn an_admin_deletes_the_provider_with_a_link_from_the_operator_once_and_without_clients(house) {
        let portal = house.portal("admin@portail.example").await;
        let (page, _) = operator(&house).await;
        let path = format!("{ROOT}/providers/{}/deletion-link", portal.id);
        page.post(&path, json!({"email": "stranger@own.example"})).await.refused("not_provider_admin");
        let made = page.post(&path, json!({"email": "admin@portail.example"})).await.ok();
        let mailed = made["link"].as_str().expect("a link");
        assert!(mailed.contains("/verify-recover-delete-provider?"), "{mailed}");
        let token = link::part(mailed, "token");
        assert_eq!(link::part(mailed, "name"), "Portail Services");
        let other = house.portal("admin@elsewhere.example").await;
        let door = |id: &str| format!("/api/providers/{id}/delete-recover-token");
        let stranger = house.stranger();
        stranger.post(&door(&other.id), json!({"token": token})).await.refused("invalid_token");
        stranger.post(&door(&portal.id), json!({"token": "guess"})).await.refused("invalid_token");
        let (client, _, _) = house.client_with_owner(&portal, "owner@first.example", 2).await;
        stranger.post(&door(&portal.id), json!({"token": token})).await.refused("provider_has_clients");
        portal.admin.delete(&format!("/api/providers/{}/organizations/{}", portal.id, client.id), json!({})).await.ok();
        stranger.post(&door(&portal.id), json!({"token": token})).await.ok();
        portal.admin.get(&format!("/api/providers/{}", portal.id)).await.hidden();
        stranger.post(&door(&portal.id), json!({"token": token})).await.refused("invalid_token");
        let told = house.operator(&["provider", "send-deletion-link", &other.id, "--email", "admin@elsewhere.example"]).await;
        assert!(told.expect("a link").contains("/verify-recover-delete-provider?"));
    }

    async fn a_reseller_has_no_portal_and_the_operator_attaches_for_it(house) {
        let (page, _) = operator(&house).await;
        let providers = format!("{ROOT}/providers");
        page.post(&providers, json!({"type": 1, "name": "Revendeur"})).await.refused("bad_email");
        let made = page.post(&providers, json!({"type": 1, "name": "Revendeur", "billingEmail": "bills@revendeur.example"})).await.ok();
        assert_eq!(made["link"], json!(null));
        let id = made["id"].as_str().expect("an id");
        let owner = house.person("owner@own.example").await;
        let org = house.organization(&owner, 20).await;
        let list = page.get(&format!("{ROOT}/organizations?search=owner@own")).await.ok();
        assert_eq!((&list["total"], &list["data"][0]["id"]), (&json!(1), &json!(org)));
        let attach = format!("{providers}/{id}/organizations");
        page.post(&attach, json!({"organizationId": org})).await.ok();
        page.post(&attach, json!({"organizationId": org})).await.refused("already_client");
        // The owner still runs it; it has a provider already; it is nobody's own.
        owner.get(&format!("/api/organizations/{org}/users")).await.ok();
        page.put(&format!("{ROOT}/organizations/{org}/internal"), json!({"internal": true})).await.refused("already_client");
        let portal = house.portal("admin@portail.example").await;
        page.post(&format!("{providers}/{}/organizations", portal.id), json!({"organizationId": org})).await.refused("not_a_reseller");
        page.delete(&format!("{attach}/{org}"), json!({})).await.ok();
        page.put(&format!("{ROOT}/organizations/{org}/internal"), json!({"internal": true})).await.ok();
        page.post(&attach, json!({"organizationId": org})).await.refused("internal_organization");
        let unit = house.operator(&["provider", "create", "--type", "business-unit", "--plan", "20", "--owner-email", "unit@own.example"]).await;
        assert!(unit.expect("enabled").contains("setup-provider"));
        let made = house.operator(&["provider", "create", "--type", "reseller", "--name", "Autre", "--billing-email", "b@autre.example"]).await;
        assert!(made.expect("there").contains("Reseller"));
    }
}
