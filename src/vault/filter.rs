//! What a list shows: two axes, joined by AND (features.md V-20 to V-25). This is the rule; `index.rs` is the fast way.
//! Refuses to know: URLs, names, and how many rows there are.

use super::row::{Kind, Row};
use wire::{CollectionId, FolderId, OrgId};

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    pub vault: Vault,
    pub shelf: Shelf,
}

/// First axis: whose items.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Vault {
    #[default]
    All,
    /// The person's own (V-11).
    Mine,
    Organization(OrgId),
}

/// Second axis: which of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Shelf {
    #[default]
    All,
    Favorites,
    Kind(Kind),
    Folder(FolderId),
    NoFolder,
    Collection(CollectionId),
    /// Of an organization, in no collection (the console's word; V-24).
    Unassigned,
    Archive,
    Trash,
}

impl Filter {
    pub fn admits(&self, row: &Row) -> bool {
        self.vault.admits(row) && self.shelf.admits(row)
    }

    /// Choosing a vault keeps the second axis, unless it is a collection (of `collection_owner`) that lies elsewhere (V-21).
    pub fn in_vault(self, vault: Vault, collection_owner: Option<&OrgId>) -> Self {
        let stays = match (&self.shelf, &vault) {
            (Shelf::Collection(_), Vault::All) => true,
            (Shelf::Collection(_), Vault::Organization(id)) => collection_owner == Some(id),
            (Shelf::Collection(_) | Shelf::Unassigned, Vault::Mine) => false,
            _ => true,
        };
        let shelf = if stays { self.shelf } else { Shelf::All };
        Self { vault, shelf }
    }

    /// Choosing on the second axis replaces what was chosen there and keeps the vault (V-20).
    pub fn on_shelf(self, shelf: Shelf) -> Self {
        Self { shelf, ..self }
    }
}

impl Vault {
    fn admits(&self, row: &Row) -> bool {
        match self {
            Self::All => true,
            Self::Mine => row.organization_id.is_none(),
            Self::Organization(id) => row.organization_id.as_ref() == Some(id),
        }
    }
}

impl Shelf {
    /// Trash shows under Trash only, archived items under Archive only (V-23).
    fn admits(&self, row: &Row) -> bool {
        match self {
            Self::Trash => return row.deleted,
            Self::Archive => return row.archived && !row.deleted,
            _ if row.deleted || row.archived => return false,
            _ => {}
        }
        match self {
            Self::All | Self::Trash | Self::Archive => true,
            Self::Favorites => row.favorite,
            Self::Kind(kind) => row.kind == *kind,
            Self::Folder(id) => row.folder_id.as_ref() == Some(id),
            Self::NoFolder => row.folder_id.is_none(),
            Self::Collection(id) => row.collection_ids.contains(id),
            Self::Unassigned => row.organization_id.is_some() && row.collection_ids.is_empty(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choosing_an_organization_resets_a_collection_of_another() {
        let (first, second) = (OrgId::from("first"), OrgId::from("second"));
        let chosen = Filter::default().on_shelf(Shelf::Collection("c".into()));
        let kept = chosen
            .clone()
            .in_vault(Vault::Organization(first.clone()), Some(&first));
        assert_eq!(kept.shelf, Shelf::Collection("c".into()));
        let reset = chosen.in_vault(Vault::Organization(second), Some(&first));
        assert_eq!(reset.shelf, Shelf::All);
    }

    #[test]
    fn choosing_an_organization_keeps_the_type() {
        let chosen = Filter::default().on_shelf(Shelf::Kind(Kind::Card));
        let moved = chosen.in_vault(Vault::Organization("o".into()), None);
        assert_eq!(moved.shelf, Shelf::Kind(Kind::Card));
    }
}
