//! Someone who sends requests. Refuses to know: what the answers should be.

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use serde_json::Value;
use tower::ServiceExt;

#[derive(Clone)]
pub struct Person {
    router: Router,
    pub email: String,
    pub id: String,
    token: Option<String>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub body: Value,
}

impl Answer {
    /// The body of a success.
    #[track_caller]
    pub fn ok(self) -> Value {
        assert!(self.status.is_success(), "{} {}", self.status, self.body);
        self.body
    }

    /// Refused by a rule with this code.
    #[track_caller]
    pub fn refused(self, code: &str) {
        assert_eq!(self.body["code"], code, "{} {}", self.status, self.body);
        assert!(
            matches!(self.status.as_u16(), 400 | 409),
            "{} {}",
            self.status,
            self.body
        );
    }

    /// As if there were nothing.
    #[track_caller]
    pub fn hidden(self) {
        assert_eq!(self.status, StatusCode::NOT_FOUND, "{}", self.body);
    }
}

impl Person {
    pub fn stranger(router: Router) -> Self {
        Self {
            router,
            email: String::new(),
            id: String::new(),
            token: None,
        }
    }

    pub fn new(router: Router, email: &str, token: String) -> Self {
        Self {
            router,
            email: email.to_owned(),
            id: String::new(),
            token: Some(token),
        }
    }

    pub fn known_as(self, id: &str) -> Self {
        Self {
            id: id.to_owned(),
            ..self
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.send(Method::POST, path, Some(body)).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Answer {
        self.send(Method::PUT, path, Some(body)).await
    }

    pub async fn delete(&self, path: &str, body: Value) -> Answer {
        self.send(Method::DELETE, path, Some(body)).await
    }

    pub async fn form(&self, path: &str, form: &str) -> Answer {
        let kind = "application/x-www-form-urlencoded";
        self.raw(Method::POST, path, Some(kind), form.to_owned()).await
    }

    pub async fn send(&self, method: Method, path: &str, body: Option<Value>) -> Answer {
        let kind = body.is_some().then_some("application/json");
        self.raw(
            method,
            path,
            kind,
            body.map(|body| body.to_string()).unwrap_or_default(),
        )
        .await
    }

    pub async fn raw(&self, method: Method, path: &str, kind: Option<&str>, body: String) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("Device-Type", "9");
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        if let Some(token) = &self.token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let request = request.body(Body::from(body)).expect("a request");
        let response = self
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("the router answers");
        let status = response.status();
        let bytes = axum::body::to_bytes(response.into_body(), usize::MAX)
            .await
            .expect("a body");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let body = serde_json::from_str(&text).unwrap_or(Value::String(text));
        Answer { status, body }
    }
}
