//! `claviger provider …`: a provider is enabled by the operator and set up by its first admin (D6, P-10 to P-18).
//! Refuses to know: keys; the admin's browser makes them.

use super::{Outcome, say};
use crate::config::Config;
use crate::db::{self, Db, Tx};
use crate::invitation::Desk;
use crate::mail::Links;
use crate::{address, clock, field};
use clap::{Args, Subcommand, ValueEnum};
use text::Lang;
use wire::member::Invitation;
use wire::organization::plan;
use wire::provider::{kind, status};

#[derive(Subcommand)]
pub enum ProviderCommand {
    /// Enable a provider and print the setup link for its first admin.
    Create(Create),
    /// All providers, one per line: id, name, type, state, clients.
    List,
    /// Let a disabled provider work again.
    Enable(Switch),
    /// Close a provider's portal. Its clients keep running unless --with-clients.
    Disable(Switch),
    /// Delete a provider without clients. One that is set up wants its exact name as well.
    Delete(Delete),
    /// A new setup link for a provider that is not set up yet; the old one stops working.
    ResendSetup(Resend),
}

#[derive(Args)]
pub struct Create {
    /// The first provider admin; the account may be made later, with the link.
    #[arg(long)]
    owner_email: String,
    /// A name to begin with; the admin may change it at setup.
    #[arg(long)]
    name: Option<String>,
    #[arg(long = "type", value_enum, default_value = "msp")]
    kind: Kind,
    /// Teams seats that are prepaid.
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(i64).range(0..))]
    teams_minimum: i64,
    /// Enterprise seats that are prepaid.
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(i64).range(0..))]
    enterprise_minimum: i64,
    /// Language of the mail when the owner has no account yet: en or fr.
    #[arg(long, default_value = "en")]
    language: String,
    /// Print one JSON object instead of sentences.
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Kind {
    Msp,
    BusinessUnit,
}

#[derive(Args)]
pub struct Switch {
    id: String,
    /// Suspend (or revive) the provider's client organizations as well.
    #[arg(long)]
    with_clients: bool,
}

#[derive(Args)]
pub struct Delete {
    id: String,
    /// The provider's name, as a proof that you mean this one.
    #[arg(long)]
    name: Option<String>,
}

#[derive(Args)]
pub struct Resend {
    id: String,
    #[arg(long, default_value = "en")]
    language: String,
}

pub async fn run(config: &Config, db: &Db, command: ProviderCommand) -> Outcome {
    match command {
        ProviderCommand::Create(wanted) => create(config, db, wanted).await,
        ProviderCommand::List => list(db).await,
        ProviderCommand::Enable(which) => switch(db, which, true).await,
        ProviderCommand::Disable(which) => switch(db, which, false).await,
        ProviderCommand::Delete(which) => delete(db, which).await,
        ProviderCommand::ResendSetup(which) => resend(config, db, which).await,
    }
}

async fn create(config: &Config, db: &Db, wanted: Create) -> Outcome {
    let email = address::normalise(&wanted.owner_email);
    if !address::is_valid(&email) {
        return Err("--owner-email is not a valid e-mail address.".into());
    }
    let name =
        field::optional("Name", wanted.name.as_deref(), 50).map_err(|_| "--name: at most 50 characters.")?;
    let kind = match wanted.kind {
        Kind::Msp => kind::MSP,
        Kind::BusinessUnit => kind::BUSINESS_UNIT,
    };
    let mut tx = db.begin().await?;
    let id = db::providers::insert(&mut tx, name, &email, kind).await?;
    if let Kind::Msp = wanted.kind {
        db::providers::add_pool(&mut tx, &id, plan::TEAMS_MONTHLY, wanted.teams_minimum).await?;
    }
    db::providers::add_pool(&mut tx, &id, plan::ENTERPRISE_MONTHLY, wanted.enterprise_minimum).await?;
    let owner = db::users::by_email(&mut tx, &email).await?;
    let place = match &owner {
        Some(user) => db::provider_users::insert_first_admin(&mut tx, &id, &user.id).await?,
        None => {
            db::provider_users::invite(&mut tx, &id, &email, wire::provider::role::PROVIDER_ADMIN).await?
        }
    };
    let invitation = setup_link(config, &mut tx, &wanted.language, &id, &place, &email).await?;
    tx.commit().await?;
    if wanted.json {
        let link = &invitation.link;
        return Ok(say(
            serde_json::json!({"id": id, "email": email, "link": link}).to_string()
        )?);
    }
    say(format!("Provider {id} is enabled and waits to be set up."))?;
    match owner {
        Some(_) => say(format!(
            "{email} has an account: log in with it and open the link."
        ))?,
        None => say(format!(
            "{email} has no account yet: the link lets them make one first."
        ))?,
    }
    if config.mails() {
        say("The link is also on its way by mail.")?;
    }
    say(format!(
        "Setup link, works once, within 5 days:\n{}",
        invitation.link
    ))?;
    Ok(())
}

async fn setup_link(
    config: &Config,
    tx: &mut Tx,
    language: &str,
    id: &str,
    place: &str,
    email: &str,
) -> Result<Invitation, Box<dyn std::error::Error + Send + Sync>> {
    let desk = Desk {
        links: Links::new(&config.url),
        lang: Lang::from_tag(language),
    };
    let sent = desk.provider_setup(tx, id, place, email).await;
    sent.map_err(|problem| format!("the setup link could not be made: {problem:?}").into())
}

async fn list(db: &Db) -> Outcome {
    let mut tx = db.read().await?;
    for provider in db::providers::all(&mut tx).await? {
        let clients = db::clients::count(&mut tx, &provider.id).await?;
        let state = match (provider.enabled, provider.status == i64::from(status::PENDING)) {
            (false, _) => "disabled",
            (true, true) => "waits for setup",
            (true, false) => "enabled",
        };
        let kind = match crate::allow::small(provider.kind) {
            kind::BUSINESS_UNIT => "business-unit",
            kind::RESELLER => "reseller",
            _ => "msp",
        };
        let name = provider.name.unwrap_or_else(|| "-".into());
        let since = clock::iso(provider.created);
        say(format!(
            "{}\t{name}\t{kind}\t{state}\t{clients} clients\tsince {since}",
            provider.id
        ))?;
    }
    Ok(())
}

async fn switch(db: &Db, which: Switch, enabled: bool) -> Outcome {
    let mut tx = db.begin().await?;
    tx.lock("provider", &which.id).await?;
    if db::providers::set_enabled(&mut tx, &which.id, enabled).await? == 0 {
        return Err(unknown(&which.id));
    }
    let mut told = String::new();
    if which.with_clients {
        let touched = db::providers::set_clients_enabled(&mut tx, &which.id, enabled).await?;
        for client in db::clients::all(&mut tx, &which.id).await? {
            db::revision::bump_org(&mut tx, &client.organization_id).await?;
        }
        told = format!(" and {touched} client organizations");
    }
    db::revision::bump_provider(&mut tx, &which.id).await?;
    tx.commit().await?;
    let word = if enabled { "enabled" } else { "disabled" };
    say(format!("Provider {}{told}: {word}.", which.id))?;
    Ok(())
}

/// As P-18: a pending one goes at once, another only by its name, and none while clients are attached.
async fn delete(db: &Db, which: Delete) -> Outcome {
    let mut tx = db.begin().await?;
    tx.lock("provider", &which.id).await?;
    let provider = db::providers::by_id(&mut tx, &which.id)
        .await?
        .ok_or_else(|| unknown(&which.id))?;
    if db::clients::count(&mut tx, &which.id).await? > 0 {
        return Err("This provider has clients: they must be unlinked first.".into());
    }
    let set_up = provider.status != i64::from(status::PENDING);
    if set_up && which.name != provider.name {
        return Err("This provider is set up: repeat its exact name with --name.".into());
    }
    db::revision::bump_provider(&mut tx, &which.id).await?;
    db::providers::delete(&mut tx, &which.id).await?;
    tx.commit().await?;
    say(format!("Provider {} is deleted.", which.id))?;
    Ok(())
}

async fn resend(config: &Config, db: &Db, which: Resend) -> Outcome {
    let mut tx = db.begin().await?;
    let provider = db::providers::by_id(&mut tx, &which.id)
        .await?
        .ok_or_else(|| unknown(&which.id))?;
    if provider.status != i64::from(status::PENDING) {
        return Err("This provider is set up already: there is nothing to send.".into());
    }
    let people = db::provider_users::all(&mut tx, &which.id).await?;
    let first = people
        .into_iter()
        .next()
        .ok_or("This provider has no first admin.")?;
    let invitation = setup_link(
        config,
        &mut tx,
        &which.language,
        &which.id,
        &first.id,
        &first.email,
    )
    .await?;
    tx.commit().await?;
    say(format!(
        "Setup link for {}, works once, within 5 days:\n{}",
        first.email, invitation.link
    ))?;
    Ok(())
}

fn unknown(id: &str) -> Box<dyn std::error::Error + Send + Sync> {
    format!("There is no provider {id}. `claviger provider list` shows all.").into()
}
