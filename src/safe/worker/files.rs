//! Files of items: sealed under a key of their own, which the item's key wraps (crypto.md 9).
//! Refuses to know: how they travel and where they lie.

use super::items::owner;
use super::keeper::Keeper;
use super::sealed_items::SealedItem;
use crate::safe::protocol::{Problem, SealedFile};
use keyring::{Engine, SymKey, attachment};
use serde_json::{Map, Value};
use wire::cipher::Content;
use wire::{AttachmentId, CipherId};
use zeroize::Zeroizing;

impl<E: Engine> Keeper<E> {
    pub(super) async fn seal_file(
        &mut self,
        id: &CipherId,
        file_name: &str,
        file: Zeroizing<Vec<u8>>,
    ) -> Result<SealedFile, Problem> {
        let stored = self.find(id).await?;
        let base = self.key(&owner(&stored)).await?;
        let item_key = self.item_key(&stored, &base).await?;
        let around = item_key.as_ref().unwrap_or(&base);
        let key = SymKey::make(&self.engine)?;
        let sealed = attachment::seal(&self.engine, &key, &file).await?;
        let announced = SealedFile {
            key: around.wrap(&self.engine, &key).await?,
            file_name: around.seal_text(&self.engine, file_name).await?,
        };
        self.beside = Some(Zeroizing::new(sealed));
        Ok(announced)
    }

    /// The opened file is left beside the answer.
    pub(super) async fn open_file(
        &mut self,
        id: &CipherId,
        attachment_id: &AttachmentId,
        sealed: &[u8],
    ) -> Result<(), Problem> {
        let stored = self.find(id).await?;
        let base = self.key(&owner(&stored)).await?;
        let mut known = stored.cover.attachments.iter().flatten();
        let file = known
            .find(|file| file.id == *attachment_id)
            .ok_or(Problem::Unknown)?;
        let item_key = self.item_key(&stored, &base).await?;
        let around = item_key.as_ref().unwrap_or(&base);
        let own = match file.key.as_ref().filter(|key| !key.0.is_empty()) {
            Some(wrapped) => Some(around.unwrap_key(&self.engine, wrapped).await?),
            None => None,
        };
        // Without a key of its own: an old file, directly under the owner's key.
        let key = own.as_ref().unwrap_or(&base);
        self.beside = Some(attachment::open(&self.engine, key, sealed).await?);
        Ok(())
    }

    /// What a write says about the item's files when the item comes under `content`'s key (`attachments2`). With a key
    /// of its own before, the item keeps it, and what it wraps stays as it is.
    pub(super) async fn carried(
        &self,
        stored: &SealedItem,
        from: &SymKey,
        content: &Content,
        to: &SymKey,
    ) -> Result<Option<Value>, Problem> {
        let files = stored.cover.attachments.as_deref().unwrap_or_default();
        if files.is_empty() {
            return Ok(None);
        }
        let fresh = match (stored.key(), &content.key) {
            (None, Some(wrapped)) => Some(to.unwrap_key(&self.engine, wrapped).await?),
            _ => None,
        };
        let mut carried = Map::new();
        for file in files {
            // Old files without a key of their own lie directly under the owner's key and could not follow.
            let (Some(key), Some(name)) = (&file.key, &file.file_name) else {
                return Err(Problem::Unsupported);
            };
            let (key, name) = match &fresh {
                None => (key.clone(), name.clone()),
                Some(fresh) => {
                    let own = from.unwrap_key(&self.engine, key).await?;
                    let name = from.open_text(&self.engine, name).await?;
                    let name = fresh.seal_text(&self.engine, &name).await?;
                    (fresh.wrap(&self.engine, &own).await?, name)
                }
            };
            let mut said = Map::new();
            said.insert("key".into(), Value::String(key.0));
            said.insert("fileName".into(), Value::String(name.0));
            carried.insert(file.id.to_string(), Value::Object(said));
        }
        Ok(Some(Value::Object(carried)))
    }

    async fn item_key(&self, stored: &SealedItem, base: &SymKey) -> Result<Option<SymKey>, Problem> {
        match stored.key() {
            Some(wrapped) => Ok(Some(base.unwrap_key(&self.engine, wrapped).await?)),
            None => Ok(None),
        }
    }
}
