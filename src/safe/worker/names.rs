//! Names of folders and collections: sealed one at a time, opened each by itself.
//! Refuses to know: trees; a name with "/" is one name here.

use super::chain::Holder;
use super::keeper::Keeper;
use super::rows::RowKeys;
use crate::safe::person::{CollectionName, FolderName};
use crate::safe::protocol::{Problem, Scope};
use crate::vault::Broken;
use keyring::row::{Scratch, open_name};
use keyring::{Engine, SymKey};
use std::rc::Rc;
use wire::EncString;
use wire::collection::Collection;
use wire::sync::Folder;

impl<E: Engine> Keeper<E> {
    pub(super) async fn key(&mut self, holder: &Holder) -> Result<Rc<SymKey>, Problem> {
        self.account()?;
        self.chain.key(&self.engine, holder).await.ok_or(Problem::NoKey)
    }

    pub(super) async fn seal_name(&mut self, scope: &Scope, name: &str) -> Result<EncString, Problem> {
        let key = self.key(&scope.into()).await?;
        Ok(key.seal_text(&self.engine, name).await?)
    }

    pub(super) async fn open_names(
        &mut self,
        scope: &Scope,
        names: &[EncString],
    ) -> Result<Vec<Result<String, Broken>>, Problem> {
        self.account()?;
        let mut keys = RowKeys::default();
        let mut opened = Vec::with_capacity(names.len());
        for name in names {
            opened.push(self.open_name(&mut keys, scope.clone(), name).await);
        }
        Ok(opened)
    }

    pub(super) async fn folder_names(&mut self, keys: &mut RowKeys, folders: Vec<Folder>) -> Vec<FolderName> {
        let mut names = Vec::with_capacity(folders.len());
        for folder in folders {
            let (name, problem) = split(self.open_name(keys, Scope::Own, &folder.name).await);
            names.push(FolderName {
                id: folder.id,
                name,
                problem,
            });
        }
        names
    }

    pub(super) async fn collection_names(
        &mut self,
        keys: &mut RowKeys,
        collections: Vec<Collection>,
    ) -> Vec<CollectionName> {
        let mut names = Vec::with_capacity(collections.len());
        for collection in collections {
            let scope = Scope::Org(collection.organization_id.clone());
            let (name, problem) = split(self.open_name(keys, scope, &collection.name).await);
            names.push(CollectionName {
                id: collection.id,
                organization_id: collection.organization_id,
                name,
                external_id: collection.external_id,
                read_only: collection.read_only.unwrap_or_default(),
                hide_passwords: collection.hide_passwords.unwrap_or_default(),
                manage: collection.manage.unwrap_or_default(),
                my_items: collection.kind == MY_ITEMS,
                problem,
            });
        }
        names
    }

    async fn open_name(
        &mut self,
        keys: &mut RowKeys,
        scope: Scope,
        sealed: &EncString,
    ) -> Result<String, Broken> {
        let key = keys.of(self, scope).await.ok_or(Broken::NoKey)?;
        open_name(key, &sealed.0, &mut Scratch::default()).ok_or(Broken::DoesNotOpen)
    }
}

const MY_ITEMS: u8 = 1;

fn split(name: Result<String, Broken>) -> (String, Option<Broken>) {
    match name {
        Ok(name) => (name, None),
        Err(problem) => (String::new(), Some(problem)),
    }
}
