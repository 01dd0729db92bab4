//! What each act in an organization writes into its log: the number, about what, by whom, once (features.md, "Events";
//! organization 16xx, member 15xx, collection 13xx, item 11xx). Refuses to know: the provider's log (`provider_events`).

use crate::on_both;
use crate::support::items::{login, shared_login};
use crate::support::portal::secret;
use crate::support::{House, Person, sealed};
use axum::http::Method;
use serde_json::{Value, json};

const DELETE: Method = Method::DELETE;
const POST: Method = Method::POST;
const PUT: Method = Method::PUT;

/// An organization's log; each reading tells what came since the last one.
struct Log {
    owner: Person,
    org: String,
    known: Vec<Value>,
}

/// Numbers with what they are about: (1500, "organizationUserId", id).
type Told<'a> = &'a [(u64, &'a str, &'a str)];
const MEMBER: &str = "organizationUserId";
const COLLECTION: &str = "collectionId";
const ITEM: &str = "cipherId";
const ORGANIZATION: &str = "organizationId";

impl Log {
    async fn of(house: &House) -> Log {
        let owner = house.person("owner@own.example").await;
        let org = house.organization(&owner, 20).await;
        let known = Vec::new();
        let mut log = Log { owner, org, known };
        log.news().await;
        log
    }

    fn path(&self, rest: &str) -> String {
        format!("/api/organizations/{}/{rest}", self.org)
    }

    async fn news(&mut self) -> Vec<Value> {
        let log = self.owner.get(&self.path("events")).await.ok();
        let now = log["data"].as_array().expect("entries").clone();
        let news = now.iter().filter(|entry| !self.known.contains(entry));
        let news: Vec<Value> = news.cloned().collect();
        self.known.extend(news.clone());
        news
    }

    /// Exactly this came, and the same person did all of it.
    async fn tells(&mut self, what: &str, by: &Person, told: Told<'_>) {
        let mut news = self.news().await;
        assert_eq!(news.len(), told.len(), "{what}: {news:?}");
        for (kind, field, id) in told {
            let at = news
                .iter()
                .position(|entry| entry["type"] == *kind && entry[*field] == *id);
            let entry =
                news.swap_remove(at.unwrap_or_else(|| panic!("{what}: {kind} about {id} in {news:?}")));
            let whose = (
                &entry["organizationId"],
                &entry["providerId"],
                &entry["deviceType"],
            );
            assert_eq!(
                whose,
                (&json!(self.org), &Value::Null, &json!(9)),
                "{what}: {entry}"
            );
            assert_eq!(entry["actingUserId"], by.id.as_str(), "{what}: {entry}");
        }
    }

    /// The owner does it, and exactly this is told.
    async fn act(&mut self, method: Method, path: &str, body: Value, told: Told<'_>) -> Value {
        let owner = self.owner.clone();
        let what = format!("{method} {path}");
        let answer = owner.send(method, path, Some(body)).await;
        assert!(answer.status.is_success(), "{what}: {answer:?}");
        self.tells(&what, &owner, told).await;
        answer.body
    }

    /// Something new that the owner makes: its id, told under this number.
    async fn made(&mut self, path: &str, body: Value, kind: u64, field: &str) -> String {
        let made = self.owner.post(path, body).await.ok();
        let id = made["id"].as_str().expect("an id").to_owned();
        self.tells(path, &self.owner.clone(), &[(kind, field, &id)]).await;
        id
    }
}

on_both! {
    async fn settings_switches_and_emptying_of_an_organization_are_told_one_by_one(house) {
        let mut log = Log::of(&house).await;
        let org = log.org.clone();
        let (own, names) = (format!("/api/organizations/{org}"), json!({"name": "New", "billingEmail": "b@own.example"}));
        log.act(PUT, &own, names.clone(), &[(1600, ORGANIZATION, &org)]).await;
        log.act(POST, &own, names, &[(1600, ORGANIZATION, &org)]).await;
        let switches = [
            ("limitCollectionCreation", [1610, 1611]), ("limitCollectionDeletion", [1612, 1613]),
            ("limitItemDeletion", [1614, 1615]), ("allowAdminAccessToAllCollectionItems", [1616, 1617]),
        ];
        let now = log.owner.get(&own).await.ok();
        let mut stand = json!({});
        for (name, _) in switches {
            stand[name] = now[name].clone();
        }
        for (name, [on, off]) in switches {
            for _ in 0..2 {
                let is = !stand[name].as_bool().expect("a switch");
                stand[name] = json!(is);
                let told = [(if is { on } else { off }, ORGANIZATION, org.as_str()), (1600, ORGANIZATION, &org)];
                log.act(PUT, &log.path("collection-management"), stand.clone(), &told).await;
            }
        }
        log.act(POST, &format!("/api/ciphers/purge?organizationId={org}"), secret(), &[(1601, ORGANIZATION, &org)]).await;
        let exported = json!([{"type": 1602, "organizationId": org, "date": server::clock::iso(server::clock::now())}]);
        log.act(POST, "/events/collect", exported, &[(1602, ORGANIZATION, &org)]).await;
    }

    async fn every_step_of_a_member_is_told_one_by_one(house) {
        let mut log = Log::of(&house).await;
        let (owner, org, users) = (log.owner.clone(), log.org.clone(), log.path("users"));
        let mut people = Vec::new();
        for name in ["a", "b", "c", "d"] {
            let (person, id) = house.accepted(&owner, &org, &format!("{name}@own.example"), json!({})).await;
            log.tells("invited and accepted", &owner, &[(1500, MEMBER, &id)]).await;
            people.push((person, id));
        }
        let [a, b, c, d] = [0, 1, 2, 3].map(|at: usize| people[at].1.as_str());
        let key = || json!({"key": sealed::shared()});
        for id in [a, d] {
            log.act(POST, &format!("{users}/{id}/confirm"), key(), &[(1501, MEMBER, id)]).await;
        }
        let keys = json!({"keys": [{"id": b, "key": sealed::shared()}, {"id": c, "key": sealed::shared()}]});
        log.act(POST, &format!("{users}/confirm"), keys, &[(1501, MEMBER, b), (1501, MEMBER, c)]).await;
        let role = |kind: u8| json!({"type": kind, "permissions": null, "collections": [], "groups": []});
        log.act(PUT, &format!("{users}/{a}"), role(1), &[(1502, MEMBER, a)]).await;
        log.act(POST, &format!("{users}/{a}"), role(2), &[(1502, MEMBER, a)]).await;

        let group = owner.post(&log.path("groups"), json!({"name": "G", "users": [a], "collections": []})).await.ok();
        log.news().await;
        let out = format!("{}/{}/user/{a}", log.path("groups"), group["id"].as_str().expect("an id"));
        log.act(DELETE, &out, json!({}), &[(1504, MEMBER, a)]).await;

        let both = json!({"ids": [b, c]});
        for (path, body, kind, about) in [
            (format!("{users}/{a}/revoke"), json!({}), 1511, vec![a]),
            (format!("{users}/{a}/restore"), json!({}), 1512, vec![a]),
            (format!("{users}/{a}/revoke"), json!({}), 1511, vec![a]),
            (format!("{users}/{a}/restore/vnext"), json!({}), 1512, vec![a]),
            (format!("{users}/revoke"), both.clone(), 1511, vec![b, c]),
            (format!("{users}/restore"), both.clone(), 1512, vec![b, c]),
        ] {
            let told: Vec<_> = about.iter().map(|id| (kind, MEMBER, *id)).collect();
            log.act(PUT, &path, body, &told).await;
        }
        people[3].0.post(&log.path("leave"), json!({})).await.ok();
        log.tells("leave", &people[3].0, &[(1516, MEMBER, d)]).await;
        log.act(DELETE, &format!("{users}/{a}"), json!({}), &[(1503, MEMBER, a)]).await;
        log.act(POST, &format!("{users}/{b}/remove"), json!({}), &[(1503, MEMBER, b)]).await;
        log.act(DELETE, &users, json!({"ids": [c, a]}), &[(1503, MEMBER, c)]).await;
    }

    async fn making_changing_and_deleting_collections_is_told_one_by_one(house) {
        let mut log = Log::of(&house).await;
        let path = log.path("collections");
        let mut ids = Vec::new();
        for _ in 0..5 {
            ids.push(log.made(&path, json!({"name": sealed::text()}), 1300, COLLECTION).await);
        }
        let [a, b, c, d, e] = [0, 1, 2, 3, 4].map(|at: usize| ids[at].as_str());
        for method in [PUT, POST] {
            log.act(method, &format!("{path}/{a}"), json!({"name": sealed::text()}), &[(1301, COLLECTION, a)]).await;
        }
        let grant = json!({"collectionIds": [a, b], "users": [], "groups": []});
        log.act(POST, &format!("{path}/bulk-access"), grant, &[(1301, COLLECTION, a), (1301, COLLECTION, b)]).await;
        log.act(DELETE, &format!("{path}/{a}"), json!({}), &[(1302, COLLECTION, a)]).await;
        log.act(POST, &format!("{path}/{b}/delete"), json!({}), &[(1302, COLLECTION, b)]).await;
        log.act(DELETE, &path, json!({"ids": [c, d]}), &[(1302, COLLECTION, c), (1302, COLLECTION, d)]).await;
        log.act(POST, &format!("{path}/delete"), json!({"ids": [e]}), &[(1302, COLLECTION, e)]).await;
    }

    async fn every_step_of_an_organizations_item_is_told_one_by_one(house) {
        let mut log = Log::of(&house).await;
        let (owner, org) = (log.owner.clone(), log.org.clone());
        let rows = owner.get(&log.path("users")).await.ok();
        let manage = json!([{"id": rows["data"][0]["id"], "manage": true}]);
        let new = json!({"name": sealed::text(), "users": manage});
        let (one, two) = (
            log.made(&log.path("collections"), new.clone(), 1300, COLLECTION).await,
            log.made(&log.path("collections"), new, 1300, COLLECTION).await,
        );
        let a = log.made("/api/ciphers/create", shared_login(&org, &[&one]), 1100, ITEM).await;
        let b = log.made("/api/ciphers/admin", shared_login(&org, &[&one]), 1100, ITEM).await;
        for (method, rest) in [(PUT, ""), (POST, ""), (PUT, "/admin"), (POST, "/admin")] {
            log.act(method, &format!("/api/ciphers/{a}{rest}"), login(&org), &[(1101, ITEM, &a)]).await;
        }
        let mut places = vec![&two, &one].into_iter().cycle();
        for (method, rest) in [
            (PUT, "collections"), (POST, "collections"), (PUT, "collections_v2"),
            (PUT, "collections-admin"), (POST, "collections-admin"),
        ] {
            let to = json!({"collectionIds": [places.next()]});
            log.act(method, &format!("/api/ciphers/{a}/{rest}"), to, &[(1106, ITEM, &a)]).await;
        }
        let shared = |id: &str| {
            let mut body = shared_login(&org, &[&one]);
            body["cipher"]["id"] = json!(id);
            body
        };
        let own = || json!({"type": 1, "name": sealed::text(), "login": {}});
        let mut mine = Vec::new();
        for _ in 0..2 {
            mine.push(owner.post("/api/ciphers", own()).await.ok()["id"].as_str().expect("an id").to_owned());
        }
        assert_eq!(log.news().await, [] as [Value; 0], "one's own items are nobody's business");
        log.act(PUT, &format!("/api/ciphers/{}/share", mine[0]), shared(&mine[0]), &[(1105, ITEM, &mine[0])]).await;
        let many = json!({"ciphers": [shared(&mine[1])["cipher"]], "collectionIds": [one]});
        log.act(PUT, "/api/ciphers/share", many, &[(1105, ITEM, &mine[1])]).await;

        let both = json!({"ids": [a, b], "organizationId": org});
        for (out, back) in [("delete", "restore"), ("delete-admin", "restore-admin")] {
            log.act(PUT, &format!("/api/ciphers/{a}/{out}"), json!({}), &[(1115, ITEM, &a)]).await;
            log.act(PUT, &format!("/api/ciphers/{a}/{back}"), json!({}), &[(1116, ITEM, &a)]).await;
            let told = |kind| [(kind, ITEM, a.as_str()), (kind, ITEM, b.as_str())];
            log.act(PUT, &format!("/api/ciphers/{out}"), both.clone(), &told(1115)).await;
            log.act(PUT, &format!("/api/ciphers/{back}"), both.clone(), &told(1116)).await;
        }
        let seen = json!([{"type": 1107, "cipherId": a, "date": server::clock::iso(server::clock::now())}]);
        log.act(POST, "/events/collect", seen, &[(1107, ITEM, &a)]).await;
        let list = |id: &str| json!({"ids": [id], "organizationId": org});
        log.act(DELETE, &format!("/api/ciphers/{a}"), json!({}), &[(1102, ITEM, &a)]).await;
        log.act(DELETE, "/api/ciphers/admin", list(&b), &[(1102, ITEM, &b)]).await;
        log.act(POST, &format!("/api/ciphers/{}/delete-admin", mine[0]), json!({}), &[(1102, ITEM, &mine[0])]).await;
        log.act(POST, "/api/ciphers/delete", list(&mine[1]), &[(1102, ITEM, &mine[1])]).await;
    }
}
