//! The `claviger` command: serve, or one of the operator's commands. Refuses to know: how requests are answered.

use clap::Parser;
use server::config::{Cli, Command, LogFormat};
use std::io::IsTerminal;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let config = match cli.config.check() {
        Ok(config) => config,
        Err(sentence) => return refuse(&sentence),
    };
    log(&config.log, config.log_format);
    let done = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(Into::into)
        .and_then(|runtime| {
            runtime.block_on(async {
                match cli.command.unwrap_or(Command::Serve) {
                    Command::Serve => server::serve::serve(config).await,
                    Command::Provider(command) => server::operator::provider(config, command).await,
                    Command::Organization(command) => server::operator::organization(config, command).await,
                    Command::Plan(command) => server::operator::plan(config, command).await,
                    Command::Record => server::operator::record(config).await,
                    Command::Operator(command) => server::operator::operator(config, command).await,
                    Command::Outbox(command) => server::operator::outbox(config, command).await,
                }
            })
        });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => refuse(&problem.to_string()),
    }
}

fn log(filter: &str, format: LogFormat) {
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    match format {
        LogFormat::Text => log.init(),
        LogFormat::Json => log.json().init(),
    }
}

#[allow(clippy::print_stderr)] // the operator's terminal is the place for this sentence
fn refuse(sentence: &str) -> ExitCode {
    eprintln!("claviger: {sentence}");
    ExitCode::FAILURE
}
