//! The server under test: the real router over a fresh database. Refuses to know: who lives in it.

use super::person::Person;
use super::{postgres, sealed};
use axum::Router;
use clap::Parser;
use serde_json::{Value, json};
use server::App;
use server::config::Cli;
use server::db::Db;
use std::process::Command;

/// Dropped, it is gone.
pub struct House {
    pub app: App,
    pub router: Router,
    data: tempfile::TempDir,
    database: String,
}

/// The password hash every test person's client sends.
pub const HASH: &str = "c2VjcmV0LWF1dGhlbnRpY2F0aW9uLWhhc2gtb2YtYQ==";

impl House {
    pub async fn on_sqlite() -> House {
        let data = tempfile::tempdir().expect("a folder");
        let database = data.path().join("test.sqlite").display().to_string();
        Self::open(data, database, &[]).await
    }

    pub async fn on_postgresql() -> House {
        let data = tempfile::tempdir().expect("a folder");
        Self::open(data, postgres::database().await, &[]).await
    }

    /// The same database under other settings, as if the server had been started again.
    pub async fn again_with(self, args: &[&str]) -> House {
        Self::open(self.data, self.database, args).await
    }

    async fn open(data: tempfile::TempDir, database: String, args: &[&str]) -> House {
        let folder = data.path().display().to_string();
        let settings = [
            "claviger",
            "--data",
            &folder,
            "--database-url",
            &database,
            "--attempts",
            "1000000",
            "--url",
            URL,
        ];
        // The operator signs in more often here than in life, unless a test is about just that.
        let limit = ["--operator-attempts", "1000000"];
        let limit = if args.contains(&limit[0]) {
            &[][..]
        } else {
            &limit[..]
        };
        let cli =
            Cli::try_parse_from(settings.iter().chain(limit).chain(args)).expect("the settings are right");
        let config = cli.config.check().expect("the settings are right");
        let db = Db::open(&database).await.expect("the database opens");
        let app = App::open(config, db).await.expect("the app opens");
        let router = server::serve::router(app.clone());
        House {
            app,
            router,
            data,
            database,
        }
    }

    /// The operator's command line, on the same database, as another process.
    pub async fn operator(&self, args: &[&str]) -> Result<String, String> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_claviger"));
        command.args(args).arg("--data").arg(self.data.path()).args([
            "--database-url",
            &self.database,
            "--url",
            URL,
        ]);
        let done = tokio::task::spawn_blocking(move || command.output());
        let output = done.await.expect("the command runs").expect("the command runs");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        if output.status.success() {
            Ok(text(&output.stdout))
        } else {
            Err(text(&output.stderr))
        }
    }

    /// Someone nobody knows: no session.
    pub fn stranger(&self) -> Person {
        Person::stranger(self.router.clone())
    }

    /// A person with an account and a session.
    pub async fn person(&self, email: &str) -> Person {
        let stranger = self.stranger();
        let asked = json!({"email": email, "name": email.split('@').next(), "receiveMarketingEmails": false});
        let token = stranger
            .post("/identity/accounts/register/send-verification-email", asked)
            .await
            .ok();
        let mut form = registration(email);
        form["emailVerificationToken"] = token;
        stranger
            .post("/identity/accounts/register/finish", form)
            .await
            .ok();
        self.log_in(email).await
    }

    /// A person whose account is made with an invitation's token.
    pub async fn person_with(&self, email: &str, tokens: Value) -> Person {
        let mut form = registration(email);
        for (name, value) in tokens.as_object().expect("tokens are an object") {
            form[name] = value.clone();
        }
        self.stranger()
            .post("/identity/accounts/register/finish", form)
            .await
            .ok();
        self.log_in(email).await
    }

    pub async fn log_in(&self, email: &str) -> Person {
        let device = uuid::Uuid::new_v4().to_string();
        let form = format!(
            "grant_type=password&username={}&password={}&scope=api%20offline_access&client_id=web&deviceType=9\
             &deviceIdentifier={device}&deviceName=test",
            percent_encoding::utf8_percent_encode(email, percent_encoding::NON_ALPHANUMERIC),
            percent_encoding::utf8_percent_encode(HASH, percent_encoding::NON_ALPHANUMERIC),
        );
        let answer = self.stranger().form("/identity/connect/token", &form).await.ok();
        let token = answer["access_token"]
            .as_str()
            .expect("an access token")
            .to_owned();
        let person = Person::new(self.router.clone(), email, token);
        let profile = person.get("/api/accounts/profile").await.ok();
        person.known_as(profile["id"].as_str().expect("an id"))
    }
}

/// The address in links.
pub const URL: &str = "https://keys.example";

fn registration(email: &str) -> Value {
    let kdf = json!({"kdfType": 0, "iterations": 600_000, "memory": null, "parallelism": null});
    json!({
        "email": email,
        "masterPasswordAuthentication":
            {"kdf": kdf, "masterPasswordAuthenticationHash": HASH, "salt": email},
        "masterPasswordUnlock": {"kdf": kdf, "masterKeyWrappedUserKey": sealed::text(), "salt": email},
        "userAsymmetricKeys": {"publicKey": sealed::public_key(), "encryptedPrivateKey": sealed::text()},
    })
}
