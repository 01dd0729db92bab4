//! What the Provider Portal has and the official protocol lacks (ours, under `/api/claviger/providers/`).
//! Refuses to know: statements (`billing`).

use crate::event::Event;
use crate::{OrgId, ProviderOrgId, UserId};
use serde::{Deserialize, Serialize};

/// One entry of the log over a provider and all its clients, with the names needed to show it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct NamedEvent {
    #[serde(flatten)]
    pub event: Event,
    /// Who did it.
    pub actor_name: Option<String>,
    pub actor_email: Option<String>,
    /// To whom: the member or provider user an entry is about.
    pub subject_name: Option<String>,
    pub subject_email: Option<String>,
    /// Where: the client, by its id or by its link to the provider.
    pub client_id: Option<OrgId>,
    pub client_name: Option<String>,
}

/// Someone to filter the log by.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Actor {
    pub user_id: UserId,
    pub name: Option<String>,
    pub email: String,
}

/// One row of the Clients table (P-31) and nothing that it does not show, for there may be ten thousand: `GET …/clients`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ListedClient {
    pub id: ProviderOrgId,
    pub organization_id: OrgId,
    pub organization_name: String,
    /// None: without a limit (P-37).
    pub seats: Option<i64>,
    pub occupied_seats: i64,
    /// Without its billing cycle.
    pub plan: String,
    /// A suspended client is shown as such (P-36).
    pub enabled: bool,
    /// What the client lets the provider do with its items (D3), a word of `item_access::mode`.
    pub item_access: String,
    /// Until when a grant is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_access_until: Option<String>,
    /// Someone of the provider asked and waits for an answer.
    #[serde(skip_serializing_if = "is_false")]
    pub item_access_asked: bool,
    /// What wants a look, most urgent first; words of [`attention`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attention: Vec<String>,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// Why a client wants a look; the attention column and its filter.
pub mod attention {
    pub const NO_OWNER: &str = "no_owner";
    pub const ONE_OWNER: &str = "one_owner";
    pub const WAITING: &str = "waiting";
    pub const INVITATION: &str = "invitation";
    pub const NO_SEAT: &str = "no_seat";
    pub const FEW_SEATS: &str = "few_seats";
}

/// What a new client gets unless the request says otherwise: `GET` and `PUT …/defaults`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ClientDefaults {
    pub plan_type: Option<u8>,
    pub seats: Option<i64>,
    /// `manage`, `consent` or `none` (D3).
    pub item_access: Option<String>,
}

/// `GET …/addable`: every organization of the caller, with the reason why one cannot be attached.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Attachable {
    pub id: OrgId,
    pub name: String,
    pub plan: String,
    pub seats: i64,
    pub used: i64,
    /// Seats that would have to be bought for it.
    pub purchase: i64,
    /// None: it can be attached. Else a word of [`refusal`].
    pub reason: Option<String>,
    /// The caller may mark it as the provider's own (D7).
    pub can_be_marked: bool,
}

/// Why an organization cannot become a client (P-51 to P-55, D7).
pub mod refusal {
    pub const NOT_OWNER: &str = "not_owner";
    pub const SUSPENDED: &str = "suspended";
    pub const ALREADY_CLIENT: &str = "already_client";
    pub const INTERNAL: &str = "internal_organization";
    pub const PLAN: &str = "plan_not_sold";
    pub const PURCHASE: &str = "service_user_cannot_buy";
}

/// `PUT …/own-organization`: it is the provider's own and can never become a client (D7). Only the operator takes the mark
/// away.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OwnOrganization {
    pub organization_id: OrgId,
}

/// `POST …/clients/check`: would these clients be made? Nothing is changed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ClientBatch {
    pub rows: Vec<ClientRow>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ClientRow {
    pub name: String,
    pub owner_email: String,
    /// Missing: the provider's default.
    pub plan_type: Option<u8>,
    pub seats: Option<i64>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct BatchAnswer {
    /// One for each row sent, in their order.
    pub rows: Vec<RowVerdict>,
    pub pools: Vec<PoolForecast>,
    pub object: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct RowVerdict {
    /// What will be used, defaults filled in.
    pub plan_type: Option<u8>,
    pub seats: Option<i64>,
    /// Empty: it can be made.
    pub problems: Vec<RowProblem>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowProblem {
    /// `name`, `ownerEmail`, `planType`, `seats`.
    pub field: String,
    pub code: String,
}

/// What the good rows of a batch do to a pool (P-42, P-58).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PoolForecast {
    pub plan_type: u8,
    pub plan_name: String,
    pub seat_minimum: i64,
    pub assigned_now: i64,
    pub assigned_then: i64,
    /// Seats bought beyond those bought already.
    pub purchase: i64,
}
