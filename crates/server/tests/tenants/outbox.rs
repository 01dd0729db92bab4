//! Mail leaves through a real SMTP conversation, and waits in the outbox when nobody answers (D8).
//! Refuses to know: wording.

use crate::on_both;
use crate::support::house::URL;
use serde_json::json;
use server::db::outbox;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// A post office that speaks enough SMTP and keeps what it was given.
async fn post_office() -> (u16, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let kept = Arc::new(Mutex::new(Vec::new()));
    let given = kept.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let given = given.clone();
            tokio::spawn(async move {
                let _ = converse(stream, &given).await;
            });
        }
    });
    (port, kept)
}

async fn converse(stream: TcpStream, kept: &Mutex<Vec<String>>) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 post.example ESMTP\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let verb = line.get(..4).unwrap_or_default().to_uppercase();
        let answer: &[u8] = match verb.as_str() {
            "EHLO" => b"250-post.example\r\n250 8BITMIME\r\n",
            "DATA" => {
                write.write_all(b"354 go on\r\n").await?;
                let mut mail = String::new();
                while let Some(line) = lines.next_line().await? {
                    if line == "." {
                        break;
                    }
                    mail.push_str(&line);
                    mail.push('\n');
                }
                kept.lock().expect("the shelf").push(mail);
                b"250 kept\r\n"
            }
            "QUIT" => {
                write.write_all(b"221 bye\r\n").await?;
                return Ok(());
            }
            _ => b"250 fine\r\n",
        };
        write.write_all(answer).await?;
    }
    Ok(())
}

on_both! {
    async fn an_invitation_leaves_by_mail_in_the_readers_language_and_its_text_is_forgotten(house) {
        let (port, kept) = post_office().await;
        let port = port.to_string();
        let smtp = ["--smtp-host", "127.0.0.1", "--smtp-port", &port, "--smtp-security", "none"];
        let owner = house.person("owner@own.example").await;
        let paul = house.person("paul@own.example").await;
        paul.put("/api/accounts/profile", json!({"name": "Paul", "culture": "fr-FR"})).await.ok();
        let org = house.organization(&owner, 20).await;
        let house = house.again_with(&[&smtp[..], &["--smtp-from", "Claviger <keys@keys.example>"]].concat()).await;
        let owner = house.log_in(&owner.email).await;
        server::jobs::start(&house.app);
        let body = json!({"emails": ["paul@own.example"], "type": 2});
        let answer = owner.post(&format!("/api/organizations/{org}/users/invite"), body).await.ok();
        assert!(answer["invitations"][0]["link"].as_str().is_some_and(|link| link.starts_with(URL)));
        let mail = wait_for(&kept).await;
        assert!(mail.contains("To: paul@own.example") && mail.contains("From: Claviger"), "{mail}");
        assert!(mail.contains("multipart/alternative") && mail.contains("lang=3D\"fr\"") || mail.contains("lang=\"fr\""), "{mail}");
        for _ in 0..100 {
            let mut tx = house.app.db.read().await.expect("a connection");
            let all = outbox::all(&mut tx).await.expect("mails");
            if all[0].sent.is_some() {
                assert_eq!((all[0].text_body.as_str(), all[0].link.as_deref()), ("", None));
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("the mail was never marked as sent");
    }

    async fn without_a_mail_server_the_operator_reads_the_outbox(house) {
        let owner = house.person("owner@own.example").await;
        let org = house.organization(&owner, 20).await;
        let body = json!({"emails": ["paul@own.example"], "type": 2});
        let answer = owner.post(&format!("/api/organizations/{org}/users/invite"), body).await.ok();
        let link = answer["invitations"][0]["link"].as_str().expect("a link").to_owned();
        let list = house.operator(&["outbox", "list"]).await.expect("a list");
        let line = list.lines().find(|line| line.contains("paul@own.example")).expect("the mail").to_owned();
        assert!(line.contains("waiting"), "{line}");
        let id = line.split('\t').next().expect("an id").to_owned();
        let mail = house.operator(&["outbox", "show", &id]).await.expect("the mail");
        assert!(mail.contains(&link), "{mail}");
    }

    async fn a_refused_change_sends_no_mail(house) {
        let owner = house.person("owner@own.example").await;
        let org = house.organization(&owner, 20).await;
        let body = json!({"emails": ["a@own.example"], "type": 2, "collections": [{"id": "nowhere"}]});
        owner.post(&format!("/api/organizations/{org}/users/invite"), body).await.hidden();
        let mut tx = house.app.db.read().await.expect("a connection");
        assert!(outbox::all(&mut tx).await.expect("mails").is_empty());
    }

    async fn a_mail_that_cannot_leave_stays_with_its_reason(house) {
        let owner = house.person("owner@own.example").await;
        let org = house.organization(&owner, 20).await;
        let smtp = ["--smtp-host", "127.0.0.1", "--smtp-port", "1", "--smtp-security", "none"];
        let house = house.again_with(&[&smtp[..], &["--smtp-from", "keys@keys.example"]].concat()).await;
        let owner = house.log_in(&owner.email).await;
        server::jobs::start(&house.app);
        let body = json!({"emails": ["paul@own.example"], "type": 2});
        owner.post(&format!("/api/organizations/{org}/users/invite"), body).await.ok();
        for _ in 0..100 {
            let mut tx = house.app.db.read().await.expect("a connection");
            let mail = outbox::all(&mut tx).await.expect("mails").remove(0);
            if mail.last_error.is_some() {
                assert!(mail.sent.is_none() && mail.link.is_some() && mail.next_attempt > mail.created);
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("nothing was tried");
    }
}

async fn wait_for(kept: &Mutex<Vec<String>>) -> String {
    for _ in 0..150 {
        if let Some(mail) = kept.lock().expect("the shelf").first() {
            return mail.clone();
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("no mail arrived");
}
