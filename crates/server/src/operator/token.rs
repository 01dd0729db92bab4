//! The operator's token: given in the environment, or made and printed at the first start; kept only as a hash, compared in
//! constant time. It opens sessions on the operator's page and nothing else. Refuses to know: accounts.

use super::{Outcome, say};
use crate::clock;
use crate::config::Config;
use crate::db::operator::{self, Via};
use crate::db::{self, Db, Tx, settings};
use crate::secret;
use clap::Subcommand;

/// How long a session on the page lasts.
pub const SESSION: i64 = 8 * clock::HOUR;

const NAME: &str = "operator_token_hash";

#[derive(Subcommand)]
pub enum OperatorCommand {
    /// Make and print a new token for the operator's page; the old one and its sessions stop working.
    NewToken,
    /// What the operator did, on the page and on the command line; the newest 200.
    Log,
}

pub async fn run(config: &Config, db: &Db, command: OperatorCommand) -> Outcome {
    match command {
        OperatorCommand::NewToken if config.operator_token.is_some() => {
            Err("The token is set in CLAVIGER_OPERATOR_TOKEN: change it there.".into())
        }
        OperatorCommand::NewToken => renew(db).await,
        OperatorCommand::Log => log(&mut db.read().await?).await,
    }
}

async fn renew(db: &Db) -> Outcome {
    let token = secret::make();
    let mut tx = db.begin().await?;
    settings::write(&mut tx, NAME, &secret::hash(&token)).await?;
    operator::close_all(&mut tx).await?;
    operator::log(&mut tx, &Via::Command, "token_renewed", None, None).await?;
    tx.commit().await?;
    say(format!("The operator's token, shown only now:\n{token}"))?;
    Ok(())
}

async fn log(tx: &mut Tx) -> Outcome {
    for entry in operator::entries(tx, None, 200).await? {
        let at = clock::iso(entry.date);
        let text = |text: Option<String>| text.unwrap_or_else(|| "-".into());
        let (subject, detail, ip) = (text(entry.subject), text(entry.detail), text(entry.ip));
        say(format!(
            "{at}\t{}\t{}\t{subject}\t{detail}\t{ip}",
            entry.via, entry.act
        ))?;
    }
    Ok(())
}

/// At the first start without a token in the environment: makes one and prints it, this once.
pub async fn ensure(config: &Config, db: &Db) -> Outcome {
    if config.operator_token.is_some() {
        return Ok(());
    }
    let mut tx = db.begin().await?;
    if settings::read(&mut tx, NAME).await?.is_some() {
        return Ok(());
    }
    let token = secret::make();
    let hash = secret::hash(&token);
    let kept = settings::keep_first(&mut tx, NAME, &hash).await?;
    tx.commit().await?;
    if kept == hash {
        let page = format!("{}/operator", config.url);
        say(format!(
            "The operator's page is {page}; its token, shown only now:\n{token}"
        ))?;
    }
    Ok(())
}

/// Whether this is the token. Without one in place nobody is the operator.
pub async fn is_right(config: &Config, tx: &mut Tx, given: &str) -> db::Result<bool> {
    let kept = match &config.operator_token {
        Some(token) => Some(secret::hash(&token.0)),
        None => settings::read(tx, NAME).await?,
    };
    let given = secret::hash(given);
    Ok(kept.is_some_and(|kept| secret::same(kept.as_bytes(), given.as_bytes())))
}
