//! Two acts that lock the same rows in opposite order: PostgreSQL ends one of them, the server runs it again, and nobody
//! notices. Refuses to know: races that one of two people must lose (`same_moment`).

use crate::support::items::shared_login;
use crate::support::{House, Person};
use serde_json::json;
use server::args;
use std::time::Duration;

const ITEMS: usize = 8;

/// A collection that only this member reaches.
async fn collection(owner: &Person, org: &str, member: &str) -> String {
    let access = json!([{"id": member, "readOnly": false, "hidePasswords": false, "manage": true}]);
    let body = json!({"name": crate::support::sealed::text(), "users": access, "groups": []});
    let made = owner
        .post(&format!("/api/organizations/{org}/collections"), body)
        .await
        .ok();
    made["id"].as_str().expect("an id").to_owned()
}

/// Items, the first half in one collection, the second in the other; bulk acts take them in the order of their making.
async fn items(owner: &Person, org: &str, collections: [&str; 2]) -> Vec<String> {
    let mut ids = Vec::new();
    for collection in collections {
        for _ in 0..ITEMS {
            let body = shared_login(org, &[collection]);
            let made = owner.post("/api/ciphers/admin", body).await.ok();
            ids.push(made["id"].as_str().expect("an id").to_owned());
        }
    }
    ids
}

async fn deadlocks(house: &House) -> i64 {
    let mut tx = house.app.db.read().await.expect("a connection");
    let sql = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()";
    let (count,): (i64,) = tx.one(sql, args![]).await.expect("a count");
    count
}

/// The people who see an item are told in the order of the items: here each act holds the one whom the other wants next.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_bulk_acts_in_opposite_order_both_succeed_after_a_deadlock() {
    let house = House::on_postgresql().await;
    let owner = house.person("owner@own.example").await;
    let org = house.organization(&owner, 20).await;
    let (second, _) = house
        .member(&owner, &org, "second@own.example", json!({"type": 0}))
        .await;
    let (_, one) = house.member(&owner, &org, "one@own.example", json!({})).await;
    let (_, two) = house.member(&owner, &org, "two@own.example", json!({})).await;
    let (left, right) = (
        collection(&owner, &org, &one).await,
        collection(&owner, &org, &two).await,
    );
    let before = deadlocks(&house).await;
    let mut all = Vec::new();
    for round in 0..5 {
        let there = items(&owner, &org, [&left, &right]).await;
        let back = items(&owner, &org, [&right, &left]).await;
        let (a, b) = tokio::join!(
            owner.put(
                "/api/ciphers/delete-admin",
                json!({"ids": there, "organizationId": org})
            ),
            second.put(
                "/api/ciphers/delete-admin",
                json!({"ids": back, "organizationId": org})
            ),
        );
        a.ok();
        b.ok();
        all.extend(there.into_iter().chain(back));
        // PostgreSQL writes its figures down about once a second.
        tokio::time::sleep(Duration::from_secs(2)).await;
        if deadlocks(&house).await > before {
            break;
        }
        assert!(round < 4, "no deadlock in five rounds: this shows nothing");
    }
    let path = format!("/api/ciphers/organization-details?organizationId={org}");
    let rows = owner.get(&path).await.ok();
    let rows = rows["data"].as_array().expect("items");
    assert_eq!(rows.len(), all.len());
    assert!(
        rows.iter().all(|row| row["deletedDate"].is_string()),
        "all are in the trash"
    );
    let mut tx = house.app.db.read().await.expect("a connection");
    let sql = "SELECT cipher_id FROM events WHERE type = 1115 ORDER BY cipher_id";
    let told: Vec<(String,)> = tx.all(sql, args![]).await.expect("entries");
    let told: Vec<String> = told.into_iter().map(|(id,)| id).collect();
    all.sort_unstable();
    assert_eq!(told, all, "each is told once: what was undone is told no more");
}
