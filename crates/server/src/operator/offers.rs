//! What the operator sells: names and prices of plans (D5). Refuses to know: statements.

use super::acts::Hand;
use crate::billing::money;
use crate::db::operator::log;
use crate::db::{Tx, plan_offers};
use crate::error::{Error, Result};
use crate::field;
use wire::billing::PlanOffer;

impl Hand<'_> {
    /// A price needs its currency; a currency without a price is nothing.
    pub async fn set_offer(&self, tx: &mut Tx, wanted: &PlanOffer) -> Result<PlanOffer> {
        let name = field::name("name", &wanted.name, 50)?;
        let prices = [wanted.seat_price, wanted.base_price];
        if prices.iter().flatten().any(|price| *price < 0) {
            return Err(Error::field(
                "seatPrice",
                "negative_price",
                "A price is at least 0.",
            ));
        }
        if prices.iter().flatten().any(|price| *price > MOST) {
            return Err(Error::field(
                "seatPrice",
                "price_too_large",
                "This price is too large.",
            ));
        }
        let priced = prices.iter().any(Option::is_some);
        let currency = match wanted
            .currency
            .as_deref()
            .map(str::trim)
            .filter(|text| !text.is_empty())
        {
            Some(currency) if !money::is_currency(currency) => {
                let why = "The currency is its three capital letters, such as EUR.";
                return Err(Error::field("currency", "bad_currency", why));
            }
            None if priced => {
                return Err(Error::field(
                    "currency",
                    "currency_required",
                    "A price needs its currency.",
                ));
            }
            currency => currency.filter(|_| priced),
        };
        let offer = PlanOffer {
            plan_type: wanted.plan_type,
            name: name.to_owned(),
            seat_price: wanted.seat_price,
            base_price: wanted.base_price,
            currency: currency.map(str::to_owned),
        };
        if !plan_offers::set(tx, &offer).await? {
            return Err(Error::NotFound);
        }
        let detail = serde_json::to_string(&offer)?;
        log(
            tx,
            &self.via,
            "plan_set",
            Some(&offer.plan_type.to_string()),
            Some(detail),
        )
        .await?;
        Ok(offer)
    }
}

/// So that a sum over many clients cannot overflow.
const MOST: i64 = 1_000_000_000_000;
