//! The operator's work: commands on the database while the server runs, and the acts they share with the operator's page.
//! Refuses to know: HTTP.

pub mod acts;
mod convert;
mod offers;
mod organization;
mod outbox;
mod plan;
mod provider;
mod record;
pub mod token;

pub use organization::OrganizationCommand;
pub use outbox::OutboxCommand;
pub use plan::PlanCommand;
pub use provider::ProviderCommand;
pub use token::OperatorCommand;

use crate::config::Config;
use crate::db::Db;
use crate::error::Error;

type Problem = Box<dyn std::error::Error + Send + Sync>;
type Outcome = Result<(), Problem>;

pub async fn provider(config: Config, command: ProviderCommand) -> Outcome {
    let db = open(&config).await?;
    provider::run(&config, &db, command).await
}

pub async fn outbox(config: Config, command: OutboxCommand) -> Outcome {
    let db = open(&config).await?;
    outbox::run(&db, command).await
}

pub async fn organization(config: Config, command: OrganizationCommand) -> Outcome {
    let db = open(&config).await?;
    organization::run(&config, &db, command).await
}

pub async fn plan(config: Config, command: PlanCommand) -> Outcome {
    let db = open(&config).await?;
    plan::run(&config, &db, command).await
}

pub async fn operator(config: Config, command: OperatorCommand) -> Outcome {
    let db = open(&config).await?;
    token::run(&config, &db, command).await
}

pub async fn record(config: Config) -> Outcome {
    let db = open(&config).await?;
    record::run(&db).await
}

async fn open(config: &Config) -> Result<Db, Problem> {
    std::fs::create_dir_all(&config.data)?;
    Ok(Db::open(&config.database_url()).await?)
}

/// One line for the operator's terminal.
fn say(line: impl AsRef<str>) -> std::io::Result<()> {
    use std::io::Write;
    writeln!(std::io::stdout(), "{}", line.as_ref())
}

/// A rule's refusal as a sentence.
fn refused(problem: Error) -> Problem {
    match problem {
        Error::NotFound => {
            "There is no such thing. `claviger provider list` shows providers and their ids.".into()
        }
        Error::BadRequest { message, .. } | Error::Conflict { message, .. } => message.into(),
        Error::Field { field, message, .. } => format!("{field}: {message}").into(),
        Error::LostRace => crate::error::BUSY.into(),
        Error::Internal(cause) => cause,
        other => format!("{other:?}").into(),
    }
}
