//! What of a list of items stands in the URL (V-18): vault, shelf, search, open item. Reload, back and a shared link
//! lead to the same view. Refuses to know: paths, and whether what an id names exists.

use crate::table::Sort;
use crate::vault::{Filter, Kind, Shelf, Sort as Order, Vault};
use wire::{CipherId, CollectionId, FolderId};

/// The query of Vaults and of the Admin Console's items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    pub filter: Filter,
    pub search: String,
    /// Column and direction as the table writes them; empty for by name.
    pub sort: String,
    pub open: Option<Open>,
}

/// What is open beside or above the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Open {
    View(CipherId),
    Edit(CipherId),
    Clone(CipherId),
    New(Kind),
    NewFolder,
    EditFolder(FolderId),
    NewCollection,
    EditCollection(CollectionId),
}

const BY_NAME: &str = "name";
const NO_FOLDER: &str = "none";
const MINE: &str = "mine";

impl Address {
    /// Reads the query; what is not understood is as if it were not there.
    pub fn parse(query: impl Fn(&str) -> Option<String>) -> Self {
        let query = |name: &str| query(name).filter(|value| !value.is_empty());
        let vault = match query("organizationId") {
            None => Vault::All,
            Some(id) if id == MINE => Vault::Mine,
            Some(id) => Vault::Organization(id.into()),
        };
        let shelf = if let Some(id) = query("collectionId") {
            if id == "unassigned" {
                Shelf::Unassigned
            } else {
                Shelf::Collection(id.into())
            }
        } else if let Some(id) = query("folderId") {
            if id == NO_FOLDER {
                Shelf::NoFolder
            } else {
                Shelf::Folder(id.into())
            }
        } else {
            query("type").and_then(|word| shelf_of(&word)).unwrap_or_default()
        };
        let item = query("itemId").map(CipherId::from);
        let open = match (query("action").as_deref(), item) {
            (Some("edit"), Some(id)) => Some(Open::Edit(id)),
            (Some("clone"), Some(id)) => Some(Open::Clone(id)),
            (_, Some(id)) => Some(Open::View(id)),
            (Some("add"), None) => query("kind").and_then(|word| kind_of(&word)).map(Open::New),
            (Some("add-folder"), None) => Some(Open::NewFolder),
            (Some("edit-folder"), None) => query("folder").map(|id| Open::EditFolder(id.into())),
            (Some("add-collection"), None) => Some(Open::NewCollection),
            (Some("edit-collection"), None) => query("collection").map(|id| Open::EditCollection(id.into())),
            _ => None,
        };
        Self {
            filter: Filter { vault, shelf },
            search: query("search").unwrap_or_default(),
            sort: query("sort").unwrap_or_default(),
            open,
        }
    }

    /// The pairs of the query; the default view has none.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        match &self.filter.vault {
            Vault::All => {}
            Vault::Mine => pairs.push(("organizationId", MINE.to_owned())),
            Vault::Organization(id) => pairs.push(("organizationId", id.to_string())),
        }
        match &self.filter.shelf {
            Shelf::All => {}
            Shelf::Collection(id) => pairs.push(("collectionId", id.to_string())),
            Shelf::Unassigned => pairs.push(("collectionId", "unassigned".to_owned())),
            Shelf::Folder(id) => pairs.push(("folderId", id.to_string())),
            Shelf::NoFolder => pairs.push(("folderId", NO_FOLDER.to_owned())),
            Shelf::Favorites => pairs.push(("type", "favorites".to_owned())),
            Shelf::Archive => pairs.push(("type", "archive".to_owned())),
            Shelf::Trash => pairs.push(("type", "trash".to_owned())),
            Shelf::Kind(kind) => pairs.push(("type", word_of(*kind).to_owned())),
        }
        if !self.search.is_empty() {
            pairs.push(("search", self.search.clone()));
        }
        if !self.sort.is_empty() {
            pairs.push(("sort", self.sort.clone()));
        }
        match &self.open {
            None => {}
            Some(Open::View(id)) => pairs.push(("itemId", id.to_string())),
            Some(Open::Edit(id)) => pairs.extend([("itemId", id.to_string()), ("action", "edit".to_owned())]),
            Some(Open::Clone(id)) => {
                pairs.extend([("itemId", id.to_string()), ("action", "clone".to_owned())])
            }
            Some(Open::New(kind)) => {
                pairs.extend([("action", "add".to_owned()), ("kind", word_of(*kind).to_owned())]);
            }
            Some(Open::NewFolder) => pairs.push(("action", "add-folder".to_owned())),
            Some(Open::EditFolder(id)) => {
                pairs.extend([("action", "edit-folder".to_owned()), ("folder", id.to_string())]);
            }
            Some(Open::NewCollection) => pairs.push(("action", "add-collection".to_owned())),
            Some(Open::EditCollection(id)) => {
                pairs.extend([
                    ("action", "edit-collection".to_owned()),
                    ("collection", id.to_string()),
                ]);
            }
        }
        pairs
    }

    /// The same view with something else open.
    pub fn opening(&self, open: Option<Open>) -> Self {
        Self { open, ..self.clone() }
    }

    /// Another shelf of the same vault; whatever was open closes, the search stays (V-22).
    pub fn on_shelf(&self, shelf: Shelf) -> Self {
        Self {
            filter: self.filter.clone().on_shelf(shelf),
            open: None,
            ..self.clone()
        }
    }

    /// Another vault. A collection belongs to one organization, so it is left behind (V-21).
    pub fn in_vault(&self, vault: Vault) -> Self {
        Self {
            filter: self.filter.clone().in_vault(vault, None),
            open: None,
            ..self.clone()
        }
    }

    /// The same list with another search.
    pub fn searching(&self, search: String) -> Self {
        Self {
            search,
            ..self.clone()
        }
    }

    /// The same list in another order.
    pub fn sorted(&self, sort: &Sort) -> Self {
        let sort = sort.to_string();
        let sort = if sort == BY_NAME { String::new() } else { sort };
        Self { sort, ..self.clone() }
    }

    /// The order as the table's head shows it.
    pub fn table_sort(&self) -> Sort {
        Sort::parse(&self.sort).unwrap_or_else(|| Sort::up(BY_NAME))
    }

    /// The order as the index makes it.
    pub fn order(&self) -> Order {
        match self.sort.as_str() {
            "-name" => Order::NameDescending,
            "-edited" => Order::Edited,
            "edited" => Order::EditedAscending,
            _ => Order::Name,
        }
    }
}

fn shelf_of(word: &str) -> Option<Shelf> {
    match word {
        "favorites" => Some(Shelf::Favorites),
        "archive" => Some(Shelf::Archive),
        "trash" => Some(Shelf::Trash),
        word => kind_of(word).map(Shelf::Kind),
    }
}

fn kind_of(word: &str) -> Option<Kind> {
    Kind::KNOWN.into_iter().find(|kind| word_of(*kind) == word)
}

fn word_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Login => "login",
        Kind::Card => "card",
        Kind::Identity => "identity",
        Kind::SecureNote => "note",
        Kind::SshKey => "sshKey",
        Kind::Other(_) => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn again(address: &Address) -> Address {
        let pairs = address.pairs();
        Address::parse(|name| {
            pairs
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| value.clone())
        })
    }

    #[test]
    fn every_view_survives_a_reload() {
        let shelves = [
            Shelf::All,
            Shelf::Favorites,
            Shelf::Kind(Kind::SshKey),
            Shelf::NoFolder,
            Shelf::Folder("f1".into()),
            Shelf::Collection("c1".into()),
            Shelf::Unassigned,
            Shelf::Archive,
            Shelf::Trash,
        ];
        let opens = [
            None,
            Some(Open::View("i1".into())),
            Some(Open::Edit("i1".into())),
            Some(Open::Clone("i1".into())),
            Some(Open::New(Kind::Card)),
            Some(Open::NewFolder),
            Some(Open::EditFolder("f2".into())),
            Some(Open::NewCollection),
            Some(Open::EditCollection("c2".into())),
        ];
        for vault in [Vault::All, Vault::Mine, Vault::Organization("o1".into())] {
            for shelf in &shelves {
                for open in &opens {
                    let address = Address {
                        filter: Filter {
                            vault: vault.clone(),
                            shelf: shelf.clone(),
                        },
                        search: "é /&".into(),
                        sort: "-edited".into(),
                        open: open.clone(),
                    };
                    assert_eq!(again(&address), address);
                }
            }
        }
    }

    #[test]
    fn the_default_view_has_no_query() {
        assert!(Address::default().pairs().is_empty());
    }

    #[test]
    fn another_organization_leaves_the_collection_behind_and_keeps_everything_else() {
        let address = Address {
            filter: Filter {
                vault: Vault::Organization("o1".into()),
                shelf: Shelf::Collection("c1".into()),
            },
            search: "bank".into(),
            sort: String::new(),
            open: Some(Open::View("i1".into())),
        };
        let moved = address.in_vault(Vault::Organization("o2".into()));
        assert_eq!(moved.filter.shelf, Shelf::All);
        assert_eq!(moved.search, "bank");
        assert_eq!(moved.open, None);
        let trash = address.on_shelf(Shelf::Trash).in_vault(Vault::Mine);
        assert_eq!(
            trash.filter,
            Filter {
                vault: Vault::Mine,
                shelf: Shelf::Trash
            }
        );
    }

    #[test]
    fn nonsense_in_a_link_is_ignored() {
        let address = Address::parse(|name| (name == "type" || name == "action").then(|| "what".to_owned()));
        assert_eq!(address, Address::default());
    }
}
