//! The rows, names and person of one list as signals, with the index beside them.
//! Refuses to know: where they come from; the safe opens them, pages pass them in.

use super::filter::{Filter, Vault};
use super::haystack::Query;
use super::index::{Counts, Index, Sort};
use super::row::Row;
use crate::safe::{BrokenKey, CollectionName, FolderName, Loaded, Notice, Person};
use leptos::prelude::*;
use std::sync::Arc;
use wire::sync::Policy;
use wire::{CipherId, CollectionId, FolderId, OrgId};

/// Made once above the pages and put into a context (`Store::provide`); the Admin Console makes its own beside it.
#[derive(Clone, Copy, Default)]
pub struct Store {
    pub rows: RwSignal<Arc<Vec<Row>>>,
    pub folders: RwSignal<Arc<Vec<FolderName>>>,
    pub collections: RwSignal<Arc<Vec<CollectionName>>>,
    pub policies: RwSignal<Arc<Vec<Policy>>>,
    /// None until a sync has been loaded.
    pub person: RwSignal<Option<Arc<Person>>>,
    /// Keys that should have opened and did not.
    pub broken: RwSignal<Arc<Vec<BrokenKey>>>,
    /// What this device remembers otherwise than the server tells.
    pub notices: RwSignal<Arc<Vec<Notice>>>,
    index: StoredValue<Index>,
    changes: StoredValue<u64>,
}

/// The person's own store, from the context.
pub fn use_store() -> Store {
    expect_context()
}

impl Store {
    pub fn provide() -> Self {
        let store = Self::default();
        provide_context(store);
        store
    }

    /// Rows as they come: the first load shows each batch at once.
    pub fn append(&self, batch: Vec<Row>) {
        self.change(|rows, index| {
            let from = rows.len();
            rows.extend(batch);
            index.extend(rows, from);
        });
    }

    /// All rows at once: a later load must not empty the list in between.
    pub fn replace(&self, rows: Vec<Row>) {
        self.index.set_value(Index::of(&rows));
        self.rows.set(Arc::new(rows));
    }

    /// What a load says beside the rows. What did not change is not told again: an open menu would close.
    pub fn set_names(&self, loaded: Loaded) {
        renew(self.folders, loaded.folders);
        renew(self.collections, loaded.collections);
        renew(self.policies, loaded.policies);
        renew(self.broken, loaded.broken);
        if self
            .person
            .with_untracked(|known| known.as_deref() != Some(&loaded.person))
        {
            self.person.set(Some(Arc::new(loaded.person)));
        }
    }

    pub fn set_notices(&self, notices: Vec<Notice>) {
        renew(self.notices, notices);
    }

    /// How often single rows were changed here. A list that was asked for before the last of them may not know of it:
    /// it must be asked for again instead of shown.
    pub fn changes(&self) -> u64 {
        self.changes.try_get_value().unwrap_or_default()
    }

    /// One row after a save: in place of the row of its id, or new.
    pub fn merge(&self, row: Row) {
        self.changes.update_value(|changes| *changes += 1);
        self.change(|rows, index| index.put(rows, row));
    }

    pub fn remove(&self, id: &CipherId) {
        self.changes.update_value(|changes| *changes += 1);
        self.change(|rows, index| {
            index.remove(rows, id);
        });
    }

    /// After a lock: nothing decrypted stays.
    pub fn clear(&self) {
        self.replace(Vec::new());
        self.folders.set(Arc::default());
        self.collections.set(Arc::default());
        self.policies.set(Arc::default());
        self.broken.set(Arc::default());
        self.notices.set(Arc::default());
        self.person.set(None);
    }

    pub fn merge_folder(&self, folder: FolderName) {
        self.folders.update(|folders| {
            let folders = Arc::make_mut(folders);
            match folders.iter_mut().find(|known| known.id == folder.id) {
                Some(known) => *known = folder,
                None => folders.push(folder),
            }
        });
    }

    /// The folder is gone; its items are in no folder now (V-47).
    pub fn remove_folder(&self, id: &FolderId) {
        self.folders
            .update(|folders| Arc::make_mut(folders).retain(|folder| folder.id != *id));
        self.change(|rows, index| {
            for row in rows.iter_mut().filter(|row| row.folder_id.as_ref() == Some(id)) {
                row.folder_id = None;
            }
            *index = Index::of(rows);
        });
    }

    pub fn merge_collection(&self, collection: CollectionName) {
        self.collections.update(|collections| {
            let collections = Arc::make_mut(collections);
            match collections.iter_mut().find(|known| known.id == collection.id) {
                Some(known) => *known = collection,
                None => collections.push(collection),
            }
        });
    }

    /// The collection is gone; its items may still lie in others.
    pub fn remove_collection(&self, id: &CollectionId) {
        self.collections.update(|collections| {
            Arc::make_mut(collections).retain(|collection| collection.id != *id);
        });
        self.change(|rows, index| {
            for row in rows.iter_mut() {
                row.collection_ids.retain(|known| known != id);
            }
            *index = Index::of(rows);
        });
    }

    /// Numbers into `rows`, in order; tracks the rows.
    pub fn order(&self, filter: &Filter, query: &Query, sort: Sort) -> Arc<Vec<u32>> {
        Arc::new(self.rows.with(|rows| {
            self.index
                .with_value(|index| index.order(rows, filter, query, sort))
        }))
    }

    /// Numbers for the filter tree; tracks the rows.
    pub fn counts(&self, vault: &Vault) -> Counts {
        self.rows.track();
        self.index.with_value(|index| index.counts(vault))
    }

    /// Tracks the rows.
    pub fn row(&self, id: &CipherId) -> Option<Row> {
        self.rows.with(|rows| {
            let position = self.index.with_value(|index| index.position(id))?;
            rows.get(position).cloned()
        })
    }

    pub fn organization_of(&self, collection: &CollectionId) -> Option<OrgId> {
        self.collections.with(|collections| {
            let known = collections.iter().find(|known| known.id == *collection);
            known.map(|known| known.organization_id.clone())
        })
    }

    fn change(&self, change: impl FnOnce(&mut Vec<Row>, &mut Index)) {
        self.rows.update(|rows| {
            // Copies the rows only while somebody else holds them.
            self.index
                .update_value(|index| change(Arc::make_mut(rows), index));
        });
    }
}

fn renew<T: PartialEq + Send + Sync + 'static>(known: RwSignal<Arc<T>>, now: T) {
    if known.with_untracked(|known| **known != now) {
        known.set(Arc::new(now));
    }
}
