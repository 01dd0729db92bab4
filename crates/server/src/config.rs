//! Settings: command line or environment, read once at start; nothing else reads the environment.
//! Refuses to know: how a setting is used.

use crate::operator::{OperatorCommand, OrganizationCommand, OutboxCommand, PlanCommand, ProviderCommand};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::net::SocketAddr;
use std::path::PathBuf;

/// Provider portal and password vault server, one binary.
#[derive(Parser)]
#[command(name = "claviger", version)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub config: Config,
}

#[derive(Subcommand)]
pub enum Command {
    /// Serve the web app and the API (the default).
    Serve,
    /// Enable, list and disable providers.
    #[command(subcommand)]
    Provider(ProviderCommand),
    /// Say what only the operator says about an organization.
    #[command(subcommand)]
    Organization(OrganizationCommand),
    /// Name and price what is sold.
    #[command(subcommand)]
    Plan(PlanCommand),
    /// Record the seats of today and close the months that are over, as the server does every hour.
    Record,
    /// The operator's own token and log.
    #[command(subcommand)]
    Operator(OperatorCommand),
    /// Read the mails that wait or went.
    #[command(subcommand)]
    Outbox(OutboxCommand),
}

#[derive(Args, Clone, Debug)]
pub struct Config {
    /// Address for plain HTTP.
    #[arg(
        long,
        env = "CLAVIGER_LISTEN",
        default_value = "127.0.0.1:8000",
        global = true
    )]
    pub listen: SocketAddr,
    /// Address for HTTPS; both can be served at once.
    #[arg(long, env = "CLAVIGER_TLS_LISTEN", global = true)]
    pub tls_listen: Option<SocketAddr>,
    /// off; auto (makes a local certificate authority and prints its path); files (with --tls-cert and --tls-key).
    #[arg(long, env = "CLAVIGER_TLS", value_enum, default_value = "off", global = true)]
    pub tls: Tls,
    #[arg(long, env = "CLAVIGER_TLS_CERT", global = true)]
    pub tls_cert: Option<PathBuf>,
    #[arg(long, env = "CLAVIGER_TLS_KEY", global = true)]
    pub tls_key: Option<PathBuf>,
    /// The address people type: links in mails begin with it.
    #[arg(
        long,
        env = "CLAVIGER_URL",
        default_value = "http://localhost:8000",
        global = true
    )]
    pub url: String,
    /// Folder for the SQLite file and the local certificates.
    #[arg(long, env = "CLAVIGER_DATA", default_value = "data", global = true)]
    pub data: PathBuf,
    /// postgres://… or sqlite:file; by default a SQLite file in the data folder.
    #[arg(long, env = "CLAVIGER_DATABASE_URL", hide_env_values = true, global = true)]
    pub database_url: Option<String>,
    /// Serve the web app from this folder instead of the one inside the binary.
    #[arg(long, env = "CLAVIGER_ASSETS", global = true)]
    pub assets: Option<PathBuf>,
    /// Who may make an account: anyone, or only people with an invitation.
    #[arg(
        long,
        env = "CLAVIGER_REGISTRATION",
        value_enum,
        default_value = "open",
        global = true
    )]
    pub registration: Registration,
    /// How many proxies in front of the server write X-Forwarded-For.
    #[arg(long, env = "CLAVIGER_TRUSTED_PROXIES", default_value_t = 0, global = true)]
    pub trusted_proxies: usize,
    /// Attempts per minute and per address on login, token, prelogin and registration, each for one account.
    #[arg(long, env = "CLAVIGER_ATTEMPTS", default_value_t = 20, global = true)]
    pub attempts: u32,
    /// Bodies larger than this are refused, in bytes.
    #[arg(long, env = "CLAVIGER_BODY_LIMIT", default_value_t = 5 * 1024 * 1024, global = true)]
    pub body_limit: usize,
    /// Imports larger than this are refused, in bytes.
    #[arg(long, env = "CLAVIGER_IMPORT_LIMIT", default_value_t = 64 * 1024 * 1024, global = true)]
    pub import_limit: usize,
    /// Attachments larger than this are refused, in bytes.
    #[arg(long, env = "CLAVIGER_ATTACHMENT_LIMIT", default_value_t = 100 * 1024 * 1024, global = true)]
    pub attachment_limit: i64,
    /// All attachments of one person's own items, or of one organization's items, in bytes.
    #[arg(long, env = "CLAVIGER_ATTACHMENT_QUOTA", default_value_t = 1024 * 1024 * 1024, global = true)]
    pub attachment_quota: i64,
    /// Fetch pictures of websites for lists of items; with false the server never asks other sites.
    #[arg(
        long,
        env = "CLAVIGER_ICONS",
        default_value_t = true,
        action = clap::ArgAction::Set,
        global = true
    )]
    pub icons: bool,
    /// Opens the operator's page, at least 16 characters; without one it is made and printed at the first start.
    #[arg(long, env = "CLAVIGER_OPERATOR_TOKEN", hide_env_values = true, global = true)]
    pub operator_token: Option<Hidden>,
    /// Attempts per minute at that token, from one address.
    #[arg(long, env = "CLAVIGER_OPERATOR_ATTEMPTS", default_value_t = 5, global = true)]
    pub operator_attempts: u32,
    /// Make the demonstration data possible: loopback addresses only.
    #[arg(long, env = "CLAVIGER_DEMO", global = true)]
    pub demo: bool,
    /// json or text.
    #[arg(
        long,
        env = "CLAVIGER_LOG_FORMAT",
        value_enum,
        default_value = "text",
        global = true
    )]
    pub log_format: LogFormat,
    /// What to log, e.g. info or server=debug.
    #[arg(long, env = "CLAVIGER_LOG", default_value = "info", global = true)]
    pub log: String,
    #[command(flatten)]
    pub smtp: Smtp,
    #[command(flatten)]
    pub s3: S3,
}

/// Without a bucket, attachments lie in the data folder.
#[derive(Args, Clone, Debug)]
pub struct S3 {
    /// Keep attachments in this bucket of an S3-compatible storage.
    #[arg(long, env = "CLAVIGER_S3_BUCKET", global = true)]
    pub s3_bucket: Option<String>,
    /// Where it is, if not at Amazon: https://storage.example
    #[arg(long, env = "CLAVIGER_S3_ENDPOINT", global = true)]
    pub s3_endpoint: Option<String>,
    #[arg(long, env = "CLAVIGER_S3_REGION", default_value = "us-east-1", global = true)]
    pub s3_region: String,
    #[arg(long, env = "CLAVIGER_S3_ACCESS_KEY", global = true)]
    pub s3_access_key: Option<String>,
    #[arg(long, env = "CLAVIGER_S3_SECRET_KEY", hide_env_values = true, global = true)]
    pub s3_secret_key: Option<Hidden>,
}

/// Without a host no mail is sent: links are shown to the inviter and kept in the outbox (D8).
#[derive(Args, Clone, Debug)]
pub struct Smtp {
    #[arg(long, env = "CLAVIGER_SMTP_HOST", global = true)]
    pub smtp_host: Option<String>,
    #[arg(long, env = "CLAVIGER_SMTP_PORT", default_value_t = 587, global = true)]
    pub smtp_port: u16,
    /// starttls, tls or none.
    #[arg(
        long,
        env = "CLAVIGER_SMTP_SECURITY",
        value_enum,
        default_value = "starttls",
        global = true
    )]
    pub smtp_security: SmtpSecurity,
    #[arg(long, env = "CLAVIGER_SMTP_USER", global = true)]
    pub smtp_user: Option<String>,
    #[arg(long, env = "CLAVIGER_SMTP_PASSWORD", hide_env_values = true, global = true)]
    pub smtp_password: Option<Hidden>,
    #[arg(long, env = "CLAVIGER_SMTP_FROM", global = true)]
    pub smtp_from: Option<String>,
}

/// Never printed.
#[derive(Clone)]
pub struct Hidden(pub String);

impl std::str::FromStr for Hidden {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Hidden(text.to_owned()))
    }
}

impl std::fmt::Debug for Hidden {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("…")
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Tls {
    Off,
    Auto,
    Files,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Registration {
    Open,
    Invited,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SmtpSecurity {
    Starttls,
    Tls,
    None,
}

impl Config {
    /// What clap cannot say by itself. The sentence goes to the operator.
    pub fn check(mut self) -> Result<Config, String> {
        while self.url.ends_with('/') {
            self.url.pop();
        }
        if self.demo && !self.listens_on_loopback_only() {
            return Err("--demo shows its passwords: it only listens on loopback addresses.".into());
        }
        if self
            .operator_token
            .as_ref()
            .is_some_and(|token| token.0.len() < 16)
        {
            return Err("CLAVIGER_OPERATOR_TOKEN is too short: at least 16 characters.".into());
        }
        let s3 = &self.s3;
        if s3.s3_bucket.is_some() && (s3.s3_access_key.is_none() || s3.s3_secret_key.is_none()) {
            return Err("--s3-bucket needs --s3-access-key and --s3-secret-key.".into());
        }
        if self.tls == Tls::Files && (self.tls_cert.is_none() || self.tls_key.is_none()) {
            return Err("--tls files needs --tls-cert and --tls-key.".into());
        }
        if self.tls == Tls::Off && self.tls_listen.is_some() {
            return Err("--tls-listen needs --tls auto or --tls files.".into());
        }
        Ok(self)
    }

    pub fn database_url(&self) -> String {
        self.database_url
            .clone()
            .unwrap_or_else(|| self.data.join("claviger.sqlite").display().to_string())
    }

    /// Whether mails leave this server. If not, links are answered to the inviter.
    pub fn mails(&self) -> bool {
        self.smtp.smtp_host.is_some()
    }

    fn listens_on_loopback_only(&self) -> bool {
        self.listen.ip().is_loopback() && self.tls_listen.is_none_or(|tls| tls.ip().is_loopback())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(args: &[&str]) -> Result<Config, String> {
        let cli = Cli::try_parse_from(std::iter::once(&"claviger").chain(args)).map_err(|e| e.to_string())?;
        cli.config.check()
    }

    #[test]
    fn the_demo_refuses_an_address_others_can_reach() {
        assert!(parsed(&["--demo", "--listen", "0.0.0.0:8000"]).is_err());
        assert!(parsed(&["--demo"]).is_ok());
    }

    #[test]
    fn the_public_address_has_no_slash_at_its_end() {
        assert_eq!(
            parsed(&["--url", "https://vault.example/"]).map(|c| c.url),
            Ok("https://vault.example".into())
        );
    }
}
