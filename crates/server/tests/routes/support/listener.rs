//! An open client of the notifications hub, over a real WebSocket. Refuses to know: what it should hear.

use super::Person;
use futures_util::{SinkExt, StreamExt};
use serde_json::Value;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

const PATIENCE: Duration = Duration::from_secs(10);
const END: char = '\u{1e}';

pub struct Listener {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    waiting: Vec<Value>,
}

impl Person {
    /// Opens the hub and greets in JSON.
    pub async fn listen(&self) -> Listener {
        self.listen_at(&self.url).await
    }

    /// The same at another server of the house.
    pub async fn listen_at(&self, url: &str) -> Listener {
        let mut listener = self.try_listen(url).await.expect("the hub opens");
        listener.say("{\"protocol\":\"json\",\"version\":1}\u{1e}").await;
        assert_eq!(listener.record().await, serde_json::json!({}));
        listener
    }

    /// The status, if it does not open.
    pub async fn try_listen(&self, url: &str) -> Result<Listener, u16> {
        let url = url.replacen("http", "ws", 1);
        let token = self.access_token.as_deref().unwrap_or_default();
        match connect_async(format!("{url}/notifications/hub?access_token={token}")).await {
            Ok((socket, _)) => Ok(Listener {
                socket,
                waiting: Vec::new(),
            }),
            Err(Error::Http(answer)) => Err(answer.status().as_u16()),
            Err(problem) => panic!("{problem}"),
        }
    }
}

impl Listener {
    pub async fn say(&mut self, text: &str) {
        self.socket
            .send(Message::text(text))
            .await
            .expect("the socket takes it");
    }

    /// The next news: (type, argument).
    pub async fn news(&mut self) -> (i64, Value) {
        loop {
            let record = self.record().await;
            if record["type"] == 1 {
                let argument = record["arguments"][0].clone();
                return (argument["type"].as_i64().expect("a type"), argument);
            }
        }
    }

    /// The next news' type and payload.
    pub async fn payload(&mut self) -> (i64, Value) {
        let (kind, argument) = self.news().await;
        (kind, argument["payload"].clone())
    }

    /// The next message, whole.
    pub async fn message(&mut self) -> Option<Message> {
        let next = tokio::time::timeout(PATIENCE, self.socket.next()).await;
        next.expect("a message in time").and_then(Result::ok)
    }

    /// Nothing but control messages until the server closes.
    pub async fn ends(mut self) -> bool {
        while let Some(message) = self.message().await {
            if let Message::Close(_) = message {
                return true;
            }
        }
        true
    }

    async fn record(&mut self) -> Value {
        loop {
            if !self.waiting.is_empty() {
                return self.waiting.remove(0);
            }
            match self.message().await.expect("the hub is open") {
                Message::Text(text) => {
                    let records = text.split(END).filter(|record| !record.is_empty());
                    self.waiting
                        .extend(records.map(|record| serde_json::from_str(record).expect("JSON")));
                }
                Message::Close(_) => panic!("the hub closed"),
                _ => {}
            }
        }
    }
}
