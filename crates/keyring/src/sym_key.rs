//! A symmetric key: 64 bytes, half for AES-256-CBC, half for HMAC-SHA256 (crypto.md 4.1).
//! Refuses to know: whose key it is, and what it seals.

use crate::{EncString, Engine, Fault, ParseError};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// Anyone who holds it reads and forges everything under it. Not Clone, not Debug; wiped on drop.
pub struct SymKey {
    bytes: Zeroizing<[u8; 64]>,
}

/// Why sealed data gave no plaintext. `DoesNotOpen` covers a wrong key and a changed byte alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenError {
    Malformed,
    /// A form that this key does not open: type 0 or 1 (refused), type 7, a shared key where a sealed text is due.
    Unsupported,
    DoesNotOpen,
    /// It opened, but is not text, or not a key.
    NotWhatItShouldBe,
}

impl From<ParseError> for OpenError {
    fn from(error: ParseError) -> Self {
        match error {
            ParseError::Malformed => Self::Malformed,
            ParseError::Refused => Self::Unsupported,
        }
    }
}

impl From<Fault> for OpenError {
    fn from(_: Fault) -> Self {
        Self::DoesNotOpen
    }
}

impl SymKey {
    pub fn make<E: Engine>(engine: &E) -> Result<Self, Fault> {
        let mut bytes = Zeroizing::new([0; 64]);
        engine.random(&mut *bytes)?;
        Ok(Self { bytes })
    }

    /// Exactly 64 bytes: 32 are a V1 legacy key, more a COSE key; neither is ours.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, OpenError> {
        let bytes: &[u8; 64] = bytes.try_into().map_err(|_| OpenError::NotWhatItShouldBe)?;
        Ok(Self {
            bytes: Zeroizing::new(*bytes),
        })
    }

    pub(crate) fn bytes(&self) -> &[u8; 64] {
        &self.bytes
    }

    pub(crate) fn enc(&self) -> &[u8; 32] {
        self.bytes.first_chunk().expect("a key has 64 bytes")
    }

    pub(crate) fn mac(&self) -> &[u8; 32] {
        self.bytes.last_chunk().expect("a key has 64 bytes")
    }

    /// Seals `plain` with a fresh random IV; authenticated against who lacks the key, bound to no place.
    pub async fn seal_bytes<E: Engine>(&self, engine: &E, plain: &[u8]) -> Result<wire::EncString, Fault> {
        let (iv, data, mac) = self.seal_parts(engine, plain).await?;
        Ok(EncString::Symmetric { iv, data, mac }.into())
    }

    /// The MAC is compared in constant time before anything is decrypted.
    pub async fn open_bytes<E: Engine>(
        &self,
        engine: &E,
        sealed: &wire::EncString,
    ) -> Result<Zeroizing<Vec<u8>>, OpenError> {
        let EncString::Symmetric { iv, data, mac } = EncString::try_from(sealed)? else {
            return Err(OpenError::Unsupported);
        };
        self.open_parts(engine, &iv, &data, &mac).await
    }

    pub async fn seal_text<E: Engine>(&self, engine: &E, text: &str) -> Result<wire::EncString, Fault> {
        self.seal_bytes(engine, text.as_bytes()).await
    }

    pub async fn open_text<E: Engine>(
        &self,
        engine: &E,
        sealed: &wire::EncString,
    ) -> Result<Zeroizing<String>, OpenError> {
        let bytes = self.open_bytes(engine, sealed).await?;
        let text = std::str::from_utf8(&bytes).map_err(|_| OpenError::NotWhatItShouldBe)?;
        Ok(Zeroizing::new(text.to_owned()))
    }

    /// Wraps `key` under this one.
    pub async fn wrap<E: Engine>(&self, engine: &E, key: &SymKey) -> Result<wire::EncString, Fault> {
        self.seal_bytes(engine, key.bytes()).await
    }

    /// The key that was wrapped under this one.
    pub async fn unwrap_key<E: Engine>(
        &self,
        engine: &E,
        wrapped: &wire::EncString,
    ) -> Result<SymKey, OpenError> {
        SymKey::from_bytes(&self.open_bytes(engine, wrapped).await?)
    }

    /// Key id, hex: the first half of SHA-256 over the COSE map `{1: 4, -1: key}` (crypto.md 12). Tells two keys
    /// apart without giving either away, so the server may know it.
    pub fn id(&self) -> String {
        const COSE_HEAD: [u8; 6] = [0xa2, 0x01, 0x04, 0x20, 0x58, 0x40];
        let mut hash = Sha256::new();
        hash.update(COSE_HEAD);
        hash.update(self.bytes());
        hash.finalize()[..16]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    /// In constant time. The same organization reached as member and through a provider must have one key.
    pub fn is_same_as(&self, other: &SymKey) -> bool {
        self.bytes.ct_eq(&*other.bytes).into()
    }

    pub(crate) async fn seal_parts<E: Engine>(
        &self,
        engine: &E,
        plain: &[u8],
    ) -> Result<([u8; 16], Vec<u8>, [u8; 32]), Fault> {
        let mut iv = [0; 16];
        engine.random(&mut iv)?;
        let data = engine.cbc_seal(self.enc(), &iv, plain).await?;
        let mac = self.mac_over(&iv, &data).finalize().into_bytes().into();
        Ok((iv, data, mac))
    }

    pub(crate) async fn open_parts<E: Engine>(
        &self,
        engine: &E,
        iv: &[u8; 16],
        data: &[u8],
        mac: &[u8; 32],
    ) -> Result<Zeroizing<Vec<u8>>, OpenError> {
        self.mac_over(iv, data)
            .verify(mac.into())
            .map_err(|_| OpenError::DoesNotOpen)?;
        Ok(engine.cbc_open(self.enc(), iv, data).await?)
    }

    fn mac_over(&self, iv: &[u8; 16], data: &[u8]) -> Hmac<Sha256> {
        let mut hmac = Hmac::<Sha256>::new_from_slice(self.mac()).expect("HMAC takes keys of any length");
        hmac.update(iv);
        hmac.update(data);
        hmac
    }
}
