//! The rows in view. Refuses to know: sorting and loading.

use super::{Column, RowMenu, Selection, keys, settle, window};
use crate::ui::{Menu, focus, use_words};
use leptos::{html, prelude::*};
use std::sync::Arc;

/// Everything a row needs to be drawn.
pub(super) struct Drawing<T: 'static> {
    pub columns: Arc<[Column<T>]>,
    pub key: fn(&T) -> String,
    pub name: fn(&T) -> String,
    pub selection: Option<Selection>,
    pub menu: Option<RowMenu<T>>,
    pub current: Signal<Option<String>>,
    pub row_class: fn(&T) -> &'static str,
}

/// A row to draw: drawn anew when the rows change, only moved when the order does.
struct Slot<T> {
    rows: Arc<Vec<T>>,
    at: usize,
    windowed: bool,
}

impl<T> Slot<T> {
    /// The address stands for the version of the rows: they stay alive while a drawn slot holds them.
    fn key(&self) -> (usize, usize, bool) {
        (Arc::as_ptr(&self.rows) as usize, self.at, self.windowed)
    }
}

pub(super) fn body<T: Send + Sync + 'static>(
    drawing: Drawing<T>,
    rows: Signal<Arc<Vec<T>>>,
    order: Signal<Option<Arc<Vec<u32>>>>,
    count: Memo<usize>,
    opens: bool,
) -> AnyView {
    let node = NodeRef::<html::Tbody>::new();
    let seen = window::window_of(node, count);
    let windowed = Memo::new(move |_| count.get() > window::WHOLE);
    let slots = move || {
        let (rows, order, (first, last)) = (rows.get(), order.get(), seen.get());
        let windowed = windowed.get();
        (first..last)
            .filter_map(|position| {
                let at = match &order {
                    Some(order) => *order.get(position)? as usize,
                    None => position,
                };
                (at < rows.len()).then(|| Slot {
                    rows: Arc::clone(&rows),
                    at,
                    windowed,
                })
            })
            .collect::<Vec<_>>()
    };
    keep_focus(node, rows);
    settle::on_row_edges(node);
    let drawing = Arc::new(drawing);
    let draw = move |index: ReadSignal<usize>, slot: Slot<T>| {
        let position = Memo::new(move |_| seen.get().0 + index.get());
        row(&drawing, slot, position)
    };
    view! {
        <tbody node_ref=node role="rowgroup" class:windowed=windowed class:opens=opens
            style=("--count", move || count.get().to_string())
            on:keydown=move |event| keys::on_key(&event)
            on:click=move |event| if opens { keys::open_row(&event) }>
            <ForEnumerate each=slots key=Slot::key children=draw/>
        </tbody>
    }
    .into_any()
}

/// When new rows replace the one with the focus, the focus goes to the row with the same key.
fn keep_focus<T: Send + Sync + 'static>(node: NodeRef<html::Tbody>, rows: Signal<Arc<Vec<T>>>) {
    let last = StoredValue::new(None::<String>);
    let remember = move || {
        let row = focus::current()
            .filter(|now| node.get_untracked().is_some_and(|body| body.contains(Some(now))))
            .and_then(|now| now.closest(".row").ok().flatten());
        row.and_then(|row| row.get_attribute("data-key"))
    };
    let listener = window_event_listener(leptos::ev::focusin, move |_| last.set_value(remember()));
    on_cleanup(move || listener.remove());
    Effect::new(move |before: Option<()>| {
        rows.track();
        if before.is_none() {
            return;
        }
        request_animation_frame(move || {
            let key = last.try_get_value().flatten();
            if let (None, Some(key), Some(body)) = (focus::current(), key, node.try_get_untracked().flatten())
            {
                let row = focus::matching(&body, ".row")
                    .into_iter()
                    .find(|row| row.get_attribute("data-key").as_deref() == Some(&key));
                if let Some(control) = row.and_then(|row| focus::focusables(&row).into_iter().next()) {
                    focus::give(&control);
                }
            }
        });
    });
}

fn row<T: Send + Sync + 'static>(drawing: &Drawing<T>, slot: Slot<T>, position: Memo<usize>) -> AnyView {
    let words = use_words();
    let Slot { rows, at, windowed } = slot;
    let data = &rows[at];
    let key = (drawing.key)(data);
    let name = (drawing.name)(data);
    let role = if windowed { "gridcell" } else { "cell" };
    let cells = drawing
        .columns
        .iter()
        .map(|column| {
            view! { <td class=column.class() role=role data-label=column.heading.clone()>{(column.cell)(data)}</td> }
        })
        .collect_view();
    let check = drawing.selection.map(|selection| {
        let (own, put) = (key.clone(), key.clone());
        view! {
            <td class="cell check" role=role>
                <input type="checkbox" aria-label=(words.select)(&name)
                    prop:checked=move || selection.has(&own)
                    on:change=move |event| selection.put(&put, event_target_checked(&event))/>
            </td>
        }
    });
    let menu = drawing.menu.clone().map(|menu| {
        let rows = Arc::clone(&rows);
        let items = move || (menu.0)(&rows[at]);
        view! { <td class="cell actions" role=role><Menu label=(words.actions_for)(&name) items/></td> }
    });
    let chosen = drawing.selection.map(|selection| {
        let own = key.clone();
        Memo::new(move |_| selection.has(&own))
    });
    let current = {
        let (own, current) = (key.clone(), drawing.current);
        move || current.with(|current| current.as_deref() == Some(own.as_str()))
    };
    view! {
        <tr class=format!("row {}", (drawing.row_class)(data)) role="row" data-key=key
            aria-rowindex=move || windowed.then(|| (position.get() + 2).to_string())
            class:chosen=move || chosen.is_some_and(|chosen| chosen.get())
            class:current=current
            style=("--position", move || position.get().to_string())>
            {check}{cells}{menu}
        </tr>
    }
    .into_any()
}
