//! What a client lets its provider do with its items (D3): modes, requests, grants, their end, and the traces they leave.
//! Refuses to know: every single item route (`item_doors`).

use crate::on_both;
use crate::support::items::item_access;
use crate::support::portal::Client;
use crate::support::{House, Person};
use serde_json::{Value, json};

/// Whether a provider user reaches the client's items now: the list, and one item.
async fn reaches(person: &Person, client: &Client, item: &str) -> bool {
    let list = format!(
        "/api/ciphers/organization-details?organizationId={}",
        client.organization_id
    );
    let list = person.get(&list).await;
    let one = person.get(&format!("/api/ciphers/{item}/admin")).await;
    assert_eq!(list.status, one.status, "the list and one item agree");
    if list.status.is_success() {
        let ids = list.body["data"].as_array().expect("a list").clone();
        assert!(ids.iter().any(|found| found["id"] == item));
    } else {
        list.hidden();
    }
    // Never by a member's right: a provider user's sync holds no client's items (protocol.md 6).
    person.get(&format!("/api/ciphers/{item}")).await.hidden();
    person.get(&format!("/api/ciphers/{item}/details")).await.hidden();
    let sync = person.get("/api/sync").await.ok();
    assert_eq!((&sync["ciphers"], &sync["collections"]), (&json!([]), &json!([])));
    one.status.is_success()
}

async fn kinds(person: &Person, path: &str) -> Vec<u64> {
    let log = person.get(path).await.ok();
    let entries = log["data"].as_array().expect("entries").clone();
    entries
        .iter()
        .filter_map(|entry| entry["type"].as_u64())
        .collect()
}

async fn revision(person: &Person) -> Value {
    person.get("/api/accounts/revision-date").await.ok()
}

async fn letters(house: &House, kind: &str, to: &str) -> i64 {
    let mut tx = house.app.db.read().await.expect("a connection");
    let sql = "SELECT COUNT(*) FROM outbox WHERE kind = $1 AND recipient = $2";
    let (count,): (i64,) = tx.one(sql, server::args![kind, to]).await.expect("a count");
    count
}

on_both! {
    async fn a_service_user_reaches_the_items_under_manage_and_none_under_none(house) {
        let portal = house.portal("admin@portail.example").await;
        let (tech, _) = house.colleague(&portal, "tech@portail.example", 1).await;
        let (client, owner, _) = house.client_with_owner(&portal, "owner@first.example", 5).await;
        let (item, _) = client.item(&owner).await;
        assert_eq!(owner.get(&item_access(&client)).await.ok()["mode"], "manage");
        assert!(reaches(&tech, &client, &item).await);
        client.choose(&owner, "none").await;
        assert!(!reaches(&tech, &client, &item).await);
        assert!(!reaches(&portal.admin, &client, &item).await);
        // Its own members are not concerned.
        owner.get(&format!("/api/ciphers/{item}")).await.ok();
        // Collections stay visible (3.10, A-901).
        let path = format!("/api/organizations/{}/collections", client.organization_id);
        assert_eq!(tech.get(&path).await.ok()["data"].as_array().map(Vec::len), Some(1));
        // Nothing can be asked for under none.
        let path = format!("{}/requests", item_access(&client));
        tech.post(&path, json!({"reason": "Please"})).await.refused("item_access_closed");
    }

    async fn consent_is_asked_for_granted_and_runs_out_by_the_clock(house) {
        let portal = house.portal("admin@portail.example").await;
        let (tech, _) = house.colleague(&portal, "tech@portail.example", 1).await;
        let (client, owner, _) = house.client_with_owner(&portal, "owner@first.example", 5).await;
        let (item, _) = client.item(&owner).await;
        client.choose(&owner, "consent").await;
        assert!(!reaches(&tech, &client, &item).await);
        let request = client.asked(&tech).await;
        assert!(!reaches(&tech, &client, &item).await, "asking opens nothing");
        assert_eq!(letters(&house, "item_access_asked", &owner.email).await, 1);
        assert_eq!(portal.row(&client).await["itemAccessAsked"], true);
        let before = revision(&portal.admin).await;
        let granted = owner.post(&format!("{request}/grant"), json!({"minutes": 60})).await.ok();
        assert_eq!((&granted["state"], &granted["askedByName"]), (&json!("granted"), &json!(tech.email)));
        assert_ne!(revision(&portal.admin).await, before, "the provider's clients hear of it");
        assert_eq!(letters(&house, "item_access_granted", &tech.email).await, 1);
        // For all of the provider, and shown to both sides.
        assert!(reaches(&tech, &client, &item).await);
        assert!(reaches(&portal.admin, &client, &item).await);
        assert_eq!(portal.row(&client).await["itemAccessUntil"], granted["expires"]);
        let profile = tech.get("/api/accounts/profile").await.ok();
        assert_eq!(profile["providerOrganizations"][0]["providerItemAccess"], "consent");
        assert_eq!(profile["providerOrganizations"][0]["providerItemAccessUntil"], granted["expires"]);
        tech.post(&format!("{}/requests", item_access(&client)), json!({"reason": "More"})).await
            .refused("item_access_open");

        house.a_week_later().await;
        assert!(!reaches(&tech, &client, &item).await);
        let shown = owner.get(&item_access(&client)).await.ok();
        assert_eq!((&shown["open"], &shown["requests"][0]["state"]), (&json!(false), &json!("expired")));
        assert_eq!(portal.row(&client).await["itemAccessUntil"], json!(null));
        // Soon the logs and the clients hear of it, once.
        let before = revision(&tech).await;
        for _ in 0..2 {
            server::routes::item_access::note_expired(&house.app.db, server::clock::now()).await.unwrap();
        }
        assert_ne!(revision(&tech).await, before);
        let own = kinds(&owner, &format!("/api/organizations/{}/events", client.organization_id)).await;
        let theirs = kinds(&portal.admin, &format!("/api/providers/{}/events", portal.id)).await;
        for log in [own, theirs] {
            for kind in [7002, 7004, 7005, 7009] {
                assert_eq!(log.iter().filter(|seen| **seen == kind).count(), 1, "{kind} in {log:?}");
            }
        }
        owner.post(&format!("{request}/end"), json!({})).await.refused("not_open");
    }

    async fn an_owner_ends_a_grant_at_once_and_a_stricter_mode_ends_it_too(house) {
        let portal = house.portal("admin@portail.example").await;
        let (client, owner, _) = house.client_with_owner(&portal, "owner@first.example", 5).await;
        let (item, _) = client.item(&owner).await;
        client.choose(&owner, "consent").await;
        let request = client.asked(&portal.admin).await;
        owner.post(&format!("{request}/grant"), json!({"minutes": 15})).await.ok();
        assert!(reaches(&portal.admin, &client, &item).await);
        let ended = owner.post(&format!("{request}/end"), json!({})).await.ok();
        assert_eq!(ended["state"], "ended");
        assert!(!reaches(&portal.admin, &client, &item).await);
        assert_eq!(letters(&house, "item_access_ended", &portal.admin.email).await, 1);
        let request = client.asked(&portal.admin).await;
        owner.post(&format!("{request}/grant"), json!({"minutes": 10080})).await.ok();
        let waiting = client.choose(&owner, "none").await;
        assert_eq!(waiting["requests"][0]["state"], "ended");
        // Back to consent, the old grant stays ended.
        client.choose(&owner, "consent").await;
        assert!(!reaches(&portal.admin, &client, &item).await);
    }

    async fn a_request_is_answered_once_and_only_one_waits(house) {
        let portal = house.portal("admin@portail.example").await;
        let (tech, _) = house.colleague(&portal, "tech@portail.example", 1).await;
        let (client, owner, _) = house.client_with_owner(&portal, "owner@first.example", 5).await;
        let path = format!("{}/requests", item_access(&client));
        tech.post(&path, json!({"reason": "Why not"})).await.refused("item_access_open");
        client.choose(&owner, "consent").await;
        for (body, code) in [
            (json!({"reason": " "}), "required"),
            (json!({"reason": "x".repeat(501)}), "reason_too_long"),
            (json!({"reason": "Fine", "minutes": 14}), "bad_minutes"),
            (json!({"reason": "Fine", "minutes": 10_081}), "bad_minutes"),
        ] {
            tech.post(&path, body).await.refused(code);
        }
        let request = client.asked(&tech).await;
        portal.admin.post(&path, json!({"reason": "Me too"})).await.refused("already_asked");
        for minutes in [14, 10_081] {
            owner.post(&format!("{request}/grant"), json!({"minutes": minutes})).await.refused("bad_minutes");
        }
        let declined = owner.post(&format!("{request}/decline"), json!({})).await.ok();
        assert_eq!(declined["state"], "declined");
        assert_eq!(letters(&house, "item_access_declined", &tech.email).await, 1);
        owner.post(&format!("{request}/grant"), json!({"minutes": 60})).await.refused("already_answered");
        tech.post(&format!("{request}/withdraw"), json!({})).await.refused("already_answered");
        let again = client.asked(&tech).await;
        portal.admin.post(&format!("{again}/withdraw"), json!({})).await.ok();
        // The history, for both sides.
        let history = tech.get(&format!("/api/claviger/providers/{}/item-access/requests", portal.id)).await.ok();
        let states: Vec<_> = history["data"].as_array().unwrap().iter().map(|row| row["state"].clone()).collect();
        assert_eq!(states, [json!("withdrawn"), json!("declined")]);
        let shown = owner.get(&item_access(&client)).await.ok();
        assert_eq!(shown["requests"][1]["answeredByName"], owner.email);
    }

    async fn whoever_works_for_the_provider_never_loosens_not_even_as_owner(house) {
        let portal = house.portal("admin@portail.example").await;
        let (client, owner, _) = house.client_with_owner(&portal, "owner@first.example", 5).await;
        portal.admin.put(&item_access(&client), json!({"mode": "manage"})).await.hidden();
        portal.admin.put(&item_access(&client), json!({"mode": "none"})).await.hidden();
        // The admin has herself made an owner.
        let users = format!("/api/organizations/{}/users", client.organization_id);
        let body = json!({"emails": [portal.admin.email], "type": 0});
        let link = crate::support::link::first(&portal.admin.post(&format!("{users}/invite"), body).await.ok());
        let id = crate::support::portal::accept(&portal.admin, &link).await;
        let key = json!({"key": crate::support::sealed::shared()});
        owner.post(&format!("{users}/{id}/confirm"), key).await.ok();
        let shown = client.choose(&portal.admin, "consent").await;
        assert_eq!((&shown["mayTighten"], &shown["mayLoosen"]), (&json!(true), &json!(false)));
        portal.admin.put(&item_access(&client), json!({"mode": "manage"})).await.refused("works_for_provider");
        let request = client.asked(&portal.admin).await;
        portal.admin.post(&format!("{request}/grant"), json!({"minutes": 60})).await.refused("works_for_provider");
        owner.put(&item_access(&client), json!({"mode": "all"})).await.refused("bad_mode");
        client.choose(&owner, "manage").await;
    }

    async fn unlinking_closes_what_was_asked_and_granted(house) {
        let portal = house.portal("admin@portail.example").await;
        let (client, owner, _) = house.client_with_owner(&portal, "owner@first.example", 5).await;
        let (item, _) = client.item(&owner).await;
        client.choose(&owner, "consent").await;
        let request = client.asked(&portal.admin).await;
        owner.post(&format!("{request}/grant"), json!({"minutes": 60})).await.ok();
        let path = format!("/api/providers/{}/organizations/{}", portal.id, client.id);
        portal.admin.delete(&path, json!({})).await.ok();
        assert!(!reaches(&portal.admin, &client, &item).await);
        let shown = owner.get(&item_access(&client)).await.ok();
        assert_eq!((&shown["requests"][0]["state"], &shown["mode"]), (&json!("ended"), &json!("consent")));
    }

    async fn a_request_of_another_client_cannot_be_answered_here(house) {
        let portal = house.portal("admin@portail.example").await;
        let (first, owner, _) = house.client_with_owner(&portal, "owner@first.example", 4).await;
        let (second, other, _) = house.client_with_owner(&portal, "owner@second.example", 4).await;
        first.choose(&owner, "consent").await;
        second.choose(&other, "consent").await;
        let request = first.asked(&portal.admin).await;
        let elsewhere = request.replace(&first.organization_id, &second.organization_id);
        for act in ["grant", "decline", "end"] {
            other.post(&format!("{request}/{act}"), json!({"minutes": 60})).await.hidden();
            other.post(&format!("{elsewhere}/{act}"), json!({"minutes": 60})).await.hidden();
        }
        portal.admin.post(&format!("{elsewhere}/withdraw"), json!({})).await.hidden();
    }

    async fn reading_items_without_opening_the_collections_leaves_a_trace_in_both_logs(house) {
        let portal = house.portal("admin@portail.example").await;
        let (tech, _) = house.colleague(&portal, "tech@portail.example", 1).await;
        let (client, owner, _) = house.client_with_owner(&portal, "owner@first.example", 5).await;
        let (item, _) = client.item(&owner).await;
        assert!(reaches(&tech, &client, &item).await);
        let own = kinds(&owner, &format!("/api/organizations/{}/events", client.organization_id)).await;
        let theirs = kinds(&portal.admin, &format!("/api/providers/{}/events", portal.id)).await;
        assert_eq!(own.iter().filter(|kind| **kind == 1603).count(), 1);
        assert_eq!(theirs.iter().filter(|kind| **kind == 1903).count(), 1);
    }
}
