//! Days and months of billing, in UTC: a day is its number since the epoch. Refuses to know: what is billed.

use crate::clock;
use std::fmt;
use time::{Date, OffsetDateTime};

/// The day a moment lies in.
pub fn day(ms: i64) -> i64 {
    ms.div_euclid(clock::DAY)
}

/// The number of 1970-01-01 among Julian days.
const EPOCH: i32 = 2_440_588;

fn date(day: i64) -> Option<Date> {
    Date::from_julian_day(i32::try_from(day).ok()?.checked_add(EPOCH)?).ok()
}

fn number(date: Date) -> i64 {
    i64::from(date.to_julian_day() - EPOCH)
}

/// A calendar month, `2026-11`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    year: i32,
    month: time::Month,
}

impl Month {
    /// The month a day lies in; days beyond the calendar fall into its first month.
    pub fn of_day(day: i64) -> Self {
        let date = date(day).unwrap_or(OffsetDateTime::UNIX_EPOCH.date());
        Self {
            year: date.year(),
            month: date.month(),
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        if year.len() != 4 || month.len() != 2 {
            return None;
        }
        let year: i32 = year.parse().ok()?;
        let month = time::Month::try_from(month.parse::<u8>().ok()?).ok()?;
        (1970..=9000).contains(&year).then_some(Self { year, month })
    }

    pub fn first_day(self) -> i64 {
        Date::from_calendar_date(self.year, self.month, 1).map_or(0, number)
    }

    pub fn last_day(self) -> i64 {
        self.next().first_day() - 1
    }

    pub fn days(self) -> i64 {
        self.last_day() - self.first_day() + 1
    }

    pub fn next(self) -> Self {
        let month = self.month.next();
        let year = if month == time::Month::January {
            self.year + 1
        } else {
            self.year
        };
        Self { year, month }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, u8::from(self.month))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_knows_its_days_also_in_a_leap_year() {
        let days = |text: &str| Month::parse(text).map(Month::days);
        assert_eq!(days("2026-11"), Some(30));
        assert_eq!(days("2028-02"), Some(29));
        assert_eq!(days("2027-02"), Some(28));
        assert_eq!(days("2026-13"), None);
        assert_eq!(days("26-01"), None);
    }

    #[test]
    fn december_is_followed_by_january_of_the_next_year() {
        let december = Month::parse("2026-12").expect("a month");
        assert_eq!(december.next().to_string(), "2027-01");
        assert_eq!(Month::of_day(december.last_day()), december);
        assert_eq!(Month::of_day(december.last_day() + 1).to_string(), "2027-01");
    }

    #[test]
    fn a_day_begins_at_midnight_utc() {
        assert_eq!(day(0), 0);
        assert_eq!(day(clock::DAY - 1), 0);
        assert_eq!(day(-1), -1);
        assert_eq!(Month::of_day(0).to_string(), "1970-01");
    }
}
