//! Proving the master password again before a sensitive act, and the settings it is derived with.
//! Refuses to know: what the proof is for.

use super::Trouble;
use crate::api::{ApiError, identity};
use crate::safe::Credentials;
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

/// The body that sensitive routes take. A wrong password is noticed here already, without a request.
/// The settings were agreed to when the account was opened, so the floor is not asked about again.
pub async fn prove(session: Sessions, password: String) -> Result<SecretVerification, Trouble> {
    let account = session.account().ok_or(ApiError::Expired)?;
    let kdf = settings(&account.email).await?;
    let credentials = Credentials::new(account.email, password, kdf).accept_weak_kdf();
    let hash = session.safe().secret_hash(credentials).await?;
    Ok(SecretVerification {
        master_password_hash: Some(hash),
        otp: None,
    })
}
