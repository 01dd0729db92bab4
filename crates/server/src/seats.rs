//! Seats: what an organization may hold, and the pools a provider's clients draw from (P-57 to P-59).
//! Refuses to know: prices.

use crate::allow::{Act, InProvider};
use crate::db::organizations::Organization;
use crate::db::providers::Pool;
use crate::db::{self, Tx};
use crate::error::{Error, Result};

/// Passes when `more` people still fit. The caller holds the lock of the organization.
pub async fn room(tx: &mut Tx, organization: &Organization, more: usize) -> Result<()> {
    let Some(seats) = organization.seats else {
        return Ok(());
    };
    let occupied = db::members::occupied(tx, &organization.id).await?;
    if occupied + i64::try_from(more).unwrap_or(i64::MAX / 2) <= seats {
        return Ok(());
    }
    let full = format!("You have reached the maximum number of users ({seats}) for this organization.");
    if organization.status == i64::from(wire::organization::status::MANAGED) {
        Err(Error::bad(
            "seats_full_managed",
            format!("{full} Contact your provider for more seats."),
        ))
    } else {
        Err(Error::bad("seats_full", full))
    }
}

/// What a pool becomes when its clients hold `assigned` seats: the minimum is paid anyway, the rest is bought (P-58).
pub fn rescaled(pool: &Pool, assigned: i64) -> Pool {
    Pool {
        allocated_seats: assigned,
        purchased_seats: (assigned - pool.seat_minimum).max(0),
        ..pool.clone()
    }
}

/// Brings the pool of a plan up to date after a client's seats changed. The caller holds the lock of the provider.
pub async fn settle(tx: &mut Tx, provider: &InProvider, plan_type: i64) -> Result<()> {
    let assigned = db::clients::assigned(tx, &provider.provider.id, plan_type).await?;
    let pools = db::providers::pools(tx, &provider.provider.id).await?;
    let Some(pool) = pools.iter().find(|pool| pool.plan_type == plan_type) else {
        return Ok(());
    };
    let new = rescaled(pool, assigned);
    if new.purchased_seats > pool.purchased_seats && !provider.may(Act::BuySeats) {
        return Err(Error::bad(
            "service_user_cannot_buy",
            "Service users cannot purchase additional seats. Contact your provider admin.",
        ));
    }
    db::providers::set_pool(
        tx,
        &provider.provider.id,
        plan_type,
        new.allocated_seats,
        new.purchased_seats,
    )
    .await?;
    Ok(())
}

/// The same after a client left; giving seats back needs no right to buy.
pub async fn release(tx: &mut Tx, provider_id: &str, plan_type: i64) -> Result<()> {
    let assigned = db::clients::assigned(tx, provider_id, plan_type).await?;
    let pools = db::providers::pools(tx, provider_id).await?;
    if let Some(pool) = pools.iter().find(|pool| pool.plan_type == plan_type) {
        let new = rescaled(pool, assigned);
        db::providers::set_pool(
            tx,
            provider_id,
            plan_type,
            new.allocated_seats,
            new.purchased_seats,
        )
        .await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pool(minimum: i64, purchased: i64) -> Pool {
        Pool {
            plan_type: 19,
            seat_minimum: minimum,
            purchased_seats: purchased,
            allocated_seats: 0,
        }
    }

    #[test]
    fn only_what_exceeds_the_minimum_is_bought() {
        assert_eq!(rescaled(&pool(10, 0), 10).purchased_seats, 0);
        assert_eq!(rescaled(&pool(10, 0), 13).purchased_seats, 3);
        assert_eq!(rescaled(&pool(10, 3), 12).purchased_seats, 2);
    }

    #[test]
    fn falling_to_the_minimum_drops_all_bought_seats() {
        assert_eq!(
            rescaled(&pool(10, 5), 9),
            Pool {
                plan_type: 19,
                seat_minimum: 10,
                purchased_seats: 0,
                allocated_seats: 9
            }
        );
    }
}
