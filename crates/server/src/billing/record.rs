//! The daily round: writes down what every client holds, and closes months that are over. Running it again changes
//! nothing; what was missed while the server was down is filled in with what stands now, as nothing changed meanwhile.
//! Refuses to know: schedules.

use super::calendar::{self, Month};
use super::statement;
use crate::db::{Db, Result, Tx, seat_days, statements};

/// What a round did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Round {
    pub days: i64,
    pub months_closed: i64,
}

/// A server that was down longer starts anew.
const MOST_DAYS: i64 = 400;

pub async fn round(db: &Db, now: i64) -> Result<Round> {
    let mut tx = db.begin().await?;
    // Several servers on one database: one records, the others find it done.
    tx.lock("billing", "round").await?;
    let today = calendar::day(now);
    let first = match seat_days::last(&mut tx).await? {
        Some(last) => (last + 1).clamp(today - MOST_DAYS, today),
        None => today,
    };
    for day in first..=today {
        seat_days::record(&mut tx, day, day == today).await?;
    }
    let months_closed = close(&mut tx, Month::of_day(today), now).await?;
    tx.commit().await?;
    Ok(Round {
        days: today - first + 1,
        months_closed,
    })
}

/// Every recorded month before this one gets its figures kept, with the names and prices of now.
async fn close(tx: &mut Tx, this: Month, now: i64) -> Result<i64> {
    let mut closed = 0;
    for provider_id in seat_days::providers_before(tx, this.first_day()).await? {
        let kept = statements::months(tx, &provider_id).await?;
        let Some(first) = seat_days::first_of(tx, &provider_id).await? else {
            continue;
        };
        let mut month = Month::of_day(first);
        while month < this {
            let name = month.to_string();
            if !kept.contains(&name)
                && let Some(figures) = statement::figures(tx, &provider_id, month, Some(now)).await?
            {
                let text = serde_json::to_string(&figures).unwrap_or_default();
                statements::keep(tx, &provider_id, &name, &text, now).await?;
                closed += 1;
            }
            month = month.next();
        }
    }
    Ok(closed)
}
