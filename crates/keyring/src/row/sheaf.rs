//! Sealed strings under one key, decrypted in one go: AES in wasm takes four blocks in the time of one, and one string
//! seldom fills them. CBC allows it, because a block needs only the ciphertext before it.
//! Refuses to know: what the strings mean.

use super::key::RowKey;
use aes::Block;
use cbc::cipher::block_padding::{Padding, Pkcs7};
use data_encoding::BASE64;
use std::ops::Range;
use zeroize::Zeroize;

/// What AES takes at a time in wasm.
const BATCH: usize = 4;
const BLOCK: usize = 16;
const TAG: usize = 32;

/// Add strings, decrypt once, read them by their number. Nothing is decrypted whose MAC does not hold.
#[derive(Default)]
pub struct Sheaf {
    /// `iv ‖ data` of one string after the other, as the MAC reads them. Ciphertext.
    sealed: Vec<u8>,
    /// The data of all strings: ciphertext when added, plaintext once decrypted. Wiped.
    blocks: Vec<Block>,
    strings: Vec<Found>,
}

enum Found {
    Nothing,
    DoesNotOpen,
    Blocks(Range<usize>),
}

impl Sheaf {
    pub fn clear(&mut self) {
        Block::slice_as_flattened_mut(&mut self.blocks).zeroize();
        self.blocks.clear();
        self.sealed.clear();
        self.strings.clear();
    }

    /// No text and an empty text are nothing, which is no failure.
    pub fn add(&mut self, key: &RowKey, sealed: Option<&str>) {
        let found = match sealed {
            None | Some("") => Found::Nothing,
            Some(sealed) => self.admit(key, sealed).unwrap_or(Found::DoesNotOpen),
        };
        self.strings.push(found);
    }

    /// To be called once, with the key that all strings were added under.
    pub fn decrypt(&mut self, key: &RowKey) {
        let filled = self.blocks.len().next_multiple_of(BATCH);
        self.blocks.resize(filled, Block::default());
        key.decrypt(&mut self.blocks);
        let (mut before, _) = Block::slice_as_chunks(&self.sealed);
        for found in &self.strings {
            if let Found::Blocks(range) = found {
                for (block, before) in self.blocks[range.clone()].iter_mut().zip(before) {
                    block
                        .iter_mut()
                        .zip(before)
                        .for_each(|(byte, with)| *byte ^= with);
                }
                before = &before[range.len() + 1..];
            }
        }
    }

    /// The string that was added as number `number`, decrypted; empty for nothing.
    pub fn bytes(&self, number: usize) -> Option<&[u8]> {
        match self.strings.get(number)? {
            Found::Nothing => Some(&[]),
            Found::DoesNotOpen => None,
            Found::Blocks(range) => Pkcs7::unpad_blocks(&self.blocks[range.clone()]).ok(),
        }
    }

    pub fn text(&self, number: usize) -> Option<&str> {
        std::str::from_utf8(self.bytes(number)?).ok()
    }

    /// Type 2 only, parsed as strictly as `EncString` does. What fails leaves nothing behind.
    fn admit(&mut self, key: &RowKey, sealed: &str) -> Option<Found> {
        let start = self.sealed.len();
        let found = self.take(key, sealed, start);
        if found.is_none() {
            self.sealed.truncate(start);
        }
        found
    }

    fn take(&mut self, key: &RowKey, sealed: &str, start: usize) -> Option<Found> {
        // Lengths say where the parts end; a bar elsewhere is no base64.
        let (iv, rest) = sealed.as_bytes().strip_prefix(b"2.")?.split_first_chunk::<24>()?;
        let (data, mac) = rest.strip_prefix(b"|")?.split_last_chunk::<44>()?;
        let data = data.strip_suffix(b"|")?;

        // Decoders ask for whole groups of three bytes.
        let mut tag = [0; TAG + 1];
        if BASE64.decode_mut(mac, &mut tag).ok()? != TAG {
            return None;
        }
        let tag: &[u8; TAG] = tag.first_chunk()?;

        let longest = BASE64.decode_len(data.len()).ok()?;
        self.sealed.resize(start + BLOCK + longest.max(2), 0);
        if BASE64
            .decode_mut(iv, &mut self.sealed[start..start + BLOCK + 2])
            .ok()?
            != BLOCK
        {
            return None;
        }
        let behind = start + BLOCK;
        let length = BASE64
            .decode_mut(data, &mut self.sealed[behind..behind + longest])
            .ok()?;
        self.sealed.truncate(behind + length);
        if length == 0 || length % BLOCK != 0 {
            return None;
        }

        if !key.vouches_for(&self.sealed[start..], tag) {
            return None;
        }
        let first = self.blocks.len();
        let (blocks, _) = Block::slice_as_chunks(&self.sealed[behind..]);
        self.blocks.extend_from_slice(blocks);
        Some(Found::Blocks(first..self.blocks.len()))
    }
}

impl Drop for Sheaf {
    fn drop(&mut self) {
        self.clear();
    }
}
