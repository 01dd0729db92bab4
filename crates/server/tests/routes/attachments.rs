//! Files at items: announced, sent, fetched by a short link, deleted, moved with their item; limits; what a killed
//! server leaves. Refuses to know: what is in them.

use crate::support::{Answer, House, Organization, Person, sealed};
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;

fn client() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().build().unwrap()
}

pub fn wish(size: usize) -> Value {
    json!({"key": sealed::text("file key"), "fileName": sealed::text("file name"), "fileSize": size, "adminRequest": false})
}

/// As official clients send a file.
pub async fn send(person: &Person, path: &str, bytes: &[u8]) -> Answer {
    let mut body = b"--x\r\nContent-Disposition: form-data; name=\"data\"; filename=\"2.x|y|z\"\r\n\
        Content-Type: application/octet-stream\r\n\r\n"
        .to_vec();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--x--\r\n");
    let request = client()
        .request(Method::POST, format!("{}{path}", person.url))
        .header("content-type", "multipart/form-data; boundary=x")
        .bearer_auth(person.access_token.as_deref().unwrap_or_default())
        .body(body);
    Answer::read(request.send().await.unwrap()).await
}

pub async fn attached(person: &Person, item: &str, bytes: &[u8]) -> String {
    let made = person
        .post(&format!("/api/ciphers/{item}/attachment/v2"), wish(bytes.len()))
        .await
        .ok();
    let id = made["attachmentId"].as_str().unwrap().to_owned();
    send(person, &format!("/api/ciphers/{item}/attachment/{id}"), bytes)
        .await
        .ok();
    id
}

/// What the link gives, without a session.
pub async fn fetch(person: &Person, link: &str) -> (u16, Vec<u8>) {
    let path = link.split_once("/attachments/").unwrap().1;
    let answer = client()
        .get(format!("{}/attachments/{path}", person.url))
        .send()
        .await
        .unwrap();
    (answer.status().as_u16(), answer.bytes().await.unwrap().to_vec())
}

pub async fn own_item(person: &Person) -> String {
    let item = person.post("/api/ciphers", sealed::login("x")).await.ok();
    item["id"].as_str().unwrap().to_owned()
}

fn files(house: &House) -> usize {
    std::fs::read_dir(house.config.data.join("attachments")).map_or(0, Iterator::count)
}

on_both! {
    async fn a_file_is_announced_sent_fetched_and_deleted(house: &House) {
        let lucie = house.person("lucie").await;
        let item = own_item(&lucie).await;
        let bytes = vec![7; 200_000];
        let made = lucie.post(&format!("/api/ciphers/{item}/attachment/v2"), wish(bytes.len())).await.ok();
        assert_eq!((&made["object"], &made["fileUploadType"]), (&json!("attachment-fileUpload"), &json!(0)));
        assert_eq!(made["cipherResponse"]["attachments"][0]["id"], made["attachmentId"]);
        let path = format!("/api/ciphers/{item}/attachment/{}", made["attachmentId"].as_str().unwrap());
        assert_eq!(lucie.synced_items().await[0]["attachments"], json!(null), "announced is not there");
        let announced = made["cipherResponse"]["revisionDate"].clone();
        lucie.get(&path).await.refused(404, "not_found");
        let before = lucie.revision().await;
        send(&lucie, &path, &bytes).await.ok();
        assert!(lucie.revision().await > before);
        let listed = lucie.synced_items().await[0]["attachments"][0].clone();
        assert_eq!(listed, json!({
            "id": made["attachmentId"], "url": null, "fileName": sealed::text("file name"), "key": sealed::text("file key"),
            "size": "200000", "sizeName": "195.31 KB", "object": "attachment",
        }));
        assert_eq!(lucie.synced_items().await[0]["revisionDate"], announced, "the client's copy stays the newest");
        send(&lucie, &path, &bytes).await.refused(404, "not_found");
        let link = lucie.get(&path).await.ok()["url"].as_str().unwrap().to_owned();
        assert_eq!(fetch(&lucie, &link).await, (200, bytes));
        let (head, _) = link.split_once("&proof=").unwrap();
        assert_eq!(fetch(&lucie, &format!("{head}&proof=AAAA")).await.0, 404);
        let later = link.replace("expires=1", "expires=2");
        assert_eq!(fetch(&lucie, &later).await.0, 404, "the time is part of the proof");
        let answer = lucie.delete(&path, json!({})).await.ok();
        assert_eq!(answer["cipher"]["attachments"], json!(null));
        assert_eq!(fetch(&lucie, &link).await.0, 404);
        assert_eq!(files(house), 0);
    }

    async fn a_file_that_arrives_is_told_as_something_new_because_the_date_of_its_item_is_known(house: &House) {
        let lucie = house.person("lucie").await;
        let mut hears = lucie.listen().await;
        let item = own_item(&lucie).await;
        assert_eq!(hears.payload().await.0, 1);
        let file = attached(&lucie, &item, b"sealed").await;
        for _ in ["announced", "arrived"] {
            assert_eq!(hears.payload().await.0, 5);
        }
        lucie.delete(&format!("/api/ciphers/{item}/attachment/{file}"), json!({})).await.ok();
        assert_eq!(hears.payload().await.0, 0);
    }

    async fn files_open_to_those_who_reach_the_item_and_change_by_those_who_edit_it(house: &House) {
        let (lucie, paul, nina) = (house.person("lucie").await, house.person("paul").await, house.person("nina").await);
        let atelier = Organization::founded_by(&lucie, "Atelier").await;
        atelier.join(&lucie, &paul, 2, atelier.access(&atelier.collection, true, false, false)).await;
        atelier.join(&lucie, &nina, 2, json!([])).await;
        let item = atelier.item(&lucie, "shared", &atelier.collection).await["id"].as_str().unwrap().to_owned();
        let id = attached(&lucie, &item, b"sealed").await;
        let path = format!("/api/ciphers/{item}/attachment/{id}");
        let link = paul.get(&path).await.ok()["url"].as_str().unwrap().to_owned();
        assert_eq!(fetch(&paul, &link).await, (200, b"sealed".to_vec()));
        paul.delete(&path, json!({})).await.refused(400, "item_read_only");
        paul.post(&format!("/api/ciphers/{item}/attachment/v2"), wish(3)).await.refused(400, "item_read_only");
        nina.get(&path).await.refused(404, "not_found");
        nina.delete(&path, json!({})).await.refused(404, "not_found");
        nina.post(&format!("/api/ciphers/{item}/attachment/v2"), wish(3)).await.refused(404, "not_found");
        // An id under another item is nothing.
        let mine = own_item(&nina).await;
        nina.get(&format!("/api/ciphers/{mine}/attachment/{id}")).await.refused(404, "not_found");
        nina.delete(&format!("/api/ciphers/{mine}/attachment/{id}"), json!({})).await.refused(404, "not_found");
        assert_eq!(fetch(&paul, &link).await.0, 200);
    }

    async fn an_item_moves_with_files_only_if_all_of_them_were_sealed_anew(house: &House) {
        let lucie = house.person("lucie").await;
        let atelier = Organization::founded_by(&lucie, "Atelier").await;
        let item = own_item(&lucie).await;
        let id = attached(&lucie, &item, b"sealed").await;
        let mut cipher = sealed::login("moved");
        cipher["organizationId"] = json!(atelier.id);
        let mut share = json!({"cipher": cipher, "collectionIds": [atelier.collection]});
        let path = format!("/api/ciphers/{item}/share");
        lucie.put(&path, share.clone()).await.refused(400, "bad_attachments");
        assert_eq!(lucie.synced_items().await[0]["organizationId"], json!(null));
        share["cipher"]["attachments2"] = json!({&id: {"fileName": sealed::text("new name"), "key": sealed::text("new key")}});
        let moved = lucie.put(&path, share).await.ok();
        assert_eq!(moved["attachments"][0]["fileName"], sealed::text("new name"));
        assert_eq!(moved["attachments"][0]["key"], sealed::text("new key"));
        let link = lucie.get(&format!("/api/ciphers/{item}/attachment/{id}")).await.ok()["url"].as_str().unwrap().to_owned();
        assert_eq!(fetch(&lucie, &link).await, (200, b"sealed".to_vec()));
    }

    async fn a_file_that_does_not_arrive_whole_is_not_there(house: &House) {
        let lucie = house.person("lucie").await;
        let item = own_item(&lucie).await;
        let made = lucie.post(&format!("/api/ciphers/{item}/attachment/v2"), wish(3_000_000)).await.ok();
        let path = format!("/api/ciphers/{item}/attachment/{}", made["attachmentId"].as_str().unwrap());
        send(&lucie, &path, b"far too small").await.refused(400, "file_size_differs");
        send(&lucie, &path, &vec![1; 4_200_000]).await.refused(400, "file_too_large");
        lucie.post(&path, json!({})).await.refused(400, "broken_upload");
        assert_eq!(lucie.synced_items().await[0]["attachments"], json!(null));
        assert_eq!(files(house), 0);
        // What a killed server left half-written goes with the next sweep, and so does a deleted item's file.
        let kept = attached(&lucie, &item, b"kept").await;
        let other = own_item(&lucie).await;
        attached(&lucie, &other, b"goes with its item").await;
        lucie.delete(&format!("/api/ciphers/{other}"), json!({})).await.ok();
        let folder = house.config.data.join("attachments");
        std::fs::write(folder.join("left.part"), b"half").unwrap();
        assert_eq!(files(house), 3);
        server::jobs::sweep_files(&house.app, Duration::from_secs(3600)).await.unwrap();
        assert_eq!(files(house), 3, "young files may belong to an upload that is being written down");
        server::jobs::sweep_files(&house.app, Duration::ZERO).await.unwrap();
        assert_eq!(files(house), 1);
        let link = lucie.get(&format!("/api/ciphers/{item}/attachment/{kept}")).await.ok()["url"].as_str().unwrap().to_owned();
        assert_eq!(fetch(&lucie, &link).await, (200, b"kept".to_vec()));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_beyond_a_limit_is_refused_in_words() {
    let house = House::on_sqlite(&["--attachment-limit", "100", "--attachment-quota", "150"]).await;
    let lucie = house.person("lucie").await;
    let (one, two) = (own_item(&lucie).await, own_item(&lucie).await);
    let path = |item: &str| format!("/api/ciphers/{item}/attachment/v2");
    lucie
        .post(&path(&one), wish(101))
        .await
        .refused(400, "file_too_large");
    lucie
        .post(&path(&one), wish(0))
        .await
        .refused(400, "bad_file_size");
    attached(&lucie, &one, &[1; 100]).await;
    lucie
        .post(&path(&two), wish(51))
        .await
        .refused(400, "attachment_quota");
    attached(&lucie, &two, &[1; 50]).await;
    let paul = house.person("paul").await;
    let his = own_item(&paul).await;
    attached(&paul, &his, &[1; 100]).await;
}
