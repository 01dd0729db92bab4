//! What each act of a provider writes into its log: the number, the ids, once (protocol.md 14.9, features.md P-74, P-75).
//! Refuses to know: how the log is filtered, paged and filed (`logs`).

use crate::on_both;
use crate::support::portal::{Portal, client_body, secret};
use crate::support::{House, Person, link, sealed};
use serde_json::{Value, json};

async fn entries(by: &Person, path: &str) -> Vec<Value> {
    let log = by.get(path).await.ok();
    assert_eq!(log["continuationToken"], Value::Null, "one page is all");
    log["data"].as_array().expect("entries").clone()
}

/// The provider's own log; each reading tells what came since the last one.
struct Log<'a> {
    portal: &'a Portal,
    reader: Person,
    known: Vec<Value>,
}

impl<'a> Log<'a> {
    async fn of(portal: &'a Portal) -> Log<'a> {
        let mut log = Log {
            portal,
            reader: portal.admin.clone(),
            known: Vec::new(),
        };
        log.news().await;
        log
    }

    async fn news(&mut self) -> Vec<Value> {
        let now = entries(&self.reader, &format!("/api/providers/{}/events", self.portal.id)).await;
        let mut news = now.clone();
        for old in &self.known {
            if let Some(at) = news.iter().position(|entry| entry == old) {
                news.swap_remove(at);
            }
        }
        self.known = now;
        news
    }

    /// Exactly these entries came: the number, by whom, about which colleague or client.
    async fn tells(&mut self, kind: u64, by: &Person, about: &[(&str, &str)]) {
        let mut news = self.news().await;
        assert_eq!(news.len(), about.len(), "{kind}: {news:?}");
        for (field, id) in about {
            let at = news.iter().position(|entry| entry[*field] == *id);
            let entry = news.swap_remove(at.unwrap_or_else(|| panic!("{kind} about {id} in {news:?}")));
            assert_eq!(entry["type"], kind, "{entry}");
            assert_eq!(entry["providerId"], self.portal.id.as_str(), "{entry}");
            assert_eq!(entry["actingUserId"], by.id.as_str(), "{entry}");
            assert_eq!(entry["organizationId"], Value::Null, "{entry}");
            assert_eq!(entry["deviceType"], 9, "{entry}");
            let other = if *field == COLLEAGUE { CLIENT } else { COLLEAGUE };
            assert_eq!(entry[other], Value::Null, "{entry}");
        }
    }
}

const COLLEAGUE: &str = "providerUserId";
const CLIENT: &str = "providerOrganizationId";

/// Invited before, now with an account; accepts.
async fn arrives(house: &House, users: &str, invited: &str) -> String {
    let (id, token) = (
        link::part(invited, "providerUserId"),
        link::part(invited, "token"),
    );
    let tokens = json!({"providerInviteToken": token, "providerUserId": id});
    let person = house.person_with(&link::part(invited, "email"), tokens).await;
    person
        .post(&format!("{users}/{id}/accept"), json!({"token": token}))
        .await
        .ok();
    id
}

on_both! {
    async fn inviting_confirming_changing_and_removing_colleagues_is_told_one_by_one(house) {
        let portal = house.portal("admin@portail.example").await;
        let mut log = Log::of(&portal).await;
        let (admin, users) = (portal.admin.clone(), format!("/api/providers/{}/users", portal.id));
        let emails = json!({"emails": ["a@portail.example", "b@portail.example", "c@portail.example"], "type": 1});
        let answer = admin.post(&format!("{users}/invite"), emails).await.ok();
        let rows = admin.get(&users).await.ok();
        let id_of = |email: &str| {
            let all = rows["data"].as_array().expect("people");
            let row = all.iter().find(|row| row["email"] == email).expect("invited");
            row["id"].as_str().expect("an id").to_owned()
        };
        let ids = ["a", "b", "c"].map(|who| id_of(&format!("{who}@portail.example")));
        let [a, b, c] = [0, 1, 2].map(|at| (COLLEAGUE, ids[at].as_str()));
        log.tells(1800, &admin, &[a, b, c]).await;

        for invitation in answer["invitations"].as_array().expect("links") {
            arrives(&house, &users, &link::first(&json!({"invitations": [invitation]}))).await;
        }
        assert_eq!(log.news().await, [] as [Value; 0], "accepting has no number");
        admin.post(&format!("{users}/{}/confirm", a.1), json!({"key": sealed::shared()})).await.ok();
        log.tells(1801, &admin, &[a]).await;
        let keys = json!({"keys": [{"id": b.1, "key": sealed::shared()}, {"id": c.1, "key": sealed::shared()}]});
        admin.post(&format!("{users}/confirm"), keys).await.ok();
        log.tells(1801, &admin, &[b, c]).await;
        admin.post(&format!("{users}/{}/confirm", a.1), json!({"key": sealed::shared()})).await.refused("user_invalid");

        admin.put(&format!("{users}/{}", a.1), json!({"type": 0})).await.ok();
        log.tells(1802, &admin, &[a]).await;
        admin.post(&format!("{users}/{}", a.1), json!({"type": 1})).await.ok();
        log.tells(1802, &admin, &[a]).await;
        let mine = id_of("admin@portail.example");
        admin.put(&format!("{users}/{mine}"), json!({"type": 1})).await.refused("last_provider_admin");

        admin.delete(&format!("{users}/{mine}"), json!({})).await.refused("not_yourself");
        assert_eq!(log.news().await, [] as [Value; 0], "what was refused is not told");
        admin.delete(&format!("{users}/{}", a.1), json!({})).await.ok();
        log.tells(1803, &admin, &[a]).await;
        admin.delete(&users, json!({"ids": [b.1, mine]})).await.ok();
        log.tells(1803, &admin, &[b]).await;
        admin.post(&format!("{users}/delete"), json!({"ids": [c.1]})).await.ok();
        log.tells(1803, &admin, &[c]).await;
    }

    async fn making_adding_opening_and_losing_clients_is_told_one_by_one(house) {
        let portal = house.portal("admin@portail.example").await;
        let (tech, _) = house.colleague(&portal, "tech@portail.example", 1).await;
        let mut log = Log::of(&portal).await;
        let admin = portal.admin.clone();
        let base = format!("/api/providers/{}", portal.id);
        let made = admin.post(&format!("{base}/clients"), client_body("Made", "owner@made.example", 19, 3)).await.ok();
        let made_id = made["id"].as_str().expect("an id");
        log.tells(1900, &admin, &[(CLIENT, made_id)]).await;

        let organizations = format!("{base}/organizations");
        let link_of = async |org: &str| {
            let rows = admin.get(&organizations).await.ok();
            let all = rows["data"].as_array().expect("rows").clone();
            let row = all.into_iter().find(|row| row["organizationId"] == org).expect("a client");
            row["id"].as_str().expect("an id").to_owned()
        };
        let mut added = Vec::new();
        for door in ["clients/existing", "organizations/add"] {
            let org = house.organization(&admin, 20).await;
            let order = json!({"organizationId": org, "key": sealed::text()});
            admin.post(&format!("{base}/{door}"), order.clone()).await.ok();
            let id = link_of(&org).await;
            log.tells(1901, &admin, &[(CLIENT, &id)]).await;
            admin.post(&format!("{base}/{door}"), order).await.refused("already_client");
            added.push((org, id));
        }

        // Opening the vault: the provider's log and the client's, which carries the provider's stamp.
        let (org, id) = &added[0];
        let opened = format!("/api/organizations/{org}/collections/details");
        tech.get(&opened).await.ok();
        log.tells(1903, &tech, &[(CLIENT, id)]).await;
        let seen = entries(&admin, &format!("/api/organizations/{org}/events")).await;
        let seen: Vec<&Value> = seen.iter().filter(|entry| entry["type"] == 1603).collect();
        assert_eq!(seen.len(), 1, "{seen:?}");
        let stamp = (&seen[0]["organizationId"], &seen[0]["providerId"], &seen[0]["actingUserId"]);
        assert_eq!(stamp, (&json!(org), &json!(portal.id), &json!(tech.id)));
        // Who is a member there opens the own organization.
        admin.get(&opened).await.ok();
        assert_eq!(log.news().await, [] as [Value; 0]);

        admin.delete(&format!("{organizations}/{id}"), json!({})).await.ok();
        log.tells(1902, &admin, &[(CLIENT, id)]).await;
        admin.delete(&format!("{organizations}/{id}"), json!({})).await.hidden();
        admin.delete(&format!("/api/organizations/{}", added[1].0), secret()).await.ok();
        log.tells(1902, &admin, &[(CLIENT, &added[1].1)]).await;
        // A client without a confirmed owner of its own is not let go, and nothing is told.
        admin.delete(&format!("{organizations}/{made_id}"), json!({})).await.refused("last_owner");
        assert_eq!(log.news().await, [] as [Value; 0]);
    }

    async fn what_a_provider_user_does_in_a_client_stands_in_the_clients_log_with_the_stamp(house) {
        let portal = house.portal("admin@portail.example").await;
        let (tech, _) = house.colleague(&portal, "tech@portail.example", 1).await;
        let (client, owner, _) = house.client_with_owner(&portal, "owner@first.example", 9).await;
        let mut log = Log::of(&portal).await;
        let (org, path) = (client.organization_id.as_str(), format!("/api/organizations/{}/events", client.organization_id));
        let (_, by_tech) = house.member(&tech, org, "one@first.example", json!({})).await;
        let (_, by_owner) = house.member(&owner, org, "two@first.example", json!({})).await;
        assert_eq!(log.news().await, [] as [Value; 0], "the provider's own log tells nothing of what happens inside (P-74)");
        let seen = entries(&owner, &path).await;
        for (member, acting, stamp) in [
            (&by_tech, &tech, json!(portal.id)), (&by_owner, &owner, Value::Null),
        ] {
            for kind in [1500, 1501] {
                let told: Vec<&Value> = seen.iter()
                    .filter(|entry| entry["type"] == kind && entry["organizationUserId"] == member.as_str()).collect();
                assert_eq!(told.len(), 1, "{kind}: {told:?}");
                assert_eq!((&told[0]["providerId"], &told[0]["actingUserId"]), (&stamp, &json!(acting.id)));
                assert_eq!(told[0]["organizationId"], org);
            }
        }
    }

    async fn signing_in_is_told_to_the_person_and_to_the_provider(house) {
        let portal = house.portal("admin@portail.example").await;
        let (tech, _) = house.colleague(&portal, "tech@portail.example", 1).await;
        let mut log = Log::of(&portal).await;
        house.log_in(&tech.email).await;
        let news = log.news().await;
        let told: Vec<&Value> = news.iter().filter(|entry| entry["type"] == 1000).collect();
        assert_eq!(told.len(), 1, "{news:?}");
        assert_eq!((&told[0]["userId"], &told[0]["providerId"]), (&json!(tech.id), &json!(portal.id)));
    }
}
