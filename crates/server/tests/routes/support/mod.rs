//! A house of its own for every test: a server on a free port with an empty database, and people who live in it.
//! Refuses to know: what is tested.

mod answer;
mod listener;
mod organization;
mod person;
mod postgres;
pub mod sealed;

pub use answer::Answer;
pub use organization::{Organization, parameter};
pub use person::Person;
pub use postgres::database;

use clap::Parser;
use server::config::{Cli, Config};
use std::net::SocketAddr;
use tempfile::TempDir;

/// One rule, tested on both databases. The rule's name is the test's.
macro_rules! on_both {
    ($(async fn $rule:ident($house:ident: &House) $body:block)+) => {$(
        mod $rule {
            #[allow(unused_imports)]
            use super::*;

            async fn rule($house: &House) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                rule(&House::on_sqlite(&[]).await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgresql() {
                rule(&House::on_postgresql(&[]).await).await;
            }
        }
    )+};
}

/// A running server; it ends with the test.
pub struct House {
    pub url: String,
    pub config: Config,
    pub app: server::App,
    data: TempDir,
}

impl House {
    /// `settings` are command-line words.
    pub async fn on_sqlite(settings: &[&str]) -> House {
        House::open(settings, None).await
    }

    pub async fn on_postgresql(settings: &[&str]) -> House {
        House::open(settings, Some(postgres::database().await)).await
    }

    async fn open(settings: &[&str], database: Option<String>) -> House {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let data = tempfile::tempdir().expect("a temporary folder can be made");
        let folder = data.path().display().to_string();
        let mut words = vec!["claviger", "--data", &folder];
        if let Some(url) = &database {
            words.extend(["--database-url", url]);
        }
        if !settings.contains(&"--attempts") {
            words.extend(["--attempts", "10000"]);
        }
        words.extend(settings);
        let config = Cli::try_parse_from(words)
            .expect("the settings are understood")
            .config;
        let config = config.check().expect("the settings fit together");
        let app = server::serve::open(config.clone())
            .await
            .expect("the database opens");
        let url = serve(app.clone()).await;
        House {
            url,
            config,
            app,
            data,
        }
    }

    /// Another server process on the same database; answers its address.
    pub async fn second_server(&self) -> String {
        let app = server::serve::open(self.config.clone())
            .await
            .expect("the database opens");
        serve(app).await
    }

    /// Someone without a session.
    pub fn anonymous(&self) -> Person {
        Person::stranger(&self.url)
    }

    /// Someone who registered and logged in; the address is made of the name.
    pub async fn person(&self, name: &str) -> Person {
        let mut person = Person::named(&self.url, name);
        person.register().await;
        person.log_in().await;
        person
    }

    /// The `claviger` command on the same database; answers what it prints.
    pub async fn operator(&self, words: &[&str]) -> String {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_claviger"))
            .args(words)
            .args([
                "--url",
                &self.config.url,
                "--database-url",
                &self.config.database_url(),
            ])
            .arg("--data")
            .arg(self.data.path())
            .output()
            .expect("the command starts");
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "claviger {words:?}: {error}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

async fn serve(app: server::App) -> String {
    let port = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a port is free");
    let url = format!("http://{}", port.local_addr().expect("the port has an address"));
    let service = server::serve::router(app).into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(port, service).await });
    url
}
