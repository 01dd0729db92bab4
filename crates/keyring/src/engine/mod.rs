//! What the keyring asks of its surroundings: randomness and the primitives that are done one at a time.
//! Refuses to know: formats and key hierarchies; an engine sees bytes. Callers verify the MAC before `cbc_open`.

#[cfg(feature = "native")]
mod native;
#[cfg(all(feature = "webcrypto", target_arch = "wasm32"))]
mod webcrypto;

#[cfg(feature = "native")]
pub use native::{Native, wait};
#[cfg(all(feature = "webcrypto", target_arch = "wasm32"))]
pub use webcrypto::WebCrypto;

use crate::Oaep;
use zeroize::Zeroizing;

/// The engine could not do it: a key that does not import, a padding that does not check, no entropy.
/// Says nothing more on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault;

/// A fresh RSA pair as bytes: SPKI in clear, PKCS#8 to be wrapped at once.
pub struct RsaBytes {
    pub spki: Vec<u8>,
    pub pkcs8: Zeroizing<Vec<u8>>,
}

/// Two implementations, cross-checked by the same vectors: SubtleCrypto in a browser, RustCrypto elsewhere.
#[expect(
    async_fn_in_trait,
    reason = "browser futures are not Send, and no caller needs them to be"
)]
pub trait Engine {
    /// An RSA private key imported for opening; not extractable where the engine can prevent it.
    type PrivateKey;

    fn random(&self, out: &mut [u8]) -> Result<(), Fault>;

    /// PBKDF2-HMAC-SHA256, 32 bytes.
    async fn pbkdf2(
        &self,
        password: &[u8],
        salt: &[u8],
        iterations: u32,
    ) -> Result<Zeroizing<[u8; 32]>, Fault>;

    /// AES-256-CBC with PKCS#7 padding.
    async fn cbc_seal(&self, key: &[u8; 32], iv: &[u8; 16], plain: &[u8]) -> Result<Vec<u8>, Fault>;

    /// The inverse. Unauthenticated: only for bytes whose MAC was verified.
    async fn cbc_open(
        &self,
        key: &[u8; 32],
        iv: &[u8; 16],
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, Fault>;

    /// RSA-2048, e = 65537.
    async fn rsa_make(&self) -> Result<RsaBytes, Fault>;

    async fn rsa_import(&self, pkcs8: &[u8]) -> Result<Self::PrivateKey, Fault>;

    async fn rsa_open(
        &self,
        key: &Self::PrivateKey,
        oaep: Oaep,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, Fault>;

    /// RSA-OAEP with SHA-1 for hash and MGF1 (type 4), empty label.
    async fn rsa_share(&self, spki: &[u8], plain: &[u8]) -> Result<Vec<u8>, Fault>;
}
