//! What several grants mean together for one item: the union (protocol.md 7.2). Refuses to know: roles.

use crate::db::reach::Way;
use std::collections::HashMap;

/// What one person may do with one item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Access {
    pub edit: bool,
    pub view_password: bool,
    pub manage: bool,
    /// Trash, restore, delete for good.
    pub delete: bool,
}

impl Access {
    /// One's own item, or an administrator's or provider's full right.
    pub const FULL: Access = Access {
        edit: true,
        view_password: true,
        manage: true,
        delete: true,
    };

    fn and(self, way: &Way) -> Access {
        Access {
            edit: self.edit || !way.read_only || way.manage,
            view_password: self.view_password || !way.hide_passwords || way.manage,
            manage: self.manage || way.manage,
            delete: self.delete || way.manage || (!way.limit_item_deletion && !way.read_only),
        }
    }
}

/// All ways of one person, by collection.
#[derive(Default)]
pub struct Grants(HashMap<String, (String, Access)>);

impl Grants {
    pub fn new(ways: &[Way]) -> Self {
        let mut grants: HashMap<String, (String, Access)> = HashMap::new();
        for way in ways {
            let known = grants
                .entry(way.collection_id.clone())
                .or_insert_with(|| (way.organization_id.clone(), Access::default()));
            known.1 = known.1.and(way);
        }
        Grants(grants)
    }

    /// The union over an item's collections; `None` if none of them is reached.
    pub fn over<'a>(&self, collection_ids: impl Iterator<Item = &'a str>) -> Option<Access> {
        collection_ids
            .filter_map(|id| self.on(id))
            .reduce(|one, other| Access {
                edit: one.edit || other.edit,
                view_password: one.view_password || other.view_password,
                manage: one.manage || other.manage,
                delete: one.delete || other.delete,
            })
    }

    pub fn on(&self, collection_id: &str) -> Option<Access> {
        self.0.get(collection_id).map(|(_, access)| *access)
    }

    pub fn in_organization(&self, collection_id: &str, org_id: &str) -> Option<Access> {
        self.0
            .get(collection_id)
            .filter(|(organization, _)| organization == org_id)
            .map(|(_, access)| *access)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(collection: &str, read_only: bool, hide: bool, manage: bool, limit: bool) -> Way {
        Way {
            collection_id: collection.into(),
            organization_id: "o".into(),
            read_only,
            hide_passwords: hide,
            manage,
            limit_item_deletion: limit,
        }
    }

    #[test]
    fn the_most_generous_way_counts() {
        let grants = Grants::new(&[
            way("a", true, true, false, false),
            way("b", false, true, false, false),
        ]);
        let both = grants.over(["a", "b"].into_iter()).unwrap();
        assert!(both.edit && both.delete && !both.view_password && !both.manage);
        assert!(!grants.over(["a"].into_iter()).unwrap().edit);
    }

    #[test]
    fn an_item_in_no_reached_collection_is_not_there() {
        assert_eq!(
            Grants::new(&[way("a", false, false, true, false)]).over(["x"].into_iter()),
            None
        );
    }

    #[test]
    fn limited_deletion_leaves_it_to_those_who_manage() {
        let editor = Grants::new(&[way("a", false, false, false, true)]);
        assert!(!editor.over(["a"].into_iter()).unwrap().delete);
        let manager = Grants::new(&[way("a", false, false, true, true)]);
        assert!(manager.over(["a"].into_iter()).unwrap().delete);
    }
}
