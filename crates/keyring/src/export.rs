//! Exports under a password of their own (crypto.md 15), as the official clients write them: the settings of the
//! derivation stand in the file. Refuses to know: what is exported.

use crate::kdf::DeriveError;
use crate::{Engine, Fault, MasterKey, OpenError};
use base64ct::{Base64, Encoding};
use serde::{Deserialize, Serialize};
use wire::EncString;
use wire::kdf::Kdf;
use zeroize::Zeroizing;

/// Why such a file was not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Not a file of this format.
    Malformed,
    /// Its settings are weaker or costlier than any client accepts: nothing was derived.
    Refused,
    WrongPassword,
    /// The password is right and the content is not what was sealed.
    Damaged,
    Engine,
}

/// Numbers are as wide as they come, so that absurd ones are refused and not misread.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Protected {
    encrypted: bool,
    password_protected: bool,
    salt: String,
    kdf_type: i64,
    kdf_iterations: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kdf_memory: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kdf_parallelism: Option<i64>,
    #[serde(rename = "encKeyValidation_DO_NOT_EDIT")]
    validation: EncString,
    data: EncString,
}

/// The file, ready to be saved.
pub async fn seal<E: Engine>(
    engine: &E,
    password: &str,
    kdf: &Kdf,
    plain: &[u8],
) -> Result<Vec<u8>, DeriveError> {
    let mut salt = [0; 16];
    engine.random(&mut salt)?;
    // The text of the salt is the salt, not the bytes behind it.
    let salt = Base64::encode_string(&salt);
    let key = MasterKey::derive(engine, password, &salt, kdf).await?.stretch();
    let file = Protected {
        encrypted: true,
        password_protected: true,
        kdf_type: kdf.kdf_type.into(),
        kdf_iterations: kdf.iterations.into(),
        kdf_memory: kdf.memory.map(Into::into),
        kdf_parallelism: kdf.parallelism.map(Into::into),
        validation: key.seal_text(engine, &random_id(engine)?).await?,
        data: key.seal_bytes(engine, plain).await?,
        salt,
    };
    serde_json::to_vec_pretty(&file).map_err(|_| DeriveError::Engine)
}

/// What is in the file.
pub async fn open<E: Engine>(engine: &E, password: &str, file: &[u8]) -> Result<Zeroizing<Vec<u8>>, Problem> {
    let file: Protected = serde_json::from_slice(file).map_err(|_| Problem::Malformed)?;
    let kdf = file.kdf().ok_or(Problem::Refused)?;
    let master = MasterKey::derive(engine, password, &file.salt, &kdf).await;
    let key = master
        .map_err(|error| match error {
            DeriveError::Refused => Problem::Refused,
            DeriveError::Engine => Problem::Engine,
        })?
        .stretch();
    match key.open_bytes(engine, &file.validation).await {
        Ok(_) => {}
        Err(OpenError::Malformed | OpenError::Unsupported) => return Err(Problem::Malformed),
        Err(_) => return Err(Problem::WrongPassword),
    }
    let plain = key.open_bytes(engine, &file.data).await;
    plain.map_err(|_| Problem::Damaged)
}

impl Protected {
    fn kdf(&self) -> Option<Kdf> {
        let small = |number: Option<i64>| match number {
            Some(number) => u32::try_from(number).ok().map(Some),
            None => Some(None),
        };
        Some(Kdf {
            kdf_type: u8::try_from(self.kdf_type).ok()?,
            iterations: u32::try_from(self.kdf_iterations).ok()?,
            memory: small(self.kdf_memory)?,
            parallelism: small(self.kdf_parallelism)?,
        })
    }
}

/// Clients seal one to know the right key by; nobody reads it.
fn random_id<E: Engine>(engine: &E) -> Result<String, Fault> {
    let mut bytes = [0; 16];
    engine.random(&mut bytes)?;
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let (a, rest) = digits.split_at(8);
    let (b, rest) = rest.split_at(4);
    let (c, rest) = rest.split_at(4);
    let (d, e) = rest.split_at(4);
    Ok(format!("{a}-{b}-{c}-{d}-{e}"))
}

#[cfg(all(test, feature = "native"))]
mod tests {
    use super::*;
    use crate::engine::{Native, wait};
    use proptest::prelude::*;
    use serde_json::{Value, json};
    use wire::kdf::{ARGON2ID, PBKDF2};

    fn cheap() -> Kdf {
        Kdf {
            kdf_type: PBKDF2,
            iterations: 5_000,
            memory: None,
            parallelism: None,
        }
    }

    fn sealed(kdf: &Kdf) -> Value {
        let file = wait(seal(&Native, "the file's own", kdf, b"{\"items\":[]}")).expect("sealed");
        serde_json::from_slice(&file).expect("JSON")
    }

    fn opened(file: &Value, password: &str) -> Result<Vec<u8>, Problem> {
        wait(open(&Native, password, file.to_string().as_bytes())).map(|plain| plain.to_vec())
    }

    #[test]
    fn a_file_opens_with_its_password_and_with_no_other() {
        let argon = Kdf {
            kdf_type: ARGON2ID,
            iterations: 2,
            memory: Some(16),
            parallelism: Some(1),
        };
        for kdf in [cheap(), argon] {
            let file = sealed(&kdf);
            assert_eq!(
                (&file["encrypted"], &file["passwordProtected"]),
                (&json!(true), &json!(true))
            );
            assert_eq!(file["kdfIterations"], kdf.iterations);
            assert_eq!(
                opened(&file, "the file's own").as_deref(),
                Ok(&b"{\"items\":[]}"[..])
            );
            assert_eq!(opened(&file, "another"), Err(Problem::WrongPassword));
        }
    }

    #[test]
    fn a_changed_content_is_told_apart_from_a_wrong_password() {
        let mut file = sealed(&cheap());
        file["data"] = sealed(&cheap())["data"].clone();
        assert_eq!(opened(&file, "the file's own"), Err(Problem::Damaged));
    }

    #[test]
    fn weak_and_absurd_settings_are_refused_before_anything_is_derived() {
        for (name, value) in [
            ("kdfIterations", json!(1)),
            ("kdfIterations", json!(4_999)),
            ("kdfIterations", json!(4_000_000_000_u64)),
            ("kdfIterations", json!(9_000_000_000_000_000_000_u64)),
            ("kdfIterations", json!(-600_000)),
            ("kdfType", json!(7)),
            ("kdfType", json!(256)),
            // Argon2id without its memory.
            ("kdfType", json!(1)),
        ] {
            let mut file = sealed(&cheap());
            file[name] = value.clone();
            assert_eq!(
                opened(&file, "the file's own"),
                Err(Problem::Refused),
                "{name} {value}"
            );
        }
        let mut greedy = sealed(&cheap());
        greedy["kdfType"] = json!(1);
        greedy["kdfIterations"] = json!(3);
        greedy["kdfMemory"] = json!(1_000_000);
        greedy["kdfParallelism"] = json!(4);
        assert_eq!(opened(&greedy, "the file's own"), Err(Problem::Refused));
    }

    #[test]
    fn what_is_no_such_file_is_said_to_be_none() {
        for file in [
            json!(null),
            json!({}),
            json!({ "encrypted": true, "passwordProtected": true, "salt": 3 }),
        ] {
            assert_eq!(opened(&file, "p"), Err(Problem::Malformed));
        }
        let mut unsealed = sealed(&cheap());
        unsealed["encKeyValidation_DO_NOT_EDIT"] = json!("0.aaaa");
        assert_eq!(opened(&unsealed, "p"), Err(Problem::Malformed));
    }

    proptest! {
        #[test]
        fn no_file_makes_opening_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), text in "\\PC{0,40}", kind: i64, number: i64) {
            let _ = wait(open(&Native, "p", &bytes));
            let file = json!({ "encrypted": true, "passwordProtected": true, "salt": text, "kdfType": kind, "kdfIterations": number,
                "kdfMemory": number, "kdfParallelism": kind, "encKeyValidation_DO_NOT_EDIT": text, "data": text });
            prop_assert!(opened(&file, &text).is_err());
        }
    }
}
