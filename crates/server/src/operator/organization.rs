//! `claviger organization …`: what only the operator says about an organization. Refuses to know: everything its own
//! people can do.

use super::acts::Hand;
use super::{Outcome, refused, say};
use crate::config::Config;
use crate::db::Db;
use crate::db::operator::Via;
use clap::Subcommand;

#[derive(Subcommand)]
pub enum OrganizationCommand {
    /// Mark a provider's own organization: it can never become a client (D7).
    MarkInternal { id: String },
    /// Take the mark away.
    UnmarkInternal { id: String },
}

pub async fn run(config: &Config, db: &Db, command: OrganizationCommand) -> Outcome {
    let (id, internal) = match command {
        OrganizationCommand::MarkInternal { id } => (id, true),
        OrganizationCommand::UnmarkInternal { id } => (id, false),
    };
    let hand = Hand {
        via: Via::Command,
        url: &config.url,
    };
    let mut tx = db.begin().await?;
    hand.mark_internal(&mut tx, &id, internal)
        .await
        .map_err(refused)?;
    tx.commit().await?;
    let word = if internal { "internal" } else { "not internal" };
    say(format!("Organization {id} is {word}."))?;
    Ok(())
}
