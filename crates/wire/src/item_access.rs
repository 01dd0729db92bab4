//! What a provider may do with a client's items (D3; ours, under `/api/claviger/`): the client's choice, and the
//! time-boxed grants its owners give. Refuses to know: the items.

use crate::{OrgId, ProviderId, UserId};
use serde::{Deserialize, Serialize};

/// The client's choice, made by its owners.
pub mod mode {
    /// The provider's people manage items and collections.
    pub const MANAGE: &str = "manage";
    /// Only while a grant of an owner is open.
    pub const CONSENT: &str = "consent";
    /// Never.
    pub const NONE: &str = "none";

    pub const ALL: [&str; 3] = [MANAGE, CONSENT, NONE];
}

/// Where a request stands.
pub mod state {
    /// Waits for an owner.
    pub const ASKED: &str = "asked";
    pub const DECLINED: &str = "declined";
    /// Taken back by the provider.
    pub const WITHDRAWN: &str = "withdrawn";
    /// Left without an answer because the client chose another mode or another provider.
    pub const CLOSED: &str = "closed";
    /// Items are open until `expires`.
    pub const GRANTED: &str = "granted";
    pub const EXPIRED: &str = "expired";
    /// Ended before its time.
    pub const ENDED: &str = "ended";
}

/// A grant lasts at least this many minutes and at most that many.
pub const SHORTEST: i64 = 15;
pub const LONGEST: i64 = 7 * 24 * 60;
/// Letters of a reason.
pub const REASON_LIMIT: usize = 500;

/// Event numbers of our own, above all official ones; both logs carry them.
pub mod event {
    pub const SET_TO_MANAGE: u16 = 7001;
    pub const SET_TO_CONSENT: u16 = 7002;
    pub const SET_TO_NONE: u16 = 7003;
    pub const ASKED: u16 = 7004;
    pub const GRANTED: u16 = 7005;
    pub const DECLINED: u16 = 7006;
    pub const WITHDRAWN: u16 = 7007;
    pub const ENDED: u16 = 7008;
    pub const EXPIRED: u16 = 7009;
}

/// `GET` and `PUT /api/claviger/organizations/{id}/item-access`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ItemAccess {
    pub organization_id: OrgId,
    /// A word of [`mode`].
    pub mode: String,
    /// Who runs the organization, if anyone does.
    pub provider_id: Option<ProviderId>,
    pub provider_name: Option<String>,
    /// The provider's people reach the items at this moment.
    pub open: bool,
    /// Until when, if it is a grant that lets them.
    pub open_until: Option<String>,
    /// The caller may choose a stricter mode, decline and end.
    pub may_tighten: bool,
    /// The caller may also loosen and grant: an owner who does not work for the provider.
    pub may_loosen: bool,
    /// The newest first, at most 200.
    pub requests: Vec<ItemAccessRequest>,
    pub object: String,
}

/// The body of `PUT …/item-access`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SetItemAccess {
    pub mode: String,
}

/// `POST …/item-access/requests`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AskItemAccess {
    pub reason: String,
    /// How long it would take, if the asker can tell.
    #[serde(default)]
    pub minutes: Option<i64>,
}

/// `POST …/item-access/requests/{id}/grant`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GrantItemAccess {
    pub minutes: i64,
}

/// A request and what became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ItemAccessRequest {
    pub id: String,
    pub organization_id: OrgId,
    pub organization_name: String,
    pub provider_id: ProviderId,
    pub provider_name: String,
    /// A word of [`state`].
    pub state: String,
    pub reason: String,
    /// What was wished for.
    pub minutes: Option<i64>,
    pub asked: String,
    pub asked_by: Option<UserId>,
    pub asked_by_name: String,
    pub answered: Option<String>,
    pub answered_by_name: Option<String>,
    pub expires: Option<String>,
    pub ended: Option<String>,
    pub ended_by_name: Option<String>,
    pub object: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_keeps_its_spelling_on_the_wire() {
        let request = ItemAccessRequest {
            id: "r".into(),
            asked_by_name: "Ada".into(),
            ..ItemAccessRequest::default()
        };
        let json = serde_json::to_value(&request).expect("JSON");
        assert_eq!(json["askedByName"], "Ada");
        assert_eq!(json["organizationId"], "");
    }
}
