//! An organization becomes a business unit: offered by the operator, taken by an owner, whole or not at all (P-13).
//! Refuses to know: business units that begin empty (`operator.rs`).

use crate::on_both;
use crate::support::portal::client_body;
use crate::support::{House, Person, link, sealed};
use serde_json::{Value, json};

const ENTERPRISE_ANNUALLY: u8 = 20;
const TEAMS: u8 = 17;

fn keys(token: &str) -> Value {
    json!({"token": token, "providerKey": sealed::shared(), "organizationKey": sealed::text()})
}

fn door(organization: &str) -> String {
    format!("/api/organizations/{organization}/billing/setup-business-unit")
}

/// What the operator's command says: the unit and the token of its link.
async fn offered(house: &House, organization: &str, owner: &str) -> Result<(String, String), String> {
    let args = [
        "provider",
        "convert",
        "--organization",
        organization,
        "--owner-email",
        owner,
    ];
    let told = house.operator(&args).await?;
    let link = told.lines().last().expect("a link");
    assert!(link.contains("/providers/setup-business-unit?"), "{told}");
    let unit = told.split_whitespace().nth(2).expect("an id").to_owned();
    Ok((unit, link::part(link, "token")))
}

async fn providers_of(person: &Person) -> usize {
    let sync = person.get("/api/sync").await.ok();
    sync["profile"]["providers"].as_array().expect("providers").len()
}

on_both! {
    async fn an_owner_makes_a_business_unit_of_an_organization_with_the_operators_link(house) {
        let owner = house.person("owner@own.example").await;
        let org = house.organization(&owner, ENTERPRISE_ANNUALLY).await;
        let (unit, token) = offered(&house, &org, "owner@own.example").await.expect("offered");
        // Nothing has changed until the owner takes it.
        assert_eq!(providers_of(&owner).await, 0);
        let answer = owner.post(&door(&org), keys(&token)).await.ok();
        assert_eq!(answer, json!(unit));
        let clients = owner.get(&format!("/api/providers/{unit}/organizations")).await.ok();
        assert_eq!(clients["data"].as_array().map(Vec::len), Some(1));
        assert_eq!(clients["data"][0]["organizationId"], json!(org));
        let subscription = owner.get(&format!("/api/providers/{unit}/billing/subscription")).await.ok();
        assert_eq!(subscription["plans"][0]["type"], json!(ENTERPRISE_ANNUALLY), "{subscription}");
        let sync = owner.get("/api/sync").await.ok();
        assert_eq!(sync["profile"]["providers"][0]["providerType"], json!(2));
        // Further ones take the cadence that it has, whichever is named.
        let body = client_body("Second part", "boss@own.example", 19, 2);
        owner.post(&format!("/api/providers/{unit}/clients"), body).await.ok();
        let subscription = owner.get(&format!("/api/providers/{unit}/billing/subscription")).await.ok();
        let assigned = clients["data"][0]["seats"].as_i64().expect("seats") + 2;
        assert_eq!(subscription["plans"][0]["assignedSeats"], json!(assigned), "{subscription}");
        let teams = client_body("Third part", "boss@own.example", TEAMS, 2);
        owner.post(&format!("/api/providers/{unit}/clients"), teams).await.refused("plan_not_sold");
        // The link works once, and the organization cannot be offered again.
        owner.post(&door(&org), keys(&token)).await.refused("invalid_token");
        let again = offered(&house, &org, "owner@own.example").await.expect_err("a client");
        assert!(again.contains("already belongs"), "{again}");
    }

    async fn nobody_else_and_no_other_link_makes_the_business_unit(house) {
        let owner = house.person("owner@own.example").await;
        let org = house.organization(&owner, ENTERPRISE_ANNUALLY).await;
        let (admin, _) = house.member(&owner, &org, "admin@own.example", json!({"type": 1})).await;
        let (second, _) = house.member(&owner, &org, "second@own.example", json!({"type": 0})).await;
        let other = house.person("owner@other.example").await;
        let foreign = house.organization(&other, ENTERPRISE_ANNUALLY).await;
        let (unit, token) = offered(&house, &org, "owner@own.example").await.expect("offered");
        let (_, foreign_token) = offered(&house, &foreign, "owner@other.example").await.expect("offered");
        admin.post(&door(&org), keys(&token)).await.hidden();
        other.post(&door(&org), keys(&token)).await.hidden();
        second.post(&door(&org), keys(&token)).await.hidden();
        owner.post(&door(&org), keys(&foreign_token)).await.refused("invalid_token");
        owner.post(&door(&org), keys("guess")).await.refused("invalid_token");
        // An ordinary setup cannot take its place: the unit would be there without its organization.
        let setup = json!({"name": "Unit", "billingEmail": "bills@own.example", "token": token, "key": sealed::shared()});
        owner.post(&format!("/api/providers/{unit}/setup"), setup).await.refused("invalid_token");
        assert_eq!(providers_of(&owner).await, 0);
        // Sent again, the old link is dead.
        let told = house.operator(&["provider", "resend-setup", &unit]).await.expect("sent");
        let fresh = link::part(told.lines().last().expect("a link"), "token");
        owner.post(&door(&org), keys(&token)).await.refused("invalid_token");
        owner.post(&door(&org), keys(&fresh)).await.ok();
        assert_eq!(providers_of(&owner).await, 1);
    }

    async fn only_an_enterprise_organization_of_its_own_is_offered_to_a_confirmed_owner_once(house) {
        let owner = house.person("owner@own.example").await;
        let teams = house.organization(&owner, TEAMS).await;
        let refused = offered(&house, &teams, "owner@own.example").await.expect_err("Teams");
        assert!(refused.contains("Enterprise"), "{refused}");
        let org = house.organization(&owner, ENTERPRISE_ANNUALLY).await;
        let (_, _) = house.member(&owner, &org, "user@own.example", json!({"type": 2})).await;
        let refused = offered(&house, &org, "user@own.example").await.expect_err("no owner");
        assert!(refused.contains("confirmed owner"), "{refused}");
        let (unit, _) = offered(&house, &org, "owner@own.example").await.expect("offered");
        let refused = offered(&house, &org, "owner@own.example").await.expect_err("waits");
        assert!(refused.contains("waits for this organization"), "{refused}");
        // Taken back, it can be offered anew; a provider's own organization never.
        house.operator(&["provider", "delete", &unit]).await.expect("deleted");
        let (unit, _) = offered(&house, &org, "owner@own.example").await.expect("offered");
        house.operator(&["provider", "delete", &unit]).await.expect("deleted");
        house.operator(&["organization", "mark-internal", &org]).await.expect("marked");
        let refused = offered(&house, &org, "owner@own.example").await.expect_err("internal");
        assert!(refused.contains("never become a client"), "{refused}");
    }
}
