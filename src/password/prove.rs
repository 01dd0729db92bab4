//! Proving the master password again before a sensitive act, and the settings it is derived with.
//! Refuses to know: what the proof is for.

use super::Trouble;
use crate::api::{ApiError, identity};
use crate::browser::Setting;
use crate::safe::{Credentials, is_weaker};
use crate::session::Sessions;
use wire::account::SecretVerification;
use wire::kdf::Kdf;

/// The address as salt and on the wire: trimmed, lower case (crypto.md 2).
pub fn normalized(email: &str) -> String {
    email.trim().to_lowercase()
}

/// The account's settings. A salt other than the address would let the server pair the password with tables it made
/// before: refused.
pub async fn settings(email: &str) -> Result<Kdf, Trouble> {
    let prelogin = identity::prelogin(email).await?;
    match prelogin.salt {
        Some(salt) if salt != email => Err(Trouble::ForeignSalt),
        _ => Ok(prelogin.kdf_settings),
    }
}

/// Refuses settings below those of the last login from this browser: who lowers them may be after a hash that is cheap
/// to guess (crypto.md 16, row 1).
pub fn mind_last_settings(email: &str, kdf: &Kdf) -> Result<(), Trouble> {
    let last = Setting::Kdf(email.to_owned()).read();
    match last.and_then(|text| serde_json::from_str::<Kdf>(&text).ok()) {
        Some(last) if is_weaker(kdf, &last) => Err(Trouble::LowerKdf),
        _ => Ok(()),
    }
}

/// After a login, and after a change of them.
pub fn remember_settings(email: &str, kdf: &Kdf) {
    if let Ok(text) = serde_json::to_string(kdf) {
        Setting::Kdf(email.to_owned()).write(&text);
    }
}

/// The body that sensitive routes take. A wrong password is noticed here already, without a request.
/// The settings were agreed to when the account was opened, so the floor is not asked about again.
pub async fn prove(session: Sessions, password: String) -> Result<SecretVerification, Trouble> {
    let account = session.account().ok_or(ApiError::Expired)?;
    let kdf = settings(&account.email).await?;
    mind_last_settings(&account.email, &kdf)?;
    let credentials = Credentials::new(account.email, password, kdf).accept_weak_kdf();
    let hash = session.safe().secret_hash(credentials).await?;
    Ok(SecretVerification {
        master_password_hash: Some(hash),
        otp: None,
    })
}
