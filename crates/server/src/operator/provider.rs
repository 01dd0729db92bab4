//! `claviger provider …`: a provider is enabled by the operator and set up by its first admin (D6, P-10 to P-18).
//! Refuses to know: keys; the admin's browser makes them.

use super::acts::Hand;
use super::{Outcome, refused, say};
use crate::clock;
use crate::config::Config;
use crate::db::operator::Via;
use crate::db::{self, Db, Tx};
use clap::{Args, Subcommand, ValueEnum};
use wire::operator::{ConvertOrganization, CreateProvider, Made};
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
    /// Set how many seats of a plan are prepaid.
    SetMinimum(SetMinimum),
    /// Mail a confirmed provider admin a link, valid one hour, with which they delete the provider themselves.
    SendDeletionLink(SendDeletionLink),
    /// Offer an organization's owner a portal of its own: it becomes a business unit and its first client.
    Convert(Convert),
    /// Attach an organization to a reseller, who has no portal.
    Attach(Attachment),
    /// Take an organization from a reseller.
    Detach(Attachment),
}

#[derive(Args)]
pub struct Create {
    /// The first provider admin; the account may be made later, with the link. Not for a reseller.
    #[arg(long)]
    owner_email: Option<String>,
    /// A name to begin with; the admin may change it at setup. A reseller needs one.
    #[arg(long)]
    name: Option<String>,
    /// Only for a reseller.
    #[arg(long)]
    billing_email: Option<String>,
    #[arg(long = "type", value_enum, default_value = "msp")]
    kind: Kind,
    /// Teams seats that are prepaid.
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(i64).range(0..))]
    teams_minimum: i64,
    /// Enterprise seats that are prepaid.
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(i64).range(0..))]
    enterprise_minimum: i64,
    /// A business unit's plan: 19 Enterprise monthly, 20 annually.
    #[arg(long)]
    plan: Option<u8>,
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
    Reseller,
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

#[derive(Args)]
pub struct SetMinimum {
    id: String,
    /// 17 Teams, 19 or 20 Enterprise.
    #[arg(long)]
    plan: u8,
    #[arg(long)]
    seats: i64,
}

#[derive(Args)]
pub struct SendDeletionLink {
    id: String,
    #[arg(long)]
    email: String,
}

#[derive(Args)]
pub struct Convert {
    #[arg(long)]
    organization: String,
    /// One of its confirmed owners; the first when missing.
    #[arg(long)]
    owner_email: Option<String>,
    /// Enterprise seats that are prepaid.
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(i64).range(0..))]
    enterprise_minimum: i64,
}

#[derive(Args)]
pub struct Attachment {
    id: String,
    #[arg(long)]
    organization: String,
}

pub async fn run(config: &Config, db: &Db, command: ProviderCommand) -> Outcome {
    let hand = Hand {
        via: Via::Command,
        url: &config.url,
    };
    let mut tx = db.begin().await?;
    match command {
        ProviderCommand::Create(wanted) => return create(config, &hand, tx, wanted).await,
        ProviderCommand::List => return list(&mut tx).await,
        ProviderCommand::Enable(which) => switch(&hand, &mut tx, which, true).await?,
        ProviderCommand::Disable(which) => switch(&hand, &mut tx, which, false).await?,
        ProviderCommand::Delete(which) => {
            let done = hand.delete(&mut tx, &which.id, which.name.as_deref()).await;
            done.map_err(refused)?;
            say(format!("Provider {} is deleted.", which.id))?;
        }
        ProviderCommand::ResendSetup(which) => {
            let made = hand.resend_setup(&mut tx, &which.id, Some(&which.language)).await;
            let made = made.map_err(refused)?;
            say(format!(
                "Setup link for {}, works once, within 5 days:\n{}",
                made.email.unwrap_or_default(),
                made.link.unwrap_or_default()
            ))?;
        }
        ProviderCommand::SetMinimum(to) => {
            let done = hand.set_minimum(&mut tx, &to.id, to.plan, to.seats).await;
            done.map_err(refused)?;
            say(format!(
                "Provider {}: {} seats of plan {} are prepaid.",
                to.id, to.seats, to.plan
            ))?;
        }
        ProviderCommand::SendDeletionLink(to) => {
            let made = hand.deletion_link(&mut tx, &to.id, &to.email).await;
            let made = made.map_err(refused)?;
            say(format!(
                "Deletion link for {}, works once, within an hour:\n{}",
                to.email,
                made.link.unwrap_or_default()
            ))?;
        }
        ProviderCommand::Convert(which) => {
            let wanted = ConvertOrganization {
                owner_email: which.owner_email,
                enterprise_minimum: which.enterprise_minimum,
                language: None,
            };
            let made = hand.convert(&mut tx, &which.organization, &wanted).await;
            let made = made.map_err(refused)?;
            say(format!(
                "Business unit {} waits for {}. Setup link, works once, within 5 days:\n{}",
                made.id,
                made.email.unwrap_or_default(),
                made.link.unwrap_or_default()
            ))?;
        }
        ProviderCommand::Attach(which) => {
            let done = hand.attach(&mut tx, &which.id, &which.organization).await;
            done.map_err(refused)?;
            say(format!("Organization {} is attached.", which.organization))?;
        }
        ProviderCommand::Detach(which) => {
            let done = hand.detach(&mut tx, &which.id, &which.organization).await;
            done.map_err(refused)?;
            say(format!("Organization {} is detached.", which.organization))?;
        }
    }
    Ok(tx.commit().await?)
}

async fn create(config: &Config, hand: &Hand<'_>, mut tx: Tx, wanted: Create) -> Outcome {
    let order = CreateProvider {
        kind: match wanted.kind {
            Kind::Msp => kind::MSP,
            Kind::Reseller => kind::RESELLER,
            Kind::BusinessUnit => kind::BUSINESS_UNIT,
        },
        owner_email: wanted.owner_email,
        name: wanted.name,
        billing_email: wanted.billing_email,
        teams_minimum: wanted.teams_minimum,
        enterprise_minimum: wanted.enterprise_minimum,
        plan_type: wanted.plan,
        language: Some(wanted.language),
    };
    let Made { id, email, link } = hand.create(&mut tx, &order).await.map_err(refused)?;
    let email = email.unwrap_or_default();
    let owner = db::users::by_email(&mut tx, &email).await?;
    tx.commit().await?;
    if wanted.json {
        let told = serde_json::json!({"id": id, "email": email, "link": link});
        say(told.to_string())?;
        return Ok(());
    }
    let Some(link) = link else {
        say(format!(
            "Reseller {id} is there. Attach organizations with `claviger provider attach`."
        ))?;
        return Ok(());
    };
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
    say(format!("Setup link, works once, within 5 days:\n{link}"))?;
    Ok(())
}

async fn list(tx: &mut Tx) -> Outcome {
    for provider in db::providers::all(tx).await? {
        let clients = db::clients::count(tx, &provider.id).await?;
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

async fn switch(hand: &Hand<'_>, tx: &mut Tx, which: Switch, enabled: bool) -> Outcome {
    let touched = hand.switch(tx, &which.id, enabled, which.with_clients).await;
    let touched = touched.map_err(refused)?;
    let told = if which.with_clients {
        format!(" and {touched} client organizations")
    } else {
        String::new()
    };
    let word = if enabled { "enabled" } else { "disabled" };
    say(format!("Provider {}{told}: {word}.", which.id))?;
    Ok(())
}
