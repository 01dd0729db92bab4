//! Requests to one server: JSON in, JSON out, with the session of one person.
//! Refuses to know: routes and what bodies mean.

use crate::{Failed, Result, While};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wire::error::ErrorBody;

pub struct Http {
    agent: ureq::Agent,
    server: String,
    token: Option<String>,
}

impl Http {
    pub fn to(server: &str) -> Self {
        let config = ureq::Agent::config_builder().http_status_as_error(false).build();
        Self {
            agent: config.into(),
            server: server.trim_end_matches('/').to_owned(),
            token: None,
        }
    }

    pub fn log_in(&mut self, token: String) {
        self.token = Some(format!("Bearer {token}"));
    }

    pub fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T> {
        let mut request = self.agent.get(self.url(path));
        if let Some(token) = &self.token {
            request = request.header("authorization", token);
        }
        read(path, request.call())
    }

    /// For answers that matter.
    pub fn post<T: DeserializeOwned>(&self, path: &str, body: &impl Serialize) -> Result<T> {
        read(
            path,
            self.authorized(self.agent.post(self.url(path))).send_json(body),
        )
    }

    /// For answers that may be empty.
    pub fn tell(&self, path: &str, body: &impl Serialize) -> Result<()> {
        done(
            path,
            self.authorized(self.agent.post(self.url(path))).send_json(body),
        )
    }

    pub fn put(&self, path: &str, body: &impl Serialize) -> Result<()> {
        done(
            path,
            self.authorized(self.agent.put(self.url(path))).send_json(body),
        )
    }

    pub fn form<T: DeserializeOwned>(&self, path: &str, fields: &[(&str, &str)]) -> Result<T> {
        let request = self.agent.post(self.url(path));
        read(path, request.send_form(fields.iter().copied()))
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.server)
    }

    fn authorized(
        &self,
        request: ureq::RequestBuilder<ureq::typestate::WithBody>,
    ) -> ureq::RequestBuilder<ureq::typestate::WithBody> {
        match &self.token {
            Some(token) => request.header("authorization", token),
            None => request,
        }
    }
}

type Answer = std::result::Result<ureq::http::Response<ureq::Body>, ureq::Error>;

fn read<T: DeserializeOwned>(path: &str, answer: Answer) -> Result<T> {
    let text = checked(path, answer)?;
    serde_json::from_str(&text).map_err(|error| Failed(format!("{path} answered something else: {error}")))
}

fn done(path: &str, answer: Answer) -> Result<()> {
    checked(path, answer).map(|_| ())
}

fn checked(path: &str, answer: Answer) -> Result<String> {
    let mut answer = answer.during(path)?;
    let text = answer.body_mut().read_to_string().during(path)?;
    if answer.status().is_success() {
        return Ok(text);
    }
    let body: ErrorBody = serde_json::from_str(&text).unwrap_or_default();
    let said = if body.message.is_empty() {
        &text
    } else {
        &body.message
    };
    let fields = body.validation_errors.unwrap_or_default();
    let fields: Vec<String> = fields.into_values().flatten().collect();
    Err(Failed(format!(
        "{path} answered {}: {said} {}",
        answer.status(),
        fields.join(" ")
    )))
}
