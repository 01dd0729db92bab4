//! The text form of sealed data, `<type>.<part>|<part>` (crypto.md 4): parsed strictly, printed exactly.
//! Refuses to know: keys. Types 0 and 1 do not parse: unauthenticated or long dead, never to be opened.

use base64ct::{Base64, Encoding};
use std::fmt;
use std::str::FromStr;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EncString {
    /// Type 2: AES-256-CBC, then HMAC-SHA256 over `iv ‖ data`. What we write.
    Symmetric {
        iv: [u8; 16],
        data: Vec<u8>,
        mac: [u8; 32],
    },
    /// Types 3 to 6: to an RSA public key. We write type 4 (SHA-1); 3, 5 and 6 are only read.
    /// The MAC of 5 and 6 proves nothing (its key is nobody's) and is carried for printing only.
    Shared {
        oaep: Oaep,
        data: Vec<u8>,
        dead_mac: Option<Vec<u8>>,
    },
    /// Type 7: COSE_Encrypt0 of V2 accounts, kept opaque.
    Cose(Vec<u8>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oaep {
    Sha1,
    Sha256,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseError {
    /// No such type, or wrong number or length of parts, or not base64.
    Malformed,
    /// Type 0 or 1.
    Refused,
}

/// 8192-bit RSA; nothing real is longer.
const LONGEST_SHARED: usize = 1024;

impl FromStr for EncString {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let (kind, rest) = text.split_once('.').ok_or(ParseError::Malformed)?;
        let mut parts = rest.split('|');
        let mut part = || parts.next().ok_or(ParseError::Malformed);
        let parsed = match kind {
            "0" | "1" => return Err(ParseError::Refused),
            "2" => Self::Symmetric {
                iv: fixed(part()?)?,
                data: blocks(part()?)?,
                mac: fixed(part()?)?,
            },
            "3" => shared(Oaep::Sha256, part()?, None)?,
            "4" => shared(Oaep::Sha1, part()?, None)?,
            "5" => shared(Oaep::Sha256, part()?, Some(part()?))?,
            "6" => shared(Oaep::Sha1, part()?, Some(part()?))?,
            "7" => Self::Cose(bytes(part()?)?),
            _ => return Err(ParseError::Malformed),
        };
        match parts.next() {
            None => Ok(parsed),
            Some(_) => Err(ParseError::Malformed),
        }
    }
}

fn bytes(part: &str) -> Result<Vec<u8>, ParseError> {
    match Base64::decode_vec(part) {
        Ok(bytes) if !bytes.is_empty() => Ok(bytes),
        _ => Err(ParseError::Malformed),
    }
}

fn fixed<const N: usize>(part: &str) -> Result<[u8; N], ParseError> {
    bytes(part)?.try_into().map_err(|_| ParseError::Malformed)
}

fn blocks(part: &str) -> Result<Vec<u8>, ParseError> {
    let bytes = bytes(part)?;
    match bytes.len() % 16 {
        0 => Ok(bytes),
        _ => Err(ParseError::Malformed),
    }
}

fn shared(oaep: Oaep, data: &str, mac: Option<&str>) -> Result<EncString, ParseError> {
    let data = bytes(data)?;
    if data.len() > LONGEST_SHARED {
        return Err(ParseError::Malformed);
    }
    let dead_mac = mac.map(bytes).transpose()?;
    Ok(EncString::Shared { oaep, data, dead_mac })
}

impl fmt::Display for EncString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = Base64::encode_string;
        match self {
            Self::Symmetric { iv, data, mac } => write!(f, "2.{}|{}|{}", text(iv), text(data), text(mac)),
            Self::Shared {
                oaep,
                data,
                dead_mac: None,
            } => write!(f, "{}.{}", if *oaep == Oaep::Sha1 { 4 } else { 3 }, text(data)),
            Self::Shared {
                oaep,
                data,
                dead_mac: Some(mac),
            } => write!(
                f,
                "{}.{}|{}",
                if *oaep == Oaep::Sha1 { 6 } else { 5 },
                text(data),
                text(mac)
            ),
            Self::Cose(data) => write!(f, "7.{}", text(data)),
        }
    }
}

impl TryFrom<&wire::EncString> for EncString {
    type Error = ParseError;

    fn try_from(sealed: &wire::EncString) -> Result<Self, ParseError> {
        sealed.0.parse()
    }
}

impl From<EncString> for wire::EncString {
    fn from(sealed: EncString) -> Self {
        Self(sealed.to_string())
    }
}

#[cfg(test)]
#[path = "enc_string_tests.rs"]
mod tests;
