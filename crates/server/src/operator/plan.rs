//! `claviger plan …`: what the operator sells, and for how much (D5). Refuses to know: rules about prices (`offers`).

use super::acts::Hand;
use super::{Outcome, refused, say};
use crate::billing::money;
use crate::config::Config;
use crate::db::operator::Via;
use crate::db::plan_offers::{self, Offer};
use crate::db::{Db, Tx};
use clap::{Args, Subcommand};
use wire::billing::PlanOffer;

#[derive(Subcommand)]
pub enum PlanCommand {
    /// All plans, one per line: number, name, price of a seat, price of a client.
    List,
    /// Name and price a plan. What is not given stays; running statements follow, closed ones do not.
    Set(Set),
}

#[derive(Args)]
pub struct Set {
    /// The plan's number on the wire: 17 or 18 Teams, 19 or 20 Enterprise (monthly, annually).
    number: u8,
    #[arg(long)]
    name: Option<String>,
    /// For one seat and one month, such as 3.90.
    #[arg(long)]
    seat_price: Option<String>,
    /// For one client and one month, whatever its seats.
    #[arg(long)]
    base_price: Option<String>,
    /// ISO 4217, such as EUR. A new currency wants new prices.
    #[arg(long)]
    currency: Option<String>,
    /// Take the prices away.
    #[arg(long, conflicts_with_all = ["seat_price", "base_price", "currency"])]
    no_price: bool,
}

pub async fn run(config: &Config, db: &Db, command: PlanCommand) -> Outcome {
    match command {
        PlanCommand::List => list(&mut db.read().await?).await,
        PlanCommand::Set(wanted) => set(config, db, wanted).await,
    }
}

async fn list(tx: &mut Tx) -> Outcome {
    for offer in plan_offers::all(tx).await? {
        say(line(&offer))?;
    }
    Ok(())
}

fn line(offer: &Offer) -> String {
    let money = |amount: Option<i64>, of: &str| match (amount, &offer.currency) {
        (Some(amount), Some(currency)) => format!("\t{} {currency} {of}", money::plain(amount, currency)),
        _ => String::new(),
    };
    let prices = money(offer.seat_price, "a seat") + &money(offer.base_price, "a client");
    let prices = if prices.is_empty() { "\tno price" } else { &prices };
    format!("{}\t{}{prices}", offer.plan_type, offer.name)
}

async fn set(config: &Config, db: &Db, wanted: Set) -> Outcome {
    let mut tx = db.begin().await?;
    let offers = plan_offers::all(&mut tx).await?;
    let old = offers
        .into_iter()
        .find(|offer| offer.plan_type == i64::from(wanted.number))
        .ok_or("There is no such plan. `claviger plan list` shows all.")?;
    let currency = wanted.currency.or(old.currency.clone());
    // Minor units of one currency are no price in another.
    let kept = |price: Option<i64>| price.filter(|_| old.currency == currency);
    let read = |text: Option<String>, old: Option<i64>| match text {
        None => Ok(old),
        Some(text) => money::parse(&text, currency.as_deref().unwrap_or_default())
            .map(Some)
            .ok_or_else(|| {
                format!(
                    "{text} is not a price in {}.",
                    currency.as_deref().unwrap_or("any currency")
                )
            }),
    };
    let mut offer = PlanOffer {
        plan_type: wanted.number,
        name: wanted.name.unwrap_or(old.name),
        seat_price: read(wanted.seat_price, kept(old.seat_price))?,
        base_price: read(wanted.base_price, kept(old.base_price))?,
        currency,
    };
    if wanted.no_price {
        (offer.seat_price, offer.base_price, offer.currency) = (None, None, None);
    }
    let hand = Hand {
        via: Via::Command,
        url: &config.url,
    };
    hand.set_offer(&mut tx, &offer).await.map_err(refused)?;
    tx.commit().await?;
    list(&mut db.read().await?).await
}
