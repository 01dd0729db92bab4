//! The permission walk over every item route in the three access modes (D3): while the items are closed, a provider's people
//! get 404 from each and change nothing, and while they are open they can read. Refuses to know: members' rights.

use crate::on_both;
use crate::support::items::{login, shared_login};
use crate::support::{House, Person};
use allow::Act;
use axum::http::Method;
use serde_json::{Value, json};
use server::router::{Door, doors};

on_both! {
    async fn no_item_door_opens_to_the_provider_while_the_client_keeps_it_shut(house) {
        let portal = house.portal("admin@portail.example").await;
        let (tech, _) = house.colleague(&portal, "tech@portail.example", 1).await;
        let (client, owner, _) = house.client_with_owner(&portal, "owner@first.example", 5).await;
        let (item, collection) = client.item(&owner).await;
        let attachment = attached(&owner, &item).await;
        let mut people = Vec::new();
        for (who, person) in [("provider admin", &portal.admin), ("service user", &tech)] {
            let mut own = login(&client.organization_id);
            own["organizationId"] = json!(null);
            let made = person.post("/api/ciphers", own).await.ok();
            people.push((who, person, Target {
                org: &client.organization_id,
                item: &item,
                own: made["id"].as_str().expect("an id").to_owned(),
                collection: &collection,
                attachment: &attachment,
            }));
        }
        let item_doors: Vec<Door> = doors().list().iter().filter(|door| on_items(door)).cloned().collect();
        assert!(item_doors.len() > 40, "only {} item doors", item_doors.len());
        let mut wrong = Vec::new();
        for mode in ["none", "consent"] {
            client.choose(&owner, mode).await;
            for door in &item_doors {
                let before = print(&house).await;
                for (who, person, target) in &people {
                    let answer = send(person, door, target).await;
                    // A list of one's own part is empty; a bulk act passes over what it does not find.
                    let nothing = answer.status == 404 || empty(&answer.body);
                    if !nothing {
                        wrong.push(format!("{mode}: {} {} as {who}: {} {}", door.method, door.path, answer.status, answer.body));
                    }
                }
                if before != print(&house).await {
                    wrong.push(format!("{mode}: {} {} changed something", door.method, door.path));
                }
            }
        }
        client.choose(&owner, "manage").await;
        for door in item_doors.iter().filter(|door| door.method == Method::GET && by_right(door.act)) {
            let (_, _, target) = people.last().expect("the service user");
            let answer = send(&tech, door, target).await;
            if answer.status != 200 {
                wrong.push(format!("manage: {} {}: {} {}", door.method, door.path, answer.status, answer.body));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

struct Target<'a> {
    org: &'a str,
    item: &'a str,
    /// The person's own item, which they might bring in.
    own: String,
    collection: &'a str,
    attachment: &'a str,
}

/// A file at the item; answers its id.
async fn attached(owner: &Person, item: &str) -> String {
    let wish = json!({
        "key": crate::support::sealed::text(), "fileName": crate::support::sealed::text(), "fileSize": 3,
        "adminRequest": true,
    });
    let made = owner
        .post(&format!("/api/ciphers/{item}/attachment/v2"), wish)
        .await
        .ok();
    let id = made["attachmentId"].as_str().expect("an id").to_owned();
    let body = "--x\r\nContent-Disposition: form-data; name=\"data\"\r\n\r\nabc\r\n--x--\r\n";
    let path = format!("/api/ciphers/{item}/attachment/{id}");
    let kind = Some("multipart/form-data; boundary=x");
    let sent = owner.raw(Method::POST, &path, kind, body.to_owned()).await;
    assert_eq!(sent.status, 200, "{}", sent.body);
    id
}

fn on_items(door: &Door) -> bool {
    let act = matches!(
        door.act,
        Act::ReadItem | Act::CreateItem | Act::EditItem | Act::DeleteItem | Act::ExportItems
    );
    act || by_right(door.act)
}

/// Doors that open by an administrator's or provider's right.
fn by_right(act: Act) -> bool {
    matches!(
        act,
        Act::ReadAnyItem | Act::EditAnyItem | Act::ListOrganizationItems | Act::ImportItems | Act::PurgeItems
    )
}

async fn send(person: &Person, door: &Door, target: &Target<'_>) -> crate::support::Answer {
    let id = if door.path.ends_with("/share") {
        target.own.as_str()
    } else {
        target.item
    };
    let mut path = door
        .path
        .replace("{id}", id)
        .replace("{org_id}", target.org)
        .replace("{attachment_id}", target.attachment);
    if ["organization-details", "import-organization", "purge"]
        .iter()
        .any(|named| path.contains(named))
    {
        path = format!("{path}?organizationId={}", target.org);
    }
    let body = (door.method != Method::GET).then(|| body(door, target));
    person.send(door.method.clone(), &path, body).await
}

/// A body that would do something if it were let through.
fn body(door: &Door, target: &Target<'_>) -> Value {
    let last = door.path.rsplit('/').next().unwrap_or_default();
    let one = door.path.contains("{id}");
    match last {
        "create" => shared_login(target.org, &[target.collection]),
        "admin" if door.method == Method::POST && !one => shared_login(target.org, &[target.collection]),
        "share" if one => shared_login(target.org, &[target.collection]),
        "share" => {
            let mut cipher = login(target.org);
            cipher["id"] = json!(target.own);
            json!({"ciphers": [cipher], "collectionIds": [target.collection]})
        }
        "import-organization" => {
            json!({"ciphers": [login(target.org)], "collections": [], "collectionRelationships": []})
        }
        "v2" => json!({
            "key": crate::support::sealed::text(), "fileName": crate::support::sealed::text(), "fileSize": 3,
            "adminRequest": true,
        }),
        "purge" => crate::support::portal::secret(),
        "bulk-collections" => json!({
            "organizationId": target.org, "cipherIds": [target.item], "collectionIds": [target.collection],
            "removeCollections": true,
        }),
        "partial" => json!({"folderId": null, "favorite": true}),
        "collections" | "collections_v2" | "collections-admin" => {
            json!({"collectionIds": [target.collection]})
        }
        "{id}" | "admin" if one && door.method != Method::DELETE => login(target.org),
        _ => json!({"ids": [target.item], "organizationId": target.org}),
    }
}

fn empty(body: &Value) -> bool {
    body.is_null() || body == "" || body["data"] == json!([])
}

async fn print(house: &House) -> Vec<(i64, i64)> {
    let mut tx = house.app.db.read().await.expect("a connection");
    let mut all = Vec::new();
    for sql in [
        "SELECT COUNT(*), CAST(COALESCE(SUM(revised), 0) AS BIGINT) FROM ciphers",
        "SELECT COUNT(*), CAST(COUNT(deleted) AS BIGINT) FROM ciphers",
        "SELECT COUNT(*), CAST(COUNT(CASE WHEN uploaded THEN 1 END) AS BIGINT) FROM attachments",
        "SELECT COUNT(*), CAST(0 AS BIGINT) FROM cipher_user",
        "SELECT COUNT(*), CAST(0 AS BIGINT) FROM collection_cipher",
        "SELECT COUNT(*), CAST(0 AS BIGINT) FROM events",
    ] {
        all.push(tx.one(sql, vec![]).await.expect("a count"));
    }
    all
}
