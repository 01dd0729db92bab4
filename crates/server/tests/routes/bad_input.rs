//! What no client should send: each gets a wire error, and nothing changes. Refuses to know: the rules of one resource.

use crate::support::House;
use reqwest::Method;
use serde_json::json;

on_both! {
    async fn broken_json_is_told_so_and_changes_nothing(house: &House) {
        let lucie = house.person("lucie").await;
        for body in ["{", "", "[]", "null", "{\"name\":", "\u{0}"] {
            let answer = lucie.ask(Method::POST, "/api/folders", Some(body.to_owned())).await;
            answer.refused(400, "broken_json");
            assert_eq!(answer.body["object"], "error");
        }
        assert_eq!(lucie.get("/api/folders").await.ok()["data"], json!([]));
    }

    async fn a_body_of_ten_megabytes_is_refused_with_a_sentence(house: &House) {
        let lucie = house.person("lucie").await;
        let body = format!("{{\"name\":\"{}\"}}", "x".repeat(10_000_000));
        let answer = lucie.ask(Method::POST, "/api/folders", Some(body)).await;
        answer.refused(413, "too_large");
        assert!(answer.body["message"].as_str().unwrap().contains("larger"));
    }

    async fn unknown_paths_and_methods_are_not_found_in_the_wires_words(house: &House) {
        let anyone = house.anonymous();
        for path in ["/api/nothing", "/identity/nothing", "/events/nothing", "/notifications/hub2", "/api"] {
            anyone.get(path).await.refused(404, "not_found");
        }
        anyone.ask(Method::PATCH, "/api/config", None).await.refused(404, "not_found");
    }

    async fn unknown_ids_are_not_found_whatever_they_look_like(house: &House) {
        let lucie = house.person("lucie").await;
        for id in ["x", "00000000-0000-0000-0000-000000000000", "%27%20OR%201%3D1", "%00"] {
            assert_eq!(lucie.get(&format!("/api/ciphers/{id}")).await.status, 404, "{id}");
            assert_eq!(lucie.delete(&format!("/api/folders/{id}"), json!({})).await.status, 404, "{id}");
        }
    }
}
