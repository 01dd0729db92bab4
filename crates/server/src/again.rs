//! Runs a request once more when PostgreSQL gave up on its transaction because another one stood in its way: that
//! transaction left nothing behind, and a moment later there is room. Refuses to know: what is asked, and SQLite, whose
//! single writer loses no race.

use crate::app::App;
use crate::body;
use crate::error::LostRace;
use crate::secret;
use axum::body::{Body, HttpBody};
use axum::extract::{Request, State};
use axum::http::{Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::time::Duration;

/// Then the caller hears that the server is busy.
const ATTEMPTS: u32 = 5;

pub async fn when_a_race_is_lost(State(app): State<App>, request: Request, next: Next) -> Response {
    if !app.db.loses_races() || !repeatable(&request, app.config.body_limit) {
        return next.run(request).await;
    }
    let (head, sent) = request.into_parts();
    // The length is known and within the limit; what can fail is the connection.
    let sent = match axum::body::to_bytes(sent, app.config.body_limit).await {
        Ok(sent) => sent,
        Err(problem) => return body::ended_early(problem).into_response(),
    };
    let mut attempt = 1;
    loop {
        let request = Request::from_parts(head.clone(), Body::from(sent.clone()));
        let response = next.clone().run(request).await;
        if attempt == ATTEMPTS || response.extensions().get::<LostRace>().is_none() {
            return response;
        }
        tracing::debug!(attempt, "a race was lost, once more");
        tokio::time::sleep(pause(attempt)).await;
        attempt += 1;
    }
}

/// A change whose whole body is small enough to keep: no file, no import of many megabytes, nothing of unknown length.
fn repeatable(request: &Request, limit: usize) -> bool {
    let reading = matches!(*request.method(), Method::GET | Method::HEAD);
    let kind = request.headers().get(header::CONTENT_TYPE);
    let multipart = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/"));
    let length = request.body().size_hint().exact();
    let kept = length.and_then(|length| usize::try_from(length).ok());
    !reading && !multipart && kept.is_some_and(|length| length <= limit)
}

/// Longer each time, and never the same for two that lost to each other.
fn pause(attempt: u32) -> Duration {
    let [chance] = secret::bytes::<1>();
    Duration::from_millis(u64::from(attempt) * (10 + u64::from(chance) / 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(method: Method, kind: &str, body: Body) -> Request {
        let request = Request::builder()
            .method(method)
            .header(header::CONTENT_TYPE, kind);
        request.body(body).expect("a request")
    }

    #[test]
    fn only_a_change_with_a_small_body_of_known_length_is_repeatable() {
        let json = "application/json";
        assert!(repeatable(&sent(Method::POST, json, "{}".into()), 10));
        assert!(repeatable(&sent(Method::DELETE, json, Body::empty()), 10));
        assert!(!repeatable(&sent(Method::GET, json, Body::empty()), 10));
        assert!(!repeatable(
            &sent(Method::POST, json, "{\"a\": \"long\"}".into()),
            10
        ));
        assert!(!repeatable(
            &sent(Method::POST, "multipart/form-data; boundary=x", "{}".into()),
            10
        ));
        let flow = futures_util::stream::iter([Ok::<_, std::io::Error>("{}")]);
        assert!(!repeatable(
            &sent(Method::POST, json, Body::from_stream(flow)),
            10
        ));
    }

    #[test]
    fn the_pauses_grow() {
        assert!(pause(1) < Duration::from_millis(80));
        assert!(pause(4) >= Duration::from_millis(40));
    }
}
