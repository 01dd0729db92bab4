//! Rules of collections and access to them (features.md 3.3). Refuses to know: items.

use crate::on_both;
use crate::support::{House, Person, sealed};
use serde_json::{Value, json};

/// The id of a new collection.
async fn made(by: &Person, org: &str, body: Value) -> String {
    let mut whole = json!({"name": sealed::text()});
    for (name, value) in body.as_object().into_iter().flatten() {
        whole[name] = value.clone();
    }
    let made = by
        .post(&format!("/api/organizations/{org}/collections"), whole)
        .await
        .ok();
    made["id"].as_str().expect("an id").to_owned()
}

async fn settings(owner: &Person, org: &str, creation: bool, deletion: bool, admins: bool) {
    let body = json!({
        "limitCollectionCreation": creation, "limitCollectionDeletion": deletion, "limitItemDeletion": false,
        "allowAdminAccessToAllCollectionItems": admins,
    });
    owner
        .put(&format!("/api/organizations/{org}/collection-management"), body)
        .await
        .ok();
}

async fn own(house: &House) -> (Person, String, Person, String) {
    let owner = house.person("owner@own.example").await;
    let org = house.organization(&owner, 20).await;
    let (paul, id) = house.member(&owner, &org, "paul@own.example", json!({})).await;
    (owner, org, paul, id)
}

on_both! {
    async fn a_member_sees_only_what_was_given_to_them(house) {
        let (owner, org, paul, id) = own(&house).await;
        let given = made(&owner, &org, json!({"users": [{"id": id, "readOnly": true, "hidePasswords": true}]})).await;
        let other = made(&owner, &org, json!({})).await;
        let path = format!("/api/organizations/{org}/collections");
        let seen = paul.get(&path).await.ok();
        assert_eq!(seen["data"].as_array().map(Vec::len), Some(1));
        assert_eq!(seen["data"][0]["id"], given.as_str());
        paul.get(&format!("{path}/{other}")).await.hidden();
        paul.get(&format!("{path}/{other}/details")).await.hidden();
        paul.get(&format!("{path}/{given}/users")).await.hidden();
        let details = paul.get(&format!("{path}/details")).await.ok();
        assert_eq!(details["data"][0]["readOnly"], true);
        assert_eq!(details["data"][0]["users"], json!([]), "who else has access is not for readers");
        let all = owner.get(&path).await.ok();
        assert_eq!(all["data"].as_array().map(Vec::len), Some(3));
        let mine = paul.get("/api/collections").await.ok();
        assert_eq!((&mine["data"][0]["hidePasswords"], mine["data"].as_array().map(Vec::len)), (&json!(true), Some(1)));
    }

    async fn the_right_to_edit_follows_manage_and_the_setting(house) {
        let (owner, org, paul, id) = own(&house).await;
        let managed = made(&owner, &org, json!({"users": [{"id": id, "manage": true}]})).await;
        let path = format!("/api/organizations/{org}/collections/{managed}");
        let edit = || json!({"name": sealed::text(), "users": [{"id": id, "manage": true}]});
        owner.put(&path, edit()).await.ok();
        settings(&owner, &org, false, true, false).await;
        owner.put(&path, edit()).await.hidden();
        owner.delete(&path, json!({})).await.hidden();
        paul.put(&path, edit()).await.ok();
        paul.put(&path, json!({"name": sealed::text(), "users": []})).await.refused("nobody_manages");
        paul.delete(&path, json!({})).await.hidden();
        settings(&owner, &org, false, false, false).await;
        paul.delete(&path, json!({})).await.ok();
    }

    async fn an_orphaned_collection_is_the_owners_to_manage(house) {
        let (owner, org, _, _) = own(&house).await;
        let orphan = made(&owner, &org, json!({})).await;
        settings(&owner, &org, false, false, false).await;
        let path = format!("/api/organizations/{org}/collections/{orphan}");
        let details = owner.get(&format!("{path}/details")).await.ok();
        assert_eq!(details["unmanaged"], true);
        owner.delete(&path, json!({})).await.ok();
    }

    async fn limited_creation_is_for_those_who_run_the_organization(house) {
        let (owner, org, paul, id) = own(&house).await;
        let path = format!("/api/organizations/{org}/collections");
        made(&paul, &org, json!({"users": [{"id": id, "manage": true}]})).await;
        settings(&owner, &org, true, false, true).await;
        paul.post(&path, json!({"name": sealed::text()})).await.hidden();
        made(&owner, &org, json!({})).await;
        let log = owner.get(&format!("/api/organizations/{org}/events")).await.ok();
        assert!(log["data"].as_array().expect("entries").iter().any(|entry| entry["type"] == 1610));
    }

    async fn manage_stands_alone_and_grants_name_people_of_the_organization(house) {
        let (owner, org, _, id) = own(&house).await;
        let other = house.person("other@else.example").await;
        let elsewhere = house.organization(&other, 20).await;
        let foreign = other.get(&format!("/api/organizations/{elsewhere}/users")).await.ok()["data"][0]["id"].clone();
        let path = format!("/api/organizations/{org}/collections");
        let both = json!({"name": sealed::text(), "users": [{"id": id, "manage": true, "readOnly": true}]});
        owner.post(&path, both).await.refused("manage_is_exclusive");
        let stranger = json!({"name": sealed::text(), "users": [{"id": foreign, "manage": true}]});
        owner.post(&path, stranger).await.hidden();
        owner.post(&path, json!({"name": "Plain"})).await.refused("bad_enc_string");
        owner.post(&path, json!({"name": sealed::text(), "externalId": "x".repeat(301)})).await.refused("name_too_long");
        assert_eq!(owner.get(&path).await.ok()["data"].as_array().map(Vec::len), Some(1));
    }

    async fn deleting_several_is_all_or_nothing(house) {
        let (owner, org, _, _) = own(&house).await;
        let (one, two) = (made(&owner, &org, json!({})).await, made(&owner, &org, json!({})).await);
        let path = format!("/api/organizations/{org}/collections");
        let mixed = json!({"ids": [one, "0197f3a0-0000-7000-8000-000000000000"]});
        owner.delete(&path, mixed).await.hidden();
        assert_eq!(owner.get(&path).await.ok()["data"].as_array().map(Vec::len), Some(3));
        owner.delete(&path, json!({"ids": [one, two]})).await.ok();
        assert_eq!(owner.get(&path).await.ok()["data"].as_array().map(Vec::len), Some(1));
    }

    async fn whoever_gains_or_loses_access_is_told_to_sync(house) {
        let (owner, org, paul, id) = own(&house).await;
        let shared = made(&owner, &org, json!({})).await;
        let path = format!("/api/organizations/{org}/collections");
        let first = paul.get("/api/accounts/revision-date").await.ok();
        let grant = json!({"collectionIds": [shared], "users": [{"id": id}], "groups": []});
        owner.post(&format!("{path}/bulk-access"), grant).await.ok();
        let second = paul.get("/api/accounts/revision-date").await.ok();
        assert_ne!(first, second);
        owner.put(&format!("{path}/{shared}"), json!({"name": sealed::text()})).await.ok();
        assert_ne!(second, paul.get("/api/accounts/revision-date").await.ok());
        assert_eq!(paul.get("/api/collections").await.ok()["data"], json!([]));
    }

    async fn the_most_permissive_way_to_a_collection_counts(house) {
        let (owner, org, paul, id) = own(&house).await;
        let weak = json!({"users": [{"id": id, "readOnly": true, "hidePasswords": true}]});
        let shared = made(&owner, &org, weak).await;
        let groups = format!("/api/organizations/{org}/groups");
        let body = json!({"name": "Workshop", "users": [id], "collections": [{"id": shared, "manage": true}]});
        let group = owner.post(&groups, body).await.ok()["id"].as_str().expect("an id").to_owned();
        let mine = paul.get("/api/collections").await.ok();
        assert_eq!((&mine["data"][0]["readOnly"], &mine["data"][0]["manage"]), (&json!(false), &json!(true)));
        paul.get(&groups).await.ok();
        paul.get(&format!("{groups}/details")).await.hidden();
        owner.delete(&format!("{groups}/{group}/user/{id}"), json!({})).await.ok();
        assert_eq!(paul.get("/api/collections").await.ok()["data"][0]["manage"], false);
        owner.post(&groups, json!({"name": "x".repeat(101)})).await.refused("name_too_long");
        owner.delete(&groups, json!({"ids": [group]})).await.ok();
        assert_eq!(owner.get(&groups).await.ok()["data"], json!([]));
    }
}
