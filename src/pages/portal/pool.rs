//! The seats of one plan that a provider holds, and what an assignment does to them (P-58).
//! Refuses to know: prices.

use wire::provider::SubscriptionPlan;

/// What stands in a dialog's pool line after an assignment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Pool {
    /// Prepaid and not given to any client.
    pub free: i64,
    /// Bought beyond what is bought today.
    pub bought: i64,
    /// Bought today and no longer needed.
    pub dropped: i64,
}

/// Gives a client `wanted` seats instead of `now`. The minimum is a floor that is billed anyway.
pub(super) fn after(plan: &SubscriptionPlan, now: i64, wanted: i64) -> Pool {
    let total = plan.assigned_seats - now + wanted;
    let beyond = |assigned: i64| (assigned - plan.seat_minimum).max(0);
    let change = beyond(total) - beyond(plan.assigned_seats);
    Pool {
        free: (plan.seat_minimum - total).max(0),
        bought: change.max(0),
        dropped: (-change).max(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(minimum: i64, assigned: i64) -> SubscriptionPlan {
        SubscriptionPlan {
            seat_minimum: minimum,
            assigned_seats: assigned,
            ..SubscriptionPlan::default()
        }
    }

    #[test]
    fn within_the_minimum_nothing_is_bought() {
        let pool = after(&plan(10, 4), 0, 3);
        assert_eq!((pool.free, pool.bought, pool.dropped), (3, 0, 0));
    }

    #[test]
    fn going_over_the_minimum_buys_the_difference_only() {
        assert_eq!(after(&plan(10, 8), 0, 5).bought, 3);
        assert_eq!(after(&plan(10, 14), 2, 5).bought, 3);
        assert_eq!(after(&plan(0, 0), 0, 1).bought, 1);
    }

    #[test]
    fn falling_under_the_minimum_drops_what_was_bought() {
        let pool = after(&plan(10, 14), 6, 1);
        assert_eq!((pool.free, pool.bought, pool.dropped), (1, 0, 4));
    }
}
