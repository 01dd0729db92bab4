//! Exports sealed and opened: under a password of the file's own, or with the account's key (crypto.md 15).
//! Refuses to know: files of other programs; plain exports are read on the page (`import`).

use super::keeper::Keeper;
use crate::export::content;
use crate::safe::protocol::{Password, Problem};
use keyring::export::Problem as Shut;
use keyring::{Engine, Item, SymKey, export, kdf};
use serde::Deserialize;
use serde_json::{Value, json};
use wire::EncString;
use wire::cipher::Content;
use zeroize::Zeroizing;

/// An export that only the account opens that made it. What is not understood stays as it is.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Restricted {
    #[serde(rename = "encKeyValidation_DO_NOT_EDIT")]
    validation: EncString,
    #[serde(default)]
    folders: Vec<Value>,
    items: Vec<Value>,
}

impl<E: Engine> Keeper<E> {
    /// The sealed file is left beside the answer.
    pub(super) async fn seal_export(&mut self, password: &Password, plain: &[u8]) -> Result<(), Problem> {
        self.account()?;
        let file = export::seal(&self.engine, password.as_str(), &kdf::DEFAULT, plain).await?;
        self.beside = Some(Zeroizing::new(file));
        Ok(())
    }

    /// The plain export is left beside the answer.
    pub(super) async fn open_export(
        &mut self,
        password: Option<&Password>,
        file: &[u8],
    ) -> Result<(), Problem> {
        let key = self.account()?.user_key.clone();
        let plain = match password {
            Some(password) => export::open(&self.engine, password.as_str(), file).await?,
            None => restricted(&self.engine, &key, file).await?,
        };
        self.beside = Some(plain);
        Ok(())
    }
}

async fn restricted<E: Engine>(engine: &E, key: &SymKey, file: &[u8]) -> Result<Zeroizing<Vec<u8>>, Problem> {
    let file: Restricted = serde_json::from_slice(file).map_err(|_| Problem::Malformed)?;
    if key.open_text(engine, &file.validation).await.is_err() {
        return Err(Problem::NoKey);
    }
    let mut folders = Vec::with_capacity(file.folders.len());
    for folder in &file.folders {
        let sealed = EncString(folder["name"].as_str().unwrap_or_default().to_owned());
        if let Ok(name) = key.open_text(engine, &sealed).await {
            folders.push(json!({ "id": folder["id"], "name": *name }));
        }
    }
    let mut items = Vec::with_capacity(file.items.len());
    for sealed in file.items {
        let (folder, favorite) = (sealed["folderId"].clone(), sealed["favorite"].clone());
        let opened = match serde_json::from_value::<Content>(sealed) {
            Ok(content) => Item::open(engine, &content, key).await.ok(),
            Err(_) => None,
        };
        // What opens in part would be imported in part: it is named, and stays in the file.
        items.push(match opened {
            Some(item) if item.broken.is_empty() => {
                let mut plain = content(&item);
                (plain["folderId"], plain["favorite"]) = (folder, favorite);
                plain
            }
            other => json!({ "doesNotOpen": true, "name": other.map(|item| item.name.clone()) }),
        });
    }
    let plain = json!({ "encrypted": false, "folders": folders, "items": items });
    let plain = serde_json::to_vec(&plain).map_err(|_| Problem::Malformed)?;
    Ok(Zeroizing::new(plain))
}

impl From<Shut> for Problem {
    fn from(shut: Shut) -> Self {
        match shut {
            Shut::Malformed => Self::Malformed,
            Shut::Refused => Self::WeakKdf,
            Shut::WrongPassword => Self::WrongPassword,
            Shut::Damaged => Self::DoesNotOpen,
            Shut::Engine => Self::Engine,
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
#[path = "exports_tests.rs"]
mod tests;
