//! Access tokens: short-lived JWTs signed with the key in the database. Refuses to know: whether the person still exists.

use crate::clock;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};

pub const LIFETIME_SECONDS: u64 = 3600;

pub struct Signer {
    encoding: EncodingKey,
    decoding: DecodingKey,
    validation: Validation,
    issuer: String,
    /// A second use of the same secret, kept apart by a label: answers for unknown addresses.
    pub disguise: [u8; 32],
    /// A third: short-lived links to files.
    pub links: [u8; 32],
}

/// What the token says. Clients read `sub`, `email`, `name`, `exp`; the server trusts `sub`, `device` and `sstamp` only
/// together with the database.
#[derive(Serialize, Deserialize)]
pub struct Claims {
    pub sub: String,
    pub email: String,
    #[serde(default)]
    pub name: Option<String>,
    pub email_verified: bool,
    pub premium: bool,
    pub sstamp: String,
    /// The device's identifier, as the client chose it.
    pub device: String,
    pub devicetype: String,
    pub client_id: String,
    pub scope: Vec<String>,
    pub amr: Vec<String>,
    pub iss: String,
    pub nbf: i64,
    pub exp: i64,
}

/// Who a token is made for.
pub struct Bearer<'a> {
    pub user_id: &'a str,
    pub email: &'a str,
    pub name: Option<&'a str>,
    pub email_verified: bool,
    pub security_stamp: &'a str,
    pub device: &'a str,
    pub device_type: i64,
    pub client_id: &'a str,
}

impl Signer {
    pub fn new(key: &[u8], url: &str) -> Self {
        let mut validation = Validation::new(Algorithm::HS256);
        validation.validate_nbf = true;
        validation.leeway = 30;
        Self {
            encoding: EncodingKey::from_secret(key),
            decoding: DecodingKey::from_secret(key),
            validation,
            issuer: format!("{url}|login"),
            links: crate::auth::password::keyed(key, b"claviger links"),
            disguise: crate::auth::password::keyed(key, b"claviger disguise"),
        }
    }

    pub fn sign(&self, bearer: &Bearer<'_>) -> Result<String, jsonwebtoken::errors::Error> {
        let now = clock::now() / 1000;
        let claims = Claims {
            sub: bearer.user_id.to_owned(),
            email: bearer.email.to_owned(),
            name: bearer.name.map(str::to_owned),
            email_verified: bearer.email_verified,
            premium: true,
            sstamp: bearer.security_stamp.to_owned(),
            device: bearer.device.to_owned(),
            devicetype: bearer.device_type.to_string(),
            client_id: bearer.client_id.to_owned(),
            scope: vec!["api".into(), "offline_access".into()],
            amr: vec!["Application".into()],
            iss: self.issuer.clone(),
            nbf: now,
            exp: now + i64::try_from(LIFETIME_SECONDS).unwrap_or(3600),
        };
        jsonwebtoken::encode(&Header::default(), &claims, &self.encoding)
    }

    pub fn verify(&self, token: &str) -> Option<Claims> {
        jsonwebtoken::decode::<Claims>(token, &self.decoding, &self.validation)
            .ok()
            .map(|data| data.claims)
    }
}
