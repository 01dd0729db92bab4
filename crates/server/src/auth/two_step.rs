//! Codes of an authenticator: each works once. Refuses to know: who logs in.

use crate::{clock, secret};
use base64ct::{Base64UrlUnpadded, Encoding};
use totp_rs::{Builder, Secret};

/// A new shared secret in base32, as authenticator apps want it.
pub fn make_key() -> String {
    Secret::from(secret::bytes::<20>()).to_base32()
}

/// The time step a code belongs to, now or one step away; `None` for a wrong code.
pub fn step_of(key: &str, code: &str) -> Option<i64> {
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    if code.len() != 6 || !code.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let secret = Secret::try_from_base32(key).ok()?;
    let totp = Builder::new().with_secret(secret).with_skew(1).build().ok()?;
    let now = u64::try_from(clock::now() / 1000).ok()?;
    totp.check(&code, now).and_then(|step| i64::try_from(step).ok())
}

/// A code to write down: opens the account once when the authenticator is lost, and ends two-step login.
pub fn make_recovery_code() -> String {
    Base64UrlUnpadded::encode_string(&secret::bytes::<24>())
        .bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() {
                b.to_ascii_lowercase() as char
            } else {
                'x'
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_current_code_is_known_by_its_step() {
        let key = make_key();
        let totp = Builder::new()
            .with_secret(Secret::try_from_base32(&key).unwrap())
            .build()
            .unwrap();
        let code = totp.generate((clock::now() / 1000) as u64).to_string();
        let step = step_of(&key, &code).unwrap();
        assert!((step - clock::now() / 30_000).abs() <= 1);
        assert_eq!(step_of(&key, "12345"), None);
        assert_eq!(step_of(&key, "abcdef"), None);
    }
}
