//! Opening the notifications hub (protocol.md 13): anyone with a live session, for their own news. Official clients
//! put the token into the query, which no log of this server shows. Refuses to know: what is told.

use crate::allow::Act;
use crate::app::App;
use crate::auth::caller::{bearer, claims};
use crate::body::Json;
use crate::error::{Error, Result};
use crate::hub::socket::{LONGEST, Pass, talk};
use crate::router::Doors;
use crate::secret;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use serde_json::{Value, json};

pub fn routes() -> Doors {
    Doors::new().get("/notifications/hub", Act::Own, open).post(
        "/notifications/hub/negotiate",
        Act::Own,
        negotiate,
    )
}

#[derive(Deserialize)]
struct Access {
    access_token: Option<String>,
}

async fn open(
    State(app): State<App>,
    Query(access): Query<Access>,
    headers: HeaderMap,
    upgrade: std::result::Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Result<Response> {
    let pass = pass(&app, &access, &headers).await?;
    let upgrade =
        upgrade.map_err(|_| Error::bad("not_a_websocket", "This address speaks WebSocket only."))?;
    let seat = app.db.board().sit(&pass.user_id);
    Ok(upgrade
        .max_message_size(LONGEST)
        .max_frame_size(LONGEST)
        .on_upgrade(move |socket| talk(socket, app, pass, seat)))
}

/// For clients that ask first: there is one way to connect.
async fn negotiate(
    State(app): State<App>,
    Query(access): Query<Access>,
    headers: HeaderMap,
) -> Result<Json<Value>> {
    pass(&app, &access, &headers).await?;
    Ok(Json(json!({
        "negotiateVersion": 0,
        "connectionId": secret::id(),
        "availableTransports": [{"transport": "WebSockets", "transferFormats": ["Text", "Binary"]}],
    })))
}

async fn pass(app: &App, access: &Access, headers: &HeaderMap) -> Result<Pass> {
    let token = access.access_token.as_deref().or_else(|| bearer(headers));
    let (claims, _) = claims(app, token.ok_or(Error::DeadSession)?).await?;
    Ok(Pass {
        user_id: claims.sub,
        device: claims.device,
        stamp: claims.sstamp,
    })
}
