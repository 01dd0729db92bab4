//! `claviger organization …`: what only the operator says about an organization. Refuses to know: everything its own
//! people can do.

use super::{Outcome, say};
use crate::db::{self, Db};
use clap::Subcommand;

#[derive(Subcommand)]
pub enum OrganizationCommand {
    /// Mark a provider's own organization: it can never become a client (D7).
    MarkInternal { id: String },
    /// Take the mark away.
    UnmarkInternal { id: String },
}

pub async fn run(db: &Db, command: OrganizationCommand) -> Outcome {
    let (id, internal) = match command {
        OrganizationCommand::MarkInternal { id } => (id, true),
        OrganizationCommand::UnmarkInternal { id } => (id, false),
    };
    let mut tx = db.begin().await?;
    if db::organizations::set_internal(&mut tx, &id, internal).await? == 0 {
        return Err(format!("There is no organization {id}.").into());
    }
    if internal && db::clients::link_of(&mut tx, &id).await?.is_some() {
        return Err("This organization is a client of a provider: unlink it first.".into());
    }
    tx.commit().await?;
    let word = if internal { "internal" } else { "not internal" };
    say(format!("Organization {id} is {word}."))?;
    Ok(())
}
