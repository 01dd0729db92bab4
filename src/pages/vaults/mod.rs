//! Vaults (`/vault`): own and shared items in one list. For every person who is logged in.
//! Refuses to know: how items are filtered, opened and sealed; and clients reached through a provider (V-11).

mod collection;
mod empty;
mod folder;
mod sections;

use crate::collection::may_edit_named;
use crate::item::address::Open;
use crate::item::browse::{Browse, Frame};
use crate::item::desk::Desk;
use crate::item::filters::Section;
use crate::item::kind;
use crate::item::menu::Face;
use crate::route::Route;
use crate::session::{Sessions, use_session};
use crate::ui::{Banner, Icon, Menu, MenuItem, PageHeader, Progress, Tone};
use crate::vault::store::use_store;
use crate::vault::{Kind, Shelf, Vault};
use collection::{EditCollection, NewCollection, places};
use folder::FolderDialog;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sections::{Source, sections};

#[component]
pub fn Vaults() -> impl IntoView {
    let store = use_store();
    let session = use_session();
    let again = Callback::new(move |()| read_again(session));
    let desk = Desk::new(Route::Vault, (store, store), Face::Vaults, None, again);
    let t = desk.texts.vaults();
    let opening = Memo::new(move |_| store.person.with(Option::is_none));
    let vault = Memo::new(move |_| desk.place.with(|place| place.filter.vault.clone()));
    let frame = Frame {
        sections: tree(desk, vault),
        counts: Memo::new(move |_| vault.with(|vault| store.counts(vault))),
        search_label: Signal::derive(move || search_label(desk)),
        empty: ViewFn::from(move || empty::empty(desk)),
        loading: Signal::from(opening),
        problem: Signal::stored(None),
        notices: ViewFn::from(move || notices(desk, opening)),
        suspended: Memo::new(move |_| empty::suspended(desk)),
        dialogs: ViewFn::from(move || dialogs(desk)),
    };
    view! {
        <div class="page">
            <PageHeader title=t.title() lede=Signal::derive(move || Some(trail(desk)))>
                <New desk />
            </PageHeader>
            <Browse desk frame />
        </div>
    }
}

fn tree(desk: Desk, vault: Memo<Vault>) -> Memo<Vec<Section>> {
    let store = desk.store;
    Memo::new(move |_| {
        let person = store.person.get();
        let source = Source {
            organizations: person.as_ref().map_or(&[], |person| &person.organizations),
            folders: &store.folders.get(),
            collections: &store.collections.get(),
            vault: &vault.get(),
            may_edit: &|collection| {
                person
                    .as_ref()
                    .is_some_and(|person| may_edit_named(person, collection))
            },
        };
        sections(&source, desk.texts)
    })
}

/// Where the list stands: "All vaults › Logins" (V-44).
fn trail(desk: Desk) -> String {
    let t = desk.texts.vaults();
    let filter = desk.address.with(|address| address.filter.clone());
    let vault = match &filter.vault {
        Vault::All => t.all_vaults().to_owned(),
        Vault::Mine => t.my_vault().to_owned(),
        Vault::Organization(id) => desk.owner(Some(id)),
    };
    match shelf_name(desk, &filter.shelf) {
        Some(shelf) => format!("{vault} › {shelf}"),
        None => vault,
    }
}

fn shelf_name(desk: Desk, shelf: &Shelf) -> Option<String> {
    let t = desk.texts.vaults();
    let name = match shelf {
        Shelf::All | Shelf::Unassigned => return None,
        Shelf::Favorites => t.favorites(),
        Shelf::Kind(Kind::Login) => t.logins(),
        Shelf::Kind(Kind::Card) => t.cards(),
        Shelf::Kind(Kind::Identity) => t.identities(),
        Shelf::Kind(Kind::SecureNote) => t.notes(),
        Shelf::Kind(Kind::SshKey | Kind::Other(_)) => t.ssh_keys(),
        Shelf::NoFolder => desk.texts.items().no_folder(),
        Shelf::Archive => t.archive(),
        Shelf::Trash => t.trash(),
        Shelf::Folder(id) => {
            return desk.store.folders.with(|folders| {
                folders
                    .iter()
                    .find(|folder| folder.id == *id)
                    .map(|folder| folder.name.clone())
            });
        }
        Shelf::Collection(id) => return desk.collection_names(std::slice::from_ref(id)).pop(),
    };
    Some(name.to_owned())
}

/// The search field names what it searches (V-10).
fn search_label(desk: Desk) -> String {
    let t = desk.texts.vaults();
    let filter = desk.address.with(|address| address.filter.clone());
    match (shelf_name(desk, &filter.shelf), &filter.vault) {
        (Some(shelf), _) => t.search_in(&shelf),
        (None, Vault::All) => t.search_all().to_owned(),
        (None, Vault::Mine) => t.search_mine().to_owned(),
        (None, Vault::Organization(id)) => t.search_in(&desk.owner(Some(id))),
    }
}

fn notices(desk: Desk, opening: Memo<bool>) -> impl IntoView {
    let t = desk.texts.vaults();
    let in_archive = move || {
        desk.address
            .with(|address| address.filter.shelf == Shelf::Archive)
    };
    let in_trash = move || desk.address.with(|address| address.filter.shelf == Shelf::Trash);
    let opened = move || desk.store.rows.with(|rows| rows.len());
    let progress = move || {
        let label = Signal::derive(move || {
            let done = opened();
            desk.texts
                .items()
                .count(done as u64, &crate::intl::number(desk.texts.lang(), done as f64))
        });
        (opening.get() && opened() > 0).then(|| view! { <Progress label /> })
    };
    view! {
        {progress}
        {move || in_archive().then(|| view! { <Banner tone=Tone::Plain>{t.archive_note()}</Banner> })}
        {move || in_trash().then(|| view! { <Banner tone=Tone::Plain>{t.trash_note()}</Banner> })}
    }
}

fn dialogs(desk: Desk) -> impl IntoView {
    let open = Memo::new(move |_| desk.address.with(|address| address.open.clone()));
    // A link to a collection waits until it is known whose it is.
    let ready = Memo::new(move |_| desk.store.person.with(Option::is_some));
    move || match open.get() {
        Some(Open::NewCollection) if ready.get() => Some(view! { <NewCollection desk /> }.into_any()),
        Some(Open::EditCollection(id)) if ready.get() => {
            Some(view! { <EditCollection desk id /> }.into_any())
        }
        Some(Open::NewFolder) => Some(view! { <FolderDialog desk id=None /> }.into_any()),
        Some(Open::EditFolder(id)) => Some(view! { <FolderDialog desk id=Some(id) /> }.into_any()),
        _ => None,
    }
}

/// The "New" menu (V-43): every type, and a folder.
#[component]
fn New(desk: Desk) -> impl IntoView {
    let t = desk.texts.vaults();
    let i = desk.texts.items();
    let items = move || {
        let mut items: Vec<MenuItem> = Kind::KNOWN
            .into_iter()
            .map(|known| {
                MenuItem::press(kind::label(known, i), move || desk.open(Open::New(known)))
                    .icon(kind::icon(known))
            })
            .collect();
        items.push(
            MenuItem::press(i.folder(), move || desk.open(Open::NewFolder))
                .icon("folder-plus")
                .after_rule(),
        );
        if !places(desk).is_empty() {
            let press = move || desk.open(Open::NewCollection);
            items.push(MenuItem::press(desk.texts.console().new_collection(), press).icon("layout-grid"));
        }
        items
    };
    let trigger = move || view! { <Icon name="plus" /><span class="button-label">{t.new()}</span> };
    view! { <Menu label=t.new() look="button primary" trigger items /> }
}

fn read_again(session: Sessions) {
    spawn_local(async move {
        // The shell tells when a sync fails; the list stays as it is.
        let _ = session.sync().await;
    });
}
