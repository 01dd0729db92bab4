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

/// A place for a row: drawn anew when the rows change. When only the order does, its texts change where they stand, which
/// is a third of the work.
struct Slot<T> {
    rows: Arc<Vec<T>>,
    position: usize,
    windowed: bool,
}

impl<T> Slot<T> {
    /// The address stands for the version of the rows: they stay alive while a drawn slot holds them.
    fn key(&self) -> (usize, usize, bool) {
        (Arc::as_ptr(&self.rows) as usize, self.position, self.windowed)
    }
}

/// The order of the rows, or as they are.
type Order = Signal<Option<Arc<Vec<u32>>>>;

/// Which row stands at a position.
fn at(order: Option<&Arc<Vec<u32>>>, position: usize) -> Option<usize> {
    match order {
        Some(order) => order.get(position).map(|at| *at as usize),
        None => Some(position),
    }
}

pub(super) fn body<T: Send + Sync + 'static>(
    drawing: Drawing<T>,
    rows: Signal<Arc<Vec<T>>>,
    order: Order,
    count: Memo<usize>,
    opens: bool,
) -> AnyView {
    let node = NodeRef::<html::Tbody>::new();
    let seen = window::window_of(node, count);
    let windowed = Memo::new(move |_| count.get() > window::WHOLE);
    let slots = move || {
        let (rows, (first, last)) = (rows.get(), seen.get());
        let windowed = windowed.get();
        let there = order.with_untracked(|order| order.as_ref().map_or(rows.len(), |order| order.len()));
        (first..last.min(there))
            .map(|position| Slot {
                rows: Arc::clone(&rows),
                position,
                windowed,
            })
            .collect::<Vec<_>>()
    };
    keep_focus(node, rows);
    settle::on_row_edges(node);
    let drawing = Arc::new(drawing);
    let draw = move |slot: Slot<T>| {
        let (own, position) = (Arc::clone(&slot.rows), slot.position);
        let current = Memo::new(move |before: Option<&usize>| {
            let found = order.with(|order| at(order.as_ref(), position));
            // An order of newer rows: this one is about to go.
            let is_stale = rows.with_untracked(|rows| !Arc::ptr_eq(rows, &own));
            match (found, before) {
                (Some(found), _) if !is_stale => found,
                (_, before) => before.copied().unwrap_or(position),
            }
        });
        row(&drawing, slot, current)
    };
    view! {
        <tbody node_ref=node role="rowgroup" class:windowed=windowed class:opens=opens
            style=("--count", move || count.get().to_string())
            on:keydown=move |event| keys::on_key(&event)
            on:click=move |event| if opens { keys::open_row(&event) }>
            <For each=slots key=Slot::key children=draw/>
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

fn row<T: Send + Sync + 'static>(drawing: &Arc<Drawing<T>>, slot: Slot<T>, at: Memo<usize>) -> AnyView {
    let words = use_words();
    let Slot {
        rows,
        position,
        windowed,
    } = slot;
    let role = if windowed { "gridcell" } else { "cell" };
    let told = |tell: fn(&T) -> String| {
        let rows = Arc::clone(&rows);
        Memo::new(move |_| rows.get(at.get()).map(tell).unwrap_or_default())
    };
    let (key, name) = (told(drawing.key), told(drawing.name));
    let cell = |n: usize| {
        let (rows, drawing) = (Arc::clone(&rows), Arc::clone(drawing));
        let column = &drawing.columns[n];
        let (class, label) = (column.class(), column.heading.clone());
        let content = move || rows.get(at.get()).map(|data| (drawing.columns[n].cell)(data));
        view! { <td class=class role=role data-label=label>{content}</td> }
    };
    let cells = (0..drawing.columns.len()).map(cell).collect_view();
    let check = drawing.selection.map(|selection| {
        view! {
            <td class="cell check" role=role>
                <input type="checkbox" aria-label=move || name.with(|name| (words.select)(name))
                    prop:checked=move || key.with(|key| selection.has(key))
                    on:change=move |event| key.with_untracked(|key| selection.put(key, event_target_checked(&event)))/>
            </td>
        }
    });
    let menu = drawing.menu.clone().map(|menu| {
        let rows = Arc::clone(&rows);
        let items = move || {
            rows.get(at.get_untracked())
                .map(|data| (menu.0)(data))
                .unwrap_or_default()
        };
        let label = Signal::derive(move || name.with(|name| (words.actions_for)(name)));
        view! { <td class="cell actions" role=role><Menu label items/></td> }
    });
    let (selection, current, row_class) = (drawing.selection, drawing.current, drawing.row_class);
    let chosen = Memo::new(move |_| selection.is_some_and(|selection| key.with(|key| selection.has(key))));
    let is_current =
        Memo::new(move |_| current.with(|current| key.with(|key| current.as_ref() == Some(key))));
    // One text: a class that is set by itself would be lost when the others change.
    let class = move || {
        let own = rows.get(at.get()).map_or("", row_class);
        let chosen = if chosen.get() { " chosen" } else { "" };
        let current = if is_current.get() { " current" } else { "" };
        format!("row {own}{chosen}{current}")
    };
    view! {
        <tr class=class role="row" data-key=key
            aria-rowindex=windowed.then(|| (position + 2).to_string())
            style=("--position", position.to_string())>
            {check}{cells}{menu}
        </tr>
    }
    .into_any()
}
