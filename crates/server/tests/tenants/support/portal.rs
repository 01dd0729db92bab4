//! The usual scenery: a provider that is set up, its people, a client, its people. Refuses to know: rules.

use super::house::HASH;
use super::{House, Person, link, sealed};
use serde_json::{Value, json};

/// A provider with its admin.
pub struct Portal {
    pub id: String,
    pub admin: Person,
}

/// A client organization seen from its provider.
pub struct Client {
    /// The link's id: what the portal's routes name.
    pub id: String,
    pub organization_id: String,
    /// The owner's invitation.
    pub link: String,
}

impl House {
    /// The operator enables it, its admin registers with the link and sets it up.
    pub async fn portal(&self, admin_email: &str) -> Portal {
        let args = [
            "provider",
            "create",
            "--owner-email",
            admin_email,
            "--teams-minimum",
            "10",
        ];
        let args = [&args[..], &["--enterprise-minimum", "10", "--json"]].concat();
        let told: Value = serde_json::from_str(&self.operator(&args).await.expect("enabled")).expect("JSON");
        let setup = told["link"].as_str().expect("a link").to_owned();
        let token = link::part(&setup, "token");
        let tokens =
            json!({"providerInviteToken": token, "providerUserId": link::part(&setup, "providerUserId")});
        let admin = self.person_with(admin_email, tokens).await;
        let id = told["id"].as_str().expect("an id").to_owned();
        admin
            .post(&format!("/api/providers/{id}/setup"), setup_body(&token))
            .await
            .ok();
        Portal { id, admin }
    }

    /// An organization that runs itself; its owner gets it.
    pub async fn organization(&self, owner: &Person, plan: u8) -> String {
        let made = owner
            .post("/api/organizations", organization_body("Own Organization", plan))
            .await
            .ok();
        made["id"].as_str().expect("an id").to_owned()
    }

    /// Invited, registered with the invitation, accepted, confirmed.
    pub async fn member(
        &self,
        by: &Person,
        organization_id: &str,
        email: &str,
        invite: Value,
    ) -> (Person, String) {
        let (person, id) = self.accepted(by, organization_id, email, invite).await;
        let path = format!("/api/organizations/{organization_id}/users/{id}/confirm");
        by.post(&path, json!({"key": sealed::shared()})).await.ok();
        (person, id)
    }

    /// Invited, registered with the invitation, accepted.
    pub async fn accepted(
        &self,
        by: &Person,
        organization_id: &str,
        email: &str,
        invite: Value,
    ) -> (Person, String) {
        let mut body = json!({"emails": [email], "type": 2});
        for (name, value) in invite.as_object().into_iter().flatten() {
            body[name] = value.clone();
        }
        let path = format!("/api/organizations/{organization_id}/users/invite");
        let link = link::first(&by.post(&path, body).await.ok());
        let person = self.registered_by(&link).await;
        let id = accept(&person, &link).await;
        (person, id)
    }

    /// An account made with the link of an organization's invitation.
    pub async fn registered_by(&self, link: &str) -> Person {
        let tokens = json!({
            "orgInviteToken": link::part(link, "token"),
            "organizationUserId": link::part(link, "organizationUserId"),
        });
        self.person_with(&link::part(link, "email"), tokens).await
    }

    /// A confirmed colleague: type 0 admin, 1 service user.
    pub async fn colleague(&self, portal: &Portal, email: &str, kind: u8) -> (Person, String) {
        let path = format!("/api/providers/{}/users", portal.id);
        let body = json!({"emails": [email], "type": kind});
        let link = link::first(&portal.admin.post(&format!("{path}/invite"), body).await.ok());
        let id = link::part(&link, "providerUserId");
        let token = link::part(&link, "token");
        let person = self
            .person_with(email, json!({"providerInviteToken": token, "providerUserId": id}))
            .await;
        person
            .post(&format!("{path}/{id}/accept"), json!({"token": token}))
            .await
            .ok();
        portal
            .admin
            .post(&format!("{path}/{id}/confirm"), json!({"key": sealed::shared()}))
            .await
            .ok();
        (person, id)
    }

    /// A client with its owner confirmed.
    pub async fn client_with_owner(
        &self,
        portal: &Portal,
        owner_email: &str,
        seats: i64,
    ) -> (Client, Person, String) {
        let client = portal.client(owner_email, seats).await;
        let owner = self.registered_by(&client.link).await;
        let id = accept(&owner, &client.link).await;
        let path = format!("/api/organizations/{}/users/{id}/confirm", client.organization_id);
        portal
            .admin
            .post(&path, json!({"key": sealed::shared()}))
            .await
            .ok();
        (client, owner, id)
    }
}

impl Portal {
    /// An Enterprise client.
    pub async fn client(&self, owner_email: &str, seats: i64) -> Client {
        let path = format!("/api/providers/{}/clients", self.id);
        let made = self
            .admin
            .post(&path, client_body("Client", owner_email, 19, seats))
            .await
            .ok();
        Client {
            id: made["id"].as_str().expect("an id").to_owned(),
            organization_id: made["organizationId"].as_str().expect("an id").to_owned(),
            link: link::first(&made),
        }
    }

    /// A client as the portal's table and official clients read it; where both say something they must agree.
    pub async fn row(&self, client: &Client) -> Value {
        let mut row = self.row_of("/api/claviger/providers", "clients", client).await;
        let official = self.row_of("/api/providers", "organizations", client).await;
        let row_fields = row.as_object_mut().expect("an object");
        for (name, value) in official.as_object().expect("an object") {
            let known = row_fields.insert(name.clone(), value.clone());
            assert!(known.is_none_or(|known| known == *value), "{name} differs");
        }
        row
    }

    async fn row_of(&self, root: &str, list: &str, client: &Client) -> Value {
        let list = self.admin.get(&format!("{root}/{}/{list}", self.id)).await.ok();
        let rows = list["data"].as_array().expect("a list").clone();
        rows.into_iter()
            .find(|row| row["id"] == client.id.as_str())
            .expect("the client is listed")
    }

    /// The pool of Enterprise seats.
    pub async fn pool(&self) -> Value {
        let path = format!("/api/providers/{}/billing/subscription", self.id);
        let shown = self.admin.get(&path).await.ok();
        let plans = shown["plans"].as_array().expect("pools").clone();
        plans
            .into_iter()
            .find(|pool| pool["type"] == 19)
            .expect("the Enterprise pool")
    }
}

/// Takes an organization's invitation; answers the membership's id.
pub async fn accept(person: &Person, link: &str) -> String {
    let (organization, id) = (
        link::part(link, "organizationId"),
        link::part(link, "organizationUserId"),
    );
    let path = format!("/api/organizations/{organization}/users/{id}/accept");
    person
        .post(&path, json!({"token": link::part(link, "token")}))
        .await
        .ok();
    id
}

pub fn setup_body(token: &str) -> Value {
    json!({"name": "Portail Services", "billingEmail": "bills@portail.example", "token": token,
           "key": sealed::shared()})
}

pub fn client_body(name: &str, owner_email: &str, plan: u8, seats: i64) -> Value {
    json!({"name": name, "ownerEmail": owner_email, "planType": plan, "seats": seats, "key": sealed::text(),
           "keyPair": keys(), "collectionName": sealed::text()})
}

pub fn organization_body(name: &str, plan: u8) -> Value {
    json!({"name": name, "billingEmail": "bills@own.example", "planType": plan, "key": sealed::shared(),
           "keys": keys(), "collectionName": sealed::text(), "additionalSeats": 0})
}

pub fn keys() -> Value {
    json!({"publicKey": sealed::public_key(), "encryptedPrivateKey": sealed::text()})
}

/// Proof of the master password.
pub fn secret() -> Value {
    json!({"masterPasswordHash": HASH})
}
