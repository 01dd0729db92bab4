//! The binary form of sealed files: `0x02 ‖ iv ‖ mac ‖ data` (crypto.md 4.1, 9).
//! Refuses to know: where files are stored, and streaming; a MAC is over the whole file.

use crate::{Engine, Fault, OpenError, SymKey};
use zeroize::Zeroizing;

const TYPE: u8 = 2;

pub async fn seal<E: Engine>(engine: &E, key: &SymKey, file: &[u8]) -> Result<Vec<u8>, Fault> {
    let (iv, data, mac) = key.seal_parts(engine, file).await?;
    Ok([&[TYPE], &iv[..], &mac, &data].concat())
}

pub async fn open<E: Engine>(
    engine: &E,
    key: &SymKey,
    buffer: &[u8],
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let (kind, rest) = buffer.split_first().ok_or(OpenError::Malformed)?;
    if *kind != TYPE {
        return Err(OpenError::Unsupported);
    }
    let (iv, rest) = rest.split_first_chunk().ok_or(OpenError::Malformed)?;
    let (mac, data) = rest.split_first_chunk().ok_or(OpenError::Malformed)?;
    if data.is_empty() || data.len() % 16 != 0 {
        return Err(OpenError::Malformed);
    }
    key.open_parts(engine, iv, data, mac).await
}
