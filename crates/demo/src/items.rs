//! Making items and folders: sealed here, stored there (protocol.md 7, 8.1).
//! Refuses to know: which items make a good demonstration.

mod kinds;

pub use kinds::{card, identity, login, note, random_password, ssh_key};

use crate::person::Person;
use crate::{Result, While};
use keyring::engine::{Native, wait};
use keyring::item::Field;
use keyring::{Item, SymKey};
use serde_json::json;
use wire::cipher::{Cipher, CipherRequest, CipherWithCollections};
use wire::sync::Folder;
use wire::{CipherId, CollectionId, FolderId, OrgId};

/// An item before it is sealed, with what is one person's own on it.
#[derive(Default)]
pub struct Draft {
    pub item: Item,
    pub favorite: bool,
    pub folder: Option<FolderId>,
}

impl Draft {
    pub fn favorite(mut self) -> Self {
        self.favorite = true;
        self
    }

    pub fn within(mut self, folder: &FolderId) -> Self {
        self.folder = Some(folder.clone());
        self
    }

    pub fn notes(mut self, notes: &str) -> Self {
        self.item.notes = Some(notes.into());
        self
    }

    /// Asks for the master password before it shows secrets (V-49).
    pub fn guarded(mut self) -> Self {
        self.item.reprompt = 1;
        self
    }

    pub fn totp(mut self, secret: &str) -> Self {
        if let Some(login) = &mut self.item.login {
            login.totp = Some(secret.into());
        }
        self
    }

    /// Kinds as on the wire: 0 text, 1 hidden, 2 boolean.
    pub fn field(mut self, kind: u8, name: &str, value: &str) -> Self {
        let mut field = Field::default();
        field.kind = kind;
        field.name = Some(name.into());
        field.value = Some(value.into());
        self.item.fields.push(field);
        self
    }
}

impl Person {
    pub fn make_folder(&self, name: &str) -> Result<FolderId> {
        let sealed = wait(self.user_key.seal_text(&Native, name)).during("sealing a name")?;
        let made: Folder = self.http.post("/api/folders", &json!({ "name": sealed }))?;
        Ok(made.id)
    }

    pub fn make_item(&self, draft: Draft) -> Result<CipherId> {
        let request = self.sealed(draft, &self.user_key, None)?;
        let made: Cipher = self.http.post("/api/ciphers", &request)?;
        Ok(made.id)
    }

    pub fn make_shared_item(
        &self,
        draft: Draft,
        organization: &OrgId,
        collections: &[CollectionId],
    ) -> Result<CipherId> {
        let key = self.org_key(organization)?;
        let request = CipherWithCollections {
            cipher: self.sealed(draft, &key, Some(organization))?,
            collection_ids: collections.to_vec(),
        };
        let made: Cipher = self.http.post("/api/ciphers/create", &request)?;
        Ok(made.id)
    }

    pub fn trash(&self, id: &CipherId) -> Result<()> {
        self.http.put(&format!("/api/ciphers/{id}/delete"), &json!({}))
    }

    pub fn archive(&self, id: &CipherId) -> Result<()> {
        self.http.put(&format!("/api/ciphers/{id}/archive"), &json!({}))
    }

    fn sealed(&self, draft: Draft, base: &SymKey, organization: Option<&OrgId>) -> Result<CipherRequest> {
        Ok(CipherRequest {
            organization_id: organization.cloned(),
            folder_id: draft.folder,
            favorite: draft.favorite,
            encrypted_for: Some(self.id.clone()),
            encrypted_by_key_id: Some(base.id()),
            content: wait(draft.item.seal(&Native, base, None)).during("sealing an item")?,
            ..CipherRequest::default()
        })
    }
}
