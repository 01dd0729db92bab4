//! The line of acts on several chosen items (V-42). What a person may not change is skipped and counted.
//! Refuses to know: how many rows there are.

use super::act::Hands;
use super::deed::{Asked, tell};
use super::desk::Desk;
use super::menu::Face;
use crate::table::Selection;
use crate::ui::{Button, Look, use_toasts, use_words};
use crate::vault::{Kind, Row, Shelf};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;

#[component]
pub fn BulkBar(desk: Desk, selection: Selection, asked: RwSignal<Option<Asked>>) -> impl IntoView {
    let t = desk.texts.items();
    let words = use_words();
    let hands = Hands::of(desk);
    let toasts = use_toasts();
    let shelf = move || desk.address.with(|address| address.filter.shelf.clone());
    let in_trash = move || desk.address.with(|address| address.filter.shelf == Shelf::Trash);
    let chosen = move |may: fn(Face, &Row) -> bool| {
        let keys: BTreeSet<String> = selection.keys().into_iter().collect();
        let rows: Vec<Row> = desk.store.rows.with_untracked(|all| {
            all.iter()
                .filter(|row| keys.contains(row.id.as_str()))
                .cloned()
                .collect()
        });
        let all = rows.len();
        let rows: Vec<Row> = rows.into_iter().filter(|row| may(desk.face, row)).collect();
        let skipped = (all - rows.len()) as u64;
        if skipped > 0 {
            toasts.note(t.skipped_n(skipped));
        }
        rows
    };
    let has_organizations = move || {
        desk.own.person.with(|person| {
            person
                .as_ref()
                .is_some_and(|person| !person.organizations.is_empty())
        })
    };
    let ask = move |rows: Vec<Row>, question: fn(Vec<Row>) -> Asked| {
        if !rows.is_empty() {
            asked.set(Some(question(rows)));
        }
    };
    let restore = move || {
        let rows = chosen(|face, row| row.deleted && face.may_delete(row));
        let count = rows.len() as u64;
        if count == 0 {
            return;
        }
        spawn_local(async move {
            let answer = hands.restore(rows.into_iter().map(|row| row.id).collect()).await;
            selection.clear();
            tell(answer, t.restored_n(count), desk, toasts);
        });
    };
    let archive = move |into: bool| {
        let fits: fn(Face, &Row) -> bool = match into {
            true => |_, row| row.problem.is_none() && !row.deleted && !row.archived,
            false => |_, row| row.archived && !row.deleted,
        };
        let ids: Vec<_> = chosen(fits).into_iter().map(|row| row.id).collect();
        let count = ids.len() as u64;
        if count == 0 {
            return;
        }
        spawn_local(async move {
            let answer = hands.archive(ids, into).await;
            selection.clear();
            let done = if into {
                t.archived_n(count)
            } else {
                t.unarchived_n(count)
            };
            tell(answer, done, desk, toasts);
        });
    };
    let acts = move || match in_trash() {
        true => view! {
            <Button icon="undo-2" on_press=restore>{t.restore()}</Button>
            <Button
                look=Look::Danger
                icon="trash-2"
                on_press=move || ask(chosen(|face, row| face.may_delete(row)), Asked::Delete)
            >
                {t.delete_forever()}
            </Button>
        }
        .into_any(),
        false => {
            let move_to = (desk.face == Face::Vaults).then(|| {
                let press = move || ask(chosen(|_, row| row.problem.is_none()), Asked::Move);
                view! { <Button icon="folder" on_press=press>{t.move_to_folder()}</Button> }
            });
            let archives = (desk.face == Face::Vaults).then(|| match shelf() {
                Shelf::Archive => {
                    view! { <Button icon="archive-restore" on_press=move || archive(false)>{t.unarchive()}</Button> }
                }
                _ => view! { <Button icon="archive" on_press=move || archive(true)>{t.archive()}</Button> },
            });
            let gather = (desk.face != Face::Vaults || has_organizations()).then(|| {
                let fits: fn(Face, &Row) -> bool = |face, row| {
                    face.may_edit(row) && row.problem.is_none() && !matches!(row.kind, Kind::Other(_))
                };
                let press = move || ask(chosen(fits), Asked::Gather);
                view! { <Button icon="layout-grid" on_press=press>{t.assign()}</Button> }
            });
            let trash = move || ask(chosen(|face, row| face.may_delete(row)), Asked::Trash);
            view! {
                {move_to}
                {gather}
                {archives}
                <Button look=Look::Danger icon="trash-2" on_press=trash>{t.trash()}</Button>
            }
            .into_any()
        }
    };
    let any = Memo::new(move |_| selection.count() > 0);
    view! {
        {move || any.get().then(|| view! {
            <div class="bulk" role="region" aria-label=t.table_caption()>
                <span role="status">{move || t.selected_n(selection.count() as u64)}</span>
                {acts}
                <Button look=Look::Ghost icon="x" on_press=move || selection.clear()>{words.clear}</Button>
            </div>
        })}
    }
}
