//! Attachments in a bucket, against a real S3 server of the test's own. Refuses to know: what the folder does
//! (`attachments`).

use crate::attachments::{attached, fetch, own_item, send, wish};
use crate::support::House;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use serde_json::json;
use std::path::Path;
use std::time::Duration;

/// Answers its address; the folder is where it keeps its buckets.
async fn storage(folder: &Path) -> String {
    std::fs::create_dir(folder.join("vault-files")).expect("a bucket");
    let files = s3s_fs::FileSystem::new(folder).expect("a storage");
    let mut service = s3s::service::S3ServiceBuilder::new(files);
    service.set_auth(s3s::auth::SimpleAuth::from_single("the-key", "the-secret"));
    let service = service.build();
    let port = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a port");
    let url = format!("http://{}", port.local_addr().expect("an address"));
    tokio::spawn(async move {
        while let Ok((socket, _)) = port.accept().await {
            let service = service.clone();
            tokio::spawn(async move {
                let _ = Builder::new(TokioExecutor::new())
                    .serve_connection(TokioIo::new(socket), service)
                    .await;
            });
        }
    });
    url
}

async fn house(url: &str, secret: &str) -> House {
    House::on_sqlite(&[
        "--s3-bucket",
        "vault-files",
        "--s3-endpoint",
        url,
        "--s3-access-key",
        "the-key",
        "--s3-secret-key",
        secret,
    ])
    .await
}

fn kept(folder: &Path) -> usize {
    std::fs::read_dir(folder.join("vault-files/attachments")).map_or(0, Iterator::count)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_goes_into_the_bucket_comes_back_and_is_gone_when_deleted() {
    let folder = tempfile::tempdir().expect("a folder");
    let house = house(&storage(folder.path()).await, "the-secret").await;
    let lucie = house.person("lucie").await;
    let item = own_item(&lucie).await;
    // More than one part.
    let bytes: Vec<u8> = (0..12_000_000_u32).map(|n| (n % 251) as u8).collect();
    let id = attached(&lucie, &item, &bytes).await;
    assert_eq!(kept(folder.path()), 1);
    assert!(
        !house.config.data.join("attachments").exists(),
        "nothing lies beside the database"
    );
    let path = format!("/api/ciphers/{item}/attachment/{id}");
    let link = lucie.get(&path).await.ok()["url"]
        .as_str()
        .expect("a link")
        .to_owned();
    let (status, back) = fetch(&lucie, &link).await;
    assert!(status == 200 && back == bytes, "the same bytes come back");
    lucie.delete(&path, json!({})).await.ok();
    assert_eq!(kept(folder.path()), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn files_of_deleted_items_are_swept_and_what_else_lies_in_the_bucket_is_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let house = house(&storage(folder.path()).await, "the-secret").await;
    let lucie = house.person("lucie").await;
    let (item, other) = (own_item(&lucie).await, own_item(&lucie).await);
    attached(&lucie, &item, b"stays").await;
    attached(&lucie, &other, b"goes with its item").await;
    lucie
        .delete(&format!("/api/ciphers/{other}"), json!({}))
        .await
        .ok();
    let foreign = folder.path().join("vault-files/backup.tar");
    std::fs::write(&foreign, b"of somebody else").expect("a file");
    server::jobs::sweep_files(&house.app, Duration::ZERO)
        .await
        .expect("swept");
    assert_eq!(kept(folder.path()), 1);
    assert!(foreign.exists());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_storage_refuses_is_not_acknowledged() {
    let folder = tempfile::tempdir().expect("a folder");
    let house = house(&storage(folder.path()).await, "another secret").await;
    let lucie = house.person("lucie").await;
    let item = own_item(&lucie).await;
    let announced = lucie
        .post(&format!("/api/ciphers/{item}/attachment/v2"), wish(5))
        .await
        .ok();
    let path = format!(
        "/api/ciphers/{item}/attachment/{}",
        announced["attachmentId"].as_str().expect("an id")
    );
    let answer = send(&lucie, &path, b"bytes").await;
    assert_eq!(answer.status, 500);
    assert_eq!(lucie.synced_items().await[0]["attachments"], json!(null));
    assert_eq!(kept(folder.path()), 0);
}
