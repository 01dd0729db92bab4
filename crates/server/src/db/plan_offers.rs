//! What the operator sells under the wire's plan numbers: names and prices (D5). Refuses to know: features, and what a
//! month costs.

use super::{Result, Tx};
use crate::{args, clock};
use wire::billing::PlanOffer;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Offer {
    pub plan_type: i64,
    pub name: String,
    pub seat_price: Option<i64>,
    pub base_price: Option<i64>,
    pub currency: Option<String>,
}

impl Offer {
    /// For those who see no prices.
    pub fn without_price(self) -> Self {
        Self {
            seat_price: None,
            base_price: None,
            currency: None,
            ..self
        }
    }
}

pub async fn all(tx: &mut Tx) -> Result<Vec<Offer>> {
    tx.all(
        "SELECT plan_type, name, seat_price, base_price, currency FROM plan_offers ORDER BY plan_type",
        args![],
    )
    .await
}

/// Answers false when nothing is sold under that number.
pub async fn set(tx: &mut Tx, offer: &PlanOffer) -> Result<bool> {
    let touched = tx
        .run(
            "UPDATE plan_offers SET name = $2, seat_price = $3, base_price = $4, currency = $5, revised = $6
             WHERE plan_type = $1",
            args![
                offer.plan_type,
                &offer.name,
                offer.seat_price,
                offer.base_price,
                &offer.currency,
                clock::now()
            ],
        )
        .await?;
    Ok(touched == 1)
}

/// The offer for a number; numbers of older generations have none of their own.
pub fn of(offers: &[Offer], plan_type: i64) -> Offer {
    let found = offers.iter().find(|offer| offer.plan_type == plan_type);
    found.cloned().unwrap_or_else(|| Offer {
        plan_type,
        name: crate::plan::of(plan_type).name.to_owned(),
        seat_price: None,
        base_price: None,
        currency: None,
    })
}
