//! Which rows are chosen. Refuses to know: what is done with them.

use leptos::prelude::*;
use std::collections::BTreeSet;

/// The keys of the chosen rows; `Copy`.
///
/// ```ignore
/// let chosen = Selection::new();
/// <Table … selection=chosen/>
/// {move || (chosen.count() > 0).then(|| view! { <BulkBar/> })}
/// ```
#[derive(Clone, Copy)]
pub struct Selection(RwSignal<BTreeSet<String>>);

impl Default for Selection {
    fn default() -> Self {
        Self::new()
    }
}

impl Selection {
    pub fn new() -> Self {
        Self(RwSignal::new(BTreeSet::new()))
    }

    /// How many are chosen, tracked.
    pub fn count(self) -> usize {
        self.0.with(BTreeSet::len)
    }

    /// Whether this row is chosen, tracked.
    pub fn has(self, key: &str) -> bool {
        self.0.with(|chosen| chosen.contains(key))
    }

    /// The chosen keys, not tracked.
    pub fn keys(self) -> Vec<String> {
        self.0.with_untracked(|chosen| chosen.iter().cloned().collect())
    }

    pub fn put(self, key: &str, chosen: bool) {
        self.0.update(|set| {
            if chosen {
                set.insert(key.to_owned());
            } else {
                set.remove(key);
            }
        });
    }

    pub fn choose_all(self, keys: impl IntoIterator<Item = String>) {
        self.0.set(keys.into_iter().collect());
    }

    pub fn clear(self) {
        self.0.update(BTreeSet::clear);
    }
}
