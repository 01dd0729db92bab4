//! One item: opened for reading, sealed for saving or sharing, merged when the server has answered.
//! Refuses to know: routes. Bodies come out ready to send.

use super::chain::Holder;
use super::concealed::{conceal, restore};
use super::keeper::Keeper;
use super::line;
use super::sealed_items::{SealedItem, face_of};
use crate::safe::protocol::{AttachmentName, Draft, Facts, Problem, Scope};
use crate::vault::{Broken, Row};
use keyring::row::{RowKey, Scratch, SealedRow};
use keyring::{Engine, Item, SymKey};
use serde::Serialize;
use wire::cipher::{CipherRequest, CipherWithCollections, Content};
use wire::{CipherId, CollectionId, OrgId};

impl<E: Engine> Keeper<E> {
    pub(super) async fn open_item(&mut self, id: &CipherId) -> Result<(Facts, Item), Problem> {
        let stored = self.find(id).await?;
        let base = self.key(&owner(&stored)).await?;
        let mut item = Item::open(&self.engine, &stored.content, &base).await?;
        if !stored.shows_password() {
            conceal(&mut item);
        }
        let attachments = self.attachments(&stored, &base).await;
        Ok((facts(stored, attachments), item))
    }

    pub(super) async fn seal_item(&mut self, draft: Draft, mut item: Item) -> Result<Vec<u8>, Problem> {
        let stored = match &draft.id {
            Some(id) => Some(self.find(id).await?),
            None => None,
        };
        let organization_id = match &stored {
            // An item changes its owner by `seal_share` only.
            Some(stored) => stored.cover.organization_id.clone(),
            None => draft.organization_id.clone(),
        };
        let base = self
            .key(&Holder::from(&Scope::of(organization_id.as_ref())))
            .await?;
        if let Some(stored) = stored.as_ref().filter(|stored| !stored.shows_password()) {
            restore(&mut item, Item::open(&self.engine, &stored.content, &base).await?);
        }
        let item_key = stored.as_ref().and_then(SealedItem::key);
        let content = item.seal(&self.engine, &base, item_key).await?;
        let attachments2 = match &stored {
            // It comes under a key of its own now, and its files with it.
            Some(stored) if stored.key().is_none() => self.carried(stored, &base, &content, &base).await?,
            _ => None,
        };
        let request = CipherRequest {
            organization_id,
            folder_id: draft.folder_id,
            favorite: draft.favorite,
            last_known_revision_date: draft.last_known_revision_date,
            archived_date: stored.and_then(|stored| stored.cover.archived_date),
            attachments2,
            ..self.request(content, &base)?
        };
        match (&draft.id, &request.organization_id) {
            (None, Some(_)) => {
                let collection_ids = draft.collection_ids;
                json(&CipherWithCollections {
                    cipher: request,
                    collection_ids,
                })
            }
            _ => json(&request),
        }
    }

    pub(super) async fn seal_share(
        &mut self,
        id: &CipherId,
        organization_id: OrgId,
        collection_ids: Vec<CollectionId>,
    ) -> Result<Vec<u8>, Problem> {
        let stored = self.find(id).await?;
        if stored.cover.organization_id.is_some() {
            return Err(Problem::Unsupported);
        }
        if !self.witness.memory.trusts(&organization_id) {
            return Err(Problem::NotTrusted);
        }
        let from = self.key(&Holder::Person).await?;
        let to = self.key(&Holder::Organization(organization_id.clone())).await?;
        let item = Item::open(&self.engine, &stored.content, &from).await?;
        let content = item.seal_share(&self.engine, &from, stored.key(), &to).await?;
        let attachments2 = self.carried(&stored, &from, &content, &to).await?;
        let request = CipherRequest {
            organization_id: Some(organization_id),
            folder_id: stored.cover.folder_id,
            favorite: stored.cover.favorite,
            last_known_revision_date: Some(stored.cover.revision_date),
            attachments2,
            ..self.request(content, &to)?
        };
        json(&CipherWithCollections {
            cipher: request,
            collection_ids,
        })
    }

    pub(super) async fn merge_cipher(&mut self, answer: Vec<u8>) -> Result<Row, Problem> {
        self.account()?;
        let face = face_of(&answer).ok_or(Problem::Malformed)?;
        let text = std::str::from_utf8(&answer).map_err(|_| Problem::Malformed)?;
        let sealed = SealedRow::read(text).ok_or(Problem::Malformed)?;
        let owner = sealed
            .organization_id
            .as_ref()
            .map(|id| OrgId::from(id.0.as_ref()));
        let holder = Holder::from(&Scope::of(owner.as_ref()));
        let key = self
            .chain
            .key(&self.engine, &holder)
            .await
            .map(|key| RowKey::new(&key));
        let open = |key: &RowKey| keyring::row::open(key, &sealed, &mut Scratch::default());
        let row = line::row(&sealed, face, key.as_ref().map(open));
        self.items.merge(face, row.id.clone(), answer);
        Ok(row)
    }

    pub(super) async fn find(&self, id: &CipherId) -> Result<SealedItem, Problem> {
        self.account()?;
        self.items.find(id).await?.ok_or(Problem::Unknown)
    }

    /// What every write says about who sealed it, so that the server can refuse a stale key (crypto.md 12).
    fn request(&self, content: Content, base: &SymKey) -> Result<CipherRequest, Problem> {
        Ok(CipherRequest {
            encrypted_for: self.account()?.user_id.clone(),
            encrypted_by_key_id: Some(base.id()),
            content,
            ..CipherRequest::default()
        })
    }

    async fn attachments(&self, stored: &SealedItem, base: &SymKey) -> Vec<AttachmentName> {
        let item_key = match stored.key() {
            Some(wrapped) => base.unwrap_key(&self.engine, wrapped).await.ok(),
            None => None,
        };
        let key = RowKey::new(item_key.as_ref().unwrap_or(base));
        let scratch = &mut Scratch::default();
        let attachments = stored.cover.attachments.iter().flatten();
        let mut name = |sealed: &wire::EncString| keyring::row::open_name(&key, &sealed.0, scratch);
        attachments
            .map(|attachment| AttachmentName {
                id: attachment.id.clone(),
                file_name: attachment
                    .file_name
                    .as_ref()
                    .and_then(&mut name)
                    .ok_or(Broken::DoesNotOpen),
                size: attachment.size.parse().unwrap_or_default(),
            })
            .collect()
    }
}

pub(super) fn owner(stored: &SealedItem) -> Holder {
    Holder::from(&Scope::of(stored.cover.organization_id.as_ref()))
}

fn facts(stored: SealedItem, attachments: Vec<AttachmentName>) -> Facts {
    let edit = stored.is_free() || stored.cover.edit;
    let view_password = stored.shows_password();
    let cover = stored.cover;
    Facts {
        id: cover.id,
        organization_id: cover.organization_id,
        folder_id: cover.folder_id,
        collection_ids: cover.collection_ids.unwrap_or_default(),
        favorite: cover.favorite,
        edit,
        view_password,
        may_delete: cover.permissions.map_or(edit, |may| may.delete),
        may_restore: cover.permissions.map_or(edit, |may| may.restore),
        creation_date: cover.creation_date,
        revision_date: cover.revision_date,
        deleted_date: cover.deleted_date,
        archived_date: cover.archived_date,
        attachments,
    }
}

fn json(body: &impl Serialize) -> Result<Vec<u8>, Problem> {
    serde_json::to_vec(body).map_err(|_| Problem::Malformed)
}
