//! The engine on SubtleCrypto, the same in a page and in a worker; the only file that names it.
//! Refuses to know: key hierarchies. Keys are imported non-extractable and live as long as one call, except the
//! RSA private key.

use super::{Engine, Fault, RsaBytes};
use crate::Oaep;
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AesCbcParams, Crypto, CryptoKey, CryptoKeyPair, Pbkdf2Params, RsaHashedImportParams, RsaOaepParams,
    SubtleCrypto,
};
use zeroize::Zeroizing;

pub struct WebCrypto {
    crypto: Crypto,
    subtle: SubtleCrypto,
}

/// A CryptoKey is bound to its hash at import, so the pair is imported once for each OAEP hash that is read.
pub struct WebPrivateKey {
    sha1: CryptoKey,
    sha256: CryptoKey,
}

impl WebCrypto {
    /// Fails outside a secure context (https or localhost), where browsers offer no SubtleCrypto.
    pub fn new() -> Result<Self, Fault> {
        let crypto: Crypto = Reflect::get(&js_sys::global(), &"crypto".into())
            .ok()
            .and_then(|value| value.dyn_into().ok())
            .ok_or(Fault)?;
        let subtle = Reflect::get(&crypto, &"subtle".into())
            .ok()
            .and_then(|value| value.dyn_into().ok())
            .ok_or(Fault)?;
        Ok(Self { crypto, subtle })
    }

    async fn import(
        &self,
        format: &str,
        bytes: &[u8],
        algorithm: &Object,
        usage: &str,
    ) -> Result<CryptoKey, Fault> {
        let data = Uint8Array::from(bytes);
        let key = settled(self.subtle.import_key_with_object(
            format,
            &data,
            algorithm,
            false,
            &Array::of1(&usage.into()),
        ))
        .await;
        data.fill(0, 0, data.length());
        key?.dyn_into().map_err(|_| Fault)
    }

    async fn import_rsa(
        &self,
        format: &str,
        der: &[u8],
        hash: &str,
        usage: &str,
    ) -> Result<CryptoKey, Fault> {
        let algorithm = RsaHashedImportParams::new_with_str(hash);
        set(&algorithm, "name", "RSA-OAEP")?;
        self.import(format, der, &algorithm, usage).await
    }

    async fn import_aes(&self, key: &[u8; 32], usage: &str) -> Result<CryptoKey, Fault> {
        let algorithm = Object::new();
        set(&algorithm, "name", "AES-CBC")?;
        self.import("raw", key, &algorithm, usage).await
    }

    async fn export(&self, format: &str, key: &CryptoKey) -> Result<Zeroizing<Vec<u8>>, Fault> {
        taken(settled(self.subtle.export_key(format, key)).await?)
    }
}

impl Engine for WebCrypto {
    type PrivateKey = WebPrivateKey;

    fn random(&self, out: &mut [u8]) -> Result<(), Fault> {
        self.crypto
            .get_random_values_with_u8_array(out)
            .map(|_| ())
            .map_err(|_| Fault)
    }

    async fn pbkdf2(
        &self,
        password: &[u8],
        salt: &[u8],
        iterations: u32,
    ) -> Result<Zeroizing<[u8; 32]>, Fault> {
        let algorithm = Object::new();
        set(&algorithm, "name", "PBKDF2")?;
        let key = self.import("raw", password, &algorithm, "deriveBits").await?;
        let params = Pbkdf2Params::new_with_str("PBKDF2", "SHA-256", iterations, &Uint8Array::from(salt));
        let bits = settled(self.subtle.derive_bits_with_object(&params, &key, 256)).await?;
        let mut out = Zeroizing::new([0; 32]);
        out.copy_from_slice(&taken(bits)?);
        Ok(out)
    }

    async fn cbc_seal(&self, key: &[u8; 32], iv: &[u8; 16], plain: &[u8]) -> Result<Vec<u8>, Fault> {
        let key = self.import_aes(key, "encrypt").await?;
        let params = AesCbcParams::new("AES-CBC", &Uint8Array::from(&iv[..]));
        let data = Uint8Array::from(plain);
        let sealed = settled(
            self.subtle
                .encrypt_with_object_and_buffer_source(&params, &key, &data),
        )
        .await;
        data.fill(0, 0, data.length());
        Ok(Uint8Array::new(&sealed?).to_vec())
    }

    async fn cbc_open(
        &self,
        key: &[u8; 32],
        iv: &[u8; 16],
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, Fault> {
        let key = self.import_aes(key, "decrypt").await?;
        let params = AesCbcParams::new("AES-CBC", &Uint8Array::from(&iv[..]));
        let data = Uint8Array::from(sealed);
        taken(
            settled(
                self.subtle
                    .decrypt_with_object_and_buffer_source(&params, &key, &data),
            )
            .await?,
        )
    }

    async fn rsa_make(&self) -> Result<RsaBytes, Fault> {
        let algorithm = Object::new();
        set(&algorithm, "name", "RSA-OAEP")?;
        set(&algorithm, "hash", "SHA-1")?;
        set(&algorithm, "modulusLength", 2048)?;
        set(&algorithm, "publicExponent", Uint8Array::from(&[1, 0, 1][..]))?;
        let usages = Array::of2(&"encrypt".into(), &"decrypt".into());
        let made = settled(self.subtle.generate_key_with_object(&algorithm, true, &usages)).await?;
        let pair: CryptoKeyPair = made.unchecked_into();
        Ok(RsaBytes {
            spki: self.export("spki", &pair.get_public_key()).await?.to_vec(),
            pkcs8: self.export("pkcs8", &pair.get_private_key()).await?,
        })
    }

    async fn rsa_import(&self, pkcs8: &[u8]) -> Result<Self::PrivateKey, Fault> {
        Ok(WebPrivateKey {
            sha1: self.import_rsa("pkcs8", pkcs8, "SHA-1", "decrypt").await?,
            sha256: self.import_rsa("pkcs8", pkcs8, "SHA-256", "decrypt").await?,
        })
    }

    async fn rsa_open(
        &self,
        key: &Self::PrivateKey,
        oaep: Oaep,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, Fault> {
        let key = match oaep {
            Oaep::Sha1 => &key.sha1,
            Oaep::Sha256 => &key.sha256,
        };
        let params = RsaOaepParams::new("RSA-OAEP");
        let data = Uint8Array::from(sealed);
        taken(
            settled(
                self.subtle
                    .decrypt_with_object_and_buffer_source(&params, key, &data),
            )
            .await?,
        )
    }

    async fn rsa_share(&self, spki: &[u8], plain: &[u8]) -> Result<Vec<u8>, Fault> {
        let key = self.import_rsa("spki", spki, "SHA-1", "encrypt").await?;
        let params = RsaOaepParams::new("RSA-OAEP");
        let data = Uint8Array::from(plain);
        let sealed = settled(
            self.subtle
                .encrypt_with_object_and_buffer_source(&params, &key, &data),
        )
        .await;
        data.fill(0, 0, data.length());
        Ok(Uint8Array::new(&sealed?).to_vec())
    }
}

fn set(object: &Object, name: &str, value: impl Into<JsValue>) -> Result<(), Fault> {
    Reflect::set(object, &name.into(), &value.into())
        .map(|_| ())
        .map_err(|_| Fault)
}

async fn settled(promise: Result<js_sys::Promise, JsValue>) -> Result<JsValue, Fault> {
    JsFuture::from(promise.map_err(|_| Fault)?)
        .await
        .map_err(|_| Fault)
}

/// Bytes out of an ArrayBuffer, whose own copy is wiped.
fn taken(buffer: JsValue) -> Result<Zeroizing<Vec<u8>>, Fault> {
    if !buffer.is_instance_of::<js_sys::ArrayBuffer>() {
        return Err(Fault);
    }
    let view = Uint8Array::new(&buffer);
    let bytes = Zeroizing::new(view.to_vec());
    view.fill(0, 0, view.length());
    Ok(bytes)
}
