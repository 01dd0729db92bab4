//! Proof of the master password before a sensitive act of someone already logged in (protocol.md 5).
//! Refuses to know: the act.

use crate::app::App;
use crate::auth::Caller;
use crate::db;
use crate::error::{Error, Result};

impl App {
    /// Passes only with the caller's own authentication hash. Guesses are counted like logins.
    pub async fn prove(&self, caller: &Caller, hash: Option<&str>) -> Result<()> {
        self.gates.pass("proof", caller.ip, caller.user_id.as_str())?;
        let mut tx = self.db.read().await?;
        let user = db::users::by_id(&mut tx, caller.user_id.as_str())
            .await?
            .ok_or(Error::DeadSession)?;
        drop(tx);
        let given = hash.unwrap_or_default().to_owned();
        if self
            .gates
            .passwords
            .verify(given, Some(user.password_hash))
            .await?
        {
            Ok(())
        } else {
            Err(wrong_password())
        }
    }
}

pub fn wrong_password() -> Error {
    Error::field(
        "MasterPasswordHash",
        "wrong_password",
        "User verification failed.",
    )
}
