//! Items of organizations: who reaches them through which collection. Refuses to know: roles' other rights.

use crate::support::{House, Organization, Person, sealed};
use serde_json::{Value, json};

struct Cast {
    owner: Person,
    member: Person,
    atelier: Organization,
}

/// An owner, and a member with one grant on the first collection.
async fn cast(house: &House, read_only: bool, hide_passwords: bool, manage: bool) -> Cast {
    let (owner, member) = (house.person("owner").await, house.person("member").await);
    let atelier = Organization::founded_by(&owner, "Atelier").await;
    let access = atelier.access(&atelier.collection, read_only, hide_passwords, manage);
    atelier.join(&owner, &member, 2, access).await;
    Cast {
        owner,
        member,
        atelier,
    }
}

fn path(item: &Value) -> String {
    format!("/api/ciphers/{}", item["id"].as_str().expect("an item has an id"))
}

fn over(item: &Value, name: &str) -> Value {
    let mut wish = sealed::login(name);
    wish["organizationId"] = item["organizationId"].clone();
    wish
}

on_both! {
    async fn a_member_sees_the_items_of_their_collections_and_no_others(house: &House) {
        let Cast { owner, member, atelier } = cast(house, true, true, false).await;
        let shared = atelier.item(&owner, "shared", &atelier.collection).await;
        let hidden = atelier.collection(&owner, "hidden", json!([])).await;
        let admin_door = json!({"cipher": over(&shared, "kept"), "collectionIds": [hidden]});
        owner.post("/api/ciphers/admin", admin_door).await.ok();
        let seen = member.synced_items().await;
        assert_eq!(seen.len(), 1);
        assert_eq!(seen[0]["id"], shared["id"]);
        assert_eq!((&seen[0]["edit"], &seen[0]["viewPassword"]), (&json!(false), &json!(false)));
        assert_eq!(seen[0]["collectionIds"], json!([atelier.collection]));
        let list = format!("/api/ciphers/organization-details?organizationId={}", atelier.id);
        assert_eq!(owner.get(&list).await.ok()["data"].as_array().unwrap().len(), 2);
        member.get(&list).await.refused(404, "not_found");
    }

    async fn who_may_only_read_changes_nothing_but_their_own_order(house: &House) {
        let Cast { owner, member, atelier } = cast(house, true, false, false).await;
        let item = atelier.item(&owner, "shared", &atelier.collection).await;
        let path = path(&item);
        member.put(&path, over(&item, "mine now")).await.refused(400, "item_read_only");
        member.put(&format!("{path}/delete"), json!({})).await.refused(400, "item_read_only");
        member.delete(&path, json!({})).await.refused(400, "item_read_only");
        let collections = json!({"collectionIds": [atelier.collection]});
        member.put(&format!("{path}/collections"), collections).await.refused(400, "item_read_only");
        let folder = member.post("/api/folders", json!({"name": sealed::text("f")})).await.ok();
        let own = json!({"folderId": folder["id"], "favorite": true});
        let seen = member.put(&format!("{path}/partial"), own).await.ok();
        assert_eq!((&seen["folderId"], &seen["favorite"]), (&folder["id"], &json!(true)));
        let others = owner.get(&path).await.ok();
        assert_eq!((&others["folderId"], &others["favorite"]), (&json!(null), &json!(false)));
    }

    async fn who_may_edit_saves_for_everyone(house: &House) {
        let Cast { owner, member, atelier } = cast(house, false, false, false).await;
        let item = atelier.item(&owner, "shared", &atelier.collection).await;
        let before = owner.revision().await;
        member.put(&path(&item), over(&item, "better")).await.ok();
        assert!(owner.revision().await > before);
        assert_eq!(owner.synced_items().await[0]["name"], sealed::text("better"));
        let made = atelier.item(&member, "from the member", &atelier.collection).await;
        assert!(owner.synced_items().await.iter().any(|seen| seen["id"] == made["id"]));
    }

    async fn with_limited_deletion_only_who_manages_deletes(house: &House) {
        let Cast { owner, member, atelier } = cast(house, false, false, false).await;
        let item = atelier.item(&owner, "shared", &atelier.collection).await;
        let settings = json!({
            "limitCollectionCreation": false, "limitCollectionDeletion": false, "limitItemDeletion": true,
            "allowAdminAccessToAllCollectionItems": false,
        });
        let door = format!("/api/organizations/{}/collection-management", atelier.id);
        owner.put(&door, settings).await.ok();
        member.put(&format!("{}/delete", path(&item)), json!({})).await.refused(400, "item_read_only");
        assert_eq!(member.synced_items().await[0]["permissions"]["delete"], false);
        owner.put(&format!("{}/delete", path(&item)), json!({})).await.ok();
        owner.put(&format!("{}/restore", path(&item)), json!({})).await.ok();
    }

    async fn an_item_moves_into_an_organization_once_and_for_all(house: &House) {
        let Cast { owner, member, atelier } = cast(house, false, false, false).await;
        let item = owner.post("/api/ciphers", sealed::login("mine")).await.ok();
        let path = path(&item);
        let mut wish = json!({"cipher": sealed::login("ours"), "collectionIds": [atelier.collection]});
        wish["cipher"]["organizationId"] = json!(atelier.id);
        let mut nowhere = wish.clone();
        nowhere["collectionIds"] = json!([]);
        owner.put(&format!("{path}/share"), nowhere).await.refused(400, "no_collection");
        member.put(&format!("{path}/share"), wish.clone()).await.refused(400, "not_yours");
        let mut late = wish.clone();
        late["cipher"]["lastKnownRevisionDate"] = json!("2020-01-01T00:00:00Z");
        owner.put(&format!("{path}/share"), late).await.refused(400, "out_of_date");
        let shared = owner.put(&format!("{path}/share"), wish.clone()).await.ok();
        assert_eq!(shared["organizationId"], atelier.id);
        assert_eq!(member.synced_items().await[0]["name"], sealed::text("ours"));
        owner.put(&format!("{path}/share"), wish).await.refused(400, "already_shared");
        owner.put(&path, sealed::login("mine again")).await.refused(400, "organization_mismatch");
    }

    async fn nobody_puts_items_into_a_foreign_organization_or_collection(house: &House) {
        let Cast { member, atelier, .. } = cast(house, true, false, false).await;
        let stranger = house.person("stranger").await;
        let other = Organization::founded_by(&stranger, "Other").await;
        let mut cipher = sealed::login("x");
        cipher["organizationId"] = json!(atelier.id);
        let into = |collection: &str| json!({"cipher": cipher, "collectionIds": [collection]});
        stranger.post("/api/ciphers/create", into(&atelier.collection)).await.refused(404, "not_found");
        stranger.post("/api/ciphers/admin", into(&atelier.collection)).await.refused(404, "not_found");
        stranger.post("/api/ciphers/create", into(&other.collection)).await.refused(404, "not_found");
        member.post("/api/ciphers/create", into(&atelier.collection)).await.refused(404, "not_found");
        let none = json!({"cipher": cipher, "collectionIds": []});
        member.post("/api/ciphers/create", none).await.refused(400, "no_collection");
        member.post("/api/ciphers", cipher.clone()).await.refused(400, "no_collection");
    }

    async fn a_member_changes_only_the_collections_they_may_edit(house: &House) {
        let Cast { owner, member, atelier } = cast(house, false, false, false).await;
        let hidden = atelier.collection(&owner, "hidden", json!([])).await;
        let item = atelier.item(&owner, "shared", &atelier.collection).await;
        let (path, id) = (path(&item), item["id"].clone());
        let both = json!({"collectionIds": [atelier.collection, hidden]});
        member.put(&format!("{path}/collections"), both.clone()).await.refused(404, "not_found");
        owner.put(&format!("{path}/collections-admin"), both).await.ok();
        let seen = &member.synced_items().await[0];
        assert_eq!(seen["collectionIds"], json!([atelier.collection]));
        let away = member.put(&format!("{path}/collections_v2"), json!({"collectionIds": []})).await.ok();
        assert_eq!((&away["unavailable"], &away["cipher"]), (&json!(true), &json!(null)));
        assert_eq!(member.synced_items().await.len(), 0);
        let list = format!("/api/ciphers/organization-details?organizationId={}", atelier.id);
        let kept = owner.get(&list).await.ok();
        assert_eq!(kept["data"][0]["id"], id);
        assert_eq!(kept["data"][0]["collectionIds"], json!([hidden]));
    }

    async fn a_removed_member_loses_the_items_and_keeps_the_session(house: &House) {
        let Cast { owner, member, atelier } = cast(house, false, false, true).await;
        let item = atelier.item(&owner, "shared", &atelier.collection).await;
        let before = member.revision().await;
        let users = format!("/api/organizations/{}/users", atelier.id);
        let all = owner.get(&users).await.ok();
        let row = all["data"].as_array().unwrap().iter().find(|row| row["email"] == member.email).unwrap();
        owner.delete(&format!("{users}/{}", row["id"].as_str().unwrap()), json!({})).await.ok();
        assert!(member.revision().await > before);
        assert_eq!(member.synced_items().await.len(), 0);
        member.get(&path(&item)).await.refused(404, "not_found");
        member.put(&path(&item), over(&item, "still mine")).await.refused(404, "not_found");
        let profile = member.get("/api/accounts/profile").await.ok();
        assert_eq!(profile["organizations"], json!([]));
    }
}
