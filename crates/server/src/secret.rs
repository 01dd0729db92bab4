//! Random secrets and ids, and the hash a secret is kept as. Refuses to know: what they open.

use base64ct::{Base64UrlUnpadded, Encoding};
use sha2::{Digest, Sha256};

/// 256 random bits as text for a URL. The hash of such a value needs no salt and no slow function.
pub fn make() -> String {
    Base64UrlUnpadded::encode_string(&bytes::<32>())
}

pub fn hash(secret: &str) -> String {
    Base64UrlUnpadded::encode_string(&Sha256::digest(secret.as_bytes()))
}

pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// A new id: UUIDv7, so that rows made together lie together.
pub fn id() -> String {
    uuid::Uuid::now_v7().to_string()
}

pub fn same(left: &[u8], right: &[u8]) -> bool {
    subtle::ConstantTimeEq::ct_eq(left, right).into()
}
