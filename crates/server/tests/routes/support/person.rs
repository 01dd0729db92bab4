//! A person with a client: registers, logs in, asks. Refuses to know: what the answers should be.

use super::{Answer, sealed};
use reqwest::Method;
use serde_json::{Value, json};

#[derive(Clone)]
pub struct Person {
    pub url: String,
    pub email: String,
    pub name: String,
    pub password: String,
    pub id: String,
    pub device: String,
    pub access_token: Option<String>,
    pub refresh_token: Option<String>,
    /// Where the requests come from, as a proxy would tell.
    pub address: Option<String>,
    client: reqwest::Client,
}

impl Person {
    pub fn stranger(url: &str) -> Person {
        Person::named(url, "stranger")
    }

    pub fn named(url: &str, name: &str) -> Person {
        Person {
            url: url.to_owned(),
            email: format!("{name}@house.example"),
            name: name.to_owned(),
            password: format!("password of {name}"),
            id: String::new(),
            device: format!("device-of-{name}"),
            access_token: None,
            refresh_token: None,
            address: None,
            client: reqwest::Client::builder()
                .no_proxy()
                .build()
                .expect("a client can be built"),
        }
    }

    pub async fn register(&mut self) {
        let wish = json!({"email": self.email, "name": self.name});
        let token = self
            .post("/identity/accounts/register/send-verification-email", wish)
            .await
            .ok();
        self.register_with(json!({"emailVerificationToken": token}))
            .await
            .ok();
    }

    /// `token` is the token family, merged into the request.
    pub async fn register_with(&self, token: Value) -> Answer {
        let mut wish = self.registration();
        merge(&mut wish, token);
        self.post("/identity/accounts/register/finish", wish).await
    }

    /// A complete registration but for the token.
    pub fn registration(&self) -> Value {
        let kdf = json!({"kdfType": 0, "iterations": 600_000, "memory": null, "parallelism": null});
        json!({
            "email": self.email,
            "masterPasswordAuthentication": {
                "kdf": kdf, "salt": self.email,
                "masterPasswordAuthenticationHash": self.hash(),
            },
            "masterPasswordUnlock": {
                "kdf": kdf, "salt": self.email, "masterKeyWrappedUserKey": sealed::text("user key"),
            },
            "userAsymmetricKeys": {
                "publicKey": sealed::public_key(), "encryptedPrivateKey": sealed::text("private key"),
            },
        })
    }

    pub fn hash(&self) -> String {
        sealed::authentication_hash(&self.password)
    }

    pub fn secret(&self) -> Value {
        json!({"masterPasswordHash": self.hash()})
    }

    pub async fn log_in(&mut self) {
        let answer = self.try_log_in(&[]).await.ok();
        self.enter(&answer);
        self.id = self.get("/api/accounts/profile").await.ok()["id"]
            .as_str()
            .expect("a profile has an id")
            .into();
    }

    /// Takes over the tokens of a token answer.
    pub fn enter(&mut self, answer: &Value) {
        self.access_token = answer["access_token"].as_str().map(str::to_owned);
        self.refresh_token = answer["refresh_token"].as_str().map(str::to_owned);
    }

    /// The password grant; `more` are further form fields.
    pub async fn try_log_in(&self, more: &[(&str, &str)]) -> Answer {
        let hash = self.hash();
        let mut form = vec![
            ("grant_type", "password"),
            ("scope", "api offline_access"),
            ("client_id", "web"),
            ("username", self.email.as_str()),
            ("password", hash.as_str()),
            ("deviceType", "9"),
            ("deviceIdentifier", self.device.as_str()),
            ("deviceName", "firefox"),
        ];
        form.extend(more);
        self.form("/identity/connect/token", &form).await
    }

    pub async fn refresh(&self) -> Answer {
        let token = self.refresh_token.as_deref().unwrap_or_default();
        let form = [
            ("grant_type", "refresh_token"),
            ("client_id", "web"),
            ("refresh_token", token),
        ];
        self.form("/identity/connect/token", &form).await
    }

    pub async fn form(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        let mut request = self.client.post(format!("{}{path}", self.url)).form(form);
        if let Some(address) = &self.address {
            request = request.header("x-forwarded-for", address);
        }
        Answer::read(request.send().await.expect("the server answers")).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path, None).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.ask(Method::POST, path, Some(body.to_string())).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Answer {
        self.ask(Method::PUT, path, Some(body.to_string())).await
    }

    pub async fn delete(&self, path: &str, body: Value) -> Answer {
        self.ask(Method::DELETE, path, Some(body.to_string())).await
    }

    pub async fn ask(&self, method: Method, path: &str, body: Option<String>) -> Answer {
        self.ask_with(method, path, body, &[]).await
    }

    pub async fn ask_with(
        &self,
        method: Method,
        path: &str,
        body: Option<String>,
        headers: &[(&str, &str)],
    ) -> Answer {
        let mut request = self.client.request(method, format!("{}{path}", self.url));
        if let Some(token) = &self.access_token {
            request = request.bearer_auth(token);
        }
        if let Some(body) = body {
            request = request.header("content-type", "application/json").body(body);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Answer::read(request.send().await.expect("the server answers")).await
    }

    /// The items of one's sync.
    pub async fn synced_items(&self) -> Vec<Value> {
        let sync = self.get("/api/sync?excludeDomains=true").await.ok();
        sync["ciphers"].as_array().expect("a sync has items").clone()
    }

    pub async fn revision(&self) -> i64 {
        self.get("/api/accounts/revision-date")
            .await
            .ok()
            .as_i64()
            .expect("a revision is a number")
    }
}

pub fn merge(into: &mut Value, from: Value) {
    if let (Some(into), Value::Object(from)) = (into.as_object_mut(), from) {
        into.extend(from);
    }
}
