//! Key derivation settings as they travel. Refuses to know: how a key is derived, and which settings are acceptable.

use serde::{Deserialize, Serialize};

pub const PBKDF2: u8 = 0;
pub const ARGON2ID: u8 = 1;

/// `kdfSettings` / `kdf` objects: type 0 PBKDF2-SHA256, 1 Argon2id. `memory` in MiB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Kdf {
    #[serde(alias = "KdfType")]
    pub kdf_type: u8,
    #[serde(alias = "Iterations")]
    pub iterations: u32,
    #[serde(default, alias = "Memory")]
    pub memory: Option<u32>,
    #[serde(default, alias = "Parallelism")]
    pub parallelism: Option<u32>,
}

/// The same four settings spelt flat beside other fields (`kdf`, `kdfIterations`, …).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FlatKdf {
    #[serde(alias = "Kdf")]
    pub kdf: u8,
    #[serde(alias = "KdfIterations")]
    pub kdf_iterations: u32,
    #[serde(default, alias = "KdfMemory")]
    pub kdf_memory: Option<u32>,
    #[serde(default, alias = "KdfParallelism")]
    pub kdf_parallelism: Option<u32>,
}

impl From<FlatKdf> for Kdf {
    fn from(flat: FlatKdf) -> Self {
        Self {
            kdf_type: flat.kdf,
            iterations: flat.kdf_iterations,
            memory: flat.kdf_memory,
            parallelism: flat.kdf_parallelism,
        }
    }
}

impl From<Kdf> for FlatKdf {
    fn from(kdf: Kdf) -> Self {
        Self {
            kdf: kdf.kdf_type,
            kdf_iterations: kdf.iterations,
            kdf_memory: kdf.memory,
            kdf_parallelism: kdf.parallelism,
        }
    }
}

/// Answer to prelogin: flat fields for old clients, `kdfSettings` for current ones (protocol.md 3.1).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Prelogin {
    #[serde(flatten)]
    pub flat: FlatKdf,
    pub kdf_settings: Kdf,
    #[serde(default)]
    pub salt: Option<String>,
}

/// Body of prelogin and other routes that need an address only.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Email {
    pub email: String,
}

/// Proof of the master password: KDF, hash and salt together.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Authentication {
    pub kdf: Kdf,
    pub master_password_authentication_hash: String,
    pub salt: String,
}

/// The user key under the stretched master key, with what is needed to derive that key.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Unlock {
    pub kdf: Kdf,
    #[serde(alias = "masterKeyEncryptedUserKey")]
    pub master_key_wrapped_user_key: crate::EncString,
    pub salt: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contained_key_id: Option<String>,
}
