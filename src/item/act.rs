//! What happens to items: saved, trashed, restored, deleted, moved, assigned, shared. Each goes page → safe seals →
//! server → safe merges → rows (architecture.md 3). Refuses to know: dialogs and toasts.

use super::desk::Desk;
use super::menu::Face;
use super::trouble::Trouble;
use crate::api::ciphers::{self, As};
use crate::safe::{Draft, Safe};
use crate::session::Sessions;
use crate::vault::Row;
use keyring::item::Item;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wire::cipher::{CipherCollections, CipherPartial};
use wire::{CipherId, CollectionId, FolderId, OrgId};

/// The safe, the rows and the session, taken while the component lives: they work on when it is gone.
#[derive(Clone, Copy)]
pub struct Hands {
    desk: Desk,
    session: Sessions,
}

/// Most ids in one request (protocol.md 7.2).
const BATCH: usize = 500;

impl Hands {
    pub fn of(desk: Desk) -> Self {
        Self {
            desk,
            session: crate::session::use_session(),
        }
    }

    pub fn desk(self) -> Desk {
        self.desk
    }

    pub fn safe(self) -> Safe {
        self.session.safe()
    }

    /// Saves a new or edited item and answers its id.
    pub async fn save(self, draft: Draft, item: Item) -> Result<CipherId, Trouble> {
        let (id, shared) = (draft.id.clone(), draft.organization_id.is_some());
        let (folder, favorite, collections) = (
            draft.folder_id.clone(),
            draft.favorite,
            draft.collection_ids.clone(),
        );
        let rights = self.desk.rights();
        let body = self.session.safe().seal_item(draft, item).await?;
        let answer = match &id {
            Some(id) => ciphers::update(id, body, rights).await?,
            None if shared => ciphers::create_shared(body, rights).await?,
            None => ciphers::create(body).await?,
        };
        let mut row = self.session.safe().merge_cipher(answer).await?;
        let is_personal = self.desk.face == Face::Vaults;
        // A new shared item is created without the person's own folder and star (V-48).
        if id.is_none() && shared && is_personal && (folder.is_some() || favorite) {
            row = self.set_partial(&row.id, folder, favorite).await?;
        }
        if row.collection_ids.is_empty() {
            let known = untrack(|| self.desk.store.row(&row.id)).map(|row| row.collection_ids);
            row.collection_ids = known.filter(|_| id.is_some()).unwrap_or(collections);
        }
        let id = row.id.clone();
        self.put(row);
        Ok(id)
    }

    /// The newest version from the server.
    pub async fn reload(self, id: &CipherId) -> Result<(), Trouble> {
        let answer = ciphers::one(id, self.desk.rights()).await?;
        self.merge(answer).await
    }

    pub async fn partial(
        self,
        id: &CipherId,
        folder: Option<FolderId>,
        favorite: bool,
    ) -> Result<(), Trouble> {
        let row = self.set_partial(id, folder, favorite).await?;
        self.put(row);
        Ok(())
    }

    pub async fn trash(self, ids: Vec<CipherId>) -> Result<(), Trouble> {
        let rights = self.desk.rights();
        match ids.as_slice() {
            [id] => {
                ciphers::trash(id, rights).await?;
                return self.reload(id).await;
            }
            _ => {
                for batch in ids.chunks(BATCH) {
                    ciphers::trash_many(words(batch), self.organization(), rights).await?;
                }
            }
        }
        self.mark(&ids, true);
        self.desk.again.run(());
        Ok(())
    }

    pub async fn restore(self, ids: Vec<CipherId>) -> Result<(), Trouble> {
        let rights = self.desk.rights();
        match ids.as_slice() {
            [id] => {
                let answer = ciphers::restore(id, rights).await?;
                return self.merge(answer).await;
            }
            _ => {
                for batch in ids.chunks(BATCH) {
                    ciphers::restore_many(words(batch), self.organization(), rights).await?;
                }
            }
        }
        self.mark(&ids, false);
        self.desk.again.run(());
        Ok(())
    }

    /// Into the person's archive or out of it.
    pub async fn archive(self, ids: Vec<CipherId>, into: bool) -> Result<(), Trouble> {
        if let [id] = ids.as_slice() {
            let answer = match into {
                true => ciphers::archive(id).await?,
                false => ciphers::unarchive(id).await?,
            };
            return self.merge(answer).await;
        }
        for batch in ids.chunks(BATCH) {
            ciphers::archive_many(words(batch), into).await?;
        }
        self.change(&ids, |row| row.archived = into);
        self.desk.again.run(());
        Ok(())
    }

    /// For good.
    pub async fn delete(self, ids: Vec<CipherId>) -> Result<(), Trouble> {
        let rights = self.desk.rights();
        match ids.as_slice() {
            [id] => ciphers::delete(id, rights).await?,
            _ => {
                for batch in ids.chunks(BATCH) {
                    ciphers::delete_many(words(batch), self.organization(), rights).await?;
                }
            }
        }
        self.session.safe().forget(ids.clone()).await?;
        for id in &ids {
            self.desk.store.remove(id);
        }
        self.refresh_own();
        Ok(())
    }

    pub async fn move_to(self, ids: Vec<CipherId>, folder: Option<FolderId>) -> Result<(), Trouble> {
        for batch in ids.chunks(BATCH) {
            ciphers::move_many(words(batch), folder.as_ref()).await?;
        }
        self.change(&ids, |row| row.folder_id = folder.clone());
        Ok(())
    }

    /// Other collections of the same organization (V-52). The item may leave the person's reach (V-53).
    pub async fn assign(self, id: &CipherId, collections: Vec<CollectionId>) -> Result<(), Trouble> {
        let request = CipherCollections {
            collection_ids: collections.clone(),
        };
        match self.desk.rights() {
            As::Admin => {
                ciphers::set_collections_as_admin(id, &request).await?;
                self.change(std::slice::from_ref(id), |row| {
                    row.collection_ids = collections.clone()
                });
                self.refresh_own();
            }
            As::Member => match ciphers::set_collections(id, &request).await?.cipher {
                Some(cipher) => {
                    let bytes = serde_json::to_vec(&cipher).unwrap_or_default();
                    let row = self.session.safe().merge_cipher(bytes).await?;
                    self.put(row);
                }
                None => {
                    self.session.safe().forget(vec![id.clone()]).await?;
                    self.desk.store.remove(id);
                }
            },
        }
        Ok(())
    }

    /// An own item into an organization (V-51).
    pub async fn share(
        self,
        id: &CipherId,
        organization: OrgId,
        collections: Vec<CollectionId>,
    ) -> Result<(), Trouble> {
        let safe = self.session.safe();
        let body = safe
            .seal_share(id.clone(), organization, collections.clone())
            .await?;
        let answer = ciphers::share(id, body).await?;
        let mut row = safe.merge_cipher(answer).await?;
        if row.collection_ids.is_empty() {
            row.collection_ids = collections;
        }
        self.put(row);
        Ok(())
    }

    async fn set_partial(
        self,
        id: &CipherId,
        folder: Option<FolderId>,
        favorite: bool,
    ) -> Result<Row, Trouble> {
        let request = CipherPartial {
            folder_id: folder,
            favorite,
        };
        let answer = ciphers::partial(id, &request).await?;
        Ok(self.session.safe().merge_cipher(answer).await?)
    }

    fn organization(self) -> Option<OrgId> {
        self.desk.organization.get_value()
    }

    fn put(self, row: Row) {
        self.desk.store.merge(row);
        self.refresh_own();
    }

    fn mark(self, ids: &[CipherId], deleted: bool) {
        self.change(ids, |row| row.deleted = deleted);
        self.refresh_own();
    }

    /// Answers of the administrators' routes leave the collections out: the row keeps those it had.
    async fn merge(self, answer: Vec<u8>) -> Result<(), Trouble> {
        let mut row = self.session.safe().merge_cipher(answer).await?;
        if row.collection_ids.is_empty() {
            let known = untrack(|| self.desk.store.row(&row.id));
            row.collection_ids = known.map(|row| row.collection_ids).unwrap_or_default();
        }
        self.put(row);
        Ok(())
    }

    fn change(self, ids: &[CipherId], change: impl Fn(&mut Row)) {
        for id in ids {
            if let Some(mut row) = untrack(|| self.desk.store.row(id)) {
                change(&mut row);
                self.desk.store.merge(row);
            }
        }
    }

    /// What the console changes may also lie in the person's own list: it is read again in the background.
    fn refresh_own(self) {
        let Some(organization) = self.organization() else {
            return;
        };
        let is_member = self.desk.own.person.with_untracked(|person| {
            person
                .as_ref()
                .is_some_and(|person| person.organizations.iter().any(|known| known.id == organization))
        });
        if is_member {
            let session = self.session;
            spawn_local(async move {
                // The next sync brings it when this one fails; what the person did here is saved.
                let _ = session.sync().await;
            });
        }
    }
}

fn words(ids: &[CipherId]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}
