//! Rules of a provider's clients: seats, pools, attaching, unlinking, and the traces a visit leaves (features.md 2.3).
//! Refuses to know: the provider's own people.

use crate::on_both;
use crate::support::portal::{client_body, organization_body};
use crate::support::{link, sealed};
use serde_json::json;

on_both! {
    async fn a_new_client_has_its_owner_invited_on_one_seat_and_a_first_collection(house) {
        let portal = house.portal("admin@portail.example").await;
        let client = portal.client("owner@first.example", 3).await;
        let row = portal.row(&client).await;
        assert_eq!((&row["seats"], &row["occupiedSeats"], &row["remainingSeats"]), (&json!(3), &json!(1), &json!(2)));
        assert_eq!((&row["plan"], &row["userCount"]), (&json!("Enterprise"), &json!(0)));
        assert_eq!(portal.pool().await["assignedSeats"], 3);
        let profile = portal.admin.get("/api/accounts/profile").await.ok();
        let entry = &profile["providerOrganizations"][0];
        assert_eq!((&entry["status"], &entry["type"]), (&json!(2), &json!(0)));
        assert!(entry["key"].as_str().is_some_and(|key| key.starts_with("2.")));
        // The owner, once confirmed, manages the first collection.
        let owner = house.registered_by(&client.link).await;
        let id = crate::support::portal::accept(&owner, &client.link).await;
        let users = format!("/api/organizations/{}/users", client.organization_id);
        portal.admin.post(&format!("{users}/{id}/confirm"), json!({"key": sealed::shared()})).await.ok();
        let mine = owner.get("/api/collections").await.ok();
        assert_eq!((&mine["data"][0]["manage"], &mine["data"][0]["object"]), (&json!(true), &json!("collectionDetails")));
    }

    async fn a_client_order_with_something_wrong_in_it_makes_nothing(house) {
        let portal = house.portal("admin@portail.example").await;
        let path = format!("/api/providers/{}/clients", portal.id);
        let good = client_body("Client", "owner@first.example", 19, 3);
        for (field, value, code) in [
            ("name", json!(""), "required"),
            ("name", json!("x".repeat(51)), "name_too_long"),
            ("name", json!("two\nlines"), "name_unprintable"),
            ("ownerEmail", json!("nobody"), "bad_email"),
            ("planType", json!(0), "plan_not_sold"),
            ("planType", json!(20), "plan_not_sold"),
            ("seats", json!(0), "seats_at_least_one"),
            ("key", json!(sealed::shared()), "bad_enc_string"),
            ("key", json!("0.AAAA|AAAA"), "bad_enc_string"),
            ("collectionName", json!("Plain name"), "bad_enc_string"),
            ("keyPair", json!({"publicKey": "AAAA", "encryptedPrivateKey": sealed::text()}), "bad_public_key"),
        ] {
            let mut order = good.clone();
            order[field] = value;
            portal.admin.post(&path, order).await.refused(code);
        }
        let rows = portal.admin.get(&format!("/api/providers/{}/organizations", portal.id)).await.ok();
        assert_eq!(rows["data"], json!([]));
    }

    async fn seats_beyond_the_minimum_are_bought_by_an_admin_only(house) {
        let portal = house.portal("admin@portail.example").await;
        let (tech, _) = house.colleague(&portal, "tech@portail.example", 1).await;
        let client = portal.client("owner@first.example", 3).await;
        let path = format!("/api/providers/{}/clients/{}", portal.id, client.id);
        let seats = |n: i64| json!({"name": "Client", "assignedSeats": n});
        tech.put(&path, seats(10)).await.ok();
        tech.put(&path, seats(11)).await.refused("service_user_cannot_buy");
        assert_eq!(portal.row(&client).await["seats"], 10);
        portal.admin.put(&path, seats(12)).await.ok();
        assert_eq!(portal.pool().await["purchasedSeats"], 2);
        tech.put(&path, seats(11)).await.ok();
        assert_eq!(portal.pool().await["purchasedSeats"], 1);
        tech.put(&path, seats(9)).await.ok();
        assert_eq!(portal.pool().await["purchasedSeats"], 0);
        tech.put(&path, seats(0)).await.refused("seats_below_occupied");
        tech.put(&path, seats(-1)).await.refused("negative_seats");
    }

    async fn a_full_client_takes_nobody_in_even_when_many_are_invited_at_once(house) {
        let portal = house.portal("admin@portail.example").await;
        let client = portal.client("owner@first.example", 4).await;
        let path = format!("/api/organizations/{}/users/invite", client.organization_id);
        let invite = |n: usize| {
            let (admin, path) = (portal.admin.clone(), path.clone());
            async move { admin.post(&path, json!({"emails": [format!("p{n}@first.example")], "type": 2})).await }
        };
        let answers = futures_util::future::join_all((0..8).map(invite)).await;
        assert_eq!(answers.iter().filter(|answer| answer.status.is_success()).count(), 3);
        assert!(answers.iter().filter(|a| !a.status.is_success()).all(|a| a.body["code"] == "seats_full_managed"));
        assert_eq!(portal.row(&client).await["remainingSeats"], 0);
        // And fewer seats than people are refused, whoever asks (P-A5).
        let update = format!("/api/providers/{}/clients/{}", portal.id, client.id);
        let fewer = json!({"name": "Client", "assignedSeats": 3});
        portal.admin.put(&update, fewer).await.refused("seats_below_occupied");
    }

    async fn an_owner_who_is_provider_admin_attaches_an_organization_and_unlinks_it_again(house) {
        let portal = house.portal("admin@portail.example").await;
        let (tech, _) = house.colleague(&portal, "tech@portail.example", 1).await;
        let org = house.organization(&portal.admin, 18).await;
        let clients = format!("/api/providers/{}/clients", portal.id);
        let addable = portal.admin.get(&format!("{clients}/addable")).await.ok();
        assert_eq!(addable[0]["id"], org.as_str());
        assert_eq!(tech.get(&format!("{clients}/addable")).await.ok(), json!([]));
        let order = json!({"organizationId": org, "key": sealed::text()});
        tech.post(&format!("{clients}/existing"), order.clone()).await.hidden();
        portal.admin.post(&format!("{clients}/existing"), order.clone()).await.ok();
        portal.admin.post(&format!("{clients}/existing"), order).await.refused("already_client");
        let shown = portal.admin.get(&format!("/api/organizations/{org}")).await.ok();
        assert_eq!((&shown["planType"], &shown["billingEmail"]), (&json!(17), &json!("bills@portail.example")));
        let rows = portal.admin.get(&format!("/api/providers/{}/organizations", portal.id)).await.ok();
        let id = rows["data"][0]["id"].as_str().expect("an id").to_owned();
        tech.get(&format!("/api/organizations/{org}/users")).await.ok();
        let unlink = format!("/api/providers/{}/organizations/{id}", portal.id);
        tech.delete(&unlink, json!({})).await.hidden();
        portal.admin.delete(&unlink, json!({})).await.ok();
        tech.get(&format!("/api/organizations/{org}/users")).await.hidden();
        let shown = portal.admin.get(&format!("/api/organizations/{org}")).await.ok();
        assert_eq!(shown["billingEmail"], "admin@portail.example");
    }

    async fn someone_elses_a_free_and_an_internal_organization_are_not_attached(house) {
        let portal = house.portal("admin@portail.example").await;
        let stranger = house.person("owner@alone.example").await;
        let foreign = house.organization(&stranger, 18).await;
        let free = house.organization(&portal.admin, 0).await;
        let own = house.organization(&portal.admin, 20).await;
        house.operator(&["organization", "mark-internal", &own]).await.expect("marked");
        let path = format!("/api/providers/{}/clients/existing", portal.id);
        let order = |id: &str| json!({"organizationId": id, "key": sealed::text()});
        portal.admin.post(&path, order(&foreign)).await.hidden();
        portal.admin.post(&path, order(&own)).await.refused("internal_organization");
        portal.admin.post(&path, order(&free)).await.refused("plan_not_sold");
        assert_eq!(portal.admin.get(&format!("/api/providers/{}/clients/addable", portal.id)).await.ok(), json!([]));
    }

    async fn a_client_without_a_confirmed_owner_of_its_own_is_not_unlinked(house) {
        let portal = house.portal("admin@portail.example").await;
        let client = portal.client("owner@first.example", 3).await;
        let path = format!("/api/providers/{}/organizations/{}", portal.id, client.id);
        portal.admin.delete(&path, json!({})).await.refused("last_owner");
        portal.row(&client).await;
    }

    async fn a_visit_by_the_provider_is_in_both_logs_and_its_changes_carry_its_stamp(house) {
        let portal = house.portal("admin@portail.example").await;
        let (tech, _) = house.colleague(&portal, "tech@portail.example", 1).await;
        let (client, owner, _) = house.client_with_owner(&portal, "owner@first.example", 5).await;
        let org = format!("/api/organizations/{}", client.organization_id);
        tech.get(&format!("{org}/collections/details")).await.ok();
        tech.post(&format!("{org}/collections"), json!({"name": sealed::text()})).await.ok();
        owner.post(&format!("{org}/collections"), json!({"name": sealed::text()})).await.ok();
        let log = owner.get(&format!("{org}/events")).await.ok();
        let entries = log["data"].as_array().expect("entries");
        let of = |kind: i64, who: &str| {
            entries.iter().find(|e| e["type"] == kind && e["actingUserId"] == who).expect("an entry")["providerId"].clone()
        };
        assert_eq!(of(1603, &tech.id), portal.id.as_str());
        assert_eq!(of(1300, &tech.id), portal.id.as_str());
        assert_eq!(of(1300, &owner.id), json!(null));
        let log = portal.admin.get(&format!("/api/providers/{}/events", portal.id)).await.ok();
        let entries = log["data"].as_array().expect("entries");
        assert!(entries.iter().any(|e| e["type"] == 1903 && e["providerOrganizationId"] == client.id.as_str()));
        assert!(entries.iter().all(|e| e["organizationId"] == json!(null)), "nothing from inside clients (P-74)");
        tech.get(&format!("/api/providers/{}/events", portal.id)).await.hidden();
    }

    async fn another_providers_ids_lead_nowhere(house) {
        let portal = house.portal("admin@portail.example").await;
        let elsewhere = house.portal("admin@elsewhere.example").await;
        let (client, _, _) = house.client_with_owner(&portal, "owner@first.example", 5).await;
        let own = format!("/api/providers/{}", elsewhere.id);
        let order = json!({"name": "Mine now", "assignedSeats": 1});
        elsewhere.admin.put(&format!("{own}/clients/{}", client.id), order).await.hidden();
        elsewhere.admin.delete(&format!("{own}/organizations/{}", client.id), json!({})).await.hidden();
        let people = portal.admin.get(&format!("/api/providers/{}/users", portal.id)).await.ok();
        let foreign = people["data"][0]["id"].as_str().expect("an id");
        elsewhere.admin.get(&format!("{own}/users/{foreign}")).await.hidden();
        let bulk = elsewhere.admin.delete(&format!("{own}/users"), json!({"ids": [foreign]})).await.ok();
        assert_eq!(bulk["data"][0]["error"], "Invalid user.");
        assert_eq!(link::part(&client.link, "organizationId"), client.organization_id);
        assert_eq!(elsewhere.admin.post("/api/organizations", organization_body("x", 19)).await.status, 200);
    }
}
