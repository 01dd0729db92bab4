//! Rules of providers and their people (features.md 2.2, 2.4, 2.7). Refuses to know: clients' seats.

use crate::on_both;
use crate::support::portal::{secret, setup_body};
use crate::support::{link, sealed};
use serde_json::json;

on_both! {
    async fn a_provider_is_enabled_by_the_operator_and_set_up_by_someone_who_had_no_account(house) {
        let portal = house.portal("admin@portail.example").await;
        let profile = portal.admin.get("/api/accounts/profile").await.ok();
        assert_eq!(profile["providers"][0]["name"], "Portail Services");
        assert_eq!(profile["providers"][0]["type"], 0);
        assert!(profile["providers"][0]["key"].as_str().is_some_and(|key| key.starts_with("4.")));
        let list = house.operator(&["provider", "list"]).await.expect("a list");
        assert!(list.contains("Portail Services") && list.contains("enabled"), "{list}");
    }

    async fn an_owner_who_has_an_account_sets_up_with_it(house) {
        let admin = house.person("admin@portail.example").await;
        let told = house.operator(&["provider", "create", "--owner-email", "Admin@Portail.example"]).await;
        let told = told.expect("enabled");
        let setup = told.lines().last().expect("a link").to_owned();
        let id = link::part(&setup, "providerId");
        let path = format!("/api/providers/{id}");
        let pending = admin.get(&path).await.ok();
        assert_eq!(pending["status"], 0);
        admin.get(&format!("{path}/organizations")).await.hidden();
        admin.post(&format!("{path}/setup"), setup_body(&link::part(&setup, "token"))).await.ok();
        assert_eq!(admin.get(&path).await.ok()["status"], 2);
    }

    async fn a_setup_link_works_once_for_one_address_and_not_for_another_provider(house) {
        let portal = house.portal("admin@portail.example").await;
        let other = house.person("other@portail.example").await;
        let told = house.operator(&["provider", "create", "--owner-email", "other@portail.example", "--json"]).await;
        let told: serde_json::Value = serde_json::from_str(&told.expect("enabled")).expect("JSON");
        let (id, setup) = (told["id"].as_str().expect("an id"), told["link"].as_str().expect("a link"));
        let token = link::part(setup, "token");
        // Someone else with the link, a made-up token, and a set-up provider.
        portal.admin.post(&format!("/api/providers/{id}/setup"), setup_body(&token)).await.hidden();
        other.post(&format!("/api/providers/{id}/setup"), setup_body("made-up")).await.refused("invalid_token");
        let own = format!("/api/providers/{}/setup", portal.id);
        portal.admin.post(&own, setup_body(&token)).await.refused("already_set_up");
        // Resending makes the old link useless.
        let again = house.operator(&["provider", "resend-setup", id]).await.expect("a link");
        let fresh = link::part(again.lines().last().expect("a link"), "token");
        other.post(&format!("/api/providers/{id}/setup"), setup_body(&token)).await.refused("invalid_token");
        other.post(&format!("/api/providers/{id}/setup"), setup_body(&fresh)).await.ok();
        other.post(&format!("/api/providers/{id}/setup"), setup_body(&fresh)).await.refused("already_set_up");
    }

    async fn a_setup_without_a_well_formed_key_or_with_a_name_too_long_changes_nothing(house) {
        let admin = house.person("admin@portail.example").await;
        let told = house.operator(&["provider", "create", "--owner-email", "admin@portail.example"]).await;
        let setup = told.expect("enabled").lines().last().expect("a link").to_owned();
        let path = format!("/api/providers/{}/setup", link::part(&setup, "providerId"));
        let body = setup_body(&link::part(&setup, "token"));
        let mut broken = body.clone();
        broken["key"] = json!(sealed::text());
        admin.post(&path, broken).await.refused("bad_enc_string");
        let mut long = body.clone();
        long["name"] = json!("x".repeat(51));
        admin.post(&path, long).await.refused("name_too_long");
        admin.post(&path, body).await.ok();
    }

    async fn a_colleague_is_invited_accepts_is_confirmed_and_then_sees_the_provider(house) {
        let portal = house.portal("admin@portail.example").await;
        let (tech, _) = house.colleague(&portal, "tech@portail.example", 1).await;
        let profile = tech.get("/api/accounts/profile").await.ok();
        assert_eq!(profile["providers"][0]["type"], 1);
        let log = portal.admin.get(&format!("/api/providers/{}/events", portal.id)).await.ok();
        let kinds: Vec<i64> = log["data"].as_array().expect("entries").iter().filter_map(|e| e["type"].as_i64()).collect();
        assert!(kinds.contains(&1800) && kinds.contains(&1801), "{kinds:?}");
    }

    async fn an_invitation_is_for_its_address_once_and_only_for_its_own_row(house) {
        let portal = house.portal("admin@portail.example").await;
        let users = format!("/api/providers/{}/users", portal.id);
        let body = json!({"emails": ["tech@portail.example", "TECH@portail.example"], "type": 1});
        let invited = portal.admin.post(&format!("{users}/invite"), body.clone()).await.ok();
        assert_eq!(invited["invitations"].as_array().map(Vec::len), Some(1));
        // Inviting again skips in silence (P-65).
        let again = portal.admin.post(&format!("{users}/invite"), body).await.ok();
        assert_eq!(again["invitations"].as_array().map(Vec::len), Some(0));
        let link = link::first(&invited);
        let (id, token) = (link::part(&link, "providerUserId"), link::part(&link, "token"));
        let accept = format!("{users}/{id}/accept");
        let thief = house.person("thief@evil.example").await;
        thief.post(&accept, json!({"token": token})).await.refused("other_email");
        thief.post(&accept, json!({"token": "guess"})).await.refused("invalid_token");
        let tech = house.person("tech@portail.example").await;
        let unknown = format!("{users}/0197f3a0-0000-7000-8000-000000000000/accept");
        tech.post(&unknown, json!({"token": token})).await.refused("user_invalid");
        tech.post(&accept, json!({"token": token})).await.ok();
        tech.post(&accept, json!({"token": token})).await.refused("already_accepted");
        let confirm = format!("{users}/{id}/confirm");
        portal.admin.post(&confirm, json!({"key": sealed::text()})).await.refused("bad_enc_string");
        portal.admin.post(&confirm, json!({"key": sealed::shared()})).await.ok();
        portal.admin.post(&confirm, json!({"key": sealed::shared()})).await.refused("user_invalid");
    }

    async fn the_last_provider_admin_stays_and_nobody_removes_themselves(house) {
        let portal = house.portal("admin@portail.example").await;
        let (second, second_id) = house.colleague(&portal, "second@portail.example", 0).await;
        let users = format!("/api/providers/{}/users", portal.id);
        let list = portal.admin.get(&users).await.ok();
        let rows = list["data"].as_array().expect("people");
        let mine = rows.iter().find(|row| row["email"] == "admin@portail.example").expect("me")["id"].clone();
        let mine = mine.as_str().expect("an id");
        portal.admin.delete(&format!("{users}/{mine}"), json!({})).await.refused("not_yourself");
        second.put(&format!("{users}/{mine}"), json!({"type": 1})).await.ok();
        // Now the second is the last one.
        second.put(&format!("{users}/{second_id}"), json!({"type": 1})).await.refused("last_provider_admin");
        // The demoted one has lost the right at once, with the same session.
        portal.admin.get(&users).await.hidden();
        second.delete(&format!("{users}/{mine}"), json!({})).await.ok();
        portal.admin.get(&format!("/api/providers/{}", portal.id)).await.hidden();
    }

    async fn two_admins_who_demote_each_other_at_once_leave_one(house) {
        let portal = house.portal("admin@portail.example").await;
        let (second, second_id) = house.colleague(&portal, "second@portail.example", 0).await;
        let users = format!("/api/providers/{}/users", portal.id);
        let list = portal.admin.get(&users).await.ok();
        let rows = list["data"].as_array().expect("people");
        let first_id = rows.iter().find(|row| row["email"] == "admin@portail.example").expect("me")["id"].clone();
        let (first_path, second_path) =
            (format!("{users}/{}", first_id.as_str().expect("an id")), format!("{users}/{second_id}"));
        let (one, two) = tokio::join!(
            portal.admin.put(&second_path, json!({"type": 1})),
            second.put(&first_path, json!({"type": 1})),
        );
        assert_eq!([one, two].iter().filter(|answer| answer.status.is_success()).count(), 1);
    }

    async fn a_provider_ends_only_with_the_password_and_without_clients(house) {
        let portal = house.portal("admin@portail.example").await;
        let client = house.client_with_owner(&portal, "owner@first.example", 3).await.0;
        let path = format!("/api/providers/{}", portal.id);
        portal.admin.delete(&path, json!({"masterPasswordHash": "wrong"})).await.refused("wrong_password");
        portal.admin.delete(&path, json!({})).await.refused("wrong_password");
        portal.admin.delete(&path, secret()).await.refused("provider_has_clients");
        portal.admin.delete(&format!("{path}/organizations/{}", client.id), json!({})).await.ok();
        portal.admin.delete(&path, secret()).await.ok();
        portal.admin.get(&path).await.hidden();
    }

    async fn a_disabled_provider_closes_and_its_clients_go_on(house) {
        let portal = house.portal("admin@portail.example").await;
        let (client, owner, _) = house.client_with_owner(&portal, "owner@first.example", 3).await;
        house.operator(&["provider", "disable", &portal.id]).await.expect("disabled");
        let members = format!("/api/organizations/{}/users", client.organization_id);
        portal.admin.get(&format!("/api/providers/{}", portal.id)).await.hidden();
        portal.admin.get(&members).await.hidden();
        owner.get(&members).await.ok();
        house.operator(&["provider", "disable", &portal.id, "--with-clients"]).await.expect("disabled");
        owner.get(&members).await.hidden();
        house.operator(&["provider", "enable", &portal.id, "--with-clients"]).await.expect("enabled");
        owner.get(&members).await.ok();
        portal.admin.get(&members).await.ok();
    }

    async fn the_operator_deletes_a_pending_provider_at_once_and_another_by_its_name(house) {
        let told = house.operator(&["provider", "create", "--owner-email", "new@portail.example", "--json"]).await;
        let told: serde_json::Value = serde_json::from_str(&told.expect("enabled")).expect("JSON");
        let pending = told["id"].as_str().expect("an id");
        house.operator(&["provider", "delete", pending]).await.expect("deleted");
        let portal = house.portal("admin@portail.example").await;
        assert!(house.operator(&["provider", "delete", &portal.id]).await.is_err());
        let client = house.client_with_owner(&portal, "owner@first.example", 3).await.0;
        let named = ["provider", "delete", portal.id.as_str(), "--name", "Portail Services"];
        assert!(house.operator(&named).await.is_err());
        let unlink = format!("/api/providers/{}/organizations/{}", portal.id, client.id);
        portal.admin.delete(&unlink, json!({})).await.ok();
        house.operator(&named).await.expect("deleted");
        portal.admin.get(&format!("/api/providers/{}", portal.id)).await.hidden();
    }
}
