//! The key chain is data (D4): who has a key, and how it is reached from another. A new kind of link, such as a key
//! per group of technicians, is one more [`Holder`]; nobody who asks for a key changes.
//! Refuses to know: what the keys seal. One key that does not open breaks what is under it and nothing else
//! (crypto.md 6, rule 1).

use keyring::{Engine, PrivateKey, SymKey};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;
use wire::{EncString, OrgId, ProviderId};

use super::memory::OpenedKey;
use crate::safe::protocol::{Scope, Whose};

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Holder {
    Person,
    Organization(OrgId),
    Provider(ProviderId),
}

pub enum Link {
    /// To the person's public key.
    Shared(EncString),
    /// Under another holder's key.
    Wrapped { under: Holder, key: EncString },
}

pub struct Chain<E: Engine> {
    links: HashMap<Holder, Link>,
    /// None: tried, does not open.
    keys: HashMap<Holder, Option<Rc<SymKey>>>,
    private_key: Option<Rc<PrivateKey<E>>>,
    /// Ids of the keys this device has seen: another one is not let in (crypto.md 16, rows 8 and 11).
    known: HashMap<Holder, String>,
    changed: BTreeSet<Holder>,
}

impl<E: Engine> Default for Chain<E> {
    fn default() -> Self {
        Self {
            links: HashMap::new(),
            keys: HashMap::new(),
            private_key: None,
            known: HashMap::new(),
            changed: BTreeSet::new(),
        }
    }
}

impl<E: Engine> Chain<E> {
    /// The beginning: the person's own keys. Without the private key everything shared stays shut.
    pub fn of(user_key: Rc<SymKey>, private_key: Option<Rc<PrivateKey<E>>>) -> Self {
        Self {
            links: HashMap::new(),
            keys: HashMap::from([(Holder::Person, Some(user_key))]),
            private_key,
            known: HashMap::new(),
            changed: BTreeSet::new(),
        }
    }

    /// Only these keys open for these holders; others were never seen, and any will do.
    pub fn insist(&mut self, known: HashMap<Holder, String>) {
        self.known = known;
        // What was shut out may be let in now.
        for holder in std::mem::take(&mut self.changed) {
            self.keys.remove(&holder);
        }
    }

    /// Holders whose key opened and was another than the one that is known.
    pub fn changed(&self) -> &BTreeSet<Holder> {
        &self.changed
    }

    /// Every key that is open, but the person's own.
    pub fn opened(&self, memberships: &[OrgId]) -> Vec<OpenedKey> {
        let shared = self.keys.iter().filter(|(holder, _)| **holder != Holder::Person);
        let opened = shared.filter_map(|(holder, key)| {
            let member = matches!(holder, Holder::Organization(id) if memberships.contains(id));
            Some(OpenedKey {
                holder: holder.clone(),
                id: key.as_ref()?.id(),
                member,
            })
        });
        opened.collect()
    }

    /// The first link to a holder stands: a provider's must not replace a member's (crypto.md 16, row 11).
    pub fn learn(&mut self, holder: Holder, link: Link) {
        self.links.entry(holder).or_insert(link);
    }

    /// The key, opened when it is first needed; None when it is missing or does not open.
    pub async fn key(&mut self, engine: &E, holder: &Holder) -> Option<Rc<SymKey>> {
        // Up to the first key that was tried before, or to the first link ...
        let mut path = vec![holder.clone()];
        while let Some(top) = path.last().filter(|top| !self.keys.contains_key(top)) {
            match self.links.get(top) {
                Some(Link::Wrapped { under, .. }) if !path.contains(under) => path.push(under.clone()),
                _ => break,
            }
        }
        // ... and down again.
        for holder in path.into_iter().rev() {
            if !self.keys.contains_key(&holder) {
                let key = self.open(engine, &holder).await.map(Rc::new);
                let key = key.filter(|key| self.is_known(&holder, key));
                self.keys.insert(holder, key);
            }
        }
        self.keys.get(holder).cloned().flatten()
    }

    fn is_known(&mut self, holder: &Holder, key: &SymKey) -> bool {
        let same = self.known.get(holder).is_none_or(|known| *known == key.id());
        if !same {
            self.changed.insert(holder.clone());
        }
        same
    }

    async fn open(&self, engine: &E, holder: &Holder) -> Option<SymKey> {
        match self.links.get(holder)? {
            Link::Shared(key) => self.private_key.as_ref()?.open_key(engine, key).await.ok(),
            Link::Wrapped { under, key } => {
                let above = self.keys.get(under).cloned().flatten()?;
                above.unwrap_key(engine, key).await.ok()
            }
        }
    }
}

impl From<&Scope> for Holder {
    fn from(scope: &Scope) -> Self {
        match scope {
            Scope::Own => Self::Person,
            Scope::Org(id) => Self::Organization(id.clone()),
        }
    }
}

impl From<&Whose> for Holder {
    fn from(whose: &Whose) -> Self {
        match whose {
            Whose::Org(id) => Self::Organization(id.clone()),
            Whose::Provider(id) => Self::Provider(id.clone()),
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use keyring::KeyPair;
    use keyring::engine::{Native, wait};

    fn wrapped(under: Holder, key: EncString) -> Link {
        Link::Wrapped { under, key }
    }

    #[test]
    fn a_member_entry_wins_over_a_provider_entry() {
        wait(async {
            let engine = &Native;
            let [own, provider, member, injected] = [(); 4].map(|()| SymKey::make(engine).unwrap());
            let pair = KeyPair::make(engine).await.unwrap();
            let client = Holder::Organization("client".into());
            let msp = Holder::Provider("msp".into());
            let shared = keyring::share(engine, &member, &pair.public_key).await.unwrap();
            let shared_provider = keyring::share(engine, &provider, &pair.public_key).await.unwrap();
            let through = provider.wrap(engine, &injected).await.unwrap();
            let private = pair.into_private(engine).await.unwrap();

            let mut chain = Chain::of(Rc::new(own), Some(Rc::new(private)));
            chain.learn(client.clone(), Link::Shared(shared));
            chain.learn(msp.clone(), Link::Shared(shared_provider));
            chain.learn(client.clone(), wrapped(msp, through));
            let found = chain.key(engine, &client).await.unwrap();
            assert!(found.is_same_as(&member));
        });
    }

    #[test]
    fn a_key_that_does_not_open_breaks_only_what_is_under_it() {
        wait(async {
            let engine = &Native;
            let [own, first, second] = [(); 3].map(|()| SymKey::make(engine).unwrap());
            let [good, bad] = ["good", "bad"].map(|name| Holder::Organization(name.into()));
            let (sound, shut) = (Holder::Provider("sound".into()), Holder::Provider("shut".into()));
            let sound_key = own.wrap(engine, &first).await.unwrap();
            let good_key = first.wrap(engine, &second).await.unwrap();

            let mut chain = Chain::<Native>::of(Rc::new(own), None);
            chain.learn(sound.clone(), wrapped(Holder::Person, sound_key));
            chain.learn(shut.clone(), Link::Shared(EncString("4.AAAA".into())));
            chain.learn(good.clone(), wrapped(sound, good_key.clone()));
            chain.learn(bad.clone(), wrapped(shut, good_key));
            assert!(chain.key(engine, &bad).await.is_none());
            assert!(chain.key(engine, &good).await.unwrap().is_same_as(&second));
            assert!(
                chain
                    .key(engine, &Holder::Organization("unknown".into()))
                    .await
                    .is_none()
            );
        });
    }

    #[test]
    fn another_key_than_the_known_one_stays_out_until_it_is_let_in() {
        wait(async {
            let engine = &Native;
            let [own, first, second] = [(); 3].map(|()| SymKey::make(engine).unwrap());
            let client = Holder::Organization("client".into());
            let injected = own.wrap(engine, &second).await.unwrap();
            let mut chain = Chain::<Native>::of(Rc::new(own), None);
            chain.insist(HashMap::from([(client.clone(), first.id())]));
            chain.learn(client.clone(), wrapped(Holder::Person, injected));
            assert!(chain.key(engine, &client).await.is_none());
            assert_eq!(chain.changed(), &BTreeSet::from([client.clone()]));
            chain.insist(HashMap::new());
            assert!(chain.key(engine, &client).await.unwrap().is_same_as(&second));
            assert!(chain.changed().is_empty());
        });
    }

    #[test]
    fn a_chain_that_bites_its_tail_ends() {
        wait(async {
            let [a, b] = ["a", "b"].map(|name| Holder::Provider(name.into()));
            let mut chain = Chain::<Native>::default();
            chain.learn(a.clone(), wrapped(b.clone(), EncString::default()));
            chain.learn(b.clone(), wrapped(a.clone(), EncString::default()));
            assert!(chain.key(&Native, &a).await.is_none());
        });
    }
}
