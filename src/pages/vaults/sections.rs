//! The filters of the Vaults page, in the order of V-10 to V-17, as data.
//! Refuses to know: how they look (`item::filters`) and clients reached through a provider (V-11: never here).

use crate::item::address::Open;
use crate::item::filters::{Entry, Mark, Section};
use crate::item::kind;
use crate::item::tree::{Branch, tree};
use crate::safe::{CollectionName, FolderName};
use crate::vault::{Kind, Shelf, Vault};
use text::Texts;
use wire::organization::ProfileOrganization;

/// What the tree is made of.
pub struct Source<'a> {
    /// Memberships only.
    pub organizations: &'a [ProfileOrganization],
    pub folders: &'a [FolderName],
    pub collections: &'a [CollectionName],
    pub vault: &'a Vault,
    /// Who manages a collection changes it here.
    pub may_edit: &'a dyn Fn(&CollectionName) -> bool,
}

pub fn sections(source: &Source, t: Texts) -> Vec<Section> {
    let v = t.vaults();
    let mut sections = vec![
        Section {
            id: "vaults",
            title: Some(v.vaults()),
            branches: vaults(source, t),
        },
        Section {
            id: "types",
            title: Some(v.all_items()),
            branches: types(t),
        },
        Section {
            id: "folders",
            title: Some(v.folders()),
            branches: folders(source, t),
        },
    ];
    let collections = collections(source, t);
    if !collections.is_empty() {
        sections.push(Section {
            id: "collections",
            title: Some(v.collections()),
            branches: collections,
        });
    }
    sections.push(Section {
        id: "trash",
        title: None,
        branches: vec![
            shelf("archive", Shelf::Archive).alone(v.archive()),
            shelf("trash-2", Shelf::Trash).alone(v.trash()),
        ],
    });
    sections
}

fn vaults(source: &Source, t: Texts) -> Vec<Branch<Entry>> {
    let v = t.vaults();
    let entry = |icon, vault: Vault| Entry::new(icon, Mark::Vault(vault));
    let mut branches = vec![
        entry("layers", Vault::All).alone(v.all_vaults()),
        entry("user", Vault::Mine).alone(v.my_vault()),
    ];
    let mut organizations: Vec<&ProfileOrganization> = source.organizations.iter().collect();
    organizations.sort_by_key(|organization| organization.name.to_lowercase());
    for organization in organizations {
        let mut entry = entry("building-2", Vault::Organization(organization.id.clone()));
        entry.note = (!organization.enabled).then(|| v.suspended());
        branches.push(entry.alone(&organization.name));
    }
    branches
}

fn types(t: Texts) -> Vec<Branch<Entry>> {
    let v = t.vaults();
    let mut branches = vec![
        shelf("list", Shelf::All).alone(v.all_items()),
        shelf("star", Shelf::Favorites).alone(v.favorites()),
    ];
    for known in Kind::KNOWN {
        let label = match known {
            Kind::Login => v.logins(),
            Kind::Card => v.cards(),
            Kind::Identity => v.identities(),
            Kind::SecureNote => v.notes(),
            Kind::SshKey | Kind::Other(_) => v.ssh_keys(),
        };
        branches.push(shelf(kind::icon(known), Shelf::Kind(known)).alone(label));
    }
    branches
}

fn folders(source: &Source, t: Texts) -> Vec<Branch<Entry>> {
    let v = t.vaults();
    let named = source.folders.iter().map(|folder| {
        let name = match folder.problem {
            None => folder.name.clone(),
            Some(_) => v.folder_broken().to_owned(),
        };
        let mut entry = shelf("folder", Shelf::Folder(folder.id.clone()));
        let open = Open::EditFolder(folder.id.clone());
        entry.edit = Some((v.edit_folder_n(&name), open));
        (entry, name)
    });
    let mut branches = tree(named);
    branches.push(shelf("folder-open", Shelf::NoFolder).alone(t.items().no_folder()));
    branches
}

fn collections(source: &Source, t: Texts) -> Vec<Branch<Entry>> {
    let wanted = |collection: &&CollectionName| match source.vault {
        Vault::All => true,
        Vault::Mine => false,
        Vault::Organization(id) => collection.organization_id == *id,
    };
    let named = source.collections.iter().filter(wanted).map(|collection| {
        let name = match collection.problem {
            None => collection.name.clone(),
            Some(_) => t.vaults().collection_broken().to_owned(),
        };
        let mut entry = shelf("layout-grid", Shelf::Collection(collection.id.clone()));
        if (source.may_edit)(collection) {
            let open = Open::EditCollection(collection.id.clone());
            entry.edit = Some((t.console().edit_collection_n(&name), open));
        }
        (entry, name)
    });
    tree(named)
}

fn shelf(icon: &'static str, shelf: Shelf) -> Entry {
    Entry::new(icon, Mark::Shelf(shelf))
}

#[cfg(test)]
mod tests {
    use super::*;
    use text::Lang;

    fn organization(id: &str, name: &str, enabled: bool) -> ProfileOrganization {
        ProfileOrganization {
            id: id.into(),
            name: name.into(),
            enabled,
            ..ProfileOrganization::default()
        }
    }

    fn collection(id: &str, org: &str, name: &str) -> CollectionName {
        CollectionName {
            id: id.into(),
            organization_id: org.into(),
            name: name.into(),
            external_id: None,
            read_only: false,
            hide_passwords: false,
            manage: false,
            my_items: false,
            problem: None,
        }
    }

    fn labels(sections: &[Section], id: &str) -> Vec<String> {
        let section = sections.iter().find(|section| section.id == id);
        section.map_or_else(Vec::new, |section| {
            section
                .branches
                .iter()
                .map(|branch| format!("{}{}", "-".repeat(branch.depth), branch.label))
                .collect()
        })
    }

    #[test]
    fn the_tree_has_the_order_of_the_official_one() {
        let organizations = [
            organization("o2", "zeta", false),
            organization("o1", "Alpha", true),
        ];
        let folders = [
            FolderName {
                id: "f1".into(),
                name: "Clients/Lyon".into(),
                problem: None,
            },
            FolderName {
                id: "f2".into(),
                name: "Clients".into(),
                problem: None,
            },
        ];
        let collections = [
            collection("c1", "o1", "Finance/Banks"),
            collection("c2", "o2", "Finance"),
        ];
        let source = Source {
            organizations: &organizations,
            folders: &folders,
            collections: &collections,
            vault: &Vault::All,
            may_edit: &|_| false,
        };
        let found = sections(&source, Texts(Lang::En));
        let ids: Vec<&str> = found.iter().map(|section| section.id).collect();
        assert_eq!(ids, ["vaults", "types", "folders", "collections", "trash"]);
        assert_eq!(
            labels(&found, "vaults"),
            ["All vaults", "My vault", "Alpha", "zeta"]
        );
        assert_eq!(labels(&found, "folders"), ["Clients", "-Lyon", "No folder"]);
        assert_eq!(labels(&found, "collections"), ["Finance", "-Banks"]);
        assert_eq!(found[0].branches[3].entry.note, Some("Suspended"));
    }

    #[test]
    fn a_chosen_organization_shows_its_own_collections_and_my_vault_none() {
        let collections = [collection("c1", "o1", "Banks"), collection("c2", "o2", "Mail")];
        for (vault, expected) in [
            (Vault::Organization("o2".into()), vec!["Mail"]),
            (Vault::Mine, vec![]),
        ] {
            let source = Source {
                organizations: &[],
                folders: &[],
                collections: &collections,
                vault: &vault,
                may_edit: &|_| false,
            };
            assert_eq!(
                labels(&sections(&source, Texts(Lang::En)), "collections"),
                expected
            );
        }
    }
}
