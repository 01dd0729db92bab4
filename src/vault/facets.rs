//! What decides whether a row is shown, as a few numbers per row instead of ids: the fast twin of `filter.rs`.
//! Refuses to know: text and order.

use super::filter::{Filter, Shelf, Vault};
use super::row::{Kind, Row};
use std::collections::HashMap;
use std::hash::Hash;
use wire::{CollectionId, FolderId, OrgId};

#[derive(Default)]
pub struct Facets {
    rows: Vec<Facet>,
    organizations: Numbers<OrgId>,
    folders: Numbers<FolderId>,
    collections: Numbers<CollectionId>,
}

struct Facet {
    organization: u32,
    folder: u32,
    kind: Kind,
    favorite: bool,
    place: Place,
    /// Most items lie in one collection or none.
    collections: Box<[u32]>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Shown,
    Archive,
    Trash,
}

/// "No organization", "no folder".
const NONE: u32 = 0;

/// How many rows each entry of the filter tree would show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// First axis: rows that are neither archived nor in the trash.
    pub every: usize,
    pub mine: usize,
    pub organizations: HashMap<OrgId, usize>,
    /// Second axis, inside the chosen vault.
    pub all: usize,
    pub favorites: usize,
    pub kinds: HashMap<Kind, usize>,
    pub folders: HashMap<FolderId, usize>,
    pub no_folder: usize,
    pub collections: HashMap<CollectionId, usize>,
    pub unassigned: usize,
    pub archive: usize,
    pub trash: usize,
}

/// A filter in the numbers of these facets.
pub struct Test<'a> {
    rows: &'a [Facet],
    vault: Wanted,
    shelf: Want,
}

#[derive(Clone, Copy)]
enum Wanted {
    Any,
    One(u32),
    Nothing,
}

enum Want {
    All,
    Favorites,
    Kind(Kind),
    Folder(Wanted),
    Collection(Wanted),
    Unassigned,
    Archive,
    Trash,
}

impl Facets {
    pub fn push(&mut self, row: &Row) {
        let facet = self.facet(row);
        self.rows.push(facet);
    }

    pub fn replace(&mut self, position: usize, row: &Row) {
        self.rows[position] = self.facet(row);
    }

    pub fn swap_remove(&mut self, position: usize) {
        self.rows.swap_remove(position);
    }

    pub fn test(&self, filter: &Filter) -> Test<'_> {
        let vault = self.vault(&filter.vault);
        let shelf = match &filter.shelf {
            Shelf::All => Want::All,
            Shelf::Favorites => Want::Favorites,
            Shelf::Kind(kind) => Want::Kind(*kind),
            Shelf::Folder(id) => Want::Folder(self.folders.wanted(id)),
            Shelf::NoFolder => Want::Folder(Wanted::One(NONE)),
            Shelf::Collection(id) => Want::Collection(self.collections.wanted(id)),
            Shelf::Unassigned => Want::Unassigned,
            Shelf::Archive => Want::Archive,
            Shelf::Trash => Want::Trash,
        };
        Test {
            rows: &self.rows,
            vault,
            shelf,
        }
    }

    pub fn counts(&self, vault: &Vault) -> Counts {
        let mut counts = Counts::default();
        let mut organizations = vec![0; self.organizations.len()];
        let mut folders = vec![0; self.folders.len()];
        let mut collections = vec![0; self.collections.len()];
        let vault = self.vault(vault);
        for facet in &self.rows {
            let shown = facet.place == Place::Shown;
            organizations[facet.organization as usize] += usize::from(shown);
            if !vault.is(facet.organization) {
                continue;
            }
            match facet.place {
                Place::Archive => counts.archive += 1,
                Place::Trash => counts.trash += 1,
                Place::Shown => {
                    counts.all += 1;
                    counts.favorites += usize::from(facet.favorite);
                    *counts.kinds.entry(facet.kind).or_default() += 1;
                    folders[facet.folder as usize] += 1;
                    for collection in &facet.collections {
                        collections[*collection as usize] += 1;
                    }
                    counts.unassigned += usize::from(facet.is_unassigned());
                }
            }
        }
        counts.every = organizations.iter().sum();
        counts.mine = organizations[NONE as usize];
        counts.no_folder = folders[NONE as usize];
        counts.organizations = self.organizations.named(&organizations);
        counts.folders = self.folders.named(&folders);
        counts.collections = self.collections.named(&collections);
        counts
    }

    fn vault(&self, vault: &Vault) -> Wanted {
        match vault {
            Vault::All => Wanted::Any,
            Vault::Mine => Wanted::One(NONE),
            Vault::Organization(id) => self.organizations.wanted(id),
        }
    }

    fn facet(&mut self, row: &Row) -> Facet {
        let place = match (row.deleted, row.archived) {
            (true, _) => Place::Trash,
            (false, true) => Place::Archive,
            (false, false) => Place::Shown,
        };
        Facet {
            organization: self.organizations.number(row.organization_id.as_ref()),
            folder: self.folders.number(row.folder_id.as_ref()),
            kind: row.kind,
            favorite: row.favorite,
            place,
            collections: row
                .collection_ids
                .iter()
                .map(|id| self.collections.number(Some(id)))
                .collect(),
        }
    }
}

impl Facet {
    fn is_unassigned(&self) -> bool {
        self.organization != NONE && self.collections.is_empty()
    }
}

impl Test<'_> {
    pub fn admits(&self, number: u32) -> bool {
        let facet = &self.rows[number as usize];
        if !self.vault.is(facet.organization) {
            return false;
        }
        let place = match self.shelf {
            Want::Trash => Place::Trash,
            Want::Archive => Place::Archive,
            _ => Place::Shown,
        };
        facet.place == place
            && match &self.shelf {
                Want::All | Want::Archive | Want::Trash => true,
                Want::Favorites => facet.favorite,
                Want::Kind(kind) => facet.kind == *kind,
                Want::Folder(wanted) => wanted.is(facet.folder),
                Want::Collection(wanted) => facet.collections.iter().any(|id| wanted.is(*id)),
                Want::Unassigned => facet.is_unassigned(),
            }
    }
}

impl Wanted {
    fn is(self, number: u32) -> bool {
        match self {
            Self::Any => true,
            Self::One(wanted) => wanted == number,
            Self::Nothing => false,
        }
    }
}

/// A small number for every id seen; `NONE` for no id.
struct Numbers<Id>(HashMap<Id, u32>);

impl<Id> Default for Numbers<Id> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<Id: Clone + Eq + Hash> Numbers<Id> {
    fn number(&mut self, id: Option<&Id>) -> u32 {
        let Some(id) = id else { return NONE };
        if let Some(number) = self.0.get(id) {
            return *number;
        }
        let number = self.len() as u32;
        self.0.insert(id.clone(), number);
        number
    }

    fn wanted(&self, id: &Id) -> Wanted {
        self.0
            .get(id)
            .map_or(Wanted::Nothing, |number| Wanted::One(*number))
    }

    /// With the place of `NONE`.
    fn len(&self) -> usize {
        self.0.len() + 1
    }

    fn named(&self, counts: &[usize]) -> HashMap<Id, usize> {
        let counted = self
            .0
            .iter()
            .map(|(id, number)| (id.clone(), counts[*number as usize]));
        counted.filter(|(_, count)| *count > 0).collect()
    }
}
