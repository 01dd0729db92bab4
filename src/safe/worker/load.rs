//! A sync answer, or all items of one organization, to rows: parsed once, opened in batches, first screen first.
//! Refuses to know: how rows are shown, and whether the bytes are fresh.

use super::chain::{Chain, Holder, Link};
use super::keeper::Keeper;
use super::pieces::Pieces;
use super::profile::{Outline, Reached, without_keys};
use super::rows::{Places, RowKeys};
use super::sealed_items::{Face, read};
use super::source::Source;
use crate::safe::person::{BrokenKey, CollectionName, FolderName};
use crate::safe::protocol::Problem;
use crate::vault::Row;
use keyring::Engine;
use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::HashSet;
use wire::collection::Collection;
use wire::member::status::CONFIRMED;
use wire::sync::Folder;
use wire::{List, OrgId};

/// The sync answer without its items; what the safe does not open is left as text.
#[derive(Default)]
struct Sync {
    profile: Option<Box<RawValue>>,
    folders: Vec<Folder>,
    collections: Vec<Collection>,
    policies: Option<Box<RawValue>>,
}

/// What the page reads as `person::Loaded`.
#[derive(Serialize)]
struct Loaded {
    person: Value,
    folders: Vec<FolderName>,
    collections: Vec<CollectionName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    policies: Option<Box<RawValue>>,
    broken: Vec<BrokenKey>,
}

impl<E: Engine> Keeper<E> {
    pub(super) async fn load(
        &mut self,
        source: Source,
        on_rows: &mut dyn FnMut(Vec<Row>),
    ) -> Result<Vec<u8>, Problem> {
        self.account()?;
        let (mut sync, mut keys, mut places) = (Sync::default(), RowKeys::default(), Places::new());
        let mut early = None;
        let (mut pieces, mut first) = (Pieces::from(&source, 0).await?, true);
        while let Some(name) = pieces.name(&mut first).await? {
            match name.as_str() {
                "profile" => {
                    let profile: Box<RawValue> = pieces.value().await?;
                    self.learn(&read(profile.get().as_bytes())?)?;
                    sync.profile = Some(profile);
                }
                "folders" => sync.folders = pieces.value::<Option<_>>().await?.unwrap_or_default(),
                "collections" => sync.collections = pieces.value::<Option<_>>().await?.unwrap_or_default(),
                "policies" => sync.policies = pieces.value().await?,
                "ciphers" if pieces.is_null().await? => pieces.skip().await?,
                "ciphers" if sync.profile.is_some() => {
                    places = self.rows(&mut pieces, Face::Vaults, &mut keys, on_rows).await?;
                }
                "ciphers" => {
                    early = Some(pieces.place());
                    pieces.skip().await?;
                }
                _ => pieces.skip().await?,
            }
        }
        let profile = sync.profile.ok_or(Problem::Malformed)?;
        // Items that came before the keys they are sealed under.
        if let Some(start) = early {
            let pieces = &mut Pieces::from(&source, start).await?;
            places = self.rows(pieces, Face::Vaults, &mut keys, on_rows).await?;
        }
        drop(pieces);
        let outline: Outline = read(profile.get().as_bytes())?;
        let loaded = Loaded {
            folders: self.folder_names(&mut keys, sync.folders).await,
            collections: self.collection_names(&mut keys, sync.collections).await,
            policies: sync.policies,
            broken: self.broken_keys(&outline).await,
            person: self.person(&profile)?,
        };
        let loaded = serde_json::to_vec(&loaded).map_err(|_| Problem::Malformed)?;
        self.items.fill(Face::Vaults, source, places);
        Ok(loaded)
    }

    pub(super) async fn load_organization(
        &mut self,
        organization_id: OrgId,
        source: Source,
        collections: &[u8],
        on_rows: &mut dyn FnMut(Vec<Row>),
    ) -> Result<Vec<CollectionName>, Problem> {
        self.account()?;
        let collections: List<Collection> = read(collections)?;
        let mut keys = RowKeys::default();
        let own = |row: &Row| row.organization_id.as_ref() == Some(&organization_id);
        let mut on_rows = |mut rows: Vec<Row>| {
            // An item of somebody else's has no place in this list.
            rows.retain(own);
            on_rows(rows);
        };
        // Without a text there are no items; a text without its list is none of ours.
        let mut places = source.is_empty().then(Places::new);
        if !source.is_empty() {
            let (mut pieces, mut first) = (Pieces::from(&source, 0).await?, true);
            while let Some(name) = pieces.name(&mut first).await? {
                if name == "data" {
                    let rows = self.rows(&mut pieces, Face::Console, &mut keys, &mut on_rows);
                    places = Some(rows.await?);
                } else {
                    pieces.skip().await?;
                }
            }
        }
        let places = places.ok_or(Problem::Malformed)?;
        let names = self.collection_names(&mut keys, collections.data).await;
        self.items.fill(Face::Console, source, places);
        Ok(names)
    }

    /// Begins the chain anew with what this sync says.
    fn learn(&mut self, profile: &Outline) -> Result<(), Problem> {
        let account = self.account.as_mut().ok_or(Problem::Locked)?;
        account.user_id = Some(profile.id.clone());
        self.chain = Chain::of(account.user_key.clone(), account.private_key.clone());
        self.chain.insist(self.witness.memory.key_ids());
        let memberships = profile
            .organizations()
            .filter(|member| member.status == CONFIRMED);
        self.witness.memberships = memberships.map(|member| member.id.as_str().into()).collect();
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
            if self.is_shut(&member.organization()).await {
                broken.push(BrokenKey::Organization(member.id.as_str().into()));
            }
        }
        for provider in profile.providers().filter(is_confirmed) {
            if self.is_shut(&provider.provider()).await {
                broken.push(BrokenKey::Provider(provider.id.as_str().into()));
            }
        }
        broken
    }

    /// A key that was changed is told in another way: it opens, and is not believed.
    async fn is_shut(&mut self, holder: &Holder) -> bool {
        self.chain.key(&self.engine, holder).await.is_none() && !self.chain.changed().contains(holder)
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
