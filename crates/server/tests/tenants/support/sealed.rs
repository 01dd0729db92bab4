//! Well-formed sealed strings. The server cannot open any, so tests need no keys. Refuses to know: cryptography.

use base64ct::{Base64, Encoding};

/// Type 2: sealed with a symmetric key. Each one is different.
pub fn text() -> String {
    let (iv, ct, mac) = (random::<16>(), random::<48>(), random::<32>());
    format!("2.{iv}|{ct}|{mac}")
}

/// Type 4: shared to a public key of 2048 bits.
pub fn shared() -> String {
    format!("4.{}", random::<256>())
}

/// As long as an RSA-2048 key in DER.
pub fn public_key() -> String {
    random::<294>()
}

fn random<const N: usize>() -> String {
    let mut bytes = [0u8; N];
    getrandom::fill(&mut bytes).expect("random bytes");
    Base64::encode_string(&bytes)
}
