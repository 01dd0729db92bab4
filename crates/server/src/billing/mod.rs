//! Billing without a gateway (D5): seats are recorded every day, and statements are made of the days. Time comes as an
//! argument, so that tests can live through a month. Refuses to know: who reads a statement.

pub mod calendar;
pub mod money;
pub mod record;
pub mod statement;

pub use calendar::Month;
