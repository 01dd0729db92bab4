//! A month's statement of one provider: per client average, peak, end and price, what was prepaid and not used, sums
//! (D5, P-58, P-87). A day costs its share of the month: price × seat days ÷ days of the month, half a cent is a cent.
//! Refuses to know: who reads it, and its layout.

use super::calendar::Month;
use super::money;
use crate::clock;
use crate::db::plan_offers::{self, Offer};
use crate::db::seat_days::{ClientMonth, PoolMonth};
use crate::db::{self, Result, Tx, seat_days};
use std::collections::BTreeMap;
use wire::billing::{Amount, ClientLine, MinimumLine, Statement};

/// Made of the recorded days; `None` when there are none. `closed` is the moment from which it stands.
pub async fn figures(
    tx: &mut Tx,
    provider_id: &str,
    month: Month,
    closed: Option<i64>,
) -> Result<Option<Statement>> {
    let (first, last) = (month.first_day(), month.last_day());
    let recorded = seat_days::recorded(tx, provider_id, first, last).await?;
    let Some(end) = recorded.last else { return Ok(None) };
    // A closed month ends on its last day, whatever was recorded; a running one where it stands.
    let end = if closed.is_some() { last } else { end };
    let provider = db::providers::by_id(tx, provider_id).await?;
    let clients = seat_days::clients(tx, provider_id, first, last, end).await?;
    let pools = seat_days::pools(tx, provider_id, first, last).await?;
    let offers = plan_offers::all(tx).await?;
    let days = Days {
        of_month: month.days(),
        averaged: if closed.is_some() {
            month.days()
        } else {
            recorded.days
        },
    };
    let clients: Vec<_> = clients
        .into_iter()
        .map(|row| client(row, &offers, days))
        .collect();
    let minimums: Vec<_> = pools
        .into_iter()
        .filter(|row| row.short > 0)
        .map(|row| minimum(row, &offers, days))
        .collect();
    let totals = totals(
        clients
            .iter()
            .map(|line| (&line.currency, line.amount))
            .chain(minimums.iter().map(|line| (&line.currency, line.amount))),
    );
    let (provider_name, billing_email) = provider.map_or_else(Default::default, |provider| {
        (provider.name.unwrap_or_default(), provider.billing_email)
    });
    Ok(Some(Statement {
        month: month.to_string(),
        closed: closed.is_some(),
        closed_date: closed.map(clock::iso),
        provider_name,
        billing_email,
        days: days.of_month,
        days_recorded: recorded.days,
        clients,
        minimums,
        totals,
        object: "statement".into(),
    }))
}

#[derive(Clone, Copy)]
struct Days {
    of_month: i64,
    /// A running month is averaged over the days it has had.
    averaged: i64,
}

impl Days {
    fn average(self, sum: i64) -> f64 {
        let hundredths = money::divided(i128::from(sum) * 100, self.averaged);
        // Seats are far below the numbers a float cannot hold.
        format!("{}.{:02}", hundredths / 100, hundredths % 100)
            .parse()
            .unwrap_or_default()
    }
}

/// A price counts only with its currency.
fn priced(offer: &Offer) -> (Option<i64>, Option<i64>, Option<String>) {
    match &offer.currency {
        Some(_) => (offer.seat_price, offer.base_price, offer.currency.clone()),
        None => (None, None, None),
    }
}

fn client(row: ClientMonth, offers: &[Offer], days: Days) -> ClientLine {
    let offer = plan_offers::of(offers, row.plan_type);
    let (seat_price, base_price, currency) = priced(&offer);
    let cost = |seat: i64, base: i64| {
        let sum = i128::from(seat) * i128::from(row.assigned_sum) + i128::from(base) * i128::from(row.days);
        money::divided(sum, days.of_month)
    };
    let amount = match (seat_price, base_price) {
        (None, None) => None,
        (seat, base) => Some(cost(seat.unwrap_or_default(), base.unwrap_or_default())),
    };
    ClientLine {
        organization_id: row.organization_id,
        name: row.name,
        plan_type: crate::allow::small(row.plan_type),
        plan_name: offer.name,
        days: row.days,
        assigned_average: days.average(row.assigned_sum),
        assigned_peak: row.assigned_peak,
        assigned_at_end: row.assigned_at_end,
        used_average: days.average(row.used_sum),
        used_peak: row.used_peak,
        used_at_end: row.used_at_end,
        seat_price,
        base_price,
        currency,
        amount,
    }
}

fn minimum(row: PoolMonth, offers: &[Offer], days: Days) -> MinimumLine {
    let offer = plan_offers::of(offers, row.plan_type);
    let (seat_price, _, currency) = priced(&offer);
    let cost = |price: i64| money::divided(i128::from(price) * i128::from(row.short), days.of_month);
    MinimumLine {
        plan_type: crate::allow::small(row.plan_type),
        plan_name: offer.name,
        seat_minimum: row.seat_minimum,
        unassigned_average: days.average(row.short),
        seat_price,
        amount: seat_price.map(cost),
        currency,
    }
}

fn totals<'a>(lines: impl Iterator<Item = (&'a Option<String>, Option<i64>)>) -> Vec<Amount> {
    let mut sums = BTreeMap::<&str, i64>::new();
    for (currency, amount) in lines {
        if let (Some(currency), Some(amount)) = (currency, amount) {
            *sums.entry(currency).or_default() += amount;
        }
    }
    let amount = |(currency, amount): (&str, i64)| Amount {
        currency: currency.to_owned(),
        amount,
    };
    sums.into_iter().map(amount).collect()
}
