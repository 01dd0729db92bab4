//! The tree of filters beside a list of items: sections, branches nested by "/", counts, each a link.
//! Refuses to know: which filters a face has; it gets them as data.

use super::address::{Address, Open};
use super::desk::Desk;
use super::tree::{Branch, is_hidden};
use crate::browser::Setting;
use crate::ui::Icon;
use crate::vault::{Counts, Shelf, Vault};
use leptos::prelude::*;
use std::collections::HashSet;

/// One heading with its entries.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Stable word: collapsed state is remembered under it.
    pub id: &'static str,
    /// None: the entries stand without a heading.
    pub title: Option<&'static str>,
    pub branches: Vec<Branch<Entry>>,
}

/// One filter.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub icon: &'static str,
    pub mark: Mark,
    /// A word beside the name, e.g. that an organization is suspended.
    pub note: Option<&'static str>,
    /// A button beside it: accessible name and what it opens.
    pub edit: Option<(String, Open)>,
}

/// What an entry leads to, and what makes it the current one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    Vault(Vault),
    Shelf(Shelf),
}

impl Mark {
    fn is_current(&self, address: &Address) -> bool {
        match self {
            Self::Vault(vault) => *vault == address.filter.vault,
            Self::Shelf(shelf) => *shelf == address.filter.shelf,
        }
    }

    /// Where it leads from here.
    fn from(&self, address: &Address) -> Address {
        match self {
            Self::Vault(vault) => address.in_vault(vault.clone()),
            Self::Shelf(shelf) => address.on_shelf(shelf.clone()),
        }
    }

    /// How many rows it would show.
    fn count(&self, counts: &Counts) -> usize {
        let of = |known: Option<&usize>| known.copied().unwrap_or(0);
        match self {
            Self::Vault(Vault::All) => counts.every,
            Self::Vault(Vault::Mine) => counts.mine,
            Self::Vault(Vault::Organization(id)) => of(counts.organizations.get(id)),
            Self::Shelf(Shelf::All) => counts.all,
            Self::Shelf(Shelf::Favorites) => counts.favorites,
            Self::Shelf(Shelf::Kind(kind)) => of(counts.kinds.get(kind)),
            Self::Shelf(Shelf::Folder(id)) => of(counts.folders.get(id)),
            Self::Shelf(Shelf::NoFolder) => counts.no_folder,
            Self::Shelf(Shelf::Collection(id)) => of(counts.collections.get(id)),
            Self::Shelf(Shelf::Unassigned) => counts.unassigned,
            Self::Shelf(Shelf::Archive) => counts.archive,
            Self::Shelf(Shelf::Trash) => counts.trash,
        }
    }
}

impl Entry {
    pub fn new(icon: &'static str, mark: Mark) -> Self {
        Self {
            icon,
            mark,
            note: None,
            edit: None,
        }
    }

    /// A branch without children, for entries that never nest.
    pub fn alone(self, label: impl Into<String>) -> Branch<Self> {
        let label = label.into();
        Branch {
            entry: self,
            path: label.clone(),
            label,
            depth: 0,
            has_children: false,
        }
    }
}

/// Words of the collapse buttons, and how a number is written.
#[derive(Clone, Copy)]
pub struct FilterWords {
    pub label: &'static str,
    pub texts: text::Texts,
    pub number: fn(text::Texts, usize) -> String,
    pub collapse: fn(text::Texts, &str) -> String,
    pub expand: fn(text::Texts, &str) -> String,
}

#[component]
pub fn FilterTree(
    sections: Memo<Vec<Section>>,
    counts: Memo<Counts>,
    desk: Desk,
    words: FilterWords,
    /// Where the collapsed branches are remembered: one word per account and face.
    #[prop(into)]
    memory: String,
) -> impl IntoView {
    let memory = StoredValue::new(memory);
    let collapsed = RwSignal::new(memory.with_value(|key| recall(key)));
    let toggle = move |word: String| {
        collapsed.update(|set| {
            if !set.remove(&word) {
                set.insert(word);
            }
        });
        collapsed.with_untracked(|set| memory.with_value(|key| remember(key, set)));
    };
    let section = move |section: Section| {
        let id = format!("filter-{}", section.id);
        let heading = section.title.map(|title| {
            let is_open = move || !collapsed.with(|set| set.contains(section.id));
            let name = move || {
                let word = if is_open() { words.collapse } else { words.expand };
                word(words.texts, title)
            };
            view! {
                <div class="filter-heading">
                    <h2 id=id.clone()>{title}</h2>
                    <button
                        type="button"
                        class="filter-twist"
                        aria-expanded=move || is_open().to_string()
                        aria-label=name
                        on:click=move |_| toggle(section.id.to_owned())
                    >
                        <Icon name="chevron-down" />
                    </button>
                </div>
            }
        });
        let labelled = section.title.map(|_| id);
        let branches = StoredValue::new(section.branches);
        let lines = move || {
            collapsed.with(|set| {
                if section.title.is_some() && set.contains(section.id) {
                    return Vec::new();
                }
                branches.with_value(|all| {
                    (0..all.len())
                        .filter(|at| !is_hidden(all, *at, |entry| set.contains(&word_of(entry))))
                        .map(|at| all[at].clone())
                        .collect::<Vec<_>>()
                })
            })
        };
        let line = move |branch: Branch<Entry>| {
            view! { <FilterLine branch counts desk words collapsed toggle=Callback::new(toggle) /> }
        };
        view! {
            <section class="filter-section">
                {heading}
                <ul class="filter-list" aria-labelledby=labelled>
                    {move || lines().into_iter().map(line).collect_view()}
                </ul>
            </section>
        }
    };
    view! {
        <nav class="filters" aria-label=words.label>
            {move || sections.get().into_iter().map(section).collect_view()}
        </nav>
    }
}

#[component]
fn FilterLine(
    branch: Branch<Entry>,
    counts: Memo<Counts>,
    desk: Desk,
    words: FilterWords,
    collapsed: RwSignal<HashSet<String>>,
    toggle: Callback<String>,
) -> impl IntoView {
    let Branch {
        entry,
        label,
        path,
        depth,
        has_children,
    } = branch;
    let word = word_of(&entry);
    let twist = has_children.then(|| {
        let (seen, path, word) = (word.clone(), path.clone(), word.clone());
        let is_open = Memo::new(move |_| !collapsed.with(|set| set.contains(&seen)));
        let name = move || {
            let word = if is_open.get() {
                words.collapse
            } else {
                words.expand
            };
            word(words.texts, &path)
        };
        view! {
            <button
                type="button"
                class="filter-twist"
                aria-expanded=move || is_open.get().to_string()
                aria-label=name
                on:click=move |_| toggle.run(word.clone())
            >
                <Icon name="chevron-down" />
            </button>
        }
    });
    let edit = entry.edit.map(|(name, open)| {
        let href = move || {
            desk.place
                .with(|place| desk.href(&place.opening(Some(open.clone()))))
        };
        view! {
            <a class="filter-edit" href=href aria-label=name data-noscroll="">
                <Icon name="pencil" />
            </a>
        }
    });
    let mark = StoredValue::new(entry.mark);
    let current = move || {
        desk.place
            .with(|place| mark.with_value(|mark| mark.is_current(place)))
            .then_some("true")
    };
    let href = move || {
        desk.place
            .with(|place| mark.with_value(|mark| desk.href(&mark.from(place))))
    };
    let count = move || {
        let count = counts.with(|counts| mark.with_value(|mark| mark.count(counts)));
        (words.number)(words.texts, count)
    };
    let note = entry
        .note
        .map(|note| view! { <span class="filter-note">{note}</span> });
    view! {
        <li class=format!("filter-line depth-{}", depth.min(5))>
            {twist}
            <a class="filter-link" href=href aria-current=current title=path>
                <Icon name=entry.icon />
                <span class="filter-label">{label}</span>
                {note}
                <span class="filter-count">{count}</span>
            </a>
            {edit}
        </li>
    }
}

/// A branch in the memory of collapsed ones: ids only, never a name.
fn word_of(entry: &Entry) -> String {
    match &entry.mark {
        Mark::Shelf(Shelf::Folder(id)) => format!("folder:{id}"),
        Mark::Shelf(Shelf::Collection(id)) => format!("collection:{id}"),
        Mark::Vault(_) | Mark::Shelf(_) => String::new(),
    }
}

fn recall(tree: &str) -> HashSet<String> {
    let stored = Setting::Closed(tree.to_owned()).read().unwrap_or_default();
    stored
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn remember(tree: &str, collapsed: &HashSet<String>) {
    let words: Vec<&str> = collapsed.iter().map(String::as_str).collect();
    Setting::Closed(tree.to_owned()).write(&words.join(" "));
}
