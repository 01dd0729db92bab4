//! Items in a client, and the client's word about them (D3). Refuses to know: rules.

use super::portal::Client;
use super::{House, Person, sealed};
use serde_json::{Value, json};
use server::clock;

/// The path of a client's item access.
pub fn item_access(client: &Client) -> String {
    format!(
        "/api/claviger/organizations/{}/item-access",
        client.organization_id
    )
}

/// A login of an organization as clients send it.
pub fn login(organization_id: &str) -> Value {
    json!({
        "type": 1, "name": sealed::text(), "organizationId": organization_id, "key": sealed::text(),
        "login": {"username": sealed::text(), "password": sealed::text(), "uris": []},
    })
}

/// With the collections it lies in.
pub fn shared_login(organization_id: &str, collection_ids: &[&str]) -> Value {
    json!({"cipher": login(organization_id), "collectionIds": collection_ids})
}

impl Client {
    /// An item in the client's first collection: (item, collection).
    pub async fn item(&self, owner: &Person) -> (String, String) {
        let path = format!("/api/organizations/{}/collections", self.organization_id);
        let collections = owner.get(&path).await.ok();
        let collection = collections["data"][0]["id"]
            .as_str()
            .expect("a collection")
            .to_owned();
        let body = shared_login(&self.organization_id, &[&collection]);
        let made = owner.post("/api/ciphers/admin", body).await.ok();
        (made["id"].as_str().expect("an id").to_owned(), collection)
    }

    pub async fn choose(&self, owner: &Person, mode: &str) -> Value {
        owner.put(&item_access(self), json!({"mode": mode})).await.ok()
    }

    /// Asks; answers the request's path.
    pub async fn asked(&self, person: &Person) -> String {
        let path = format!("{}/requests", item_access(self));
        let body = json!({"reason": "The printer forgot its password", "minutes": 60});
        let made = person.post(&path, body).await.ok();
        format!("{path}/{}", made["id"].as_str().expect("an id"))
    }
}

impl House {
    /// As if the clock had gone on by a week and a minute: every grant and request is that much older.
    pub async fn a_week_later(&self) {
        let mut tx = self.app.db.begin().await.expect("a connection");
        let week = 7 * clock::DAY + clock::MINUTE;
        tx.run(
            "UPDATE item_access_requests SET expires = expires - $1, answered = answered - $1, asked = asked - $1",
            server::args![week],
        )
        .await
        .expect("older");
        tx.commit().await.expect("older");
    }
}
