//! What surrounds every request: an id, a log line without secrets, a time limit, security headers, and an answer even
//! when a handler panics. Refuses to know: what is asked.

use crate::again;
use crate::app::App;
use crate::error::Error;
use crate::routes::attachments::UPLOAD;
use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use std::any::Any;
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::trace::TraceLayer;

/// Until the head of an answer is there; long answers then take their time.
const PATIENCE: Duration = Duration::from_secs(60);
/// A file takes longer to arrive.
const PATIENCE_FOR_FILES: Duration = Duration::from_secs(3600);
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// Paths that are never the web app's, whatever a browser says it accepts.
const NOT_THE_APP: &[&str] = &["/api", "/identity", "/events", "/icons", "/notifications"];

pub fn around(router: Router<App>, app: App) -> Router {
    router
        .fallback(elsewhere)
        .method_not_allowed_fallback(async || Error::NotFound)
        .layer(middleware::from_fn_with_state(
            app.clone(),
            again::when_a_race_is_lost,
        ))
        .layer(middleware::from_fn(clean))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn(in_time))
        .layer(middleware::from_fn_with_state(app.clone(), headers))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(
            TraceLayer::new_for_http()
                .make_span_with(span)
                .on_response(answered)
                .on_failure(()),
        )
        .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
        .with_state(app)
}

/// Not a route: a file of the web app, the app itself for a person's browser, or nothing.
async fn elsewhere(State(app): State<App>, request: Request) -> Response {
    let path = request.uri().path();
    let reading = matches!(*request.method(), Method::GET | Method::HEAD);
    let other = NOT_THE_APP.iter().any(|root| {
        path.strip_prefix(root)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    });
    if !reading || other {
        return Error::NotFound.into_response();
    }
    let headers = request.headers();
    if let Some(file) = app.assets.file(path, headers) {
        return file;
    }
    let accepts = headers
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let wants_page = path == "/" || accepts.contains("text/html");
    match wants_page.then(|| app.assets.page(headers)).flatten() {
        Some(page) => page,
        None => Error::NotFound.into_response(),
    }
}

/// No id, name or file has a NUL byte in it; PostgreSQL would not even look for one.
async fn clean(request: Request, next: Next) -> Response {
    if request.uri().path().contains("%00") {
        Error::NotFound.into_response()
    } else {
        next.run(request).await
    }
}

async fn in_time(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    let patience = match route {
        Some(UPLOAD) if request.method() == Method::POST => PATIENCE_FOR_FILES,
        _ => PATIENCE,
    };
    match tokio::time::timeout(patience, next.run(request)).await {
        Ok(response) => response,
        Err(_) => StatusCode::REQUEST_TIMEOUT.into_response(),
    }
}

async fn headers(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    for (name, value) in UNLESS_SAID {
        headers.entry(*name).or_insert(HeaderValue::from_static(value));
    }
    if app.config.url.starts_with("https://") {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000"),
        );
    }
    response
}

const ALWAYS: &[(&str, &str)] = &[
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), display-capture=()",
    ),
];

/// For answers of the API; the page and its files say their own.
const UNLESS_SAID: &[(&str, &str)] = &[
    (
        "content-security-policy",
        "default-src 'none'; frame-ancestors 'none'",
    ),
    ("cache-control", "no-store"),
];

fn panicked(reason: Box<dyn Any + Send + 'static>) -> Response {
    let said = reason
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| reason.downcast_ref::<&str>().copied())
        .unwrap_or("no reason given");
    Error::internal(format!("a handler panicked: {said}")).into_response()
}

/// The route, not the path: ids and link tokens stay out of the log, like everything in headers and bodies.
fn span(request: &Request) -> tracing::Span {
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("-", MatchedPath::as_str);
    let id = request
        .headers()
        .get(REQUEST_ID)
        .and_then(|id| id.to_str().ok())
        .unwrap_or_default();
    tracing::info_span!("request", id, method = %request.method(), route)
}

fn answered(response: &Response, latency: Duration, _: &tracing::Span) {
    let status = response.status().as_u16();
    let took_ms = latency.as_millis();
    if status >= 500 {
        tracing::error!(status, took_ms, "answered");
    } else {
        tracing::debug!(status, took_ms, "answered");
    }
}
