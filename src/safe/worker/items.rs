//! One item: opened for reading, sealed for saving or sharing, merged when the server has answered.
//! Refuses to know: routes. Bodies come out ready to send.

use super::chain::Holder;
use super::concealed::{conceal, restore};
use super::keeper::Keeper;
use super::line;
use super::sealed_items::{Face, face_of};
use crate::safe::protocol::{AttachmentName, Draft, Facts, Problem, Scope};
use crate::vault::{Broken, Row};
use keyring::row::{RowKey, Scratch, SealedRow};
use keyring::{Engine, Item, SymKey};
use serde::Serialize;
use wire::cipher::{Cipher, CipherRequest, CipherWithCollections, Content};
use wire::{CipherId, CollectionId, OrgId};

impl<E: Engine> Keeper<E> {
    pub(super) async fn open_item(&mut self, id: &CipherId) -> Result<(Facts, Item), Problem> {
        let (face, cipher) = self.find(id)?;
        let base = self.key(&owner(&cipher)).await?;
        let mut item = Item::open(&self.engine, &cipher.content, &base).await?;
        let facts = self.facts(face, &cipher, &base).await;
        if !facts.view_password {
            conceal(&mut item);
        }
        Ok((facts, item))
    }

    pub(super) async fn seal_item(&mut self, draft: Draft, mut item: Item) -> Result<Vec<u8>, Problem> {
        let stored = match &draft.id {
            Some(id) => Some(self.find(id)?),
            None => None,
        };
        let organization_id = match &stored {
            // An item changes its owner by `seal_share` only.
            Some((_, cipher)) => cipher.organization_id.clone(),
            None => draft.organization_id.clone(),
        };
        let base = self
            .key(&Holder::from(&Scope::of(organization_id.as_ref())))
            .await?;
        if let Some((face, cipher)) = &stored {
            mind_attachments(cipher)?;
            if !sees_password(*face, cipher) {
                restore(&mut item, Item::open(&self.engine, &cipher.content, &base).await?);
            }
        }
        let item_key = stored
            .as_ref()
            .and_then(|(_, cipher)| cipher.content.key.as_ref());
        let content = item
            .seal(&self.engine, &base, item_key.filter(|key| !key.0.is_empty()))
            .await?;
        let request = CipherRequest {
            organization_id,
            folder_id: draft.folder_id,
            favorite: draft.favorite,
            last_known_revision_date: draft.last_known_revision_date,
            archived_date: stored.and_then(|(_, cipher)| cipher.archived_date),
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
        let (_, cipher) = self.find(id)?;
        if cipher.organization_id.is_some() {
            return Err(Problem::Unsupported);
        }
        mind_attachments(&cipher)?;
        let from = self.key(&Holder::Person).await?;
        let to = self.key(&Holder::Organization(organization_id.clone())).await?;
        let item = Item::open(&self.engine, &cipher.content, &from).await?;
        let item_key = cipher.content.key.as_ref().filter(|key| !key.0.is_empty());
        let content = item.seal_share(&self.engine, &from, item_key, &to).await?;
        let request = CipherRequest {
            organization_id: Some(organization_id),
            folder_id: cipher.folder_id,
            favorite: cipher.favorite,
            last_known_revision_date: Some(cipher.revision_date),
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
        let sealed: SealedRow = serde_json::from_slice(&answer).map_err(|_| Problem::Malformed)?;
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
        let row = line::open(&sealed, face, key.as_ref(), &mut Scratch::default());
        self.items.merge(face, row.id.clone(), answer);
        Ok(row)
    }

    fn find(&self, id: &CipherId) -> Result<(Face, Cipher), Problem> {
        self.account()?;
        self.items.find(id).ok_or(Problem::Unknown)
    }

    /// What every write says about who sealed it, so that the server can refuse a stale key (crypto.md 12).
    fn request(&self, mut content: Content, base: &SymKey) -> Result<CipherRequest, Problem> {
        // A server may answer with what was sent: said twice, it would be refused.
        content
            .extra
            .retain(|name, _| !OF_THE_REQUEST.contains(&name.as_str()));
        Ok(CipherRequest {
            encrypted_for: self.account()?.user_id.clone(),
            encrypted_by_key_id: Some(base.id()),
            content,
            ..CipherRequest::default()
        })
    }

    async fn facts(&self, face: Face, cipher: &Cipher, base: &SymKey) -> Facts {
        let free = is_free(face, cipher);
        let edit = free || cipher.edit;
        Facts {
            id: cipher.id.clone(),
            organization_id: cipher.organization_id.clone(),
            folder_id: cipher.folder_id.clone(),
            collection_ids: cipher.collection_ids.clone(),
            favorite: cipher.favorite,
            edit,
            view_password: sees_password(face, cipher),
            may_delete: cipher.permissions.map_or(edit, |may| may.delete),
            may_restore: cipher.permissions.map_or(edit, |may| may.restore),
            creation_date: cipher.creation_date.clone(),
            revision_date: cipher.revision_date.clone(),
            deleted_date: cipher.deleted_date.clone(),
            archived_date: cipher.archived_date.clone(),
            attachments: self.attachments(cipher, base).await,
        }
    }

    async fn attachments(&self, cipher: &Cipher, base: &SymKey) -> Vec<AttachmentName> {
        let item_key = match cipher.content.key.as_ref().filter(|key| !key.0.is_empty()) {
            Some(wrapped) => base.unwrap_key(&self.engine, wrapped).await.ok(),
            None => None,
        };
        let key = RowKey::new(item_key.as_ref().unwrap_or(base));
        let scratch = &mut Scratch::default();
        let attachments = cipher.attachments.iter().flatten();
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

/// Fields of a request that stand outside the content.
const OF_THE_REQUEST: [&str; 5] = [
    "encryptedFor",
    "encryptedByKeyId",
    "lastKnownRevisionDate",
    "attachments2",
    "data",
];

fn owner(cipher: &Cipher) -> Holder {
    Holder::from(&Scope::of(cipher.organization_id.as_ref()))
}

/// Nobody restricts a person on their own items, and managers' answers carry no restriction.
fn is_free(face: Face, cipher: &Cipher) -> bool {
    cipher.organization_id.is_none() || face == Face::Console
}

fn sees_password(face: Face, cipher: &Cipher) -> bool {
    is_free(face, cipher) || cipher.view_password
}

/// Saving gives an item its own key; old attachments without one would stay behind under the owner's key, unreadable.
fn mind_attachments(cipher: &Cipher) -> Result<(), Problem> {
    let has_key = cipher.content.key.as_ref().is_some_and(|key| !key.0.is_empty());
    let has_attachments = cipher.attachments.as_ref().is_some_and(|some| !some.is_empty());
    if has_attachments && !has_key {
        Err(Problem::Unsupported)
    } else {
        Ok(())
    }
}

fn json(body: &impl Serialize) -> Result<Vec<u8>, Problem> {
    serde_json::to_vec(body).map_err(|_| Problem::Malformed)
}
