//! What this browser keeps between visits, all of it sealed, in IndexedDB: the only place of it.
//! Refuses to keep: anything that opens without a master password, and to fail: a browser without storage forgets.

use idb::{Database, DatabaseEvent, Error, Factory, ObjectStoreParams, TransactionMode};
use js_sys::{Array, JsString};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;
use wire::UserId;

const STORE: &str = "sealed";

/// Everything that is kept, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// What this device remembers of an account, under its user key (crypto.md 16).
    Memory(UserId),
    /// The last sync answer, items sealed as they came, with the server's tag for it.
    Sync(UserId),
}

/// Bytes that the browser need not have in memory, and a word about them that is no secret.
pub struct Labelled {
    pub label: String,
    pub blob: Blob,
}

impl Kept {
    /// None also for what another version of this app kept in another form.
    pub async fn read(&self) -> Option<Labelled> {
        let database = open().await.ok()?;
        let found = self.found(&database).await.ok().flatten();
        database.close();
        let pair = found?.dyn_into::<Array>().ok()?;
        Some(Labelled {
            label: pair.get(0).as_string()?,
            blob: pair.get(1).dyn_into().ok()?,
        })
    }

    /// Without storage (private windows, a full disk) nothing is kept; the next visit asks the server for all of it.
    pub async fn write(&self, label: &str, blob: &Blob) {
        let pair = Array::of2(&JsString::from(label), blob);
        self.put(Some(&pair)).await;
    }

    pub async fn forget(&self) {
        self.put(None).await;
    }

    async fn put(&self, value: Option<&JsValue>) {
        if let Ok(database) = open().await {
            let _ = self.change(&database, value).await;
            database.close();
        }
    }

    async fn found(&self, database: &Database) -> Result<Option<JsValue>, Error> {
        let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
        transaction.object_store(STORE)?.get(self.key())?.await
    }

    async fn change(&self, database: &Database, value: Option<&JsValue>) -> Result<(), Error> {
        let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
        let store = transaction.object_store(STORE)?;
        match value {
            Some(value) => drop(store.put(value, Some(&self.key()))?.await?),
            None => store.delete(self.key())?.await?,
        }
        transaction.commit()?.await?;
        Ok(())
    }

    fn key(&self) -> JsValue {
        match self {
            Self::Memory(user) => format!("memory {}", user.as_str()),
            Self::Sync(user) => format!("sync {}", user.as_str()),
        }
        .into()
    }
}

async fn open() -> Result<Database, Error> {
    let mut opening = Factory::new()?.open("claviger", Some(1))?;
    opening.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            // A database without its store fails at the first transaction, which means: nothing is kept.
            let _ = database.create_object_store(STORE, ObjectStoreParams::new());
        }
    });
    opening.await
}
