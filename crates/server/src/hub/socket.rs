//! One open client: greets, passes news on, pings, and ends when the session does. What a client says after the
//! greeting is not looked at. Refuses to know: how the socket came about.

use super::board::Seat;
use super::frame::{Spelling, handshake};
use super::news::{About, News, kind};
use crate::app::App;
use crate::db;
use axum::extract::ws::{Message, WebSocket};
use std::time::Duration;
use tokio::time::{Instant, MissedTickBehavior, interval, timeout};

/// Who opened it: with this the session is looked for again and again.
#[derive(Clone, Debug)]
pub struct Pass {
    pub user_id: String,
    pub device: String,
    pub stamp: String,
}

/// Clients have nothing to say but greetings and pings.
pub const LONGEST: usize = 4096;
/// For the greeting, and for each message to be taken.
const PATIENCE: Duration = Duration::from_secs(10);
const PING: Duration = Duration::from_secs(15);
/// Without a sign of life for so long, the client is gone.
const SILENCE: Duration = Duration::from_secs(60);

/// Why a talk ended.
enum End {
    /// The client or the network.
    Gone,
    /// The session is over, or the seat was taken away.
    Closed,
}

pub async fn talk(mut socket: WebSocket, app: App, pass: Pass, mut seat: Seat) {
    let Ok(Some(spelling)) = timeout(PATIENCE, greet(&mut socket)).await else {
        return;
    };
    if send(&mut socket, spelling.welcome()).await.is_err() {
        return;
    }
    if let End::Closed = listen(&mut socket, &app, &pass, &mut seat, spelling).await {
        let _ = send(&mut socket, spelling.close()).await;
    }
    let _ = send(&mut socket, Message::Close(None)).await;
}

async fn greet(socket: &mut WebSocket) -> Option<Spelling> {
    loop {
        match socket.recv().await?.ok()? {
            Message::Text(text) => return handshake(&text),
            Message::Binary(bytes) => return handshake(std::str::from_utf8(&bytes).ok()?),
            Message::Ping(_) | Message::Pong(_) => {}
            Message::Close(_) => return None,
        }
    }
}

async fn listen(socket: &mut WebSocket, app: &App, pass: &Pass, seat: &mut Seat, spelling: Spelling) -> End {
    let mut ticks = interval(PING);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks.tick().await;
    let mut heard = Instant::now();
    loop {
        let step = tokio::select! {
            news = seat.next() => match news {
                Some(news) => pass_on(socket, app, pass, &news, spelling).await,
                None => Err(End::Closed),
            },
            said = socket.recv() => match said {
                Some(Ok(Message::Close(_)) | Err(_)) | None => Err(End::Gone),
                Some(Ok(_)) => {
                    heard = Instant::now();
                    Ok(())
                }
            },
            _ = ticks.tick() => still_there(socket, app, pass, heard, spelling).await,
        };
        if let Err(end) = step {
            return end;
        }
    }
}

async fn pass_on(
    socket: &mut WebSocket,
    app: &App,
    pass: &Pass,
    news: &News,
    spelling: Spelling,
) -> Result<(), End> {
    if news.about == About::Session {
        return look(socket, app, pass, spelling).await;
    }
    send(socket, spelling.news(news, &pass.user_id)).await
}

async fn still_there(
    socket: &mut WebSocket,
    app: &App,
    pass: &Pass,
    heard: Instant,
    spelling: Spelling,
) -> Result<(), End> {
    if heard.elapsed() > SILENCE {
        return Err(End::Gone);
    }
    look(socket, app, pass, spelling).await?;
    send(socket, Message::Ping(Vec::new().into())).await?;
    send(socket, spelling.ping()).await
}

/// A session that ended is told so and hears nothing more.
async fn look(socket: &mut WebSocket, app: &App, pass: &Pass, spelling: Spelling) -> Result<(), End> {
    if lives(app, pass).await {
        return Ok(());
    }
    let farewell = News::person(kind::LOG_OUT, Vec::new(), None);
    send(socket, spelling.news(&farewell, &pass.user_id)).await?;
    Err(End::Closed)
}

/// When the database does not answer, the session is given the benefit of the doubt until the next look.
async fn lives(app: &App, pass: &Pass) -> bool {
    let found = async {
        let mut tx = app.db.read().await?;
        db::sessions::live(&mut tx, &pass.user_id, &pass.device, &pass.stamp).await
    };
    found.await.map_or(true, |session| session.is_some())
}

async fn send(socket: &mut WebSocket, message: Message) -> Result<(), End> {
    match timeout(PATIENCE, socket.send(message)).await {
        Ok(Ok(())) => Ok(()),
        _ => Err(End::Gone),
    }
}
