//! Verification codes of an item (V-63): the secret as people paste it, the code, and the seconds it has left.
//! Refuses to know: clocks (the time is an argument) and where a secret is kept.

use totp_rs::{Algorithm, Builder, Secret, Totp};

/// A code and how long it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    pub digits: String,
    /// Seconds until the next code.
    pub left: u64,
    /// Seconds each code holds.
    pub step: u64,
}

/// The authenticator behind what a person pasted: a base32 secret, `otpauth://totp/…` or `steam://…`.
pub struct Authenticator(Totp);

impl Authenticator {
    pub fn parse(pasted: &str) -> Option<Self> {
        let pasted = pasted.trim();
        let lower = pasted.to_ascii_lowercase();
        let totp = if lower.starts_with("otpauth://") {
            from_link(pasted)?
        } else if lower.starts_with("steam://") {
            Builder::new_steam()
                .with_secret(secret(&pasted["steam://".len()..])?)
                .build_noncompliant()
        } else {
            plain(secret(pasted)?)
        };
        Some(Self(totp))
    }

    /// The code at a time in seconds since 1970.
    pub fn code(&self, now: u64) -> Code {
        let step = self.0.step().max(1);
        Code {
            digits: self.0.generate(now).to_string(),
            left: step - now % step,
            step,
        }
    }
}

impl Code {
    /// Digits in two groups, as people read them aloud.
    pub fn grouped(&self) -> String {
        let half = self.digits.chars().count() / 2;
        if half < 3 {
            return self.digits.clone();
        }
        let (first, second) = self.digits.split_at(half);
        format!("{first} {second}")
    }
}

/// Secrets shorter than 128 bits exist in the wild: they are computed, not judged.
fn plain(secret: Secret) -> Totp {
    Builder::new().with_secret(secret).build_noncompliant()
}

fn from_link(link: &str) -> Option<Totp> {
    let (head, query) = link.split_once('?')?;
    if !head.to_ascii_lowercase().starts_with("otpauth://totp") {
        return None;
    }
    let mut builder = Builder::new();
    let mut found = false;
    for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
        match name.to_ascii_lowercase().as_str() {
            "secret" => {
                builder = builder.with_secret(secret(value)?);
                found = true;
            }
            "digits" => {
                let digits = value
                    .parse::<u8>()
                    .ok()
                    .filter(|digits| (5..=10).contains(digits))?;
                builder = builder.with_digits(digits);
            }
            "period" => {
                let period = value.parse::<u64>().ok().filter(|period| *period > 0)?;
                builder = builder.with_step_duration(period);
            }
            "algorithm" => {
                builder = builder.with_algorithm(match value.to_ascii_uppercase().as_str() {
                    "SHA256" => Algorithm::SHA256,
                    "SHA512" => Algorithm::SHA512,
                    "SHA1" => Algorithm::SHA1,
                    _ => return None,
                });
            }
            _ => {}
        }
    }
    found.then(|| builder.build_noncompliant())
}

/// Base32 as people copy it: spaces, dashes, lower case, padding.
fn secret(written: &str) -> Option<Secret> {
    let cleaned: String = written
        .replace("%20", "")
        .chars()
        .filter(|c| !matches!(c, ' ' | '-' | '=' | '\u{a0}'))
        .map(|c| c.to_ascii_uppercase())
        .collect();
    if cleaned.is_empty() {
        return None;
    }
    Secret::try_from_base32(cleaned).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    // RFC 6238, appendix B: the ASCII secret "12345678901234567890" in base32.
    const RFC: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    fn digits(pasted: &str, now: u64) -> String {
        Authenticator::parse(pasted).unwrap().code(now).digits
    }

    #[test]
    fn a_plain_secret_gives_the_codes_of_the_rfc() {
        assert_eq!(digits(RFC, 59), "287082");
        assert_eq!(digits(RFC, 1_111_111_109), "081804");
    }

    #[test]
    fn a_link_chooses_digits_period_and_algorithm() {
        let link =
            format!("otpauth://totp/Site:me?secret={RFC}&digits=8&period=30&algorithm=SHA1&issuer=Site");
        assert_eq!(digits(&link, 59), "94287082");
    }

    #[test]
    fn a_secret_is_read_as_people_copy_it() {
        assert_eq!(digits("gezd gnbv gy3t qojq-gezd gnbv gy3t qojq", 59), "287082");
    }

    #[test]
    fn a_steam_secret_gives_five_letters() {
        assert_eq!(digits(&format!("steam://{RFC}"), 59).len(), 5);
    }

    #[test]
    fn what_is_no_secret_gives_no_code() {
        for wrong in [
            "",
            "   ",
            "not a secret!",
            "otpauth://totp/x",
            "otpauth://hotp/x?secret=GEZDGNBV&counter=1",
        ] {
            assert!(Authenticator::parse(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn a_code_says_how_long_it_holds() {
        let code = Authenticator::parse(RFC).unwrap().code(61);
        assert_eq!((code.left, code.step), (29, 30));
        assert_eq!(code.grouped().len(), 7);
    }
}
