//! Which key derivation settings an account may have, and what is answered about accounts that do not exist.
//! Refuses to know: how keys are derived.

use crate::auth::password::keyed;
use crate::error::{Error, Result};
use wire::kdf::{ARGON2ID, Authentication, Kdf, PBKDF2, Unlock};

/// Refuses settings that are weaker than official clients accept, or so heavy that a phone could not log in.
pub fn check(kdf: &Kdf) -> Result<()> {
    let fits = match kdf.kdf_type {
        PBKDF2 => (600_000..=2_000_000).contains(&kdf.iterations),
        ARGON2ID => {
            (2..=10).contains(&kdf.iterations)
                && kdf.memory.is_some_and(|m| (16..=1024).contains(&m))
                && kdf.parallelism.is_some_and(|p| (1..=16).contains(&p))
        }
        _ => false,
    };
    if fits {
        Ok(())
    } else {
        Err(Error::field(
            "Kdf",
            "kdf_out_of_range",
            "The key derivation settings are outside the allowed range.",
        ))
    }
}

/// Both halves of a new password must say the same, with the account's own address as salt.
pub fn check_pair(authentication: &Authentication, unlock: &Unlock, email: &str) -> Result<()> {
    if authentication.kdf != unlock.kdf {
        return Err(Error::bad(
            "kdf_mismatch",
            "The key derivation settings of authentication and unlock differ.",
        ));
    }
    if authentication.salt != email || unlock.salt != email {
        return Err(Error::bad(
            "salt_mismatch",
            "The salt must be the normalised e-mail address.",
        ));
    }
    check_hash(&authentication.master_password_authentication_hash)
}

/// The client's hash: 32 bytes in base64 today; anything of sensible length is accepted.
pub fn check_hash(hash: &str) -> Result<()> {
    if hash.is_empty() || hash.len() > 300 {
        return Err(Error::field(
            "MasterPasswordHash",
            "bad_hash",
            "The authentication hash is missing or too long.",
        ));
    }
    Ok(())
}

/// Settings for an address without an account: always the same for one address, spread like those of real accounts.
pub fn disguise(key: &[u8; 32], email: &str) -> Kdf {
    let digest = keyed(key, email.as_bytes());
    match digest[0] {
        0..=159 => Kdf {
            kdf_type: PBKDF2,
            iterations: 600_000,
            memory: None,
            parallelism: None,
        },
        160..=239 => Kdf {
            kdf_type: ARGON2ID,
            iterations: 3,
            memory: Some(64),
            parallelism: Some(4),
        },
        _ => Kdf {
            kdf_type: ARGON2ID,
            iterations: 6,
            memory: Some(32),
            parallelism: Some(4),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_address_always_gets_the_same_answer() {
        let key = [7; 32];
        assert_eq!(
            disguise(&key, "nobody@x.example"),
            disguise(&key, "nobody@x.example")
        );
        let kinds: std::collections::HashSet<u8> = (0..50)
            .map(|n| disguise(&key, &format!("{n}@x.example")).kdf_type)
            .collect();
        assert_eq!(kinds.len(), 2);
    }

    #[test]
    fn too_few_rounds_are_refused() {
        assert!(
            check(&Kdf {
                kdf_type: 0,
                iterations: 100_000,
                memory: None,
                parallelism: None
            })
            .is_err()
        );
        assert!(
            check(&Kdf {
                kdf_type: 1,
                iterations: 3,
                memory: Some(8),
                parallelism: Some(4)
            })
            .is_err()
        );
        assert!(
            check(&Kdf {
                kdf_type: 1,
                iterations: 3,
                memory: Some(64),
                parallelism: Some(4)
            })
            .is_ok()
        );
    }
}
