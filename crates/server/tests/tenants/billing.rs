//! Seats by the day and statements by the month (D5, features.md 2.6). Time is simulated: every day of a month is lived
//! through. Refuses to know: who sees a statement (the matrix).

use crate::on_both;
use crate::support::House;
use crate::support::portal::Portal;
use serde_json::json;
use server::billing::{Month, calendar, record};
use server::clock;

/// The next month: nobody has lived it yet.
fn next_month() -> Month {
    Month::of_day(calendar::day(clock::now())).next()
}

/// Noon of a day of that month, the first being 1.
async fn live_through(house: &House, month: Month, days: std::ops::RangeInclusive<i64>) {
    for day in days {
        let noon = (month.first_day() + day - 1) * clock::DAY + clock::DAY / 2;
        record::round(&house.app.db, noon).await.expect("recorded");
    }
}

async fn seats(portal: &Portal, client: &str, seats: i64) {
    let path = format!("/api/providers/{}/clients/{client}", portal.id);
    portal
        .admin
        .put(&path, json!({"name": "Client", "assignedSeats": seats}))
        .await
        .ok();
}

async fn price(house: &House) {
    let set = [
        "plan",
        "set",
        "19",
        "--name",
        "Entreprise",
        "--seat-price",
        "3.90",
        "--base-price",
        "10",
        "--currency",
        "EUR",
    ];
    house.operator(&set).await.expect("priced");
}

on_both! {
    async fn the_statement_of_a_simulated_month_equals_a_calculation_by_hand(house) {
        price(&house).await;
        let portal = house.portal("admin@portail.example").await;
        let (first, _, _) = house.client_with_owner(&portal, "owner@first.example", 4).await;
        let (second, _, _) = house.client_with_owner(&portal, "owner@second.example", 2).await;
        let month = next_month();
        let days = month.days();
        // Day 1 to 10: the first client holds 4 seats and uses 1, the second 2 and 1.
        live_through(&house, month, 1..=10).await;
        // Day 11 to 15: the first holds 9 and uses 3 (two invited).
        seats(&portal, &first.id, 9).await;
        let invite = json!({"emails": ["a@first.example", "b@first.example"], "type": 2});
        portal.admin.post(&format!("/api/organizations/{}/users/invite", first.organization_id), invite).await.ok();
        live_through(&house, month, 11..=15).await;
        // From day 16: the first holds 6; the second has left.
        seats(&portal, &first.id, 6).await;
        portal.admin.delete(&format!("/api/providers/{}/organizations/{}", portal.id, second.id), json!({})).await.ok();
        live_through(&house, month, 16..=days).await;
        // The month after: it is closed.
        record::round(&house.app.db, (month.last_day() + 1) * clock::DAY + 1).await.expect("closed");

        let path = format!("/api/claviger/providers/{}/statements", portal.id);
        let statement = portal.admin.get(&format!("{path}/{month}")).await.ok();
        assert_eq!((&statement["closed"], &statement["days"], &statement["daysRecorded"]), (&json!(true), &json!(days), &json!(days)));
        let line = |id: &str| {
            let lines = statement["clients"].as_array().expect("lines");
            lines.iter().find(|line| line["organizationId"] == id).expect("a line").clone()
        };
        let one = line(&first.organization_id);
        // By hand, for a month of `days` days (30 or 31):
        //   seat days of the first: 10 × 4 + 5 × 9 + (days − 15) × 6     = 175 of 30 days, 181 of 31
        //   used days:              10 × 1 + 5 × 3 + (days − 15) × 3     =  70 of 30 days,  73 of 31
        //   price in cents:         (390 × seat days + 1000 × days) ÷ days
        //     30 days: (68,250 + 30,000) ÷ 30 = 3,275.00       31 days: (70,590 + 31,000) ÷ 31 = 3,277.09…
        // and 28 days: seat days 163, used 64, (63,570 + 28,000) ÷ 28 = 3,270.36; 29: 169, 67, (65,910 + 29,000) ÷ 29 = 3,272.76
        let (assigned, used, cents) = match days {
            28 => (5.82, 2.29, 3270),
            29 => (5.83, 2.31, 3273),
            30 => (5.83, 2.33, 3275),
            _ => (5.84, 2.35, 3277),
        };
        assert_eq!((&one["assignedAverage"], &one["usedAverage"]), (&json!(assigned), &json!(used)));
        assert_eq!((&one["assignedPeak"], &one["assignedAtEnd"]), (&json!(9), &json!(6)));
        assert_eq!((&one["usedPeak"], &one["usedAtEnd"], &one["days"]), (&json!(3), &json!(3), &json!(days)));
        assert_eq!((&one["amount"], &one["currency"], &one["planName"]), (&json!(cents), &json!("EUR"), &json!("Entreprise")));
        // The second: 15 × 2 = 30 seat days, 15 days of being a client, nothing at the end.
        //   30 days: (390 × 30 + 1000 × 15) ÷ 30 = 890   31: 26,700 ÷ 31 = 861.29   28: 953.57   29: 920.69
        let two = line(&second.organization_id);
        let second_cents = match days { 28 => 954, 29 => 921, 30 => 890, _ => 861 };
        assert_eq!((&two["days"], &two["assignedPeak"], &two["assignedAtEnd"]), (&json!(15), &json!(2), &json!(0)));
        assert_eq!(two["amount"], second_cents);
        // The Enterprise minimum is 10. Assigned together: 6 for 10 days, 11 for 5, 6 for the rest. Not assigned:
        //   10 × 4 + 5 × 0 + (days − 15) × 4 = 100 of 30 days; 390 × 100 ÷ 30 = 1,300   31: 104 → 1,308.39
        //   28: 92 → 1,281.43   29: 96 → 1,291.03
        let minimum = statement["minimums"].as_array().expect("lines").iter().find(|line| line["planType"] == 19).expect("a line").clone();
        let minimum_cents = match days { 28 => 1281, 29 => 1291, 30 => 1300, _ => 1308 };
        assert_eq!((&minimum["seatMinimum"], &minimum["amount"]), (&json!(10), &json!(minimum_cents)));
        assert_eq!(statement["totals"], json!([{"currency": "EUR", "amount": cents + second_cents + minimum_cents}]));
        // Teams has no price: its minimum is told, and costs nothing.
        let teams = statement["minimums"].as_array().expect("lines").iter().find(|line| line["planType"] == 17).expect("a line").clone();
        assert_eq!((&teams["unassignedAverage"], &teams["amount"]), (&json!(10.0), &json!(null)));

        let file = portal.admin.get(&format!("{path}/{month}/csv")).await.ok();
        let file = file.as_str().expect("a file");
        let total = cents + second_cents + minimum_cents;
        assert!(file.contains(&format!(",{}.{:02}\n", total / 100, total % 100)), "{file}");
        let invoices = portal.admin.get(&format!("/api/providers/{}/billing/invoices", portal.id)).await.ok();
        assert!(invoices["invoices"].as_array().expect("invoices").iter().any(|row| row["id"] == month.to_string()));
        let report = portal.admin.get(&format!("/api/providers/{}/billing/invoices/{month}", portal.id)).await.ok();
        assert!(report.as_str().expect("a file").starts_with("Client,Id,Assigned,Used,Remaining,Plan,Estimated total\n"));
    }

    async fn a_closed_month_keeps_its_figures_names_and_prices(house) {
        price(&house).await;
        let portal = house.portal("admin@portail.example").await;
        let (client, _, _) = house.client_with_owner(&portal, "owner@first.example", 4).await;
        let month = next_month();
        live_through(&house, month, 1..=month.days()).await;
        let after = (month.last_day() + 1) * clock::DAY;
        record::round(&house.app.db, after).await.expect("closed");
        let path = format!("/api/claviger/providers/{}/statements/{month}", portal.id);
        let before = portal.admin.get(&path).await.ok();
        house.operator(&["plan", "set", "19", "--name", "Cher", "--seat-price", "99", "--currency", "USD"]).await.expect("priced");
        seats(&portal, &client.id, 8).await;
        let rename = json!({"name": "Renamed", "assignedSeats": 8});
        portal.admin.put(&format!("/api/providers/{}/clients/{}", portal.id, client.id), rename).await.ok();
        for later in [after, after + 1, after + 40 * clock::DAY] {
            record::round(&house.app.db, later).await.expect("recorded");
        }
        assert_eq!(portal.admin.get(&path).await.ok(), before);
        let list = portal.admin.get(&format!("/api/claviger/providers/{}/statements", portal.id)).await.ok();
        let closed = list["data"].as_array().expect("months").iter().find(|head| head["month"] == month.to_string()).expect("the month").clone();
        assert_eq!((&closed["closed"], &closed["clients"]), (&json!(true), &json!(1)));
    }

    async fn days_missed_while_the_server_was_down_are_filled_in_and_nothing_is_counted_twice(house) {
        price(&house).await;
        let portal = house.portal("admin@portail.example").await;
        let (client, _, _) = house.client_with_owner(&portal, "owner@first.example", 4).await;
        let month = next_month();
        live_through(&house, month, 1..=3).await;
        live_through(&house, month, 3..=3).await;
        // Down from the 4th to the 19th.
        live_through(&house, month, 20..=20).await;
        let path = format!("/api/claviger/providers/{}/statements/{month}", portal.id);
        let running = portal.admin.get(&path).await.ok();
        assert_eq!((&running["closed"], &running["daysRecorded"]), (&json!(false), &json!(20)));
        let line = &running["clients"][0];
        assert_eq!((&line["days"], &line["assignedAverage"], &line["assignedAtEnd"]), (&json!(20), &json!(4.0), &json!(4)));
        // Down over the end of the month: filled in first, closed after.
        let later = (month.last_day() + 5) * clock::DAY;
        record::round(&house.app.db, later).await.expect("recorded");
        let closed = portal.admin.get(&path).await.ok();
        assert_eq!((&closed["closed"], &closed["daysRecorded"]), (&json!(true), &json!(month.days())));
        assert_eq!(closed["clients"][0]["organizationId"], client.organization_id.as_str());
    }

    async fn prices_are_shown_to_provider_admins_only(house) {
        price(&house).await;
        let portal = house.portal("admin@portail.example").await;
        let (tech, _) = house.colleague(&portal, "tech@portail.example", 1).await;
        house.client_with_owner(&portal, "owner@first.example", 12).await;
        let pool = portal.pool().await;
        // 12 seats × 3.90 + 1 client × 10.00
        assert_eq!((&pool["planName"], &pool["cost"], &pool["currency"]), (&json!("Entreprise"), &json!(56.8), &json!("EUR")));
        let seen = tech.get(&format!("/api/providers/{}/billing/subscription", portal.id)).await.ok();
        let pool = seen["plans"].as_array().expect("pools").iter().find(|pool| pool["type"] == 19).expect("a pool").clone();
        assert_eq!((&pool["assignedSeats"], &pool["cost"], &pool["seatPrice"]), (&json!(12), &json!(0.0), &json!(null)));
        tech.get(&format!("/api/claviger/providers/{}/statements", portal.id)).await.hidden();
        tech.get(&format!("/api/providers/{}/billing/invoices/current", portal.id)).await.hidden();
    }

    async fn the_operator_prices_plans_on_the_command_line_and_is_told_what_is_wrong(house) {
        let list = house.operator(&["plan", "list"]).await.expect("plans");
        assert!(list.contains("Enterprise (Monthly)") && list.contains("no price"), "{list}");
        for wrong in [
            &["plan", "set", "19", "--seat-price", "3.905", "--currency", "EUR"][..],
            &["plan", "set", "19", "--seat-price", "-1", "--currency", "EUR"],
            &["plan", "set", "19", "--seat-price", "3", "--currency", "Euro"],
            &["plan", "set", "19", "--seat-price", "3"],
            &["plan", "set", "3", "--seat-price", "3", "--currency", "EUR"],
        ] {
            assert!(house.operator(wrong).await.is_err(), "{wrong:?}");
        }
        price(&house).await;
        let list = house.operator(&["plan", "list"]).await.expect("plans");
        assert!(list.contains("Entreprise") && list.contains("3.90 EUR"), "{list}");
        house.operator(&["plan", "set", "19", "--no-price"]).await.expect("free");
        let list = house.operator(&["plan", "list"]).await.expect("plans");
        assert!(list.contains("Entreprise") && !list.contains("3.90"), "{list}");
        let told = house.operator(&["record"]).await.expect("recorded");
        assert!(told.contains("1 day"), "{told}");
    }
}
