//! Sealing and opening a whole item (crypto.md 7).
//! Refuses to know: requests, sharing rules, attachments.

use super::seal::{Opener, SealError, Sealer};
use super::{Card, Detail, Extra, Field, Identity, Item, Login, PasswordHistory, SecureNote, SshKey};
use crate::{Engine, OpenError, SymKey};
use serde_json::Value;
use wire::cipher::Content;

impl Item {
    /// Official clients keep five.
    pub const LONGEST_HISTORY: usize = 5;

    /// Seals under an item key wrapped by `base` (user key, or organization key). `item_key` of an item that
    /// has one is kept; an item without gets one, which converts it.
    pub async fn seal<E: Engine>(
        &self,
        engine: &E,
        base: &SymKey,
        item_key: Option<&wire::EncString>,
    ) -> Result<Content, SealError> {
        match item_key {
            Some(wrapped) => {
                let key = base
                    .unwrap_key(engine, wrapped)
                    .await
                    .map_err(SealError::ItemKey)?;
                self.seal_under(engine, &key, None, wrapped.clone()).await
            }
            None => {
                let key = SymKey::make(engine)?;
                let wrapped = base.wrap(engine, &key).await?;
                self.seal_under(engine, &key, Some(base), wrapped).await
            }
        }
    }

    /// Seals for another owner: the item key stays the same and is wrapped under `to`, so that attachments,
    /// whose keys it wraps, stay as they are.
    pub async fn seal_share<E: Engine>(
        &self,
        engine: &E,
        from: &SymKey,
        item_key: Option<&wire::EncString>,
        to: &SymKey,
    ) -> Result<Content, SealError> {
        let (key, old_key) = match item_key {
            Some(wrapped) => (
                from.unwrap_key(engine, wrapped)
                    .await
                    .map_err(SealError::ItemKey)?,
                None,
            ),
            None => (SymKey::make(engine)?, Some(from)),
        };
        let wrapped = to.wrap(engine, &key).await?;
        self.seal_under(engine, &key, old_key, wrapped).await
    }

    /// Opens what opens; `broken` names the rest. Fails as a whole only when its item key does not open.
    pub async fn open<E: Engine>(engine: &E, content: &Content, base: &SymKey) -> Result<Item, OpenError> {
        let item_key = match content.key.as_ref().filter(|key| !key.0.is_empty()) {
            Some(wrapped) => Some(base.unwrap_key(engine, wrapped).await?),
            None => None,
        };
        let mut opener = Opener {
            engine,
            key: item_key.as_ref().unwrap_or(base),
            has_item_key: item_key.is_some(),
            broken: Vec::new(),
        };
        let opener = &mut opener;
        let mut item = Item::default();
        item.kind = content.kind;
        item.reprompt = content.reprompt;
        item.extra = Extra(content.extra.clone());
        item.name = opener
            .text("name", content.name.as_ref())
            .await
            .unwrap_or_default();
        item.notes = opener.text("notes", content.notes.as_ref()).await;
        if let Some(login) = &content.login {
            item.login = Some(Login::open(opener, login).await);
        }
        if let Some(note) = &content.secure_note {
            item.secure_note = Some(SecureNote::open(opener, note).await);
        }
        if let Some(card) = &content.card {
            item.card = Some(Card::open(opener, card).await);
        }
        if let Some(identity) = &content.identity {
            item.identity = Some(Identity::open(opener, identity).await);
        }
        if let Some(ssh_key) = &content.ssh_key {
            item.ssh_key = Some(SshKey::open(opener, ssh_key).await);
        }
        if let Some(Value::Object(part)) =
            wire::cipher::newer_part(content.kind).and_then(|part| content.extra.get(part))
        {
            for (name, value) in part {
                let sealed = value.as_str().map(|text| wire::EncString(text.to_owned()));
                if let Some(value) = opener.text(name, sealed.as_ref()).await {
                    let name = name.clone();
                    item.details.push(Detail { name, value });
                }
            }
        }
        for field in content.fields.iter().flatten() {
            item.fields.push(Field::open(opener, field).await);
        }
        for old in content.password_history.iter().flatten() {
            item.password_history
                .push(PasswordHistory::open(opener, old).await);
        }
        item.broken = std::mem::take(&mut opener.broken);
        Ok(item)
    }

    async fn seal_under<E: Engine>(
        &self,
        engine: &E,
        key: &SymKey,
        old_key: Option<&SymKey>,
        wrapped: wire::EncString,
    ) -> Result<Content, SealError> {
        if !self.broken.is_empty() {
            return Err(SealError::Broken);
        }
        let sealer = &Sealer { engine, key, old_key };
        let mut content = Content {
            kind: self.kind,
            key: Some(wrapped),
            // The only text a server insists on, also when it is empty.
            name: Some(key.seal_text(engine, &self.name).await?),
            notes: sealer.text(self.notes.as_deref()).await?,
            reprompt: self.reprompt,
            extra: sealer.extra(&self.extra).await?,
            ..Content::default()
        };
        if let Some(login) = &self.login {
            content.login = Some(login.seal(sealer).await?);
        }
        if let Some(note) = &self.secure_note {
            content.secure_note = Some(note.seal(sealer).await?);
        }
        if let Some(card) = &self.card {
            content.card = Some(card.seal(sealer).await?);
        }
        if let Some(identity) = &self.identity {
            content.identity = Some(identity.seal(sealer).await?);
        }
        if let Some(ssh_key) = &self.ssh_key {
            content.ssh_key = Some(ssh_key.seal(sealer).await?);
        }
        for field in &self.fields {
            let sealed = field.seal(sealer).await?;
            content.fields.get_or_insert_default().push(sealed);
        }
        for old in self.password_history.iter().take(Self::LONGEST_HISTORY) {
            let sealed = old.seal(sealer).await?;
            content.password_history.get_or_insert_default().push(sealed);
        }
        Ok(content)
    }
}
