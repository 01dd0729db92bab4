//! SignalR's two spellings of one message: MessagePack as official clients ask for, JSON as browsers find easy.
//! Refuses to know: who hears it.

use super::news::{About, News};
use crate::clock;
use axum::extract::ws::Message;
use rmp::encode as msgpack;
use serde_json::{Map, Value, json};

/// Every record of SignalR's text form ends with it.
pub const END: char = '\u{1e}';

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    Json,
    MessagePack,
}

/// Reads the first record of a client.
pub fn handshake(text: &str) -> Option<Spelling> {
    let record = text.split(END).next()?;
    let asked: Value = serde_json::from_str(record).ok()?;
    match (asked["protocol"].as_str()?, asked["version"].as_i64()?) {
        ("json", 1) => Some(Spelling::Json),
        ("messagepack", 1) => Some(Spelling::MessagePack),
        _ => None,
    }
}

/// A value of a payload, spelled differently in the two forms.
enum Part<'a> {
    Text(Option<&'a str>),
    List(Option<&'a [String]>),
    Date(i64),
}

type Parts<'a> = Vec<(&'static str, Part<'a>)>;

impl Spelling {
    /// The answer to a good handshake.
    pub fn welcome(self) -> Message {
        let text = format!("{{}}{END}");
        match self {
            Spelling::Json => Message::Text(text.into()),
            Spelling::MessagePack => Message::Binary(text.into_bytes().into()),
        }
    }

    pub fn ping(self) -> Message {
        self.control(6)
    }

    pub fn close(self) -> Message {
        self.control(7)
    }

    fn control(self, number: u8) -> Message {
        match self {
            Spelling::Json => Message::Text(format!("{{\"type\":{number}}}{END}").into()),
            Spelling::MessagePack if number == 7 => binary(vec![0x92, number, 0xc0]),
            Spelling::MessagePack => binary(vec![0x91, number]),
        }
    }

    /// The news as `user_id` hears it.
    pub fn news(self, news: &News, user_id: &str) -> Message {
        let parts = parts(news, user_id);
        match self {
            Spelling::Json => Message::Text(as_json(news, &parts).into()),
            Spelling::MessagePack => binary(as_msgpack(news, &parts)),
        }
    }
}

fn parts<'a>(news: &'a News, receiver: &'a str) -> Parts<'a> {
    match &news.about {
        About::Item {
            id,
            user_id,
            organization_id,
            collection_ids,
            revised,
        } => vec![
            ("Id", Part::Text(Some(id))),
            ("UserId", Part::Text(user_id.as_deref())),
            ("OrganizationId", Part::Text(organization_id.as_deref())),
            ("CollectionIds", Part::List(collection_ids.as_deref())),
            ("RevisionDate", Part::Date(*revised)),
        ],
        About::Folder { id, revised } => vec![
            ("Id", Part::Text(Some(id))),
            ("UserId", Part::Text(Some(receiver))),
            ("RevisionDate", Part::Date(*revised)),
        ],
        About::Person { date } => person(receiver, *date),
        About::Session => person(receiver, clock::now()),
    }
}

fn person(receiver: &str, date: i64) -> Parts<'_> {
    vec![("UserId", Part::Text(Some(receiver))), ("Date", Part::Date(date))]
}

fn as_json(news: &News, parts: &Parts<'_>) -> String {
    let mut payload = Map::new();
    for (name, part) in parts {
        let value = match part {
            Part::Text(text) => json!(text),
            Part::List(list) => json!(list),
            Part::Date(ms) => json!(clock::iso(*ms)),
        };
        let mut name = (*name).to_owned();
        name[..1].make_ascii_lowercase();
        payload.insert(name, value);
    }
    let argument = json!({"contextId": news.context, "type": news.kind, "payload": payload});
    let record = json!({"type": 1, "target": "ReceiveMessage", "arguments": [argument]});
    format!("{record}{END}")
}

fn as_msgpack(news: &News, parts: &Parts<'_>) -> Vec<u8> {
    let mut body = Vec::with_capacity(256);
    // Writing to memory cannot fail.
    let _ = write(&mut body, news, parts);
    body
}

fn write(body: &mut Vec<u8>, news: &News, parts: &Parts<'_>) -> Result<(), msgpack::ValueWriteError> {
    msgpack::write_array_len(body, 5)?;
    msgpack::write_uint(body, 1)?;
    msgpack::write_map_len(body, 0)?;
    nil(body);
    msgpack::write_str(body, "ReceiveMessage")?;
    msgpack::write_array_len(body, 1)?;
    msgpack::write_map_len(body, 3)?;
    msgpack::write_str(body, "ContextId")?;
    text(body, news.context.as_deref())?;
    msgpack::write_str(body, "Type")?;
    msgpack::write_uint(body, u64::from(news.kind))?;
    msgpack::write_str(body, "Payload")?;
    msgpack::write_map_len(body, length(parts.len()))?;
    for (name, part) in parts {
        msgpack::write_str(body, name)?;
        match part {
            Part::Text(value) => text(body, *value)?,
            Part::List(None) => nil(body),
            Part::List(Some(list)) => {
                msgpack::write_array_len(body, length(list.len()))?;
                for one in *list {
                    msgpack::write_str(body, one)?;
                }
            }
            Part::Date(ms) => date(body, *ms)?,
        }
    }
    Ok(())
}

fn text(body: &mut Vec<u8>, value: Option<&str>) -> Result<(), msgpack::ValueWriteError> {
    match value {
        Some(value) => msgpack::write_str(body, value),
        None => {
            nil(body);
            Ok(())
        }
    }
}

fn nil(body: &mut Vec<u8>) {
    body.push(0xc0);
}

/// The timestamp extension in its 64-bit form: 30 bits of nanoseconds, 34 of seconds.
fn date(body: &mut Vec<u8>, ms: i64) -> Result<(), msgpack::ValueWriteError> {
    let ms = u64::try_from(ms).unwrap_or_default();
    let stamp = ((ms % 1000 * 1_000_000) << 34) | (ms / 1000);
    msgpack::write_ext_meta(body, 8, -1)?;
    body.extend_from_slice(&stamp.to_be_bytes());
    Ok(())
}

fn length(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

/// Each message begins with its length, seven bits per byte.
fn binary(body: Vec<u8>) -> Message {
    let mut frame = Vec::with_capacity(body.len() + 2);
    let mut left = body.len();
    loop {
        let low = u8::try_from(left & 0x7f).unwrap_or_default();
        left >>= 7;
        if left == 0 {
            frame.push(low);
            break;
        }
        frame.push(low | 0x80);
    }
    frame.extend(body);
    Message::Binary(frame.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A message another server sent to the official client (traffic/ws-hub.json), with a round time.
    #[test]
    fn a_message_is_spelled_as_official_clients_read_it() {
        let news = News {
            to: vec![],
            kind: 1,
            context: Some("33333333-1111-4111-8111-111111111115".into()),
            about: About::Item {
                id: "c531c54b-93c3-4a40-be2c-a7418b36e182".into(),
                user_id: Some("83d5aeeb-c992-4918-bf55-ee0ce43c00e1".into()),
                organization_id: None,
                collection_ids: None,
                revised: 1_795_359_563_000,
            },
        };
        let Message::Binary(frame) = Spelling::MessagePack.news(&news, "x") else {
            panic!("binary expected")
        };
        let hex: String = frame.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(
            hex,
            "e001950180c0ae526563656976654d6573736167659183a9436f6e746578744964d92433333333333333332d313131312d\
             343131312d383131312d313131313131313131313135a45479706501a75061796c6f616485a24964d92463353331633534\
             622d393363332d346134302d626532632d613734313862333665313832a6557365724964d92438336435616565622d6339\
             39322d343931382d626635352d656530636534336330306531ae4f7267616e697a6174696f6e4964c0ad436f6c6c656374\
             696f6e496473c0ac5265766973696f6e44617465d7ff000000006b03034b"
        );
    }

    #[test]
    fn the_same_message_in_json_has_small_first_letters() {
        let news = News::person(5, vec![], None);
        let Message::Text(text) = Spelling::Json.news(&news, "me") else {
            panic!("text expected")
        };
        let read: Value = serde_json::from_str(text.trim_end_matches(END)).unwrap();
        assert_eq!(read["target"], "ReceiveMessage");
        assert_eq!(read["arguments"][0]["payload"]["userId"], "me");
    }

    #[test]
    fn only_known_protocols_are_greeted() {
        let json = format!("{{\"protocol\":\"json\",\"version\":1}}{END}");
        assert_eq!(handshake(&json), Some(Spelling::Json));
        assert_eq!(handshake("{\"protocol\":\"soap\",\"version\":1}"), None);
        assert_eq!(handshake("nonsense"), None);
    }
}
