//! An organization with members, made over HTTP as clients do. Refuses to know: what members may do.

use super::{Person, sealed};
use serde_json::{Value, json};

pub struct Organization {
    pub id: String,
    pub collection: String,
}

impl Organization {
    /// Founded by `owner`, who manages its first collection.
    pub async fn founded_by(owner: &Person, name: &str) -> Organization {
        let wish = json!({
            "name": name, "billingEmail": owner.email, "planType": 19, "key": sealed::shared("org key"),
            "keys": {"publicKey": sealed::public_key(), "encryptedPrivateKey": sealed::text("org private key")},
            "collectionName": sealed::text("first collection"), "additionalSeats": 0,
        });
        let id = owner.post("/api/organizations", wish).await.ok()["id"]
            .as_str()
            .expect("an id")
            .to_owned();
        let collections = owner
            .get(&format!("/api/organizations/{id}/collections"))
            .await
            .ok();
        let collection = collections["data"][0]["id"]
            .as_str()
            .expect("the first collection")
            .to_owned();
        Organization { id, collection }
    }

    /// A further collection; `access` are grants to members.
    pub async fn collection(&self, by: &Person, name: &str, access: Value) -> String {
        let wish = json!({"name": sealed::text(name), "externalId": null, "groups": [], "users": access});
        let path = format!("/api/organizations/{}/collections", self.id);
        by.post(&path, wish).await.ok()["id"]
            .as_str()
            .expect("an id")
            .to_owned()
    }

    /// Invites, accepts and confirms; answers the membership's id. `kind` 0 owner, 1 admin, 2 user, 4 custom.
    pub async fn join(&self, by: &Person, person: &Person, kind: u8, collections: Value) -> String {
        let path = format!("/api/organizations/{}/users", self.id);
        let wish = json!({
            "emails": [person.email], "type": kind, "collections": collections, "groups": [], "permissions": {},
            "accessSecretsManager": false,
        });
        let answer = by.post(&format!("{path}/invite"), wish).await.ok();
        let link = answer["invitations"][0]["link"]
            .as_str()
            .expect("a link to hand over");
        let (member, token) = (parameter(link, "organizationUserId"), parameter(link, "token"));
        person
            .post(&format!("{path}/{member}/accept"), json!({"token": token}))
            .await
            .ok();
        by.post(
            &format!("{path}/{member}/confirm"),
            json!({"key": sealed::shared("org key")}),
        )
        .await
        .ok();
        member
    }

    pub fn access(&self, collection: &str, read_only: bool, hide_passwords: bool, manage: bool) -> Value {
        json!([{"id": collection, "readOnly": read_only, "hidePasswords": hide_passwords, "manage": manage}])
    }

    /// An item in a collection; answers the item.
    pub async fn item(&self, by: &Person, name: &str, collection: &str) -> Value {
        let mut cipher = sealed::login(name);
        cipher["organizationId"] = json!(self.id);
        let wish = json!({"cipher": cipher, "collectionIds": [collection]});
        by.post("/api/ciphers/create", wish).await.ok()
    }
}

/// One parameter of a link.
pub fn parameter(link: &str, name: &str) -> String {
    let query = link.split_once('?').map_or("", |(_, query)| query);
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.replace("%2D", "-").replace("%5F", "_"))
        .unwrap_or_else(|| panic!("{name} in {link}"))
}
