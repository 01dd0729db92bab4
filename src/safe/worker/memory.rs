//! What this device remembers of an account, sealed under its user key and kept by the browser, so that a server that
//! lies is noticed (crypto.md 16, rows 3, 5, 8, 9, 11). The first look is believed; after it, changes need a reason.
//! Refuses to know: where it is kept, keys, and the content of items: of keys it has their ids, of items a digest.

use super::chain::Holder;
use super::comparison::{Comparison, Seen};
use super::digest::Digest;
use crate::safe::notice::Notice;
use crate::safe::protocol::Whose;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use wire::{CipherId, OrgId, UserId};

/// Digests of another way of counting are learned anew.
const WAY: u8 = 1;

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Memory {
    way: u8,
    /// Makes digests nobody else can foresee.
    secret: [u8; 16],
    keys: BTreeMap<Holder, KnownKey>,
    /// Organizations whose invitation was accepted on this device.
    expected: BTreeSet<OrgId>,
    people: BTreeMap<UserId, KnownPerson>,
    items: BTreeMap<CipherId, Seen>,
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct KnownKey {
    id: String,
    trusted: bool,
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct KnownPerson {
    public_key: String,
    /// What the server said instead, later.
    claimed: Option<String>,
}

/// A key that was opened for a holder.
pub struct OpenedKey {
    pub holder: Holder,
    pub id: String,
    /// By membership, not through a provider: it appears in Vaults.
    pub member: bool,
}

impl Memory {
    pub fn new(secret: [u8; 16]) -> Self {
        Self {
            way: WAY,
            secret,
            ..Self::default()
        }
    }

    /// Nothing was remembered before.
    pub fn is_blank(&self) -> bool {
        self.keys.is_empty() && self.items.is_empty() && self.people.is_empty()
    }

    pub fn digest(&self) -> Digest {
        Digest::new(&self.secret)
    }

    /// Which key each holder had, for the chain to insist on.
    pub fn key_ids(&self) -> HashMap<Holder, String> {
        let known = self.keys.iter();
        known
            .map(|(holder, key)| (holder.clone(), key.id.clone()))
            .collect()
    }

    /// The person accepted an invitation here.
    pub fn expect(&mut self, organization: OrgId) {
        self.expected.insert(organization);
    }

    /// The person says that they know this organization.
    pub fn trust(&mut self, organization: &OrgId) {
        if let Some(known) = self.keys.get_mut(&Holder::Organization(organization.clone())) {
            known.trusted = true;
        }
    }

    /// Whether own items may be moved there.
    pub fn trusts(&self, organization: &OrgId) -> bool {
        let known = self.keys.get(&Holder::Organization(organization.clone()));
        known.is_some_and(|known| known.trusted)
    }

    /// Whether this is the public key that was confirmed before; the first one is believed, because the fingerprint
    /// phrase was on the screen.
    pub fn meets(&mut self, person: &UserId, public_key: &str) -> bool {
        let Some(known) = self.people.get_mut(person) else {
            let public_key = public_key.to_owned();
            let claimed = None;
            self.people
                .insert(person.clone(), KnownPerson { public_key, claimed });
            return true;
        };
        let same = known.public_key == public_key;
        known.claimed = (!same).then(|| public_key.to_owned());
        same
    }

    /// Deleted on this device: their going is no surprise.
    pub fn forget(&mut self, ids: &[CipherId]) {
        for id in ids {
            self.items.remove(id);
        }
    }

    /// Learns which keys there are. `first` is the look that is believed.
    pub fn learn_keys(&mut self, opened: Vec<OpenedKey>, made_here: &BTreeSet<String>, first: bool) {
        for OpenedKey { holder, id, member } in opened {
            let expected = match &holder {
                Holder::Organization(organization) => self.expected.remove(organization),
                _ => true,
            };
            let trusted = first || !member || expected || made_here.contains(&id);
            self.keys.entry(holder).or_insert(KnownKey { id, trusted });
        }
    }

    /// To be told all items of a sync.
    pub fn comparison(&mut self, first: bool) -> Comparison<'_> {
        if self.way != WAY {
            (self.way, self.items) = (WAY, BTreeMap::new());
        }
        Comparison::new(&mut self.items, &self.secret, first)
    }

    /// What there is to say of keys and people.
    pub fn notices(&self, changed: &BTreeSet<Holder>, memberships: &[OrgId]) -> Vec<Notice> {
        let mut notices = Vec::new();
        for holder in changed {
            match holder {
                Holder::Person => {}
                Holder::Organization(id) => notices.push(Notice::OtherKey(Whose::Org(id.clone()))),
                Holder::Provider(id) => notices.push(Notice::OtherKey(Whose::Provider(id.clone()))),
            }
        }
        for organization in memberships {
            let known = self.keys.get(&Holder::Organization(organization.clone()));
            if known.is_some_and(|known| !known.trusted) {
                notices.push(Notice::NewOrganization(organization.clone()));
            }
        }
        let claimed = self.people.iter().filter(|(_, known)| known.claimed.is_some());
        notices.extend(claimed.map(|(person, _)| Notice::OtherPublicKey(person.clone())));
        notices
    }

    /// The person says that all of it is as it should be: what is there now is what is remembered.
    pub fn accept(&mut self, changed: &BTreeSet<Holder>) {
        for holder in changed {
            self.keys.remove(holder);
            // The new key was let in by name.
            if let Holder::Organization(organization) = holder {
                self.expected.insert(organization.clone());
            }
        }
        for known in self.keys.values_mut() {
            known.trusted = true;
        }
        for known in self.people.values_mut() {
            if let Some(claimed) = known.claimed.take() {
                known.public_key = claimed;
            }
        }
        self.items.clear();
    }
}

#[cfg(test)]
#[path = "memory_tests.rs"]
mod tests;
