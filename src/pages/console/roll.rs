//! The list of members as it stands in the URL: status, search, and what is open over it.
//! Refuses to know: rights (`guard`) and requests.

use wire::OrgUserId;
use wire::member::{Member, status};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roll {
    pub status: Status,
    pub search: String,
    pub open: Option<Open>,
}

/// The status toggle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Status {
    #[default]
    All,
    Invited,
    NeedsConfirmation,
    Revoked,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Open {
    Invite,
    Edit(OrgUserId),
    Confirm(OrgUserId),
    Remove(OrgUserId),
    Revoke(OrgUserId),
}

impl Status {
    pub const ALL: [Self; 4] = [Self::All, Self::Invited, Self::NeedsConfirmation, Self::Revoked];

    pub fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Invited => "invited",
            Self::NeedsConfirmation => "accepted",
            Self::Revoked => "revoked",
        }
    }

    pub fn parse(word: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|status| status.word() == word)
            .unwrap_or_default()
    }

    /// Revoked members are nowhere but under their own status.
    pub fn admits(self, member: &Member) -> bool {
        match self {
            Self::All => member.status != status::REVOKED,
            Self::Invited => member.status == status::INVITED,
            Self::NeedsConfirmation => member.status == status::ACCEPTED,
            Self::Revoked => member.status == status::REVOKED,
        }
    }
}

impl Roll {
    pub fn parse(query: impl Fn(&str) -> Option<String>) -> Self {
        let query = |name: &str| query(name).filter(|value| !value.is_empty());
        let member = query("memberId").map(OrgUserId::from);
        let open = match (query("action").as_deref(), member) {
            (Some("invite"), _) => Some(Open::Invite),
            (Some("edit"), Some(id)) => Some(Open::Edit(id)),
            (Some("confirm"), Some(id)) => Some(Open::Confirm(id)),
            (Some("remove"), Some(id)) => Some(Open::Remove(id)),
            (Some("revoke"), Some(id)) => Some(Open::Revoke(id)),
            _ => None,
        };
        Self {
            status: query("status")
                .map(|word| Status::parse(&word))
                .unwrap_or_default(),
            search: query("search").unwrap_or_default(),
            open,
        }
    }

    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        if self.status != Status::All {
            pairs.push(("status", self.status.word().to_owned()));
        }
        if !self.search.is_empty() {
            pairs.push(("search", self.search.clone()));
        }
        match &self.open {
            None => {}
            Some(Open::Invite) => pairs.push(("action", "invite".to_owned())),
            Some(Open::Edit(id)) => {
                pairs.extend([("action", "edit".to_owned()), ("memberId", id.to_string())])
            }
            Some(Open::Confirm(id)) => {
                pairs.extend([("action", "confirm".to_owned()), ("memberId", id.to_string())])
            }
            Some(Open::Remove(id)) => {
                pairs.extend([("action", "remove".to_owned()), ("memberId", id.to_string())])
            }
            Some(Open::Revoke(id)) => {
                pairs.extend([("action", "revoke".to_owned()), ("memberId", id.to_string())])
            }
        }
        pairs
    }

    pub fn opening(&self, open: Option<Open>) -> Self {
        Self { open, ..self.clone() }
    }

    /// Numbers of the members to show, by name.
    pub fn order(&self, members: &[Member]) -> Vec<u32> {
        let search = self.search.to_lowercase();
        let mut shown: Vec<(String, u32)> = members
            .iter()
            .zip(0..)
            .filter(|(member, _)| self.status.admits(member))
            .map(|(member, at)| {
                (
                    format!("{} {}", display_name(member), member.email).to_lowercase(),
                    at,
                )
            })
            .filter(|(words, _)| words.contains(&search))
            .collect();
        shown.sort();
        shown.into_iter().map(|(_, at)| at).collect()
    }
}

/// The name, or the address while there is none.
pub fn display_name(member: &Member) -> String {
    member
        .name
        .clone()
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| member.email.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(name: &str, email: &str, status: i8) -> Member {
        Member {
            name: (!name.is_empty()).then(|| name.to_owned()),
            email: email.into(),
            status,
            ..Member::default()
        }
    }

    #[test]
    fn every_view_of_the_members_survives_a_reload() {
        for open in [
            None,
            Some(Open::Invite),
            Some(Open::Edit("m".into())),
            Some(Open::Confirm("m".into())),
            Some(Open::Remove("m".into())),
            Some(Open::Revoke("m".into())),
        ] {
            for status in Status::ALL {
                let roll = Roll {
                    status,
                    search: "lu".into(),
                    open: open.clone(),
                };
                let pairs = roll.pairs();
                let read = Roll::parse(|name| {
                    pairs
                        .iter()
                        .find(|(key, _)| *key == name)
                        .map(|(_, value)| value.clone())
                });
                assert_eq!(read, roll);
            }
        }
    }

    #[test]
    fn members_are_found_by_name_and_address_and_shown_by_name() {
        let members = [
            member("Paul", "p@a.example", status::CONFIRMED),
            member("", "ana@a.example", status::INVITED),
            member("Lucie", "l@a.example", status::ACCEPTED),
            member("Old", "o@a.example", status::REVOKED),
        ];
        let order = |status, search: &str| {
            Roll {
                status,
                search: search.into(),
                open: None,
            }
            .order(&members)
        };
        assert_eq!(order(Status::All, ""), [1, 2, 0]);
        assert_eq!(order(Status::All, "LUC"), [2]);
        assert_eq!(order(Status::All, "p@a"), [0]);
        assert_eq!(order(Status::Invited, ""), [1]);
        assert_eq!(order(Status::NeedsConfirmation, ""), [2]);
        assert_eq!(order(Status::Revoked, ""), [3]);
    }
}
