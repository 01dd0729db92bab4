//! A sync answer, or all items of one organization, to rows: parsed once, opened in batches, first screen first.
//! Refuses to know: how rows are shown, and whether the bytes are fresh.

use super::chain::{Chain, Holder, Link};
use super::keeper::Keeper;
use super::line::{self, Parsed};
use super::profile::{Outline, Reached, without_keys};
use super::sealed_items::{Face, range_of, read};
use crate::safe::person::{BrokenKey, CollectionName, FolderName};
use crate::safe::protocol::{Problem, Scope};
use crate::vault::Row;
use keyring::Engine;
use keyring::row::{RowKey, Scratch};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::{HashMap, HashSet};
use wire::collection::Collection;
use wire::member::status::CONFIRMED;
use wire::sync::Folder;
use wire::{List, OrgId};

/// What a person sees before they scroll.
const FIRST: usize = 100;
const BATCH: usize = 1000;

/// The sync answer; what the safe does not open is left as text.
#[derive(Deserialize)]
struct Sync<'a> {
    #[serde(borrow)]
    profile: &'a RawValue,
    folders: Option<Vec<Folder>>,
    collections: Option<Vec<Collection>>,
    #[serde(borrow)]
    policies: Option<&'a RawValue>,
    #[serde(borrow)]
    ciphers: Option<Vec<&'a RawValue>>,
}

/// What the page reads as `person::Loaded`.
#[derive(Serialize)]
struct Loaded<'a> {
    person: Value,
    folders: Vec<FolderName>,
    collections: Vec<CollectionName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    policies: Option<&'a RawValue>,
    broken: Vec<BrokenKey>,
}

#[derive(Deserialize)]
struct Ciphers<'a> {
    #[serde(borrow)]
    data: Vec<&'a RawValue>,
}

/// Keys made ready for rows, one per owner.
pub struct RowKeys(HashMap<Scope, Option<RowKey>>);

impl<E: Engine> Keeper<E> {
    pub(super) async fn load(
        &mut self,
        bytes: Vec<u8>,
        on_rows: &mut dyn FnMut(Vec<Row>),
    ) -> Result<Vec<u8>, Problem> {
        self.account()?;
        let text = std::str::from_utf8(&bytes).map_err(|_| Problem::Malformed)?;
        let sync: Sync = read(&bytes)?;
        let outline: Outline = read(sync.profile.get().as_bytes())?;
        let mut keys = RowKeys::new();
        self.learn(&outline)?;
        let places = self
            .rows(
                text,
                &sync.ciphers.unwrap_or_default(),
                Face::Vaults,
                &mut keys,
                on_rows,
            )
            .await;
        let loaded = Loaded {
            folders: self
                .folder_names(&mut keys, sync.folders.unwrap_or_default())
                .await,
            collections: self
                .collection_names(&mut keys, sync.collections.unwrap_or_default())
                .await,
            policies: sync.policies,
            broken: self.broken_keys(&outline).await,
            person: self.person(sync.profile)?,
        };
        let loaded = serde_json::to_vec(&loaded).map_err(|_| Problem::Malformed)?;
        self.items.fill(Face::Vaults, bytes, places);
        Ok(loaded)
    }

    pub(super) async fn load_organization(
        &mut self,
        organization_id: OrgId,
        bytes: Vec<u8>,
        collections: &[u8],
        on_rows: &mut dyn FnMut(Vec<Row>),
    ) -> Result<Vec<CollectionName>, Problem> {
        self.account()?;
        let text = std::str::from_utf8(&bytes).map_err(|_| Problem::Malformed)?;
        let list: Ciphers = read(&bytes)?;
        let collections: List<Collection> = read(collections)?;
        let mut keys = RowKeys::new();
        let own = |row: &Row| row.organization_id.as_ref() == Some(&organization_id);
        let mut on_rows = |mut rows: Vec<Row>| {
            // An item of somebody else's has no place in this list.
            rows.retain(own);
            on_rows(rows);
        };
        let places = self
            .rows(text, &list.data, Face::Console, &mut keys, &mut on_rows)
            .await;
        let names = self.collection_names(&mut keys, collections.data).await;
        self.items.fill(Face::Console, bytes, places);
        Ok(names)
    }

    /// Opens every cipher of `text`, hands the rows out, and says where each cipher lies.
    async fn rows(
        &mut self,
        text: &str,
        ciphers: &[&RawValue],
        face: Face,
        keys: &mut RowKeys,
        on_rows: &mut dyn FnMut(Vec<Row>),
    ) -> Vec<(wire::CipherId, std::ops::Range<usize>)> {
        let mut places = Vec::with_capacity(ciphers.len());
        let mut scratch = Scratch::default();
        let (first, rest) = ciphers.split_at(ciphers.len().min(FIRST));
        for batch in std::iter::once(first).chain(rest.chunks(BATCH)) {
            let mut rows = Vec::with_capacity(batch.len());
            for json in batch {
                let row = match line::parse(json) {
                    Parsed::Sealed(sealed) => {
                        let owner = sealed
                            .organization_id
                            .as_ref()
                            .map(|id| OrgId::from(id.0.as_ref()));
                        let key = keys.of(self, Scope::of(owner.as_ref())).await;
                        line::open(&sealed, face, key, &mut scratch)
                    }
                    Parsed::Strange(Some(id)) => line::strange(id),
                    // Nothing can be done with what has no id.
                    Parsed::Strange(None) => continue,
                };
                places.push((row.id.clone(), range_of(text, json)));
                rows.push(row);
            }
            if !rows.is_empty() {
                on_rows(rows);
            }
        }
        places
    }

    /// Begins the chain anew with what this sync says.
    fn learn(&mut self, profile: &Outline) -> Result<(), Problem> {
        let account = self.account.as_mut().ok_or(Problem::Locked)?;
        account.user_id = Some(profile.id.clone());
        self.chain = Chain::of(account.user_key.clone(), account.private_key.clone());
        for member in profile.organizations() {
            if let Some(key) = &member.key {
                self.chain.learn(member.organization(), Link::Shared(key.clone()));
            }
        }
        for provider in profile.providers() {
            if let Some(key) = &provider.key {
                self.chain.learn(provider.provider(), Link::Shared(key.clone()));
            }
        }
        // A membership without a key is not to be filled by a provider's either (crypto.md 16, row 11).
        let members: HashSet<&str> = profile.organizations().map(|member| member.id.as_str()).collect();
        for client in profile.provider_organizations() {
            if let (Some(key), Some(provider)) = (&client.key, &client.provider_id)
                && !members.contains(client.id.as_str())
            {
                let (under, key) = (Holder::Provider(provider.clone()), key.clone());
                self.chain
                    .learn(client.organization(), Link::Wrapped { under, key });
            }
        }
        Ok(())
    }

    /// Keys of memberships that should open and do not. Clients' keys are opened when they are needed: a provider may
    /// have ten thousand.
    async fn broken_keys(&mut self, profile: &Outline) -> Vec<BrokenKey> {
        let mut broken = Vec::new();
        if self
            .account
            .as_ref()
            .is_some_and(|account| account.private_key.is_none())
        {
            broken.push(BrokenKey::PrivateKey);
        }
        let is_confirmed = |reached: &&Reached| reached.status == CONFIRMED;
        for member in profile.organizations().filter(is_confirmed) {
            if self
                .chain
                .key(&self.engine, &member.organization())
                .await
                .is_none()
            {
                broken.push(BrokenKey::Organization(member.id.as_str().into()));
            }
        }
        for provider in profile.providers().filter(is_confirmed) {
            if self.chain.key(&self.engine, &provider.provider()).await.is_none() {
                broken.push(BrokenKey::Provider(provider.id.as_str().into()));
            }
        }
        broken
    }

    /// The profile as the page may have it.
    fn person(&self, profile: &RawValue) -> Result<Value, Problem> {
        let mut person = without_keys(read(profile.get().as_bytes())?);
        let account = self.account()?;
        let private_key = account.private_key.as_ref();
        person["publicKey"] = private_key.map(|private| private.public_key.clone()).into();
        person["userKeyId"] = account.user_key.id().into();
        Ok(person)
    }
}

impl RowKeys {
    pub fn new() -> Self {
        Self(HashMap::new())
    }

    pub async fn of<E: Engine>(&mut self, keeper: &mut Keeper<E>, scope: Scope) -> Option<&RowKey> {
        if !self.0.contains_key(&scope) {
            let key = keeper.chain.key(&keeper.engine, &Holder::from(&scope)).await;
            self.0.insert(scope.clone(), key.map(|key| RowKey::new(&key)));
        }
        self.0.get(&scope)?.as_ref()
    }
}
