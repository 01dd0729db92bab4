//! A key made ready for many small openings.
//! Refuses to know: strings and items.

use crate::SymKey;
use aes::cipher::{BlockCipherDecrypt, KeyInit};
use aes::{Aes256, Block};
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// Key schedule and HMAC state of one [`SymKey`]; both wiped on drop by their crates.
pub struct RowKey {
    aes: Aes256,
    hmac: Hmac<Sha256>,
}

impl RowKey {
    pub fn new(key: &SymKey) -> Self {
        Self::from_bytes(key.bytes())
    }

    pub(super) fn from_bytes(bytes: &[u8; 64]) -> Self {
        let (enc, mac) = bytes.split_at(32);
        Self {
            aes: Aes256::new_from_slice(enc).expect("half a key is 32 bytes"),
            hmac: Hmac::new_from_slice(mac).expect("HMAC takes keys of any length"),
        }
    }

    /// In constant time.
    pub(super) fn vouches_for(&self, sealed: &[u8], tag: &[u8; 32]) -> bool {
        let mut hmac = self.hmac.clone();
        hmac.update(sealed);
        hmac.verify(tag.into()).is_ok()
    }

    /// Each block by itself: what CBC adds to it is the caller's.
    pub(super) fn decrypt(&self, blocks: &mut [Block]) {
        self.aes.decrypt_blocks(blocks);
    }
}
