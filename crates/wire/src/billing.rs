//! Statements of a provider: what its clients held in a month, and what that costs (ours, under `/api/claviger/`).
//! Amounts are whole minor units of their currency. Refuses to know: where prices come from.

use serde::{Deserialize, Serialize};

/// `GET /api/claviger/providers/{id}/statements`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct StatementHead {
    /// `2026-11`.
    pub month: String,
    /// Its figures can no longer change.
    pub closed: bool,
    pub clients: i64,
    pub totals: Vec<Amount>,
    pub object: String,
}

/// `GET /api/claviger/providers/{id}/statements/{month}`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Statement {
    pub month: String,
    pub closed: bool,
    /// When it was closed.
    pub closed_date: Option<String>,
    pub provider_name: String,
    pub billing_email: String,
    /// Days of the month, and how many of them are recorded.
    pub days: i64,
    pub days_recorded: i64,
    pub clients: Vec<ClientLine>,
    /// Prepaid seats that no client held (P-58): the minimum is a floor that is billed anyway.
    pub minimums: Vec<MinimumLine>,
    pub totals: Vec<Amount>,
    pub object: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ClientLine {
    pub organization_id: String,
    pub name: String,
    pub plan_type: u8,
    pub plan_name: String,
    /// Days of the month on which it was a client under this plan.
    pub days: i64,
    /// Over all days of the month: days before it came and after it left count as none.
    pub assigned_average: f64,
    pub assigned_peak: i64,
    pub assigned_at_end: i64,
    pub used_average: f64,
    pub used_peak: i64,
    pub used_at_end: i64,
    pub seat_price: Option<i64>,
    pub base_price: Option<i64>,
    pub currency: Option<String>,
    /// None without a price.
    pub amount: Option<i64>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct MinimumLine {
    pub plan_type: u8,
    pub plan_name: String,
    pub seat_minimum: i64,
    /// Over all days of the month.
    pub unassigned_average: f64,
    pub seat_price: Option<i64>,
    pub currency: Option<String>,
    pub amount: Option<i64>,
}

/// A sum; one for each currency.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amount {
    pub currency: String,
    pub amount: i64,
}

/// What the operator sells under one number of the wire (D5).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PlanOffer {
    pub plan_type: u8,
    pub name: String,
    /// For one seat and one month, in minor units.
    pub seat_price: Option<i64>,
    /// For one client and one month, whatever its seats, in minor units.
    pub base_price: Option<i64>,
    /// ISO 4217.
    pub currency: Option<String>,
}
