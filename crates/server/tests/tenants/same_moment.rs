//! Two people of a provider who do the same or the contrary at the same moment: one wins, the other hears why not, and
//! pool and rows agree afterwards. Refuses to know: rules that need no second person.

use crate::on_both;
use crate::support::person::Answer;
use crate::support::portal::Portal;
use crate::support::{Person, link, sealed};
use serde_json::{Value, json};

/// The pool holds as many seats as the clients have, and has bought no more than it must.
async fn pool_and_rows_agree(portal: &Portal) {
    let rows = portal
        .admin
        .get(&format!("/api/providers/{}/organizations", portal.id))
        .await
        .ok();
    let held: i64 = rows["data"]
        .as_array()
        .expect("rows")
        .iter()
        .filter_map(|row| row["seats"].as_i64())
        .sum();
    let pool = portal.pool().await;
    assert_eq!(
        (&pool["assignedSeats"], &pool["purchasedSeats"]),
        (&json!(held), &json!((held - 10).max(0)))
    );
}

/// Exactly one went through; the other was refused with this status and says something.
fn one_wins(a: Answer, b: Answer, status: u16, code: Option<&str>) {
    assert!(a.status.is_success() != b.status.is_success(), "{a:?} {b:?}");
    let lost = if a.status.is_success() { b } else { a };
    assert_eq!(lost.status.as_u16(), status, "{lost:?}");
    assert!(
        lost.body["message"]
            .as_str()
            .is_some_and(|message| !message.is_empty()),
        "{lost:?}"
    );
    if let Some(code) = code {
        assert_eq!(lost.body["code"], code, "{lost:?}");
    }
}

async fn logged(portal: &Portal, kind: u64) -> usize {
    let log = portal
        .admin
        .get(&format!("/api/providers/{}/events", portal.id))
        .await
        .ok();
    log["data"]
        .as_array()
        .expect("entries")
        .iter()
        .filter(|entry| entry["type"] == kind)
        .count()
}

fn seats(n: i64) -> Value {
    json!({"name": "Client", "assignedSeats": n})
}

on_both! {
    async fn a_client_unlinked_by_two_at_once_leaves_once_and_gives_its_seats_back_once(house) {
        let portal = house.portal("admin@portail.example").await;
        let (second, _) = house.colleague(&portal, "second@portail.example", 0).await;
        house.client_with_owner(&portal, "owner@stays.example", 4).await;
        for n in 0..3 {
            let (client, owner, _) = house.client_with_owner(&portal, &format!("owner@c{n}.example"), 8).await;
            let path = format!("/api/providers/{}/organizations/{}", portal.id, client.id);
            let (a, b) = tokio::join!(portal.admin.delete(&path, json!({})), second.delete(&path, json!({})));
            one_wins(a, b, 404, None);
            assert_eq!(logged(&portal, 1902).await, n + 1);
            pool_and_rows_agree(&portal).await;
            let own = owner.get(&format!("/api/organizations/{}", client.organization_id)).await.ok();
            assert_eq!(own["seats"], 8, "unlinking takes no seat away");
        }
    }

    async fn a_client_unlinked_while_its_seats_change_leaves_the_pool_right(house) {
        let portal = house.portal("admin@portail.example").await;
        let (second, _) = house.colleague(&portal, "second@portail.example", 0).await;
        house.client_with_owner(&portal, "owner@stays.example", 4).await;
        for n in 0..4 {
            let (client, owner, _) = house.client_with_owner(&portal, &format!("owner@c{n}.example"), 3).await;
            let link = format!("/api/providers/{}/organizations/{}", portal.id, client.id);
            let path = format!("/api/providers/{}/clients/{}", portal.id, client.id);
            // Whoever begins first differs from round to round.
            let (gone, changed) = if n % 2 == 0 {
                tokio::join!(portal.admin.delete(&link, json!({})), second.put(&path, seats(20)))
            } else {
                let (changed, gone) = tokio::join!(second.put(&path, seats(20)), portal.admin.delete(&link, json!({})));
                (gone, changed)
            };
            gone.ok();
            let own = owner.get(&format!("/api/organizations/{}", client.organization_id)).await.ok();
            if changed.status.is_success() {
                assert_eq!(own["seats"], 20);
            } else {
                assert_eq!((changed.status.as_u16(), &own["seats"]), (404, &json!(3)), "{changed:?}");
            }
            pool_and_rows_agree(&portal).await;
        }
    }

    async fn the_last_free_seats_go_to_one_of_two_service_users(house) {
        let portal = house.portal("admin@portail.example").await;
        let (tech, _) = house.colleague(&portal, "tech@portail.example", 1).await;
        let (other, _) = house.colleague(&portal, "other@portail.example", 1).await;
        let (one, _, _) = house.client_with_owner(&portal, "owner@one.example", 3).await;
        let (two, _, _) = house.client_with_owner(&portal, "owner@two.example", 3).await;
        let path = |id: &str| format!("/api/providers/{}/clients/{id}", portal.id);
        let (one_path, two_path) = (path(&one.id), path(&two.id));
        for _ in 0..4 {
            // Ten are in the pool, six are given out, each wants the last four; service users buy none.
            let (a, b) = tokio::join!(tech.put(&one_path, seats(7)), other.put(&two_path, seats(7)));
            one_wins(a, b, 400, Some("service_user_cannot_buy"));
            let pool = portal.pool().await;
            assert_eq!((&pool["assignedSeats"], &pool["purchasedSeats"]), (&json!(10), &json!(0)));
            pool_and_rows_agree(&portal).await;
            portal.admin.put(&one_path, seats(3)).await.ok();
            portal.admin.put(&two_path, seats(3)).await.ok();
        }
    }

    async fn a_colleague_confirmed_by_two_at_once_is_confirmed_once(house) {
        let portal = house.portal("admin@portail.example").await;
        let (second, _) = house.colleague(&portal, "second@portail.example", 0).await;
        let users = format!("/api/providers/{}/users", portal.id);
        for n in 0..3 {
            let email = format!("new{n}@portail.example");
            let invite = json!({"emails": [email], "type": 1});
            let invited = link::first(&portal.admin.post(&format!("{users}/invite"), invite).await.ok());
            let (id, token) = (link::part(&invited, "providerUserId"), link::part(&invited, "token"));
            let person = house.person_with(&email, json!({"providerInviteToken": token, "providerUserId": id})).await;
            person.post(&format!("{users}/{id}/accept"), json!({"token": token})).await.ok();
            let (before, path) = (logged(&portal, 1801).await, format!("{users}/{id}/confirm"));
            let (mine, theirs) = (sealed::shared(), sealed::shared());
            let confirm = |by: Person, key: String, path: String| async move { by.post(&path, json!({"key": key})).await };
            let (a, b) = tokio::join!(
                confirm(portal.admin.clone(), mine.clone(), path.clone()),
                confirm(second.clone(), theirs.clone(), path.clone()),
            );
            let kept = if a.status.is_success() { mine } else { theirs };
            one_wins(a, b, 400, Some("user_invalid"));
            assert_eq!(logged(&portal, 1801).await, before + 1);
            let profile = person.get("/api/accounts/profile").await.ok();
            assert_eq!(profile["providers"][0]["key"], kept, "the key of the one who won");
        }
    }

    async fn a_member_confirmed_by_two_at_once_is_confirmed_once_with_the_winners_key(house) {
        let portal = house.portal("admin@portail.example").await;
        let (tech, _) = house.colleague(&portal, "tech@portail.example", 1).await;
        let (client, owner, _) = house.client_with_owner(&portal, "owner@one.example", 9).await;
        let org = client.organization_id.as_str();
        for n in 0..3 {
            let email = format!("user{n}@one.example");
            let (person, id) = house.accepted(&owner, org, &email, json!({})).await;
            let path = format!("/api/organizations/{org}/users/{id}/confirm");
            let (mine, theirs) = (sealed::shared(), sealed::shared());
            // The client's owner against its provider.
            let (a, b) = tokio::join!(owner.post(&path, json!({"key": mine})), tech.post(&path, json!({"key": theirs})));
            let kept = if a.status.is_success() { mine } else { theirs };
            one_wins(a, b, 400, Some("user_not_valid"));
            let profile = person.get("/api/accounts/profile").await.ok();
            assert_eq!(profile["organizations"][0]["key"], kept);
            let log = owner.get(&format!("/api/organizations/{org}/events")).await.ok();
            let entries = log["data"].as_array().expect("entries");
            let told = entries.iter().filter(|entry| entry["type"] == 1501 && entry["organizationUserId"] == id.as_str());
            assert_eq!(told.count(), 1);
        }
    }
}
