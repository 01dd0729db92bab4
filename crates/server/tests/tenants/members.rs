//! Rules of an organization's members (features.md 3.1). Refuses to know: collections' own rules.

use crate::on_both;
use crate::support::portal::{accept, secret};
use crate::support::{link, sealed};
use serde_json::json;

on_both! {
    async fn a_member_is_invited_registers_accepts_is_confirmed_and_has_the_key(house) {
        let owner = house.person("owner@own.example").await;
        let org = house.organization(&owner, 20).await;
        let users = format!("/api/organizations/{org}/users");
        let (paul, id) = house.accepted(&owner, &org, "paul@own.example", json!({})).await;
        assert_eq!(paul.get("/api/accounts/profile").await.ok()["organizations"], json!([]));
        let keys = owner.post(&format!("{users}/public-keys"), json!({"ids": [id]})).await.ok();
        assert_eq!(keys["data"][0]["userId"], paul.id.as_str());
        owner.post(&format!("{users}/{id}/confirm"), json!({"key": sealed::text()})).await.refused("bad_enc_string");
        owner.post(&format!("{users}/{id}/confirm"), json!({"key": sealed::shared()})).await.ok();
        owner.post(&format!("{users}/{id}/confirm"), json!({"key": sealed::shared()})).await.refused("user_not_valid");
        let profile = paul.get("/api/accounts/profile").await.ok();
        assert_eq!(profile["organizations"][0]["id"], org.as_str());
        assert!(profile["organizations"][0]["key"].as_str().is_some_and(|key| key.starts_with("4.")));
        let names = paul.get(&format!("{users}/mini-details")).await.ok();
        assert_eq!(names["data"].as_array().map(Vec::len), Some(2));
        paul.get(&users).await.hidden();
    }

    async fn an_invitation_is_for_its_address_once_and_a_new_link_replaces_the_old(house) {
        let owner = house.person("owner@own.example").await;
        let org = house.organization(&owner, 20).await;
        let users = format!("/api/organizations/{org}/users");
        let invite = json!({"emails": ["paul@own.example"], "type": 2});
        let old = link::first(&owner.post(&format!("{users}/invite"), invite.clone()).await.ok());
        owner.post(&format!("{users}/invite"), invite).await.refused("nobody_new");
        let id = link::part(&old, "organizationUserId");
        let new = link::first(&owner.post(&format!("{users}/{id}/reinvite"), json!({})).await.ok());
        let path = format!("{users}/{id}/accept");
        let paul = house.person("paul@own.example").await;
        let thief = house.person("thief@evil.example").await;
        let token = |of: &str| json!({"token": link::part(of, "token")});
        paul.post(&path, token(&old)).await.refused("invalid_token");
        thief.post(&path, token(&new)).await.refused("other_email");
        paul.post(&path, token(&new)).await.ok();
        paul.post(&path, token(&new)).await.refused("already_accepted");
        owner.post(&format!("{users}/{id}/reinvite"), json!({})).await.refused("user_invalid");
    }

    async fn an_invitation_of_one_organization_opens_no_other(house) {
        let owner = house.person("owner@own.example").await;
        let (org, other) = (house.organization(&owner, 20).await, house.organization(&owner, 20).await);
        let body = json!({"emails": ["paul@own.example"], "type": 2});
        let one = link::first(&owner.post(&format!("/api/organizations/{org}/users/invite"), body.clone()).await.ok());
        let two = link::first(&owner.post(&format!("/api/organizations/{other}/users/invite"), body).await.ok());
        let paul = house.registered_by(&one).await;
        let (id, token) = (link::part(&two, "organizationUserId"), link::part(&one, "token"));
        let path = format!("/api/organizations/{other}/users/{id}/accept");
        paul.post(&path, json!({"token": token})).await.refused("invalid_token");
        let crossed = format!("/api/organizations/{org}/users/{id}/accept");
        paul.post(&crossed, json!({"token": token})).await.refused("user_invalid");
        accept(&paul, &one).await;
    }

    async fn an_expired_invitation_is_refused(house) {
        let owner = house.person("owner@own.example").await;
        let org = house.organization(&owner, 20).await;
        let body = json!({"emails": ["paul@own.example"], "type": 2});
        let link = link::first(&owner.post(&format!("/api/organizations/{org}/users/invite"), body).await.ok());
        let paul = house.person("paul@own.example").await;
        let mut tx = house.app.db.begin().await.expect("a transaction");
        tx.run("UPDATE tokens SET expires = 1", vec![]).await.expect("the clock moves");
        tx.commit().await.expect("a commit");
        let path = format!("/api/organizations/{org}/users/{}/accept", link::part(&link, "organizationUserId"));
        paul.post(&path, json!({"token": link::part(&link, "token")})).await.refused("invalid_token");
    }

    async fn an_admin_makes_no_owner_and_touches_none(house) {
        let owner = house.person("owner@own.example").await;
        let org = house.organization(&owner, 20).await;
        let users = format!("/api/organizations/{org}/users");
        let (admin, _) = house.member(&owner, &org, "admin@own.example", json!({"type": 1})).await;
        let list = admin.get(&users).await.ok();
        let rows = list["data"].as_array().expect("members");
        let boss = rows.iter().find(|row| row["type"] == 0).expect("the owner")["id"].clone();
        let boss = boss.as_str().expect("an id");
        let owners = json!({"emails": ["x@own.example"], "type": 0});
        admin.post(&format!("{users}/invite"), owners).await.refused("owners_only");
        admin.put(&format!("{users}/{boss}"), json!({"type": 2})).await.refused("owners_only");
        admin.put(&format!("{users}/{boss}/revoke"), json!({})).await.refused("owners_only");
        admin.delete(&format!("{users}/{boss}"), json!({})).await.refused("owners_only");
        let bulk = admin.delete(&users, json!({"ids": [boss, "0197f3a0-0000-7000-8000-000000000000"]})).await.ok();
        assert_eq!(bulk["data"][0]["error"], "Only owners can delete other owners.");
        assert_eq!(bulk["data"][1]["error"], "User not valid.");
    }

    async fn a_custom_role_manages_no_admin_and_gives_only_what_it_holds(house) {
        let owner = house.person("owner@own.example").await;
        let org = house.organization(&owner, 20).await;
        let users = format!("/api/organizations/{org}/users/invite");
        let held = json!({"type": 4, "permissions": {"manageUsers": true}});
        let (helper, _) = house.member(&owner, &org, "helper@own.example", held).await;
        let invite = |kind: u8, permissions: serde_json::Value| {
            json!({"emails": [format!("n{kind}@own.example")], "type": kind, "permissions": permissions})
        };
        helper.post(&users, invite(1, json!({}))).await.refused("custom_below_admins");
        helper.post(&users, invite(0, json!({}))).await.refused("owners_only");
        helper.post(&users, invite(4, json!({"manageUsers": true, "managePolicies": true}))).await.refused("custom_grants_own");
        helper.post(&users, invite(4, json!({"manageUsers": true}))).await.ok();
        helper.post(&users, invite(2, json!(null))).await.ok();
        helper.post(&users, json!({"emails": ["y@own.example"], "type": 3})).await.refused("unknown_role");
        helper.get(&format!("/api/organizations/{org}/events")).await.hidden();
    }

    async fn custom_roles_need_an_enterprise_plan(house) {
        let owner = house.person("owner@own.example").await;
        let org = house.organization(&owner, 18).await;
        let body = json!({"emails": ["x@own.example"], "type": 4, "permissions": {"manageUsers": true}});
        let path = format!("/api/organizations/{org}/users/invite");
        owner.post(&path, body).await.refused("custom_needs_enterprise");
    }

    async fn the_last_owner_neither_leaves_nor_steps_down(house) {
        let owner = house.person("owner@own.example").await;
        let org = house.organization(&owner, 20).await;
        let users = format!("/api/organizations/{org}/users");
        let leave = format!("/api/organizations/{org}/leave");
        let mine = owner.get(&users).await.ok()["data"][0]["id"].clone();
        let mine = mine.as_str().expect("an id");
        owner.post(&leave, json!({})).await.refused("last_owner");
        owner.put(&format!("{users}/{mine}"), json!({"type": 1})).await.refused("last_owner");
        owner.delete(&format!("{users}/{mine}"), json!({})).await.refused("not_yourself");
        house.member(&owner, &org, "second@own.example", json!({"type": 0})).await;
        owner.post(&leave, json!({})).await.ok();
        owner.get(&users).await.hidden();
    }

    async fn two_owners_who_leave_at_once_leave_one_behind(house) {
        let owner = house.person("owner@own.example").await;
        let org = house.organization(&owner, 20).await;
        let (second, _) = house.member(&owner, &org, "second@own.example", json!({"type": 0})).await;
        let leave = format!("/api/organizations/{org}/leave");
        let (one, two) = tokio::join!(owner.post(&leave, json!({})), second.post(&leave, json!({})));
        assert_eq!([one, two].iter().filter(|answer| answer.status.is_success()).count(), 1);
    }

    async fn the_provider_counts_as_owner_of_its_client(house) {
        let portal = house.portal("admin@portail.example").await;
        let (client, owner, _) = house.client_with_owner(&portal, "owner@first.example", 5).await;
        owner.post(&format!("/api/organizations/{}/leave", client.organization_id), json!({})).await.ok();
        let path = format!("/api/providers/{}/organizations/{}", portal.id, client.id);
        portal.admin.delete(&path, json!({})).await.refused("last_owner");
    }

    async fn a_provider_user_changes_a_members_role_in_a_client(house) {
        // Fails upstream (P-A0).
        let portal = house.portal("admin@portail.example").await;
        let (tech, _) = house.colleague(&portal, "tech@portail.example", 1).await;
        let (client, _, _) = house.client_with_owner(&portal, "owner@first.example", 5).await;
        let (_, id) = house.member(&tech, &client.organization_id, "user@first.example", json!({})).await;
        let path = format!("/api/organizations/{}/users/{id}", client.organization_id);
        tech.put(&path, json!({"type": 1})).await.ok();
        assert_eq!(tech.get(&path).await.ok()["type"], 1);
    }

    async fn a_revoked_member_is_out_at_once_and_back_when_restored(house) {
        let owner = house.person("owner@own.example").await;
        let org = house.organization(&owner, 20).await;
        let (paul, id) = house.member(&owner, &org, "paul@own.example", json!({})).await;
        let users = format!("/api/organizations/{org}/users");
        let before = paul.get("/api/accounts/revision-date").await.ok();
        owner.put(&format!("{users}/{id}/revoke"), json!({})).await.ok();
        assert_ne!(before, paul.get("/api/accounts/revision-date").await.ok());
        paul.get(&format!("{users}/mini-details")).await.hidden();
        assert_eq!(paul.get("/api/accounts/profile").await.ok()["organizations"], json!([]));
        owner.put(&format!("{users}/{id}/revoke"), json!({})).await.refused("already_revoked");
        owner.put(&format!("{users}/{id}/restore"), json!({})).await.ok();
        owner.put(&format!("{users}/{id}/restore"), json!({})).await.refused("already_active");
        paul.get(&format!("{users}/mini-details")).await.ok();
        assert_eq!(owner.get(&format!("{users}/{id}")).await.ok()["status"], 2);
    }

    async fn a_removed_member_with_a_live_session_finds_nothing(house) {
        let owner = house.person("owner@own.example").await;
        let org = house.organization(&owner, 20).await;
        let (paul, id) = house.member(&owner, &org, "paul@own.example", json!({"type": 1})).await;
        let users = format!("/api/organizations/{org}/users");
        owner.delete(&format!("{users}/{id}"), json!({})).await.ok();
        paul.get(&users).await.hidden();
        paul.post(&format!("{users}/invite"), json!({"emails": ["x@evil.example"], "type": 2})).await.hidden();
        paul.get(&format!("/api/organizations/{org}/collections")).await.hidden();
        owner.get(&format!("{users}/{id}")).await.hidden();
    }

    async fn a_withdrawn_invitation_opens_nothing(house) {
        let owner = house.person("owner@own.example").await;
        let org = house.organization(&owner, 20).await;
        let users = format!("/api/organizations/{org}/users");
        let body = json!({"emails": ["paul@own.example"], "type": 2});
        let link = link::first(&owner.post(&format!("{users}/invite"), body).await.ok());
        let id = link::part(&link, "organizationUserId");
        owner.delete(&format!("{users}/{id}"), json!({})).await.ok();
        let paul = house.person("paul@own.example").await;
        let given = json!({"token": link::part(&link, "token")});
        paul.post(&format!("{users}/{id}/accept"), given).await.refused("user_invalid");
    }

    async fn an_organization_ends_with_its_owners_password_only(house) {
        let owner = house.person("owner@own.example").await;
        let org = house.organization(&owner, 20).await;
        let (admin, _) = house.member(&owner, &org, "admin@own.example", json!({"type": 1})).await;
        let path = format!("/api/organizations/{org}");
        admin.delete(&path, secret()).await.hidden();
        owner.delete(&path, json!({"masterPasswordHash": "guess"})).await.refused("wrong_password");
        owner.delete(&path, secret()).await.ok();
        owner.get(&path).await.hidden();
        assert_eq!(admin.get("/api/accounts/profile").await.ok()["organizations"], json!([]));
    }

    async fn seats_come_back_to_the_pool_when_a_client_is_deleted(house) {
        let portal = house.portal("admin@portail.example").await;
        let (client, owner, _) = house.client_with_owner(&portal, "owner@first.example", 7).await;
        assert_eq!(portal.pool().await["assignedSeats"], 7);
        owner.delete(&format!("/api/organizations/{}", client.organization_id), secret()).await.ok();
        assert_eq!(portal.pool().await["assignedSeats"], 0);
    }

    async fn malformed_members_requests_change_nothing(house) {
        let owner = house.person("owner@own.example").await;
        let org = house.organization(&owner, 20).await;
        let users = format!("/api/organizations/{org}/users");
        let invite = format!("{users}/invite");
        owner.post(&invite, json!({"emails": [], "type": 2})).await.refused("one_to_twenty");
        owner.post(&invite, json!({"emails": ["x@y.example\r\nBcc: z@z.example"], "type": 2})).await.refused("bad_email");
        owner.post(&invite, json!({"emails": "x@y.example", "type": 2})).await.refused("broken_json");
        let foreign = json!({"emails": ["x@y.example"], "type": 2, "collections": [{"id": "nowhere", "manage": true}]});
        owner.post(&invite, foreign).await.hidden();
        let groups = json!({"emails": ["x@y.example"], "type": 2, "groups": ["nowhere"]});
        owner.post(&invite, groups).await.hidden();
        assert_eq!(owner.get(&users).await.ok()["data"].as_array().map(Vec::len), Some(1));
    }
}
