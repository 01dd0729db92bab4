//! What stands in the Vaults list when no item does: one sentence per filter (V-27), and what to do next.
//! Refuses to know: rows.

use crate::item::address::Open;
use crate::item::desk::Desk;
use crate::ui::{Button, EmptyState, Look};
use crate::vault::{Kind, Shelf, Vault};
use leptos::prelude::*;

pub fn empty(desk: Desk) -> AnyView {
    let t = desk.texts.vaults();
    let address = desk.address.get();
    if !address.search.is_empty() {
        let text = t.empty_search_text(&address.search);
        let clear = move || desk.replace(&desk.address.get_untracked().searching(String::new()));
        return view! {
            <EmptyState icon="search" title=t.empty_search_title() text>
                <Button on_press=clear>{t.clear_search()}</Button>
            </EmptyState>
        }
        .into_any();
    }
    let (icon, title, text) = match (&address.filter.shelf, &address.filter.vault) {
        (Shelf::All | Shelf::Unassigned, Vault::Organization(id)) => (
            "building-2",
            t.empty_organization_title(),
            t.empty_organization_text(&desk.owner(Some(id))),
        ),
        (Shelf::All | Shelf::Unassigned, _) => ("vault", t.empty_all_title(), t.empty_all_text().to_owned()),
        (Shelf::Kind(_), _) => ("inbox", t.empty_kind_title(), t.empty_kind_text().to_owned()),
        (Shelf::Favorites, _) => (
            "star",
            t.empty_favorites_title(),
            t.empty_favorites_text().to_owned(),
        ),
        (Shelf::Folder(_), _) => (
            "folder-open",
            t.empty_folder_title(),
            t.empty_folder_text().to_owned(),
        ),
        (Shelf::NoFolder, _) => (
            "folder",
            t.empty_no_folder_title(),
            t.empty_no_folder_text().to_owned(),
        ),
        (Shelf::Collection(_), _) => (
            "layout-grid",
            t.empty_collection_title(),
            t.empty_collection_text().to_owned(),
        ),
        (Shelf::Archive, _) => (
            "archive",
            t.empty_archive_title(),
            t.empty_archive_text().to_owned(),
        ),
        (Shelf::Trash, _) => ("trash-2", t.empty_trash_title(), t.empty_trash_text().to_owned()),
    };
    let adds = match address.filter.shelf {
        Shelf::All | Shelf::Folder(_) => Some(Kind::Login),
        Shelf::Kind(kind) => Some(kind),
        _ => None,
    };
    let action = adds.map(|kind| {
        let label = crate::item::kind::new_label(kind, desk.texts.items());
        view! { <Button look=Look::Primary icon="plus" on_press=move || desk.open(Open::New(kind))>{label}</Button> }
    });
    view! { <EmptyState icon title text>{action}</EmptyState> }.into_any()
}

/// The name of the chosen organization, if it is suspended.
pub fn suspended(desk: Desk) -> Option<String> {
    desk.place.with(|place| {
        let Vault::Organization(id) = &place.filter.vault else {
            return None;
        };
        desk.own.person.with(|person| {
            let organizations = &person.as_ref()?.organizations;
            let known = organizations.iter().find(|known| known.id == *id)?;
            (!known.enabled).then(|| known.name.clone())
        })
    })
}
