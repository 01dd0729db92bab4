//! A key made ready for many small openings, and the buffer they share.
//! Refuses to know: items.

use crate::SymKey;
use aes::Aes256;
use base64ct::{Base64, Encoding};
use cbc::Decryptor;
use cbc::cipher::{BlockModeDecrypt, InnerIvInit, KeyInit, block_padding::Pkcs7};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::{Zeroize, Zeroizing};

/// Key schedule and HMAC state of one [`SymKey`]; both wiped on drop by their crates.
pub struct RowKey {
    aes: Aes256,
    hmac: Hmac<Sha256>,
}

/// Sealed bytes go in, plaintext comes out in the same place; wiped on drop.
#[derive(Default)]
pub struct Scratch {
    bytes: Zeroizing<Vec<u8>>,
}

impl RowKey {
    pub fn new(key: &SymKey) -> Self {
        Self::from_bytes(key.bytes())
    }

    pub(super) fn unwrap_key(&self, wrapped: &str, scratch: &mut Scratch) -> Option<Self> {
        let key = self.open(wrapped, scratch)?;
        Some(Self::from_bytes(key.try_into().ok()?))
    }

    pub(super) fn open_text<'s>(&self, sealed: &str, scratch: &'s mut Scratch) -> Option<&'s str> {
        std::str::from_utf8(self.open(sealed, scratch)?).ok()
    }

    fn from_bytes(bytes: &[u8; 64]) -> Self {
        let (enc, mac) = bytes.split_at(32);
        Self {
            aes: Aes256::new_from_slice(enc).expect("half a key is 32 bytes"),
            hmac: Hmac::new_from_slice(mac).expect("HMAC takes keys of any length"),
        }
    }

    /// Type 2 only, parsed as strictly as `EncString` does, but into one buffer: `iv ‖ data` lie as the MAC reads
    /// them.
    fn open<'s>(&self, sealed: &str, scratch: &'s mut Scratch) -> Option<&'s [u8]> {
        let mut parts = sealed.strip_prefix("2.")?.split('|');
        let (iv, data, mac) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        let mut tag = [0; 32];
        if Base64::decode(mac, &mut tag).ok()?.len() != tag.len() {
            return None;
        }
        let bytes: &mut Vec<u8> = &mut scratch.bytes;
        bytes.clear();
        bytes.resize(16 + data.len() / 4 * 3, 0);
        let (iv_bytes, data_bytes) = bytes.split_at_mut(16);
        if Base64::decode(iv, iv_bytes).ok()?.len() != 16 {
            return None;
        }
        let length = Base64::decode(data, data_bytes).ok()?.len();
        if length == 0 || length % 16 != 0 {
            return None;
        }

        let mut hmac = self.hmac.clone();
        hmac.update(&bytes[..16 + length]);
        hmac.verify((&tag).into()).ok()?;

        let (iv, data) = bytes.split_at_mut(16);
        Decryptor::inner_iv_slice_init(&self.aes, iv)
            .ok()?
            .decrypt_padded::<Pkcs7>(&mut data[..length])
            .ok()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        self.bytes.zeroize();
    }
}
