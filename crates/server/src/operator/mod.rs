//! The operator's commands: they work on the database while the server runs. Refuses to know: HTTP.

mod organization;
mod outbox;
mod provider;

pub use organization::OrganizationCommand;
pub use outbox::OutboxCommand;
pub use provider::ProviderCommand;

use crate::config::Config;
use crate::db::Db;

type Outcome = Result<(), Box<dyn std::error::Error + Send + Sync>>;

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
    organization::run(&db, command).await
}

async fn open(config: &Config) -> Result<Db, Box<dyn std::error::Error + Send + Sync>> {
    std::fs::create_dir_all(&config.data)?;
    Ok(Db::open(&config.database_url()).await?)
}

/// One line for the operator's terminal.
fn say(line: impl AsRef<str>) -> std::io::Result<()> {
    use std::io::Write;
    writeln!(std::io::stdout(), "{}", line.as_ref())
}
