//! The permission matrix: every registered route, with every role, a stranger, another tenant, a removed and a revoked
//! member. Whoever the table refuses gets 404 (401 without a session) and has changed nothing; whoever it lets in can
//! at least read. A route without an example here fails the test. Refuses to know: what routes do for those let in.

use crate::on_both;
use crate::support::portal::{Client, Portal, keys, organization_body, secret, setup_body};
use crate::support::{Answer, House, Person, sealed};
use allow::{Act, Facts, Permission, Permissions, ProviderRole, Role, Standing, may};
use axum::http::Method;
use serde_json::{Value, json};
use server::db::Tx;
use server::router::{Door, doors};

on_both! {
    async fn everyone_gets_from_every_route_what_the_table_says_and_no_more(house) {
        let scene = Scene::set(&house).await;
        let mut wrong = Vec::new();
        for door in doors().list() {
            check(&house, &scene, door, &mut wrong).await;
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

/// One person of each kind in one client of one provider, and someone who runs another provider and another client.
struct Scene {
    portal: Portal,
    client: Client,
    cast: Vec<(&'static str, Person, Standing)>,
    member_id: String,
    provider_user_id: String,
    collection_id: String,
    group_id: String,
    /// The running one: it has a day on record.
    month: String,
    /// Asked by the service user, unanswered.
    request_id: String,
}

impl Scene {
    async fn set(house: &House) -> Scene {
        let portal = house.portal("admin@portail.example").await;
        let (tech, provider_user_id) = house.colleague(&portal, "tech@portail.example", 1).await;
        let (client, owner, _) = house.client_with_owner(&portal, "owner@first.example", 20).await;
        let org = client.organization_id.as_str();
        let by = &portal.admin;
        let (admin, _) = house
            .member(by, org, "admin@first.example", json!({"type": 1}))
            .await;
        let held = json!({"type": 4, "permissions": {"manageUsers": true}});
        let (custom, _) = house.member(by, org, "custom@first.example", held).await;
        let (user, member_id) = house
            .member(by, org, "user@first.example", json!({"type": 2}))
            .await;
        let (removed, removed_id) = house
            .member(by, org, "removed@first.example", json!({"type": 1}))
            .await;
        by.delete(&format!("/api/organizations/{org}/users/{removed_id}"), json!({}))
            .await
            .ok();
        let (revoked, revoked_id) = house
            .member(by, org, "revoked@first.example", json!({"type": 0}))
            .await;
        by.put(
            &format!("/api/organizations/{org}/users/{revoked_id}/revoke"),
            json!({}),
        )
        .await
        .ok();
        let (waiting, _) = house
            .accepted(by, org, "waiting@first.example", json!({"type": 0}))
            .await;

        let elsewhere = house.portal("admin@elsewhere.example").await;
        let (_, foreign_owner, _) = house
            .client_with_owner(&elsewhere, "owner@elsewhere.example", 5)
            .await;

        let collections = by
            .get(&format!("/api/organizations/{org}/collections"))
            .await
            .ok();
        let collection_id = collections["data"][0]["id"]
            .as_str()
            .expect("a collection")
            .to_owned();

        let group = by
            .post(
                &format!("/api/organizations/{org}/groups"),
                json!({"name": "Workshop"}),
            )
            .await
            .ok();
        let group_id = group["id"].as_str().expect("a group").to_owned();

        let now = server::clock::now();
        server::billing::record::round(&house.app.db, now)
            .await
            .expect("recorded");
        let month = server::billing::Month::of_day(server::billing::calendar::day(now)).to_string();
        client.choose(&owner, "consent").await;
        let request = client.asked(&tech).await;
        let request_id = request.rsplit('/').next().unwrap_or_default().to_owned();

        let nobody = Standing::default();
        let member = |role| Standing {
            member: Some(role),
            ..nobody
        };
        let provider = |role| Standing {
            provider: Some(role),
            ..nobody
        };
        let manages_users = Standing {
            held: Permissions::none().with(Permission::ManageUsers),
            ..member(Role::Custom)
        };
        let cast = vec![
            (
                "provider admin",
                portal.admin.clone(),
                provider(ProviderRole::ProviderAdmin),
            ),
            ("service user", tech, provider(ProviderRole::ServiceUser)),
            ("owner", owner, member(Role::Owner)),
            ("admin", admin, member(Role::Admin)),
            ("custom with manageUsers", custom, manages_users),
            ("user", user, member(Role::User)),
            ("removed admin with a live session", removed, nobody),
            ("revoked owner", revoked, nobody),
            ("owner who is not confirmed yet", waiting, nobody),
            ("provider admin of another provider", elsewhere.admin, nobody),
            ("owner of another client", foreign_owner, nobody),
        ];
        Scene {
            portal,
            client,
            cast,
            member_id,
            provider_user_id,
            collection_id,
            group_id,
            month,
            request_id,
        }
    }

    /// The facts of the sample collection for one person: its owner was given Manage on it.
    fn facts(&self, who: &str) -> Facts {
        let owns = who == "owner";
        Facts {
            managed: true,
            admins_access_all: true,
            items_open_to_provider: true,
            manages: owns,
            assigned: owns,
            ..Facts::default()
        }
    }

    fn path(&self, door: &Door) -> String {
        let path = door
            .path
            .replace("{org_id}", &self.client.organization_id)
            .replace("{provider_id}", &self.portal.id)
            .replace("{invoice_id}", "current")
            .replace("{month}", &self.month)
            .replace("{member_id}", &self.member_id)
            .replace("{request_id}", &self.request_id);
        let nothing = "0197f3a0-0000-7000-8000-000000000000";
        let id = match () {
            () if path.starts_with("/api/claviger/operator/providers/") => &self.portal.id,
            () if path.starts_with("/api/claviger/operator/organizations/") => &self.client.organization_id,
            () if path.starts_with("/api/organizations/") && path.contains("/users/{id}") => &self.member_id,
            () if path.contains("/collections/{id}") => &self.collection_id,
            () if path.contains("/groups/{id}") => &self.group_id,
            () if path.starts_with("/api/providers/") && path.contains("/users/{id}") => {
                &self.provider_user_id
            }
            () if path.contains("/clients/{id}") || path.contains("/organizations/{id}") => &self.client.id,
            () => nothing,
        };
        path.replace("{id}", id)
            .replace("{identifier}", nothing)
            .replace("{organization_id}", &self.client.organization_id)
            .replace("{plan_type}", "19")
            .replace("{kind}", "0")
            .replace("{host}", "nas.local")
            .replace("{attachment_id}", nothing)
            .replace("{*path}", "x")
    }

    /// A body that would do something if it were let through.
    fn body(&self, door: &Door) -> Value {
        let one = json!({"ids": [self.member_id]});
        let people = json!({"ids": [self.provider_user_id]});
        let wrapped = json!({"keys": [{"id": self.member_id, "key": sealed::shared()}]});
        let collection = json!({"name": sealed::text(), "users": [{"id": self.member_id, "manage": true}]});
        let in_provider = door.path.starts_with("/api/providers/");
        match door.path.rsplit('/').next().unwrap_or_default() {
            "{org_id}" if door.method == Method::DELETE => secret(),
            "{provider_id}" if door.method == Method::DELETE => secret(),
            "delete"
                if door.path.ends_with("{org_id}/delete") || door.path.ends_with("{provider_id}/delete") =>
            {
                secret()
            }
            "{org_id}" | "{provider_id}" => {
                json!({"name": "Taken over", "billingEmail": "evil@evil.example"})
            }
            "collection-management" => json!({
                "limitCollectionCreation": true, "limitCollectionDeletion": true, "limitItemDeletion": true,
                "allowAdminAccessToAllCollectionItems": false,
            }),
            "keys" => keys(),
            "setup" => setup_body("no token"),
            "setup-business-unit" => json!({
                "token": "no token", "providerKey": sealed::shared(), "organizationKey": sealed::text(),
            }),
            "invite" => json!({"emails": ["evil@evil.example"], "type": if in_provider { 0 } else { 2 }}),
            "confirm" if door.path.ends_with("{id}/confirm") => json!({"key": sealed::shared()}),
            "confirm" => wrapped,
            "public-keys" | "reinvite" | "users" | "remove" | "revoke" | "restore" if in_provider => people,
            "delete" if door.path.ends_with("users/delete") => people,
            "public-keys" | "reinvite" | "users" | "remove" | "revoke" | "restore" | "vnext" => one,
            "bulk-access" => json!({"collectionIds": [self.collection_id], "users": [], "groups": []}),
            "collections" if door.method == Method::DELETE => json!({"ids": [self.collection_id]}),
            "delete" if door.path.ends_with("collections/delete") => json!({"ids": [self.collection_id]}),
            "groups" if door.method == Method::DELETE => json!({"ids": [self.group_id]}),
            "groups" => json!({"name": "Taken over"}),
            "{id}" if door.path.contains("/groups/") => json!({"name": "Taken over"}),
            "collections" => collection,
            "{id}" if door.path.contains("/collections/") => collection,
            "{id}" if door.path.contains("/clients/") => json!({"name": "Taken over", "assignedSeats": 20}),
            "{id}" => json!({"type": if in_provider { 1 } else { 2 }}),
            "clients" => crate::support::portal::client_body("Evil", "evil@evil.example", 19, 1),
            "organizations" if in_provider => {
                let mut request = organization_body("Evil", 19);
                request["additionalSeats"] = json!(1);
                request["key"] = json!(sealed::text());
                json!({"clientOwnerEmail": "evil@evil.example", "organizationCreateRequest": request})
            }
            "own-organization" => json!({"organizationId": self.client.organization_id}),
            "item-access" => json!({"mode": "none"}),
            "requests" => json!({"reason": "Taken over"}),
            "grant" => json!({"minutes": 60}),
            "existing" | "add" => {
                json!({"organizationId": self.client.organization_id, "key": sealed::text()})
            }
            _ => json!({}),
        }
    }
}

/// Notes what differs, so that one run shows all of it.
async fn check(house: &House, scene: &Scene, door: &Door, wrong: &mut Vec<String>) {
    let at = format!("{} {}", door.method, door.path);
    let path = scene.path(door);
    assert!(!path.contains('{'), "the matrix has no example for {at}");
    if door.act == Act::Anyone {
        return;
    }
    let before = print(house).await;
    let send = async |person: &Person| {
        let body = (door.method != Method::GET).then(|| scene.body(door));
        person.send(door.method.clone(), &path, body).await
    };
    let mut expect = |who: &str, answer: Answer, status: u16| {
        if answer.status != status {
            wrong.push(format!(
                "{at} as {who}: {} instead of {status}: {}",
                answer.status, answer.body
            ));
        }
    };
    expect("a stranger", send(&house.stranger()).await, 401);
    if door.act == Act::Operate {
        // No account is the operator, whoever it belongs to: their sessions are dead here.
        for (who, person, _) in &scene.cast {
            expect(who, send(person).await, 401);
        }
    }
    let judged = scene.cast.iter().filter(|_| judged_by_the_table(door.act));
    for (who, person, standing) in judged {
        let allowed = may(standing, door.act, &scene.facts(who));
        // Whoever is let in may change the scene; what they may do is tested elsewhere. Reading is safe to try, but
        // that a provider opens a client's collections is noted in both logs (P-75).
        if !allowed {
            expect(who, send(person).await, 404);
        } else if door.method == Method::GET && !door.path.ends_with("collections/details") {
            expect(who, send(person).await, 200);
        }
    }
    if before != print(house).await {
        wrong.push(format!(
            "{at}: someone who was refused, or only read, changed something"
        ));
    }
}

/// Acts on oneself and on items are judged by what belongs to whom, not by a role in the path.
fn judged_by_the_table(act: Act) -> bool {
    let personal = [
        Act::Own,
        Act::AnyPerson,
        Act::Operate,
        Act::ReadItem,
        Act::CreateItem,
        Act::EditItem,
        Act::DeleteItem,
        Act::ReadAnyItem,
        Act::EditAnyItem,
        Act::ListOrganizationItems,
        Act::ImportItems,
        Act::ExportItems,
        Act::PurgeItems,
    ];
    !personal.contains(&act)
}

/// What would show a change anywhere that matters: counts and the newest moments.
async fn print(house: &House) -> Vec<(i64, i64)> {
    let mut tx = house.app.db.read().await.expect("a connection");
    let mut all = Vec::new();
    for sql in [
        "SELECT COUNT(*), CAST(COALESCE(SUM(account_revision), 0) AS BIGINT) FROM users",
        "SELECT COUNT(*), CAST(COALESCE(SUM(revised), 0) AS BIGINT) FROM organizations",
        "SELECT COUNT(*), CAST(COALESCE(SUM(revised), 0) AS BIGINT) FROM organization_users",
        "SELECT COUNT(*), CAST(COALESCE(SUM(revised), 0) AS BIGINT) FROM collections",
        "SELECT COUNT(*), CAST(COUNT(CASE WHEN manage THEN 1 END) AS BIGINT) FROM collection_users",
        "SELECT COUNT(*), CAST(COALESCE(SUM(revised), 0) AS BIGINT) FROM org_groups",
        "SELECT COUNT(*), CAST(COALESCE(SUM(revised), 0) AS BIGINT) FROM ciphers",
        "SELECT COUNT(*), CAST(COALESCE(SUM(revised), 0) AS BIGINT) FROM folders",
        "SELECT COUNT(*), CAST(COALESCE(SUM(revised), 0) AS BIGINT) FROM providers",
        "SELECT COUNT(*), CAST(COALESCE(SUM(revised), 0) AS BIGINT) FROM provider_users",
        "SELECT COUNT(*), CAST(COALESCE(SUM(revised), 0) AS BIGINT) FROM provider_organizations",
        "SELECT COUNT(*), CAST(COALESCE(SUM(allocated_seats), 0) AS BIGINT) FROM provider_plans",
        "SELECT COUNT(*), CAST(COALESCE(SUM(seats), 0) AS BIGINT) FROM provider_defaults",
        "SELECT COUNT(*), CAST(0 AS BIGINT) FROM statements",
        "SELECT COUNT(*), CAST(COUNT(outcome) AS BIGINT) FROM item_access_requests",
        "SELECT COUNT(*), CAST(COUNT(used) AS BIGINT) FROM tokens",
        "SELECT COUNT(*), CAST(0 AS BIGINT) FROM events",
        "SELECT COUNT(*), CAST(0 AS BIGINT) FROM outbox",
    ] {
        all.push(counted(&mut tx, sql).await);
    }
    all
}

async fn counted(tx: &mut Tx, sql: &'static str) -> (i64, i64) {
    tx.one(sql, vec![]).await.expect("a count")
}
