//! The `demo` command: fills a server with the demonstration data, or one account with many items.
//! Refuses to know: how the data is made.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command speaks to its terminal"
)]

use clap::{Parser, Subcommand};
use demo::person::Person;
use demo::story::{self, ACCOUNTS, PASSWORD};
use demo::{Failed, Result, load, look};
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::Instant;

/// Makes demonstration data through HTTP, with real keys.
#[derive(Parser)]
#[command(name = "demo", version)]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Make the people, clients and items of the demonstration.
    Fill {
        /// Address of the server.
        #[arg(long)]
        server: String,
        /// The claviger program: enables the provider on the same database (`claviger provider create …`).
        #[arg(long)]
        claviger: Option<PathBuf>,
        /// Passed on to the claviger program.
        #[arg(long, requires = "claviger")]
        data: Option<PathBuf>,
        /// Passed on to the claviger program.
        #[arg(long, requires = "claviger")]
        database_url: Option<String>,
        /// Instead of the program: the link it printed for admin@portail.example.
        #[arg(long, conflicts_with = "claviger", required_unless_present = "claviger")]
        setup_link: Option<String>,
    },
    /// Log in, sync, open every item and list what the person reads: their own and shared ones, or all of one
    /// organization.
    Look {
        #[arg(long)]
        server: String,
        #[arg(long)]
        email: String,
        #[arg(long, default_value = PASSWORD)]
        password: String,
        /// Name of an organization reached as member or through a provider.
        #[arg(long)]
        organization: Option<String>,
    },
    /// Fill one account with many items.
    Load {
        #[arg(long)]
        server: String,
        #[arg(long, default_value_t = 10_000)]
        items: u32,
        #[arg(long, default_value = "load@portail.example")]
        email: String,
        #[arg(long, default_value = PASSWORD)]
        password: String,
    },
}

fn main() -> ExitCode {
    let started = Instant::now();
    let done = match Cli::parse().task {
        Task::Fill {
            server,
            claviger,
            data,
            database_url,
            setup_link,
        } => {
            let operator = Operator {
                claviger,
                data,
                database_url,
                setup_link,
            };
            let enable = |name: &str, email: &str| operator.enable(name, email);
            story::tell(&server, enable, &mut progress).map(|()| accounts(&server))
        }
        Task::Look {
            server,
            email,
            password,
            organization,
        } => Person::log_in(&server, &email, &password)
            .and_then(|person| seen(&person, organization.as_deref())),
        Task::Load {
            server,
            items,
            email,
            password,
        } => load::fill(&server, &email, &password, items, &mut progress)
            .map(|()| println!("{email} has {items} more items. Password: {password}")),
    };
    match done {
        Ok(()) => {
            eprintln!("done in {:.1} s", started.elapsed().as_secs_f32());
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("demo: {problem}");
            ExitCode::FAILURE
        }
    }
}

struct Operator {
    claviger: Option<PathBuf>,
    data: Option<PathBuf>,
    database_url: Option<String>,
    setup_link: Option<String>,
}

impl Operator {
    /// What holds the setup link: the given one, or what the operator's command prints.
    fn enable(&self, name: &str, email: &str) -> Result<String> {
        let (Some(claviger), None) = (&self.claviger, &self.setup_link) else {
            return Ok(self.setup_link.clone().unwrap_or_default());
        };
        let mut command = Command::new(claviger);
        command.args(["provider", "create", "--name", name, "--owner-email", email]);
        // Prepaid pools, so that the service user may move seats between clients without buying (P-57).
        command.args(["--teams-minimum", "15", "--enterprise-minimum", "10"]);
        if let Some(data) = &self.data {
            command.arg("--data").arg(data);
        }
        if let Some(url) = &self.database_url {
            command.arg("--database-url").arg(url);
        }
        let output = command
            .output()
            .map_err(|error| Failed(format!("{}: {error}", claviger.display())))?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(Failed(format!("the provider was not enabled: {said}")));
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }
}

fn seen(person: &Person, organization: Option<&str>) -> Result<()> {
    let lines = match organization {
        None => look::at_vault(person)?,
        Some(name) => {
            let profile = person.profile()?;
            let mut reached = profile
                .organizations
                .iter()
                .chain(&profile.provider_organizations);
            let found = reached.find(|organization| organization.name == name);
            let found = found.ok_or_else(|| Failed(format!("{name} is not within reach")))?;
            look::at_organization(person, &found.id)?
        }
    };
    for line in &lines {
        let place = if line.shared { "shared" } else { "own" };
        let trash = if line.trashed { " (trash)" } else { "" };
        println!(
            "{} {place:<7} {:<28} {}{trash}",
            line.kind, line.name, line.subtitle
        );
    }
    println!("{} items, all open", lines.len());
    Ok(())
}

fn accounts(server: &str) {
    println!("The demonstration data is on {server}");
    println!("Password of all accounts: {PASSWORD}");
    for (email, role) in ACCOUNTS {
        println!("  {email:<26} {role}");
    }
}

fn progress(what: &str) {
    eprintln!("  {what}");
}
