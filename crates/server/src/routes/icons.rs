//! `/icons/{host}/icon.png`: the picture of a website, for lists of items (V-40). Anyone may ask, as official clients do
//! without a session; new sites are asked for a limited number of times. Refuses to know: how pictures are found.

use crate::allow::Act;
use crate::app::App;
use crate::auth::caller::Ip;
use crate::error::Error;
use crate::icon::{self, Host, Picture};
use crate::router::Doors;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::time::Duration;

pub fn routes() -> Doors {
    Doors::new().get("/icons/{host}/icon.png", Act::Anyone, of_host)
}

async fn of_host(State(app): State<App>, Ip(ip): Ip, Path(host): Path<String>) -> Response {
    let Some(icons) = &app.icons else {
        return Error::NotFound.into_response();
    };
    let Some(host) = Host::parse(&host) else {
        return absent(icon::KEPT);
    };
    let known = match icons.known(&host).await {
        Some(known) => known,
        None if app.gates.pass_icon(ip).is_err() => return absent(Duration::ZERO),
        None => icons.of(host).await,
    };
    match known {
        Some(picture) => shown(&picture),
        None => absent(icon::KEPT_ABSENT),
    }
}

fn shown(picture: &Picture) -> Response {
    let kept = (header::CACHE_CONTROL, caching(icon::KEPT));
    let kind = (header::CONTENT_TYPE, picture.kind.to_owned());
    ([kind, kept], picture.bytes.clone()).into_response()
}

/// Not an error: most lists have such rows, and a browser would write each of them into its console.
fn absent(kept: Duration) -> Response {
    (StatusCode::NO_CONTENT, [(header::CACHE_CONTROL, caching(kept))]).into_response()
}

fn caching(kept: Duration) -> String {
    match kept.as_secs() {
        0 => "no-store".to_owned(),
        seconds => format!("public, max-age={seconds}"),
    }
}
