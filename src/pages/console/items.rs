//! Items and collections of an organization (`/organizations/{id}/vault`; A-300 to A-30E), for those who may list them.
//! Refuses to know: members' own items, folders and favourites.

use super::Here;
use super::load::{Shelf as Loaded, State};
use super::sections::{Source, sections};
use crate::collection::{CollectionDialog, may_edit};
use crate::item::address::Open;
use crate::item::browse::{Browse, Frame};
use crate::item::desk::Desk;
use crate::item::filters::Section;
use crate::item::kind;
use crate::item::menu::Face;
use crate::route::{ConsolePage, Route};
use crate::session::use_session;
use crate::ui::{Banner, Button, ButtonLink, EmptyState, Icon, Look, Menu, MenuItem, PageHeader};
use crate::vault::store::use_store;
use crate::vault::{Kind, Shelf, Vault};
use leptos::prelude::*;
use leptos::task::spawn_local;
use text::Texts;
use wire::CollectionId;
use wire::item_access::mode;

#[component]
pub fn Items(here: Here) -> impl IntoView {
    let session = use_session();
    let loaded = Loaded::new();
    let at = here.clone();
    let read = move || {
        let here = at.clone();
        spawn_local(async move { loaded.load(session, &here).await });
    };
    read();
    let again = Callback::new(move |()| read());
    let route = Route::Organization(here.id.clone(), ConsolePage::Items);
    let face = Face::Console {
        may_edit: here.edits_items,
    };
    let desk = Desk::new(
        route,
        (loaded.store, use_store()),
        face,
        Some(here.id.clone()),
        again,
    );
    let t = desk.texts.console();
    let here = StoredValue::new(here);
    let frame = Frame {
        sections: tree(desk, loaded, here),
        counts: Memo::new(move |_| loaded.store.counts(&Vault::All)),
        search_label: Signal::derive(move || match chosen_collection(desk) {
            Some(name) => t.search_collection(&name),
            None => t.search_items().to_owned(),
        }),
        empty: ViewFn::from(move || empty(desk, here)),
        loading: Signal::derive(move || loaded.state.get() == State::Loading),
        problem: Signal::derive(move || match loaded.state.get() {
            State::Failed(trouble) => Some(trouble.sentence(desk.texts)),
            State::Loading | State::Ready | State::ItemsClosed => None,
        }),
        notices: ViewFn::from(move || {
            let closed = move || loaded.state.get() == State::ItemsClosed;
            move || closed().then(|| here.with_value(|here| locked(desk.texts, here)))
        }),
        suspended: Memo::new(|_| None),
        dialogs: ViewFn::from(move || dialogs(desk, loaded, here)),
    };
    let name = here.with_value(|here| here.name.clone());
    let lede = Signal::derive(move || {
        Some(match chosen_collection(desk) {
            Some(collection) => format!("{name} › {collection}"),
            None => name.clone(),
        })
    });
    view! {
        <PageHeader title=t.collections_title() lede=lede>
            <New desk loaded here />
        </PageHeader>
        <Browse desk frame />
    }
}

fn tree(desk: Desk, loaded: Loaded, here: StoredValue<Here>) -> Memo<Vec<Section>> {
    let own = desk.own;
    // Answered once per load: the permission table needs the person, who is in the context here only.
    let editable = Memo::new({
        let person = own.person;
        move |_| -> Vec<CollectionId> {
            person.track();
            let here = here.get_value();
            let access = loaded.access.get();
            let editable = access.iter().filter(|collection| {
                person.with_untracked(|person| {
                    person
                        .as_ref()
                        .is_some_and(|person| may_edit(person, &here.id, collection))
                })
            });
            editable.map(|collection| collection.id.clone()).collect()
        }
    });
    Memo::new(move |_| {
        let editable = editable.get();
        let source = Source {
            collections: &loaded.store.collections.get(),
            sees_unassigned: here.with_value(|here| here.sees_unassigned),
            may_edit: &|id| editable.contains(id),
        };
        sections(&source, desk.texts)
    })
}

fn chosen_collection(desk: Desk) -> Option<String> {
    match desk.address.with(|address| address.filter.shelf.clone()) {
        Shelf::Collection(id) => desk.collection_names(&[id]).pop(),
        _ => None,
    }
}

fn empty(desk: Desk, here: StoredValue<Here>) -> AnyView {
    let t = desk.texts.console();
    let address = desk.address.get();
    if !address.search.is_empty() {
        let text = t.empty_search_text(&address.search);
        return view! { <EmptyState icon="search" title=t.empty_search_title() text /> }.into_any();
    }
    let (icon, title, text) = match address.filter.shelf {
        Shelf::Collection(_) => (
            "layout-grid",
            t.empty_collection_title(),
            t.empty_collection_text(),
        ),
        Shelf::Unassigned => ("inbox", t.empty_unassigned_title(), t.empty_unassigned_text()),
        Shelf::Trash => ("trash-2", t.empty_trash_title(), t.empty_trash_text()),
        Shelf::Kind(_) => (
            "inbox",
            desk.texts.vaults().empty_kind_title(),
            desk.texts.vaults().empty_kind_text(),
        ),
        _ => ("vault", t.empty_title(), t.empty_text()),
    };
    let adds = matches!(address.filter.shelf, Shelf::All | Shelf::Collection(_))
        && here.with_value(|here| here.edits_items);
    let action = adds.then(|| {
        let label = kind::new_label(Kind::Login, desk.texts.items());
        view! { <Button look=Look::Primary icon="plus" on_press=move || desk.open(Open::New(Kind::Login))>{label}</Button> }
    });
    view! { <EmptyState icon title text>{action}</EmptyState> }.into_any()
}

/// Why the items are closed to the provider's people, and where to ask (D3).
fn locked(texts: Texts, here: &Here) -> AnyView {
    let t = texts.access();
    match (here.item_access.as_deref(), here.asks_at.clone()) {
        (Some(mode::CONSENT), Some(href)) => {
            let ask = move || view! { <ButtonLink href=href.clone()>{t.ask()}</ButtonLink> };
            view! { <Banner action=ask>{t.locked_title()}". "{t.locked_consent()}</Banner> }.into_any()
        }
        (Some(mode::CONSENT), None) => view! { <Banner>{t.locked_consent()}</Banner> }.into_any(),
        _ => view! { <Banner>{t.locked_title()}". "{t.locked_none()}</Banner> }.into_any(),
    }
}

fn dialogs(desk: Desk, loaded: Loaded, here: StoredValue<Here>) -> impl IntoView {
    let open = Memo::new(move |_| desk.address.with(|address| address.open.clone()));
    // A link to a collection waits until the collections are there.
    let ready = Memo::new(move |_| matches!(loaded.state.get(), State::Ready | State::ItemsClosed));
    let at = move || here.with_value(|here| here.id.clone());
    move || match open.get() {
        Some(Open::NewCollection) if ready.get() => {
            Some(view! { <CollectionDialog desk access=loaded.access organization=at() id=None /> })
        }
        Some(Open::EditCollection(id)) if ready.get() => {
            Some(view! { <CollectionDialog desk access=loaded.access organization=at() id=Some(id) /> })
        }
        _ => None,
    }
}

#[component]
fn New(desk: Desk, loaded: Loaded, here: StoredValue<Here>) -> impl IntoView {
    let t = desk.texts.console();
    let i = desk.texts.items();
    let items = move || {
        let (edits, creates) = here.with_value(|here| (here.edits_items, here.creates_collections));
        let closed = loaded.state.get_untracked() == State::ItemsClosed;
        let reason = match (edits, closed) {
            (_, true) => Some(t.no_item_access_title()),
            (false, _) => Some(i.read_only()),
            (true, false) => None,
        };
        let mut items: Vec<MenuItem> = Kind::KNOWN
            .into_iter()
            .map(|known| {
                MenuItem::press(kind::label(known, i), move || desk.open(Open::New(known)))
                    .icon(kind::icon(known))
                    .disabled(reason)
            })
            .collect();
        let collection = MenuItem::press(t.new_collection(), move || desk.open(Open::NewCollection));
        let reason = (!creates).then(|| t.may_not_create());
        items.push(collection.icon("layout-grid").disabled(reason).after_rule());
        items
    };
    let trigger = move || view! { <Icon name="plus" /><span class="button-label">{t.new()}</span> };
    view! { <Menu label=t.new() look="button primary" trigger items /> }
}
