//! Fields of an item that this code does not know, kept verbatim through open and seal (D1, V-66).
//! Refuses to know: what they mean.

use super::seal::Sealer;
use crate::{EncString, Engine, Fault};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _, ser::Error as _};
use serde_json::{Map, Value};
use zeroize::Zeroize;

/// Serialized as one JSON text, so that formats without a self-describing data model carry it too (postcard).
#[derive(Clone, Default, PartialEq)]
pub struct Extra(pub Map<String, Value>);

impl Serialize for Extra {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0.is_empty() {
            true => to.serialize_str(""),
            false => to.serialize_str(&serde_json::to_string(&self.0).map_err(S::Error::custom)?),
        }
    }
}

impl<'de> Deserialize<'de> for Extra {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        match text.is_empty() {
            true => Ok(Self::default()),
            false => serde_json::from_str(&text).map(Self).map_err(D::Error::custom),
        }
    }
}

/// Nothing in here is in the clear but what the server sees anyway.
impl Zeroize for Extra {
    fn zeroize(&mut self) {
        self.0.clear();
    }
}

/// When the item changes its key, sealed texts among the unknown fields change with it, or the client that does
/// know them could never open them again. What does not open under the old key is left as it is.
pub(super) async fn reseal<E: Engine>(
    sealer: &Sealer<'_, E>,
    extra: &Map<String, Value>,
) -> Result<Map<String, Value>, Fault> {
    let mut map = extra.clone();
    if let Some(old) = sealer.old_key {
        let mut open: Vec<&mut Value> = map.values_mut().collect();
        while let Some(value) = open.pop() {
            match value {
                Value::Object(inner) => open.extend(inner.values_mut()),
                Value::Array(inner) => open.extend(inner.iter_mut()),
                Value::String(text) if matches!(text.parse(), Ok(EncString::Symmetric { .. })) => {
                    let sealed = wire::EncString(text.clone());
                    if let Ok(plain) = old.open_bytes(sealer.engine, &sealed).await {
                        *text = sealer.key.seal_bytes(sealer.engine, &plain).await?.0;
                    }
                }
                _ => {}
            }
        }
    }
    Ok(map)
}
