//! `claviger record`: records seats and closes months now, as the server does every hour. Refuses to know: how.

use super::{Outcome, say};
use crate::billing::record;
use crate::clock;
use crate::db::Db;

pub async fn run(db: &Db) -> Outcome {
    let round = record::round(db, clock::now()).await?;
    let counted = |n: i64, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    let (days, months) = (
        counted(round.days, "day"),
        counted(round.months_closed, "statement"),
    );
    say(format!("Recorded {days}, closed {months}."))?;
    Ok(())
}
