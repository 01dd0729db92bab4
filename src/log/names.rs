//! What the ids of events stand for, gathered from whatever a page has. Refuses to know: events.

use std::collections::HashMap;

/// Names by id, of people, clients, collections and items alike: ids never collide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(HashMap<String, String>);

impl Names {
    /// An empty name tells nothing and is left out.
    pub fn put(&mut self, id: impl Into<String>, name: impl Into<String>) {
        let name = name.into();
        if !name.is_empty() {
            self.0.insert(id.into(), name);
        }
    }

    pub fn get(&self, id: &str) -> Option<&str> {
        self.0.get(id).map(String::as_str)
    }
}

/// Ids with names, in the order of the names, for a filter.
pub fn by_name(mut list: Vec<(String, String)>) -> Vec<(String, String)> {
    list.sort_by_cached_key(|(id, name)| (crate::vault::fold::fold(name), id.clone()));
    list
}

/// What stands for something whose name nobody knows any more: the end of its id, for ids begin with the time.
pub(super) fn short(id: &str) -> &str {
    id.len()
        .checked_sub(8)
        .and_then(|from| id.get(from..))
        .unwrap_or(id)
}
