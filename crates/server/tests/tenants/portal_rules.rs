//! Rules the portal's pages lean on: what wants a look, defaults, dry runs, organizations that cannot be attached, and two
//! people changing the same thing at once (features.md 2.3). Refuses to know: the usual day (`clients`).

use crate::on_both;
use crate::support::portal::{client_body, secret};
use crate::support::sealed;
use serde_json::{Value, json};

fn row(name: &str, email: &str, plan: Value, seats: Value) -> Value {
    json!({"name": name, "ownerEmail": email, "planType": plan, "seats": seats})
}

on_both! {
    async fn the_list_of_clients_says_what_wants_a_look(house) {
        let portal = house.portal("admin@portail.example").await;
        let fresh = portal.client("owner@fresh.example", 20).await;
        let shown = portal.row(&fresh).await;
        assert_eq!(shown["attention"], json!(["no_owner"]));
        assert_eq!((&shown["plan"], &shown["userCount"]), (&json!("Enterprise"), &json!(0)));
        let (client, owner, _) = house.client_with_owner(&portal, "owner@first.example", 10).await;
        assert_eq!(portal.row(&client).await["attention"], json!(["one_owner"]));
        let org = client.organization_id.as_str();
        let (_, id) = house.accepted(&portal.admin, org, "second@first.example", json!({"type": 0})).await;
        assert_eq!(portal.row(&client).await["attention"], json!(["waiting", "one_owner"]));
        portal.admin.post(&format!("/api/organizations/{org}/users/{id}/confirm"), json!({"key": sealed::shared()})).await.ok();
        assert_eq!(portal.row(&client).await["attention"], json!(null));
        let seven: Vec<String> = (0..7).map(|n| format!("p{n}@first.example")).collect();
        owner.post(&format!("/api/organizations/{org}/users/invite"), json!({"emails": seven, "type": 2})).await.ok();
        assert_eq!(portal.row(&client).await["attention"], json!(["few_seats"]));
        owner.post(&format!("/api/organizations/{org}/users/invite"), json!({"emails": ["p8@first.example"], "type": 2})).await.ok();
        assert_eq!(portal.row(&client).await["attention"], json!(["no_seat"]));
        // An invitation that is nearly over.
        let mut tx = house.app.db.begin().await.expect("a connection");
        let soon = server::clock::now() + server::clock::HOUR;
        tx.run("UPDATE tokens SET expires = $1 WHERE kind = 'org_invite'", server::args![soon]).await.expect("aged");
        tx.commit().await.expect("aged");
        assert_eq!(portal.row(&client).await["attention"], json!(["no_seat", "invitation"]));
    }

    async fn a_suspended_an_unlimited_and_an_overfull_client_are_listed_as_they_are(house) {
        let portal = house.portal("admin@portail.example").await;
        let (client, _, _) = house.client_with_owner(&portal, "owner@first.example", 3).await;
        let set = async |sql: &'static str| {
            let mut tx = house.app.db.begin().await.expect("a connection");
            tx.run(sql, server::args![&client.organization_id]).await.expect("changed");
            tx.commit().await.expect("changed");
        };
        set("UPDATE organizations SET seats = NULL WHERE id = $1").await;
        let shown = portal.row(&client).await;
        assert_eq!((&shown["seats"], &shown["remainingSeats"], &shown["occupiedSeats"]), (&json!(null), &json!(null), &json!(1)));
        set("UPDATE organizations SET seats = 0 WHERE id = $1").await;
        assert_eq!(portal.row(&client).await["remainingSeats"], -1);
        // From below zero only upwards: the people who are there need their seats.
        let path = format!("/api/providers/{}/clients/{}", portal.id, client.id);
        portal.admin.put(&path, json!({"name": "Client", "assignedSeats": 0})).await.ok();
        portal.admin.put(&path, json!({"name": "Client", "assignedSeats": 1})).await.ok();
        set("UPDATE organizations SET enabled = FALSE WHERE id = $1").await;
        assert_eq!(portal.row(&client).await["enabled"], false);
        // Unlinking revives it (P-5B).
        portal.admin.delete(&format!("/api/providers/{}/organizations/{}", portal.id, client.id), json!({})).await.ok();
        let mut tx = house.app.db.read().await.expect("a connection");
        let kept = server::db::organizations::by_id(&mut tx, &client.organization_id).await.expect("read").expect("a row");
        assert_eq!((kept.enabled, kept.status, kept.billing_email.as_str()), (true, 1, "owner@first.example"));
    }

    async fn new_clients_get_the_providers_defaults(house) {
        let portal = house.portal("admin@portail.example").await;
        let (tech, _) = house.colleague(&portal, "tech@portail.example", 1).await;
        let path = format!("/api/claviger/providers/{}/defaults", portal.id);
        let nothing = json!({"planType": null, "seats": null, "itemAccess": null});
        assert_eq!(portal.admin.get(&path).await.ok(), nothing);
        let clients = format!("/api/providers/{}/clients", portal.id);
        let mut order = client_body("First", "owner@first.example", 19, 3);
        order.as_object_mut().expect("an object").retain(|name, _| name != "planType" && name != "seats");
        portal.admin.post(&clients, order.clone()).await.refused("required");
        let wanted = json!({"planType": 17, "seats": 5, "itemAccess": "consent"});
        for (field, value, code) in [
            ("planType", json!(20), "plan_not_sold"), ("seats", json!(0), "seats_at_least_one"),
            ("itemAccess", json!("everything"), "bad_item_access"),
        ] {
            let mut wrong = wanted.clone();
            wrong[field] = value;
            portal.admin.put(&path, wrong).await.refused(code);
        }
        tech.put(&path, wanted.clone()).await.hidden();
        portal.admin.put(&path, wanted.clone()).await.ok();
        assert_eq!(tech.get(&path).await.ok(), wanted);
        let made = portal.admin.post(&clients, order).await.ok();
        let mut tx = house.app.db.read().await.expect("a connection");
        let id = made["organizationId"].as_str().expect("an id");
        let kept = server::db::organizations::by_id(&mut tx, id).await.expect("read").expect("a row");
        assert_eq!((kept.plan_type, kept.seats, kept.provider_item_access.as_str()), (17, Some(5), "consent"));
    }

    async fn a_dry_run_judges_every_row_and_changes_nothing(house) {
        let portal = house.portal("admin@portail.example").await;
        portal.client("owner@first.example", 8).await;
        let path = format!("/api/claviger/providers/{}/clients/check", portal.id);
        let rows = json!([
            row("Good", "owner@good.example", json!(19), json!(5)),
            row("good ", "owner@again.example", json!(19), json!(5)),
            row("CLIENT", "owner@taken.example", json!(19), json!(5)),
            row("", "", json!(null), json!(null)),
            row("Bad", "nobody", json!(3), json!(0)),
            row(&"x".repeat(51), "owner@long.example", json!(17), json!(1)),
            row("Also good", "owner@good.example", json!(17), json!(4)),
        ]);
        let answer = portal.admin.post(&path, json!({"rows": rows})).await.ok();
        let codes = |at: usize| {
            let problems = answer["rows"][at]["problems"].as_array().expect("problems").clone();
            problems.iter().map(|p| format!("{} {}", p["field"].as_str().unwrap_or(""), p["code"].as_str().unwrap_or(""))).collect::<Vec<_>>()
        };
        assert_eq!(codes(0), Vec::<String>::new());
        assert_eq!(codes(1), ["name duplicate_name"]);
        assert_eq!(codes(2), ["name name_taken"]);
        assert_eq!(codes(3), ["name required", "ownerEmail required", "planType required", "seats required"]);
        assert_eq!(codes(4), ["ownerEmail bad_email", "planType plan_not_sold", "seats seats_at_least_one"]);
        assert_eq!(codes(5), ["name name_too_long"]);
        assert_eq!(codes(6), Vec::<String>::new());
        let pool = answer["pools"].as_array().expect("pools").iter().find(|pool| pool["planType"] == 19).expect("a pool").clone();
        assert_eq!((&pool["assignedNow"], &pool["assignedThen"], &pool["purchase"]), (&json!(8), &json!(13), &json!(3)));
        let many: Vec<Value> = (0..5001).map(|n| row(&format!("C{n}"), "a@b.example", json!(19), json!(1))).collect();
        portal.admin.post(&path, json!({"rows": many})).await.refused("too_many_rows");
        let list = portal.admin.get(&format!("/api/providers/{}/organizations", portal.id)).await.ok();
        assert_eq!(list["data"].as_array().map(Vec::len), Some(1));
    }

    async fn an_import_that_is_repeated_makes_no_client_twice_even_at_once(house) {
        let portal = house.portal("admin@portail.example").await;
        let path = format!("/api/providers/{}/clients", portal.id);
        let mut order = client_body("Atelier", "owner@atelier.example", 19, 2);
        order["refuseDuplicate"] = json!(true);
        let send = |_| portal.admin.post(&path, order.clone());
        let answers = futures_util::future::join_all((0..4).map(send)).await;
        assert_eq!(answers.iter().filter(|answer| answer.status.is_success()).count(), 1);
        assert!(answers.iter().filter(|answer| !answer.status.is_success()).all(|answer| answer.body["code"] == "name_taken"));
        assert_eq!(portal.pool().await["assignedSeats"], 2);
    }

    async fn every_organization_of_the_caller_is_listed_with_the_reason_why_it_cannot_be_attached(house) {
        let portal = house.portal("admin@portail.example").await;
        let other = house.person("other@alone.example").await;
        let free = house.organization(&portal.admin, 0).await;
        let good = house.organization(&portal.admin, 18).await;
        let own = house.organization(&portal.admin, 20).await;
        let taken = house.organization(&portal.admin, 20).await;
        let foreign = house.organization(&other, 18).await;
        house.member(&other, &foreign, "colleague@alone.example", json!({"type": 0})).await;
        let base = format!("/api/claviger/providers/{}", portal.id);
        let mark = json!({"organizationId": own});
        portal.admin.put(&format!("{base}/own-organization"), mark).await.ok();
        let attach = format!("/api/providers/{}/clients/existing", portal.id);
        let order = |id: &str| json!({"organizationId": id, "key": sealed::text()});
        portal.admin.post(&attach, order(&taken)).await.ok();
        let rows = portal.admin.get(&format!("{base}/addable")).await.ok();
        let of = |id: &str| {
            let all = rows["data"].as_array().expect("rows");
            all.iter().find(|row| row["id"] == id).cloned().unwrap_or_default()
        };
        assert_eq!((&of(&good)["reason"], &of(&good)["canBeMarked"]), (&json!(null), &json!(true)));
        assert_eq!(of(&free)["reason"], "plan_not_sold");
        assert_eq!((&of(&own)["reason"], &of(&own)["canBeMarked"]), (&json!("internal_organization"), &json!(false)));
        assert_eq!(of(&taken)["reason"], "already_client");
        assert_eq!(of(&foreign), json!(null));
        // Neither a client nor someone else's organization can be marked, and nobody but the operator takes the mark away.
        portal.admin.put(&format!("{base}/own-organization"), json!({"organizationId": taken})).await.refused("already_client");
        portal.admin.put(&format!("{base}/own-organization"), json!({"organizationId": foreign})).await.hidden();
        portal.admin.post(&attach, order(&own)).await.refused("internal_organization");
        house.operator(&["organization", "unmark-internal", &own]).await.expect("unmarked");
        portal.admin.post(&attach, order(&own)).await.ok();
    }

    async fn an_organization_that_would_take_a_purchase_is_shown_to_a_service_user_but_closed(house) {
        let portal = house.portal("admin@portail.example").await;
        let (tech, _) = house.colleague(&portal, "tech@portail.example", 1).await;
        let org = house.organization(&tech, 18).await;
        let mut tx = house.app.db.begin().await.expect("a connection");
        server::db::organizations::set_seats(&mut tx, &org, 11).await.expect("set");
        tx.commit().await.expect("set");
        let rows = tech.get(&format!("/api/claviger/providers/{}/addable", portal.id)).await.ok();
        assert_eq!((&rows["data"][0]["reason"], &rows["data"][0]["purchase"]), (&json!("service_user_cannot_buy"), &json!(1)));
        let official = tech.get(&format!("/api/providers/{}/clients/addable", portal.id)).await.ok();
        assert_eq!((&official[0]["id"], &official[0]["disabled"]), (&json!(org), &json!(true)));
    }

    async fn of_two_admins_who_act_at_the_same_moment_both_leave_the_pool_and_the_rows_in_agreement(house) {
        let portal = house.portal("admin@portail.example").await;
        let (second, _) = house.colleague(&portal, "second@portail.example", 0).await;
        let (one, _, _) = house.client_with_owner(&portal, "owner@one.example", 3).await;
        let (two, _, _) = house.client_with_owner(&portal, "owner@two.example", 3).await;
        let path = |id: &str| format!("/api/providers/{}/clients/{id}", portal.id);
        let seats = |n: i64| json!({"name": "Client", "assignedSeats": n});
        for n in 0..6 {
            let (one_path, two_path) = (path(&one.id), path(&two.id));
            let (a, b, c) = tokio::join!(
                portal.admin.put(&one_path, seats(5 + n)),
                second.put(&two_path, seats(9 - n)),
                second.put(&one_path, seats(12 - n)),
            );
            for answer in [a, b, c] {
                answer.ok();
            }
            let rows = portal.admin.get(&format!("/api/providers/{}/organizations", portal.id)).await.ok();
            let sum: i64 = rows["data"].as_array().expect("rows").iter().filter_map(|row| row["seats"].as_i64()).sum();
            let pool = portal.pool().await;
            assert_eq!((&pool["assignedSeats"], &pool["purchasedSeats"]), (&json!(sum), &json!((sum - 10).max(0))));
        }
        // Unlinked by both at once: one wins, the other hears that it is gone. Seats changed meanwhile are given back too.
        let unlink = format!("/api/providers/{}/organizations/{}", portal.id, one.id);
        let one_path = path(&one.id);
        let (a, b, _) = tokio::join!(
            portal.admin.delete(&unlink, json!({})),
            second.delete(&unlink, json!({})),
            second.put(&one_path, seats(20)),
        );
        let statuses = [a.status.as_u16(), b.status.as_u16()];
        assert!(statuses == [200, 404] || statuses == [404, 200], "{statuses:?}");
        let held = portal.row(&two).await["seats"].clone();
        assert_eq!(portal.pool().await["assignedSeats"], held);
    }

    async fn of_two_who_confirm_the_same_member_at_once_one_wins_and_the_other_is_told(house) {
        let portal = house.portal("admin@portail.example").await;
        let (second, _) = house.colleague(&portal, "second@portail.example", 0).await;
        let (client, _, _) = house.client_with_owner(&portal, "owner@one.example", 3).await;
        let org = client.organization_id.as_str();
        let (_, id) = house.accepted(&portal.admin, org, "user@one.example", json!({"type": 2})).await;
        let path = format!("/api/organizations/{org}/users/{id}/confirm");
        let (a, b) = tokio::join!(
            portal.admin.post(&path, json!({"key": sealed::shared()})),
            second.post(&path, json!({"key": sealed::shared()})),
        );
        let won = [&a, &b].iter().filter(|answer| answer.status.is_success()).count();
        assert_eq!(won, 1, "{a:?} {b:?}");
        let lost = if a.status.is_success() { b } else { a };
        assert_eq!(lost.status.as_u16(), 400);
        assert!(lost.body["code"].as_str().is_some_and(|code| !code.is_empty()), "{lost:?}");
    }

    async fn a_provider_with_clients_is_not_deleted_while_one_is_being_made(house) {
        let portal = house.portal("admin@portail.example").await;
        let (clients, own) = (format!("/api/providers/{}/clients", portal.id), format!("/api/providers/{}", portal.id));
        let (made, gone) = tokio::join!(
            portal.admin.post(&clients, client_body("Client", "owner@first.example", 19, 1)),
            portal.admin.delete(&own, secret()),
        );
        assert!(made.status.is_success() != gone.status.is_success(), "{made:?} {gone:?}");
    }
}
