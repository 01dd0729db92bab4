//! The notifications hub (protocol.md 13): one WebSocket over which the server says what was committed, in SignalR's
//! JSON. Refuses to know: what is to be done about the news.

use super::{ApiError, tokens};
use futures_util::{SinkExt, StreamExt};
use gloo_net::websocket::Message;
use gloo_net::websocket::futures::WebSocket;
use leptos::prelude::window;
use serde::Deserialize;
use serde_json::Value;
use wire::CipherId;

/// What changed elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// An item is new or different.
    Item {
        id: CipherId,
        revision_date: String,
    },
    ItemGone(CipherId),
    /// Folders, many items, or anything without a name of its own.
    Something,
    /// Memberships or keys: the access token is out of date, too.
    Roles,
    /// The session was ended.
    LoggedOut,
}

/// Every record ends with this (SignalR's JSON protocol).
const END: char = '\u{1e}';
const HELLO: &str = "{\"protocol\":\"json\",\"version\":1}\u{1e}";
const INVOCATION: u8 = 1;

#[derive(Deserialize)]
struct Record {
    #[serde(default, rename = "type")]
    kind: u8,
    #[serde(default)]
    arguments: Vec<Told>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Told {
    context_id: Option<String>,
    #[serde(rename = "type")]
    kind: u8,
    #[serde(default)]
    payload: Value,
}

/// Listens until the connection ends; `device` is this browser's own identifier, whose doings are no news to it.
/// `on_open` is told when the server listens: what happened before that is not repeated.
pub async fn listen(
    device: &str,
    on_open: impl FnOnce(),
    mut on_news: impl FnMut(News),
) -> Result<(), ApiError> {
    let token = tokens::access().await?;
    let mut socket = WebSocket::open(&address(&token)).map_err(|_| ApiError::Offline)?;
    let hello = Message::Text(HELLO.to_owned());
    socket.send(hello).await.map_err(|_| ApiError::Offline)?;
    let mut on_open = Some(on_open);
    while let Some(message) = socket.next().await {
        let Ok(Message::Text(text)) = message else { break };
        // The answer to the greeting is the first record.
        if let Some(on_open) = on_open.take() {
            on_open();
        }
        for news in read(&text, device) {
            on_news(news);
        }
    }
    Ok(())
}

/// Several records may stand in one message.
fn read(text: &str, device: &str) -> Vec<News> {
    let records = text.split(END).filter(|record| !record.is_empty());
    let records = records.filter_map(|record| serde_json::from_str::<Record>(record).ok());
    let told = records
        .filter(|record| record.kind == INVOCATION)
        .flat_map(|record| record.arguments);
    told.filter(|told| told.context_id.as_deref() != Some(device))
        .map(news)
        .collect()
}

fn news(told: Told) -> News {
    let text = |name: &str| told.payload.get(name).and_then(Value::as_str).map(str::to_owned);
    match (told.kind, text("id")) {
        (0 | 1, Some(id)) => News::Item {
            id: id.into(),
            revision_date: text("revisionDate").unwrap_or_default(),
        },
        (2, Some(id)) => News::ItemGone(id.into()),
        (6, _) => News::Roles,
        (11, _) => News::LoggedOut,
        _ => News::Something,
    }
}

fn address(token: &str) -> String {
    let origin = window().location().origin().unwrap_or_default();
    // http becomes ws, https wss.
    let origin = origin.replacen("http", "ws", 1);
    format!("{origin}/notifications/hub?access_token={token}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(kind: u8, context: &str, payload: &str) -> String {
        format!(
            r#"{{"type":1,"target":"ReceiveMessage","arguments":[{{"contextId":"{context}","type":{kind},"payload":{payload}}}]}}{END}"#
        )
    }

    #[test]
    fn what_others_did_is_news_and_what_this_device_did_is_none() {
        let payload = r#"{"id":"a","userId":"u","revisionDate":"2026-11-23T00:00:00.000Z"}"#;
        let text = [
            "{}\u{1e}{\"type\":6}\u{1e}".to_owned(),
            told(0, "other", payload),
            told(1, "mine", payload),
            told(2, "other", payload),
            told(6, "other", "{}"),
            told(99, "other", "{}"),
            told(11, "other", "{}"),
        ];
        let expected = [
            News::Item {
                id: "a".into(),
                revision_date: "2026-11-23T00:00:00.000Z".into(),
            },
            News::ItemGone("a".into()),
            News::Roles,
            News::Something,
            News::LoggedOut,
        ];
        assert_eq!(read(&text.concat(), "mine"), expected);
    }

    #[test]
    fn what_is_not_understood_is_no_news() {
        for strange in [
            "",
            "\u{1e}",
            "{",
            "[]\u{1e}",
            "{\"type\":1,\"arguments\":[{}]}\u{1e}",
        ] {
            assert_eq!(read(strange, "mine"), vec![], "{strange}");
        }
    }
}
