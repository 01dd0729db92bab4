//! Tokens that travel in links: single use, short-lived, bound to an address, kept only as a hash.
//! Refuses to know: mail, and what a redeemed token allows.

use super::{Result, Tx};
use crate::args;
use crate::{clock, secret};

/// What a token is good for. One never works in the place of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Register,
    OrgInvite,
    ProviderSetup,
    UnitSetup,
    ProviderInvite,
    ProviderDelete,
    /// Proof of the master password, minutes long, between two steps of a two-step login set-up.
    UserVerification,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::Register => "register",
            Kind::OrgInvite => "org_invite",
            Kind::ProviderSetup => "provider_setup",
            Kind::UnitSetup => "unit_setup",
            Kind::ProviderInvite => "provider_invite",
            Kind::ProviderDelete => "provider_delete",
            Kind::UserVerification => "user_verification",
        }
    }
}

/// Who a token was made for: `subject` is the id of the invitation, provider or person it is about.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Token {
    pub subject: String,
    pub email: String,
    pub data: Option<String>,
}

/// Makes a token and stores its hash. Earlier unused tokens of the same kind and subject stop working: the newest
/// link is the one that counts.
pub async fn issue(
    tx: &mut Tx,
    kind: Kind,
    subject: &str,
    email: &str,
    data: Option<&str>,
    lifetime_ms: i64,
) -> Result<String> {
    tx.run(
        "DELETE FROM tokens WHERE kind = $1 AND subject = $2 AND email = $3 AND used IS NULL",
        args![kind.name(), subject, email],
    )
    .await?;
    let token = secret::make();
    let now = clock::now();
    tx.run(
        "INSERT INTO tokens (hash, kind, subject, email, data, created, expires) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        args![secret::hash(&token), kind.name(), subject, email, data, now, now + lifetime_ms],
    )
    .await?;
    Ok(token)
}

/// Looks without using it up: is this token good for that address?
pub async fn peek(tx: &mut Tx, kind: Kind, token: &str, email: &str) -> Result<Option<Token>> {
    tx.optional(
        "SELECT subject, email, data FROM tokens
         WHERE hash = $1 AND kind = $2 AND email = $3 AND used IS NULL AND expires > $4",
        args![secret::hash(token), kind.name(), email, clock::now()],
    )
    .await
}

/// Uses the token up. `None`: unknown, expired, used, or meant for another address.
pub async fn redeem(tx: &mut Tx, kind: Kind, token: &str, email: &str) -> Result<Option<Token>> {
    let used = tx
        .run(
            "UPDATE tokens SET used = $4
             WHERE hash = $1 AND kind = $2 AND email = $3 AND used IS NULL AND expires > $4",
            args![secret::hash(token), kind.name(), email, clock::now()],
        )
        .await?;
    if used == 0 {
        return Ok(None);
    }
    tx.optional(
        "SELECT subject, email, data FROM tokens WHERE hash = $1",
        args![secret::hash(token)],
    )
    .await
}

/// Uses the token up without asking for an address: the link alone is the proof, of one thing only.
pub async fn redeem_about(tx: &mut Tx, kind: Kind, token: &str, subject: &str) -> Result<Option<Token>> {
    let hash = secret::hash(token);
    let used = tx
        .run(
            "UPDATE tokens SET used = $4
             WHERE hash = $1 AND kind = $2 AND subject = $3 AND used IS NULL AND expires > $4",
            args![&hash, kind.name(), subject, clock::now()],
        )
        .await?;
    if used == 0 {
        return Ok(None);
    }
    let sql = "SELECT subject, email, data FROM tokens WHERE hash = $1";
    tx.optional(sql, args![hash]).await
}

/// Takes back every token about a subject: the invitation was withdrawn.
pub async fn withdraw(tx: &mut Tx, kind: Kind, subject: &str) -> Result<()> {
    tx.run(
        "DELETE FROM tokens WHERE kind = $1 AND subject = $2",
        args![kind.name(), subject],
    )
    .await?;
    Ok(())
}

/// Forgets tokens that can no longer work.
pub async fn sweep(tx: &mut Tx) -> Result<u64> {
    tx.run(
        "DELETE FROM tokens WHERE expires < $1",
        args![clock::now() - 86_400_000],
    )
    .await
}
