//! From a preview to saved items: everything sealed, then sent at once. Refuses to know: files.

use super::preview::folders;
use crate::api::ciphers;
use crate::import::Entry;
use crate::item::trouble::Trouble;
use crate::safe::{Draft, Scope};
use crate::session::Sessions;
use crate::vault::store::Store;
use leptos::prelude::*;

/// Seals every item, then sends all of them in one request: the server saves all or nothing. False: stopped before.
pub(super) async fn bring(
    session: Sessions,
    store: Store,
    items: &[Entry],
    progress: RwSignal<Option<(usize, usize)>>,
    stop: StoredValue<bool>,
) -> Result<bool, Trouble> {
    let safe = session.safe();
    let names = folders(items);
    let mut sealed_folders = Vec::with_capacity(names.len());
    for name in &names {
        // A folder of this name that is there already takes them in.
        let known = store.folders.with_untracked(|all| {
            all.iter()
                .find(|folder| folder.name == *name)
                .map(|folder| folder.id.clone())
        });
        let sealed = safe.seal_name(Scope::Own, name).await?;
        sealed_folders.push(serde_json::json!({ "id": known, "name": sealed }));
    }
    let mut bodies = Vec::with_capacity(items.len());
    let mut links = Vec::new();
    for (at, entry) in items.iter().enumerate() {
        if at % 50 == 0 {
            let _ = progress.try_set(Some((at, items.len())));
        }
        // Also when the page was left: what nobody sees end is not begun.
        if stop.try_get_value().unwrap_or(true) {
            return Ok(false);
        }
        let draft = Draft {
            favorite: entry.favorite,
            ..Draft::default()
        };
        bodies.push(safe.seal_item(draft, entry.item.clone()).await?);
        if let Some(folder) = names.iter().position(|name| *name == entry.folder) {
            links.push(serde_json::json!({ "key": at, "value": folder }));
        }
    }
    let _ = progress.try_set(None);
    ciphers::import(&bodies, &sealed_folders, &links).await?;
    // What was saved is saved; when this fails the next sync brings it.
    let _ = session.sync().await;
    Ok(true)
}
