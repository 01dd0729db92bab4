//! While a client's items are closed to its provider (D3), the provider's people let others in without giving them any
//! items. Refuses to know: the items' own routes (`item_doors`).

use crate::on_both;
use crate::support::portal::{Client, Portal, accept, client_body};
use crate::support::{House, Person, link, sealed};
use axum::http::Method;
use serde_json::{Value, json};

/// A client with people, a collection and a group, made by its owner.
struct Firm {
    client: Client,
    owner: Person,
    owner_id: String,
    org: String,
    collection: String,
    group: String,
    plain: String,
    waiting_admin: String,
    waiting_reader: String,
    revoked_reader: String,
}

fn reader(collection: &str) -> Value {
    json!({"type": 2, "collections": [{"id": collection, "readOnly": true}]})
}

fn text(value: &Value) -> String {
    value.as_str().expect("text").to_owned()
}

async fn firm(house: &House, portal: &Portal, domain: &str) -> Firm {
    let (client, owner, owner_id) = house
        .client_with_owner(portal, &format!("owner@{domain}"), 40)
        .await;
    let id = client.organization_id.clone();
    let org = format!("/api/organizations/{id}");
    let collection = text(&owner.get(&format!("{org}/collections")).await.ok()["data"][0]["id"]);
    let group = owner
        .post(
            &format!("{org}/groups"),
            json!({"name": "Team", "collections": [], "users": []}),
        )
        .await;
    let group = text(&group.ok()["id"]);
    let (_, plain) = house
        .member(&owner, &id, &format!("plain@{domain}"), json!({}))
        .await;
    let (_, waiting_admin) = house
        .accepted(&owner, &id, &format!("boss@{domain}"), json!({"type": 1}))
        .await;
    let (_, waiting_reader) = house
        .accepted(&owner, &id, &format!("reader@{domain}"), reader(&collection))
        .await;
    let (_, revoked_reader) = house
        .member(&owner, &id, &format!("old@{domain}"), reader(&collection))
        .await;
    owner
        .put(&format!("{org}/users/{revoked_reader}/revoke"), json!({}))
        .await
        .ok();
    Firm {
        client,
        owner,
        owner_id,
        org,
        collection,
        group,
        plain,
        waiting_admin,
        waiting_reader,
        revoked_reader,
    }
}

type Door = (Method, String, Value);

impl Firm {
    /// Every way of handing out item access, in an order in which each succeeds where it is allowed.
    fn ways(&self, domain: &str) -> Vec<Door> {
        let Firm {
            org,
            collection,
            group,
            plain,
            ..
        } = self;
        let (users, collections) = (format!("{org}/users"), format!("{org}/collections"));
        let key = || json!({"key": sealed::shared()});
        let invite = |who: &str, more: Value| {
            let mut body = json!({"emails": [format!("{who}@{domain}")], "type": 2});
            body.as_object_mut()
                .expect("an object")
                .extend(more.as_object().expect("an object").clone());
            (Method::POST, format!("{users}/invite"), body)
        };
        let of_plain = |body: Value| (Method::PUT, format!("{users}/{plain}"), body);
        let manages = json!([{"id": plain, "manage": true}]);
        let by_group = json!([{"id": group, "readOnly": true}]);
        let on_collection = json!([{"id": collection, "readOnly": true}]);
        vec![
            invite("a", json!({"type": 0})),
            invite("b", json!({"type": 1})),
            invite("c", json!({"type": 4})),
            invite("d", reader(collection)),
            invite("e", json!({"groups": [group]})),
            of_plain(json!({"type": 1})),
            of_plain(json!({"type": 2, "groups": [group]})),
            of_plain(json!({"type": 2})),
            of_plain(reader(collection)),
            (
                Method::POST,
                format!("{users}/{}/confirm", self.waiting_admin),
                key(),
            ),
            (
                Method::POST,
                format!("{users}/{}/confirm", self.waiting_reader),
                key(),
            ),
            (
                Method::PUT,
                format!("{users}/{}/restore", self.revoked_reader),
                json!({}),
            ),
            (
                Method::PUT,
                format!("{collections}/{collection}"),
                json!({"name": sealed::text(), "users": manages.clone(), "groups": []}),
            ),
            (
                Method::PUT,
                format!("{collections}/{collection}"),
                json!({"name": sealed::text(), "users": manages.clone(), "groups": by_group.clone()}),
            ),
            (
                Method::POST,
                format!("{collections}/bulk-access"),
                json!({"collectionIds": [collection], "users": manages.clone(), "groups": []}),
            ),
            (
                Method::POST,
                collections.clone(),
                json!({"name": sealed::text(), "users": manages, "groups": []}),
            ),
            (
                Method::POST,
                collections,
                json!({"name": sealed::text(), "users": [], "groups": by_group}),
            ),
            (
                Method::PUT,
                format!("{org}/groups/{group}"),
                json!({"name": "Team", "users": [plain]}),
            ),
            (
                Method::DELETE,
                format!("{org}/groups/{group}/user/{plain}"),
                json!({}),
            ),
            (
                Method::PUT,
                format!("{org}/groups/{group}"),
                json!({"name": "Team", "collections": []}),
            ),
            (
                Method::POST,
                format!("{org}/groups"),
                json!({"name": "New", "collections": on_collection, "users": []}),
            ),
            (
                Method::POST,
                format!("{org}/groups"),
                json!({"name": "New", "users": [plain]}),
            ),
        ]
    }

    async fn all_open(&self, person: &Person, domain: &str) {
        for (method, path, body) in self.ways(domain) {
            let answer = person.send(method, &path, Some(body.clone())).await;
            assert!(
                answer.status.is_success(),
                "{path} {body}: {} {}",
                answer.status,
                answer.body
            );
        }
    }

    async fn all_closed(&self, person: &Person, domain: &str) {
        // The group has a collection, so that leaving it out is a change.
        let group = format!("{}/groups/{}", self.org, self.group);
        let holds = json!({"name": "Team", "collections": [{"id": self.collection, "readOnly": true}]});
        self.owner.put(&group, holds).await.ok();
        for (method, path, body) in self.ways(domain) {
            if body == json!({"type": 2}) {
                continue;
            }
            let answer = person.send(method, &path, Some(body.clone())).await;
            assert_eq!(
                (answer.status.as_u16(), &answer.body["code"]),
                (400, &json!("items_closed")),
                "{path} {body}"
            );
        }
        let bulk = json!({"keys": [{"id": self.waiting_admin, "key": sealed::shared()}]});
        let rows = person
            .post(&format!("{}/users/confirm", self.org), bulk)
            .await
            .ok();
        assert_eq!(rows["data"][0]["code"], "items_closed");
        let rows = person
            .put(
                &format!("{}/users/restore", self.org),
                json!({"ids": [self.revoked_reader]}),
            )
            .await
            .ok();
        assert_eq!(rows["data"][0]["code"], "items_closed");
    }
}

on_both! {
    async fn under_manage_a_provider_user_gives_access_to_items(house) {
        let portal = house.portal("admin@portail.example").await;
        let (tech, _) = house.colleague(&portal, "tech@portail.example", 1).await;
        firm(&house, &portal, "first.example").await.all_open(&tech, "first.example").await;
    }

    async fn under_none_no_provider_user_gives_anyone_access_to_items_and_the_clients_people_do(house) {
        let portal = house.portal("admin@portail.example").await;
        let (tech, _) = house.colleague(&portal, "tech@portail.example", 1).await;
        let firm = firm(&house, &portal, "first.example").await;
        firm.client.choose(&firm.owner, "none").await;
        firm.all_closed(&tech, "first.example").await;
        firm.all_closed(&portal.admin, "first.example").await;
        firm.all_open(&firm.owner, "first.example").await;
    }

    async fn under_consent_access_to_items_is_given_while_a_grant_is_open_only(house) {
        let portal = house.portal("admin@portail.example").await;
        let (tech, _) = house.colleague(&portal, "tech@portail.example", 1).await;
        let firm = firm(&house, &portal, "first.example").await;
        firm.client.choose(&firm.owner, "consent").await;
        firm.all_closed(&tech, "first.example").await;
        let request = firm.client.asked(&tech).await;
        firm.all_closed(&tech, "first.example").await;
        firm.owner.post(&format!("{request}/grant"), json!({"minutes": 60})).await.ok();
        let users = format!("{}/users", firm.org);
        tech.put(&format!("{users}/{}", firm.plain), reader(&firm.collection)).await.ok();
        house.a_week_later().await;
        tech.put(&format!("{users}/{}", firm.plain), json!({"type": 2})).await.refused("items_closed");
        firm.owner.put(&format!("{users}/{}", firm.plain), json!({"type": 2})).await.ok();
        firm.all_closed(&tech, "first.example").await;
    }

    async fn under_every_mode_a_provider_user_invites_confirms_and_names(house) {
        let portal = house.portal("admin@portail.example").await;
        let (tech, _) = house.colleague(&portal, "tech@portail.example", 1).await;
        let firm = firm(&house, &portal, "first.example").await;
        let (users, id) = (format!("{}/users", firm.org), firm.client.organization_id.clone());
        for mode in ["manage", "consent", "none"] {
            firm.client.choose(&firm.owner, mode).await;
            let (_, plain) = house.member(&tech, &id, &format!("{mode}@first.example"), json!({})).await;
            tech.put(&format!("{users}/{plain}"), json!({"type": 2})).await.ok();
            tech.put(&format!("{users}/{plain}/revoke"), json!({})).await.ok();
            tech.put(&format!("{users}/{plain}/restore"), json!({})).await.ok();
            let shown = firm.owner.get(&format!("{}/collections/{}/details", firm.org, firm.collection)).await.ok();
            let renamed = json!({"name": sealed::text(), "users": shown["users"], "groups": shown["groups"]});
            tech.put(&format!("{}/collections/{}", firm.org, firm.collection), renamed).await.ok();
            let group = json!({"name": mode, "collections": [], "users": []});
            tech.put(&format!("{}/groups/{}", firm.org, firm.group), group.clone()).await.ok();
            tech.post(&format!("{}/groups", firm.org), group).await.ok();
            let empty = json!({"name": sealed::text(), "users": [], "groups": []});
            tech.post(&format!("{}/collections", firm.org), empty).await.ok();
            tech.delete(&format!("{users}/{plain}"), json!({})).await.ok();
        }
    }

    async fn a_closed_client_gets_its_first_owner_from_the_provider_and_no_second_one(house) {
        let portal = house.portal("admin@portail.example").await;
        let defaults = json!({"planType": 19, "seats": 9, "itemAccess": "none"});
        portal.admin.put(&format!("/api/claviger/providers/{}/defaults", portal.id), defaults).await.ok();
        let order = client_body("Client", "owner@first.example", 19, 9);
        let made = portal.admin.post(&format!("/api/providers/{}/clients", portal.id), order).await.ok();
        let users = format!("/api/organizations/{}/users", text(&made["organizationId"]));
        let invite = |email: &str, kind: u8| json!({"emails": [email], "type": kind});
        // The address was wrong: another owner is invited, an administrator is not.
        portal.admin.post(&format!("{users}/invite"), invite("boss@first.example", 1)).await.refused("items_closed");
        let again = portal.admin.post(&format!("{users}/invite"), invite("right@first.example", 0)).await.ok();
        let ids = [link::first(&made), link::first(&again)];
        let mut waiting = Vec::new();
        for link in &ids {
            let person = house.registered_by(link).await;
            waiting.push((accept(&person, link).await, person));
        }
        let confirm = |id: &str| format!("{users}/{id}/confirm");
        portal.admin.post(&confirm(&waiting[0].0), json!({"key": sealed::shared()})).await.ok();
        portal.admin.post(&confirm(&waiting[1].0), json!({"key": sealed::shared()})).await.refused("items_closed");
        portal.admin.post(&format!("{users}/invite"), invite("third@first.example", 0)).await.refused("items_closed");
        // Nor does the way open again: the last owner stays.
        let first = format!("{users}/{}", waiting[0].0);
        portal.admin.put(&format!("{first}/revoke"), json!({})).await.refused("items_closed");
        portal.admin.delete(&first, json!({})).await.refused("items_closed");
        portal.admin.put(&first, json!({"type": 2})).await.refused("items_closed");
        waiting[0].1.post(&confirm(&waiting[1].0), json!({"key": sealed::shared()})).await.ok();
        portal.admin.delete(&first, json!({})).await.ok();
    }

    async fn a_provider_user_who_is_a_confirmed_member_acts_as_one_of_the_clients_own(house) {
        let portal = house.portal("admin@portail.example").await;
        let firm = firm(&house, &portal, "first.example").await;
        let users = format!("{}/users", firm.org);
        let invite = json!({"emails": [portal.admin.email], "type": 0});
        let link = link::first(&firm.owner.post(&format!("{users}/invite"), invite).await.ok());
        let id = accept(&portal.admin, &link).await;
        firm.client.choose(&firm.owner, "none").await;
        // Not yet confirmed, and not by herself.
        let key = json!({"key": sealed::shared()});
        portal.admin.post(&format!("{users}/{id}/confirm"), key.clone()).await.refused("items_closed");
        portal.admin.put(&format!("{users}/{}", firm.owner_id), json!({"type": 2})).await.refused("items_closed");
        firm.owner.post(&format!("{users}/{id}/confirm"), key).await.ok();
        firm.all_open(&portal.admin, "first.example").await;
    }
}
