//! Reading a vector's fields: text, hex, base64, sealed texts. Refuses to know: what they mean.

use base64ct::{Base64, Encoding};
use serde::Deserialize;
use serde_json::Value;
use wire::EncString;
use wire::kdf::Kdf;

#[derive(Clone, Default, Deserialize)]
#[serde(transparent)]
pub struct Fields(pub Value);

impl Fields {
    pub fn has(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(|value| !value.is_null())
    }

    pub fn text(&self, name: &str) -> &str {
        let value = self.0.get(name).and_then(Value::as_str);
        value.unwrap_or_else(|| panic!("no text {name} in {}", self.0))
    }

    pub fn some_text(&self, name: &str) -> Option<&str> {
        self.0.get(name).and_then(Value::as_str)
    }

    pub fn hex(&self, name: &str) -> Vec<u8> {
        let text = self.text(name);
        (0..text.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&text[at..at + 2], 16).expect("hex"))
            .collect()
    }

    pub fn base64(&self, name: &str) -> Vec<u8> {
        Base64::decode_vec(self.text(name)).expect("base64")
    }

    pub fn sealed(&self, name: &str) -> EncString {
        EncString(self.text(name).into())
    }

    pub fn inner(&self, name: &str) -> Fields {
        Fields(self.0[name].clone())
    }

    pub fn list(&self, name: &str) -> Vec<Fields> {
        let list = self.0[name].as_array();
        let list = list.unwrap_or_else(|| panic!("no list {name}"));
        list.iter().cloned().map(Fields).collect()
    }

    pub fn read<T: for<'de> Deserialize<'de>>(&self, name: &str) -> T {
        serde_json::from_value(self.0[name].clone()).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Vectors spell the unit out.
    pub fn kdf(&self, name: &str) -> Kdf {
        let kdf = &self.0[name];
        let number = |name: &str| kdf[name].as_u64().map(|number| number as u32);
        Kdf {
            kdf_type: number("kdfType").expect("a KDF has a type") as u8,
            iterations: number("iterations").expect("a KDF has iterations"),
            memory: number("memoryMiB"),
            parallelism: number("parallelism"),
        }
    }
}
