//! The engine on RustCrypto, for tests, the demo client and benches.
//! Refuses to know: the browser. Never part of the wasm graph: the `rsa` crate is not constant-time.

use super::{Engine, Fault, RsaBytes};
use crate::Oaep;
use cbc::cipher::{BlockModeDecrypt, BlockModeEncrypt, KeyIvInit, block_padding::Pkcs7};
use rand_core::{OsRng, RngCore};
use rsa::pkcs8::{DecodePrivateKey, DecodePublicKey, EncodePrivateKey, EncodePublicKey};
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use zeroize::Zeroizing;

pub struct Native;

/// The value of a keyring future on [`Native`]: nothing in it ever waits, so one poll is all it takes.
pub fn wait<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => unreachable!("the native engine never waits"),
    }
}

impl Engine for Native {
    type PrivateKey = rsa::RsaPrivateKey;

    fn random(&self, out: &mut [u8]) -> Result<(), Fault> {
        OsRng.try_fill_bytes(out).map_err(|_| Fault)
    }

    async fn pbkdf2(
        &self,
        password: &[u8],
        salt: &[u8],
        iterations: u32,
    ) -> Result<Zeroizing<[u8; 32]>, Fault> {
        let mut out = Zeroizing::new([0; 32]);
        pbkdf2::pbkdf2_hmac::<sha2::Sha256>(password, salt, iterations, &mut *out);
        Ok(out)
    }

    async fn cbc_seal(&self, key: &[u8; 32], iv: &[u8; 16], plain: &[u8]) -> Result<Vec<u8>, Fault> {
        let cipher = cbc::Encryptor::<aes::Aes256>::new(key.into(), iv.into());
        Ok(cipher.encrypt_padded_vec::<Pkcs7>(plain))
    }

    async fn cbc_open(
        &self,
        key: &[u8; 32],
        iv: &[u8; 16],
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, Fault> {
        let cipher = cbc::Decryptor::<aes::Aes256>::new(key.into(), iv.into());
        let plain = cipher.decrypt_padded_vec::<Pkcs7>(sealed).map_err(|_| Fault)?;
        Ok(Zeroizing::new(plain))
    }

    async fn rsa_make(&self) -> Result<RsaBytes, Fault> {
        let private = rsa::RsaPrivateKey::new(&mut OsRng, 2048).map_err(|_| Fault)?;
        let spki = private.to_public_key().to_public_key_der().map_err(|_| Fault)?;
        let pkcs8 = private.to_pkcs8_der().map_err(|_| Fault)?;
        Ok(RsaBytes {
            spki: spki.as_bytes().to_vec(),
            pkcs8: Zeroizing::new(pkcs8.as_bytes().to_vec()),
        })
    }

    async fn rsa_import(&self, pkcs8: &[u8]) -> Result<Self::PrivateKey, Fault> {
        rsa::RsaPrivateKey::from_pkcs8_der(pkcs8).map_err(|_| Fault)
    }

    async fn rsa_open(
        &self,
        key: &Self::PrivateKey,
        oaep: Oaep,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, Fault> {
        let padding = match oaep {
            Oaep::Sha1 => rsa::Oaep::new::<sha1::Sha1>(),
            Oaep::Sha256 => rsa::Oaep::new::<sha2_for_rsa::Sha256>(),
        };
        let plain = key
            .decrypt_blinded(&mut OsRng, padding, sealed)
            .map_err(|_| Fault)?;
        Ok(Zeroizing::new(plain))
    }

    async fn rsa_share(&self, spki: &[u8], plain: &[u8]) -> Result<Vec<u8>, Fault> {
        let public = rsa::RsaPublicKey::from_public_key_der(spki).map_err(|_| Fault)?;
        public
            .encrypt(&mut OsRng, rsa::Oaep::new::<sha1::Sha1>(), plain)
            .map_err(|_| Fault)
    }
}
