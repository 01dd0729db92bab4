//! The one log over a provider and all its clients, its filters, pages and files (features.md 2.5).
//! Refuses to know: who may read which log (the matrix).

use crate::on_both;
use crate::support::Person;
use serde_json::{Value, json};

/// All entries, page by page.
async fn all(by: &Person, path: &str) -> Vec<Value> {
    let (mut entries, mut token) = (Vec::new(), None::<String>);
    loop {
        let joint = if path.contains('?') { '&' } else { '?' };
        let next = token
            .map(|token| format!("{joint}continuationToken={token}"))
            .unwrap_or_default();
        let page = by.get(&format!("{path}{next}")).await.ok();
        entries.extend(page["data"].as_array().expect("entries").clone());
        token = page["continuationToken"].as_str().map(str::to_owned);
        if token.is_none() {
            return entries;
        }
    }
}

fn kinds(entries: &[Value]) -> Vec<i64> {
    entries
        .iter()
        .filter_map(|entry| entry["type"].as_i64())
        .collect()
}

on_both! {
    async fn one_log_tells_of_the_provider_and_of_all_its_clients_with_names(house) {
        let portal = house.portal("admin@portail.example").await;
        let (tech, _) = house.colleague(&portal, "tech@portail.example", 1).await;
        let (first, _, _) = house.client_with_owner(&portal, "owner@first.example", 5).await;
        let (second, _, _) = house.client_with_owner(&portal, "owner@second.example", 5).await;
        tech.get(&format!("/api/organizations/{}/collections/details", second.organization_id)).await.ok();
        let path = format!("/api/claviger/providers/{}/events", portal.id);
        let every = all(&portal.admin, &path).await;
        for kind in [1800, 1801, 1900, 1903, 1500, 1501, 1603] {
            assert!(kinds(&every).contains(&kind), "{kind} in {:?}", kinds(&every));
        }
        let confirmed = every.iter().find(|entry| entry["type"] == 1501 && entry["clientId"] == first.organization_id.as_str());
        let confirmed = confirmed.expect("the owner's confirmation");
        assert_eq!(confirmed["actorEmail"], "admin@portail.example");
        assert_eq!(confirmed["subjectEmail"], "owner@first.example");
        assert_eq!(confirmed["clientName"], "Client");
        // By client: what happened in it, and what the provider did with it.
        let of_second = all(&portal.admin, &format!("{path}?client={}", second.organization_id)).await;
        assert!(of_second.iter().all(|entry| entry["clientId"] == second.organization_id.as_str()));
        assert!(kinds(&of_second).contains(&1900) && kinds(&of_second).contains(&1603));
        // By person, by kind, by kind and client, the provider's own.
        let of_tech = all(&portal.admin, &format!("{path}?user={}&kinds=1603,1903", tech.id)).await;
        assert_eq!(kinds(&of_tech).len(), 2);
        let members = all(&portal.admin, &format!("{path}?kinds=1500-1599&client={}", first.organization_id)).await;
        assert!(!members.is_empty() && kinds(&members).iter().all(|kind| (1500..1600).contains(kind)));
        let own = all(&portal.admin, &format!("{path}?own=true")).await;
        let official = all(&portal.admin, &format!("/api/providers/{}/events", portal.id)).await;
        assert_eq!(kinds(&own), kinds(&official));
        portal.admin.get(&format!("{path}?kinds=many")).await.refused("bad_kinds");
        portal.admin.get(&format!("{path}?start=2020-01-01T00:00:00Z&end=2026-01-01T00:00:00Z")).await.refused("range_too_large");
        let past = all(&portal.admin, &format!("{path}?start=2025-01-01T00:00:00Z&end=2025-02-01T00:00:00Z")).await;
        assert!(past.is_empty());
        let actors = portal.admin.get(&format!("{path}/actors")).await.ok();
        let emails: Vec<&str> = actors["data"].as_array().expect("people").iter().filter_map(|p| p["email"].as_str()).collect();
        assert!(emails.contains(&"tech@portail.example") && emails.contains(&"admin@portail.example"), "{emails:?}");
    }

    async fn a_log_is_read_to_its_end_page_by_page_and_its_file_holds_the_whole_range(house) {
        let portal = house.portal("admin@portail.example").await;
        let (client, owner, _) = house.client_with_owner(&portal, "owner@first.example", 5).await;
        let org = format!("/api/organizations/{}", client.organization_id);
        for _ in 0..120 {
            owner.put(&org, json!({"name": "=HYPERLINK(\"x\")", "billingEmail": "bills@first.example"})).await.ok();
        }
        let path = format!("/api/claviger/providers/{}/events", portal.id);
        let every = all(&portal.admin, &path).await;
        let changed = kinds(&every).iter().filter(|kind| **kind == 1600).count();
        assert_eq!(changed, 120, "nothing twice, nothing missing, though many carry the same moment");
        let file = portal.admin.get(&format!("{path}/csv")).await.ok();
        let file = file.as_str().expect("a file");
        assert_eq!(file.lines().count(), every.len() + 1);
        assert!(file.starts_with("message,appIcon,appName,userId,userName,userEmail,date,ip,type,installationId,"));
        assert!(file.contains(",\"'=HYPERLINK(\"\"x\"\")\","), "a formula stays text");
        // The client's own log and the provider's own log have files too; a service user gets only the client's.
        let (tech, _) = house.colleague(&portal, "tech@portail.example", 1).await;
        let own = portal.admin.get(&format!("{path}/csv?own=true&lang=fr")).await.ok();
        assert!(!own.as_str().expect("a file").contains(",1600,"));
        let theirs = format!("/api/claviger/organizations/{}/events/csv", client.organization_id);
        let seen = tech.get(&theirs).await.ok();
        assert_eq!(seen.as_str().expect("a file").matches(",1600,").count(), 120);
        tech.get(&format!("{path}/csv")).await.hidden();
    }

    async fn what_happens_after_a_client_left_or_was_suspended_is_no_longer_told_to_the_provider(house) {
        let portal = house.portal("admin@portail.example").await;
        let (client, _, _) = house.client_with_owner(&portal, "owner@first.example", 5).await;
        let path = format!("/api/claviger/providers/{}/events?kinds=1500-1699", portal.id);
        assert!(!all(&portal.admin, &path).await.is_empty());
        portal.admin.delete(&format!("/api/providers/{}/organizations/{}", portal.id, client.id), json!({})).await.ok();
        assert!(all(&portal.admin, &path).await.is_empty());
        let own = all(&portal.admin, &format!("/api/claviger/providers/{}/events?own=true", portal.id)).await;
        assert!(kinds(&own).contains(&1902));
    }
}
