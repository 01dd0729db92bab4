//! The notifications hub: who hears what, and when an open client is cut off. Refuses to know: how news are spelled in
//! MessagePack (unit tests of `hub::frame`).

use crate::support::{House, Organization, Person, sealed};
use serde_json::{Value, json};
use std::time::Duration;
use tokio_tungstenite::tungstenite::Message;

async fn folder(person: &Person) -> String {
    let made = person
        .post("/api/folders", json!({"name": sealed::text("f")}))
        .await
        .ok();
    made["id"].as_str().unwrap().to_owned()
}

fn id(item: &Value) -> String {
    item["id"].as_str().unwrap().to_owned()
}

on_both! {
    async fn a_shared_item_is_told_to_those_who_reach_it_and_to_nobody_else(house: &House) {
        let (lucie, paul) = (house.person("lucie").await, house.person("paul").await);
        let (nina, stranger) = (house.person("nina").await, house.person("stranger").await);
        let atelier = Organization::founded_by(&lucie, "Atelier").await;
        atelier.join(&lucie, &paul, 2, atelier.access(&atelier.collection, true, true, false)).await;
        atelier.join(&lucie, &nina, 1, json!([])).await;
        let (mut at_lucie, mut at_paul) = (lucie.listen().await, paul.listen().await);
        let (mut at_nina, mut at_stranger) = (nina.listen().await, stranger.listen().await);
        let item = atelier.item(&lucie, "shared", &atelier.collection).await;
        for listener in [&mut at_lucie, &mut at_paul] {
            let (kind, news) = listener.news().await;
            assert_eq!(kind, 1);
            assert_eq!(news["contextId"], json!(lucie.device));
            assert_eq!(news["payload"], json!({
                "id": item["id"], "userId": null, "organizationId": atelier.id,
                "collectionIds": [atelier.collection], "revisionDate": item["revisionDate"],
            }));
        }
        lucie.put(&format!("/api/ciphers/{}/delete", id(&item)), json!({})).await.ok();
        assert_eq!(at_paul.payload().await.0, 0);
        lucie.delete(&format!("/api/ciphers/{}", id(&item)), json!({})).await.ok();
        let (kind, payload) = at_paul.payload().await;
        assert_eq!((kind, &payload["id"]), (2, &item["id"]));
        // An admin without the collection, and somebody else, hear of their own doings next and of nothing before.
        for (person, listener) in [(&nina, &mut at_nina), (&stranger, &mut at_stranger)] {
            let made = folder(person).await;
            let (kind, payload) = listener.payload().await;
            assert_eq!((kind, &payload["id"]), (7, &json!(made)));
        }
    }

    async fn what_is_ones_own_is_told_to_ones_other_clients(house: &House) {
        let lucie = house.person("lucie").await;
        let mut hears = lucie.listen().await;
        let item = lucie.post("/api/ciphers", sealed::login("x")).await.ok();
        let (kind, payload) = hears.payload().await;
        assert_eq!((kind, &payload["userId"], &payload["collectionIds"]), (1, &json!(lucie.id), &json!(null)));
        lucie.put(&format!("/api/ciphers/{}", id(&item)), sealed::login("y")).await.ok();
        assert_eq!(hears.payload().await.0, 0);
        let made = folder(&lucie).await;
        assert_eq!(hears.payload().await.0, 7);
        lucie.put(&format!("/api/folders/{made}"), json!({"name": sealed::text("g")})).await.ok();
        assert_eq!(hears.payload().await.0, 8);
        lucie.delete(&format!("/api/folders/{made}"), json!({})).await.ok();
        let (kind, payload) = hears.payload().await;
        assert_eq!((kind, &payload["id"], &payload["userId"]), (3, &json!(made), &json!(lucie.id)));
        lucie.put("/api/settings/domains", json!({"equivalentDomains": [["a.example", "b.example"]]})).await.ok();
        assert_eq!(hears.payload().await.0, 10);
        lucie.put("/api/accounts/profile", json!({"name": "Lucie", "masterPasswordHint": null})).await.ok();
        assert_eq!(hears.payload().await.0, 5);
        // Many at once are one message; a refused act says nothing.
        let mut ids = vec![item["id"].clone()];
        for n in 0..11 {
            ids.push(lucie.post("/api/ciphers", sealed::login(&n.to_string())).await.ok()["id"].clone());
            assert_eq!(hears.payload().await.0, 1);
        }
        let mut with_foreign = ids.clone();
        with_foreign.push(json!("0197f3a0-0000-7000-8000-000000000000"));
        lucie.put("/api/ciphers/delete", json!({"ids": with_foreign})).await.refused(404, "not_found");
        lucie.put("/api/ciphers/delete", json!({"ids": ids})).await.ok();
        assert_eq!(hears.payload().await.0, 4);
    }

    async fn whoever_is_confirmed_is_told_that_a_key_came(house: &House) {
        let (lucie, paul) = (house.person("lucie").await, house.person("paul").await);
        let atelier = Organization::founded_by(&lucie, "Atelier").await;
        let mut at_paul = paul.listen().await;
        atelier.join(&lucie, &paul, 2, json!([])).await;
        // Accepting is told before it, as something new.
        let mut kind = 5;
        while kind == 5 {
            kind = at_paul.payload().await.0;
        }
        assert_eq!(kind, 6);
    }

    async fn whose_session_ended_is_told_to_log_out_and_cut_off(house: &House) {
        let lucie = house.person("lucie").await;
        let mut phone = lucie.clone();
        phone.device = "phone".into();
        phone.log_in().await;
        let (mut at_home, mut at_phone) = (lucie.listen().await, phone.listen().await);
        let devices = lucie.get("/api/devices").await.ok();
        let known = devices["data"].as_array().unwrap().iter().find(|one| one["identifier"] == "phone").unwrap();
        lucie.delete(&format!("/api/devices/{}", id(known)), json!({})).await.ok();
        let (kind, payload) = at_phone.payload().await;
        assert_eq!((kind, &payload["userId"]), (11, &json!(lucie.id)));
        assert!(at_phone.ends().await);
        folder(&lucie).await;
        assert_eq!(at_home.payload().await.0, 7, "the other session hears on");
        lucie.post("/api/accounts/security-stamp", lucie.secret()).await.ok();
        assert_eq!(at_home.payload().await.0, 11);
        assert!(at_home.ends().await);
        assert_eq!(lucie.try_listen(&lucie.url).await.err(), Some(401));
        // A client sees the end a moment before its seat is free.
        let empty = async {
            while house.app.db.board().count() > 0 {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(10), empty).await.expect("no seat is kept");
    }

    async fn only_a_live_session_that_speaks_the_protocol_is_let_in(house: &House) {
        let lucie = house.person("lucie").await;
        assert_eq!(house.anonymous().try_listen(&house.url).await.err(), Some(401));
        lucie.get("/notifications/hub").await.refused(400, "not_a_websocket");
        let ways = lucie.post("/notifications/hub/negotiate", json!({})).await.ok();
        assert_eq!(ways["availableTransports"][0]["transport"], "WebSockets");
        house.anonymous().post("/notifications/hub/negotiate", json!({})).await.refused(401, "dead_session");
        let mut wrong = lucie.try_listen(&lucie.url).await.unwrap();
        wrong.say("{\"protocol\":\"soap\",\"version\":1}\u{1e}").await;
        assert!(wrong.ends().await);
        let mut loud = lucie.listen().await;
        loud.say(&"x".repeat(5000)).await;
        assert!(loud.ends().await);
        let mut official = lucie.try_listen(&lucie.url).await.unwrap();
        official.say("{\"protocol\":\"messagepack\",\"version\":1}\u{1e}").await;
        assert_eq!(official.message().await, Some(Message::binary(vec![0x7b, 0x7d, 0x1e])));
        folder(&lucie).await;
        let Some(Message::Binary(frame)) = official.message().await else { panic!("a frame") };
        assert_eq!(&frame[2..6], [0x95, 0x01, 0x80, 0xc0], "{frame:02x?}");
    }

    async fn one_socket_too_many_ends_ones_oldest(house: &House) {
        let (lucie, paul) = (house.person("lucie").await, house.person("paul").await);
        let mut at_paul = paul.listen().await;
        let oldest = lucie.listen().await;
        let mut others = Vec::new();
        for _ in 0..20 {
            others.push(lucie.listen().await);
        }
        assert!(oldest.ends().await);
        folder(&lucie).await;
        for listener in &mut others {
            assert_eq!(listener.payload().await.0, 7);
        }
        folder(&paul).await;
        assert_eq!(at_paul.payload().await.0, 7);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_at_one_server_is_told_at_every_server_of_the_same_postgresql() {
    let house = House::on_postgresql(&[]).await;
    let second = house.second_server().await;
    let lucie = house.person("lucie").await;
    let (mut here, mut there) = (lucie.listen().await, lucie.listen_at(&second).await);
    let item = lucie.post("/api/ciphers", sealed::login("x")).await.ok();
    for listener in [&mut here, &mut there] {
        let (kind, payload) = listener.payload().await;
        assert_eq!((kind, &payload["id"]), (1, &item["id"]));
    }
    lucie
        .post("/api/accounts/security-stamp", lucie.secret())
        .await
        .ok();
    assert_eq!(there.payload().await.0, 11);
    assert!(there.ends().await);
}
