//! The filters of the console's items, as data: all, without collection, types, the tree of collections, trash.
//! Refuses to know: how they look (`item::filters`).

use crate::item::address::Open;
use crate::item::filters::{Entry, Mark, Section};
use crate::item::kind;
use crate::item::tree::{Branch, tree};
use crate::safe::CollectionName;
use crate::vault::{Kind, Shelf};
use text::Texts;
use wire::CollectionId;

pub struct Source<'a> {
    pub collections: &'a [CollectionName],
    pub sees_unassigned: bool,
    /// Whether the person may edit this collection.
    pub may_edit: &'a dyn Fn(&CollectionId) -> bool,
}

pub fn sections(source: &Source, t: Texts) -> Vec<Section> {
    let (c, v) = (t.console(), t.vaults());
    let mut all = vec![shelf("list", Shelf::All).alone(c.all_items())];
    if source.sees_unassigned {
        all.push(shelf("inbox", Shelf::Unassigned).alone(c.unassigned()));
    }
    let mut sections = vec![Section {
        id: "all",
        title: None,
        branches: all,
    }];
    let collections = collections(source, t);
    if !collections.is_empty() {
        sections.push(Section {
            id: "collections",
            title: Some(c.collections_title()),
            branches: collections,
        });
    }
    sections.push(Section {
        id: "types",
        title: Some(v.types()),
        branches: types(t),
    });
    sections.push(Section {
        id: "trash",
        title: None,
        branches: vec![shelf("trash-2", Shelf::Trash).alone(c.trash())],
    });
    sections
}

fn types(t: Texts) -> Vec<Branch<Entry>> {
    let v = t.vaults();
    let label = |known| match known {
        Kind::Login => v.logins(),
        Kind::Card => v.cards(),
        Kind::Identity => v.identities(),
        Kind::SecureNote => v.notes(),
        Kind::SshKey | Kind::Other(_) => v.ssh_keys(),
    };
    Kind::KNOWN
        .into_iter()
        .map(|known| shelf(kind::icon(known), Shelf::Kind(known)).alone(label(known)))
        .collect()
}

fn collections(source: &Source, t: Texts) -> Vec<Branch<Entry>> {
    let c = t.console();
    let named = source.collections.iter().map(|collection| {
        let name = match collection.problem {
            None => collection.name.clone(),
            Some(_) => t.vaults().collection_broken().to_owned(),
        };
        let mut entry = shelf("layout-grid", Shelf::Collection(collection.id.clone()));
        if (source.may_edit)(&collection.id) {
            let open = Open::EditCollection(collection.id.clone());
            entry.edit = Some((c.edit_collection_n(&name), open));
        }
        (entry, name)
    });
    tree(named)
}

fn shelf(icon: &'static str, shelf: Shelf) -> Entry {
    Entry::new(icon, Mark::Shelf(shelf))
}
