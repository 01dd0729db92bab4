//! A server killed in the middle of saving loses nothing it acknowledged and leaves no half. Refuses to know: how.

use crate::support::{Person, database, sealed};
use serde_json::json;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

struct Process {
    child: Child,
    url: String,
}

impl Process {
    /// The real program, on a port of its own.
    async fn start(data: &std::path::Path, database: Option<&str>) -> Process {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let port = std::net::TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_claviger"));
        command.arg("serve").arg("--data").arg(data).args([
            "--listen",
            &port.to_string(),
            "--attempts",
            "10000",
        ]);
        if let Some(url) = database {
            command.args(["--database-url", url]);
        }
        let child = command.stderr(Stdio::null()).spawn().unwrap();
        let process = Process {
            child,
            url: format!("http://{port}"),
        };
        for _ in 0..200 {
            if reqwest::get(format!("{}/alive", process.url))
                .await
                .is_ok_and(|answer| answer.status() == 200)
            {
                return process;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the server does not start");
    }

    /// No handler runs, no buffer is written: as if the power went.
    fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Saves one item after the other, and shares each, until the server is gone; answers what was acknowledged.
async fn save_until_it_dies(person: Person, acknowledged: Arc<Mutex<Vec<String>>>) {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    for n in 0.. {
        let sent = client
            .post(format!("{}/api/ciphers", person.url))
            .bearer_auth(person.access_token.as_deref().unwrap())
            .header("content-type", "application/json")
            .body(sealed::login(&format!("{} {n}", person.name)).to_string())
            .send()
            .await;
        let Ok(answer) = sent else { return };
        let status = answer.status();
        let Ok(body) = answer.json::<serde_json::Value>().await else {
            return;
        };
        assert!(status.is_success(), "{status} {body}");
        acknowledged
            .lock()
            .unwrap()
            .push(body["id"].as_str().unwrap().to_owned());
    }
}

async fn nothing_acknowledged_is_lost(database: Option<String>) {
    let data = tempfile::tempdir().unwrap();
    let mut server = Process::start(data.path(), database.as_deref()).await;
    let mut lucie = Person::named(&server.url, "lucie");
    lucie.register().await;
    lucie.log_in().await;
    let acknowledged = Arc::new(Mutex::new(Vec::new()));
    let saving: Vec<_> = (0..4)
        .map(|_| tokio::spawn(save_until_it_dies(lucie.clone(), acknowledged.clone())))
        .collect();
    for _ in 0..600 {
        tokio::time::sleep(Duration::from_millis(50)).await;
        if acknowledged.lock().unwrap().len() >= 20 {
            break;
        }
    }
    server.kill();
    for task in saving {
        task.await.unwrap();
    }

    let server = Process::start(data.path(), database.as_deref()).await;
    lucie.url = server.url.clone();
    let kept = lucie.synced_items().await;
    let acknowledged = acknowledged.lock().unwrap().clone();
    assert!(
        acknowledged.len() >= 20,
        "the server saved only {} items",
        acknowledged.len()
    );
    for id in &acknowledged {
        assert!(
            kept.iter().any(|item| item["id"] == *id),
            "{id} was acknowledged and is gone"
        );
    }
    for item in &kept {
        let whole = item["login"]["password"] == json!(sealed::text("password")) && item["name"].is_string();
        assert!(whole, "half an item: {item}");
    }
    lucie.post("/api/ciphers", sealed::login("after")).await.ok();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_server_keeps_every_acknowledged_save_on_sqlite() {
    nothing_acknowledged_is_lost(None).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_server_keeps_every_acknowledged_save_on_postgresql() {
    nothing_acknowledged_is_lost(Some(database().await)).await;
}
