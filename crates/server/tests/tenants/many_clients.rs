//! Ten thousand clients: the list is two queries. Prints debug timings as ratios; asserts no time.
//! Refuses to know: speed in release (`cargo xtask bench`).

use crate::on_both;
use server::args;
use std::time::{Duration, Instant};

const CLIENTS: i64 = 10_000;

on_both! {
    async fn ten_thousand_clients_are_listed_with_what_wants_a_look(house) {
        let portal = house.portal("admin@portail.example").await;
        let mut tx = house.app.db.begin().await.expect("a connection");
        macro_rules! numbers { ($rest:literal) => { concat!(
            "WITH RECURSIVE n(n) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT n + 1 FROM n WHERE n < $1) ", $rest) } }
        for sql in [
            numbers!("INSERT INTO organizations (id, name, billing_email, plan_type, seats, status, created, revised)
                SELECT 'o' || n, 'Client ' || n, 'a@b.example', 19, 5, 2, 0, 0 FROM n"),
            numbers!("INSERT INTO organization_users (id, organization_id, email, status, type, created, revised)
                SELECT 'm' || n, 'o' || n, 'p' || n || '@c.example', 0, 0, 0, 0 FROM n"),
            numbers!("INSERT INTO organization_users (id, organization_id, email, status, type, created, revised)
                SELECT 'q' || n, 'o' || n, 'q' || n || '@c.example', 2, 0, 0, 0 FROM n"),
        ] {
            tx.run(sql, args![CLIENTS]).await.expect("rows");
        }
        let sql = "INSERT INTO provider_organizations (id, provider_id, organization_id, org_key, created, revised)
                   SELECT 'l' || id, $1, id, '2.a|b|c', 0, 0 FROM organizations WHERE status = 2";
        tx.run(sql, args![&portal.id]).await.expect("rows");
        tx.commit().await.expect("rows");
        let mut tx = house.app.db.read().await.expect("a connection");
        let path = format!("/api/claviger/providers/{}/clients", portal.id);
        let (mut count, mut query, mut answer) = (Duration::MAX, Duration::MAX, Duration::MAX);
        for _ in 0..4 {
            let at = Instant::now();
            let _: (i64,) = tx.one("SELECT COUNT(*) FROM organization_users", args![]).await.expect("a count");
            count = count.min(at.elapsed());
            let at = Instant::now();
            let rows = server::db::clients::all(&mut tx, &portal.id).await.expect("rows");
            query = query.min(at.elapsed());
            assert_eq!(rows.len(), 10_000);
            let at = Instant::now();
            let list = portal.admin.get(&path).await.ok();
            answer = answer.min(at.elapsed());
            assert_eq!(list["data"].as_array().map(Vec::len), Some(10_000));
            assert_eq!(list["data"][0]["attention"], serde_json::json!(["invitation", "one_owner"]));
        }
        let ratio = |of: Duration| of.as_secs_f64() / count.as_secs_f64();
        #[allow(clippy::print_stdout)] // the figure is the point
        {
        println!(
            "10,000 clients, debug build: query {query:?} ({:.0}× one count of their people), whole answer parsed again {answer:?} ({:.0}×)",
            ratio(query), ratio(answer),
        );
        }
    }

    async fn a_name_with_the_marks_of_a_packed_list_is_listed_with_its_row(house) {
        let portal = house.portal("admin@portail.example").await;
        let client = portal.client("owner@acme.example", 3).await;
        portal.client("owner@globex.example", 4).await;
        let mut tx = house.app.db.begin().await.expect("a connection");
        let name = "Ac\u{1e}me\u{1f}; , |";
        tx.run("UPDATE organizations SET name = $1 WHERE id = $2", args![name, &client.organization_id])
            .await
            .expect("a name no form takes");
        tx.commit().await.expect("a name");
        let list = portal.admin.get(&format!("/api/claviger/providers/{}/clients", portal.id)).await.ok();
        let rows = list["data"].as_array().expect("rows");
        let seats: Vec<_> = rows.iter().map(|row| row["seats"].as_i64()).collect();
        assert_eq!((rows.len(), seats.iter().flatten().sum::<i64>()), (2, 7));
        assert!(rows.iter().any(|row| row["organizationName"] == "Ac me ; , |"), "{rows:?}");
    }
}
