//! The keeper's use of the device's memory: recalled when the account opens, compared after every sync, sealed again.
//! Refuses to know: where the sealed memory is kept, and what a person makes of a notice.

use super::chain::Holder;
use super::comparison::Seen;
use super::keeper::Keeper;
use super::memory::Memory;
use super::sealed_items::{Cover, Face, read};
use crate::safe::notice::Notice;
use crate::safe::protocol::Problem;
use keyring::Engine;
use std::collections::BTreeSet;
use wire::{CipherId, EncString, OrgId, UserId};
use zeroize::Zeroizing;

/// A memory in use.
pub struct Witness {
    pub memory: Memory,
    /// This device had no memory of the account: what it sees first is believed.
    first: bool,
    /// Ids of organization keys that were made here.
    pub made: BTreeSet<String>,
    /// Organizations the last sync says the person is a member of.
    pub memberships: Vec<OrgId>,
    items: Vec<Notice>,
}

impl Default for Witness {
    /// Of a device that has seen nothing yet.
    fn default() -> Self {
        Self {
            memory: Memory::default(),
            first: true,
            made: BTreeSet::new(),
            memberships: Vec::new(),
            items: Vec::new(),
        }
    }
}

impl<E: Engine> Keeper<E> {
    /// What this device kept, or nothing. What does not open is nothing: only this device writes it.
    pub(super) async fn recall(&mut self, sealed: &[u8]) -> Result<(), Problem> {
        let kept = match std::str::from_utf8(sealed) {
            Ok(text) if !text.is_empty() => {
                let user_key = self.account()?.user_key.clone();
                let opened = user_key
                    .open_bytes(&self.engine, &EncString(text.to_owned()))
                    .await;
                opened.ok().and_then(|bytes| postcard::from_bytes(&bytes).ok())
            }
            _ => None,
        };
        let memory: Memory = match kept {
            Some(memory) => memory,
            None => {
                let mut secret = [0; 16];
                self.engine.random(&mut secret)?;
                Memory::new(secret)
            }
        };
        self.witness = Witness {
            first: memory.is_blank(),
            memory,
            ..Witness::default()
        };
        Ok(())
    }

    /// After a sync: what does not fit, with the memory as it is to be kept beside it.
    pub(super) async fn look(&mut self) -> Result<Vec<Notice>, Problem> {
        self.account()?;
        let witness = &mut self.witness;
        let opened = self.chain.opened(&witness.memberships);
        witness.memory.learn_keys(opened, &witness.made, witness.first);
        let digest = witness.memory.digest();
        let mut comparison = witness.memory.comparison(witness.first);
        for stretch in self.items.stretches(Face::Vaults) {
            let bytes = stretch.read().await?;
            for (id, text) in stretch.items(&bytes) {
                if let (Ok(cover), Some(digest)) = (read(text.as_bytes()), digest.of(text)) {
                    comparison.item(id.clone(), seen(cover, digest));
                }
            }
        }
        witness.items = comparison.end();
        witness.first = false;
        self.noticed().await
    }

    /// The person has read the notices and knows why: what is there now is what will be remembered.
    pub(super) async fn accept_notices(&mut self) -> Result<Vec<Notice>, Problem> {
        self.witness.memory.accept(self.chain.changed());
        self.witness.first = true;
        self.chain.insist(self.witness.memory.key_ids());
        self.look().await
    }

    /// The person knows an organization, or has accepted its invitation here.
    pub(super) async fn trust(&mut self, organization: OrgId) -> Result<Vec<Notice>, Problem> {
        self.account()?;
        if self
            .witness
            .memory
            .key_ids()
            .contains_key(&Holder::Organization(organization.clone()))
        {
            self.witness.memory.trust(&organization);
        } else {
            self.witness.memory.expect(organization);
        }
        self.noticed().await
    }

    /// Refuses a public key other than the one that was confirmed on this device before (row 9).
    pub(super) fn meet(&mut self, person: &UserId, public_key: &str) -> Result<(), Problem> {
        match self.witness.memory.meets(person, public_key) {
            true => Ok(()),
            false => Err(Problem::OtherPublicKey),
        }
    }

    /// The notices that stand; the sealed memory is left beside them.
    pub(super) async fn noticed(&mut self) -> Result<Vec<Notice>, Problem> {
        let witness = &self.witness;
        let mut notices = witness.memory.notices(self.chain.changed(), &witness.memberships);
        notices.extend(witness.items.iter().cloned());
        let bytes = postcard::to_allocvec(&witness.memory).map_err(|_| Problem::Malformed)?;
        let sealed = self.account()?.user_key.seal_bytes(&self.engine, &bytes).await?;
        self.beside = Some(Zeroizing::new(sealed.0.into_bytes()));
        Ok(notices)
    }

    pub(super) fn forget(&mut self, ids: &[CipherId]) {
        self.items.forget(ids);
        self.witness.memory.forget(ids);
    }
}

fn seen(cover: Cover, digest: u64) -> Seen {
    Seen {
        revision_date: cover.revision_date,
        digest,
        own: cover.organization_id.is_none(),
        deleted: cover.deleted_date.is_some(),
    }
}
