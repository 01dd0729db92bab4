//! The rows in view. Refuses to know: sorting and loading.

use super::column::{Cell, Live};
use super::window::{self, Window};
use super::{Column, RowMenu, Selection, arrange, keys, settle};
use crate::ui::{Menu, use_words};
use leptos::{html, prelude::*};
use std::sync::Arc;
use std::time::Duration;

/// Everything a row needs to be drawn.
pub(super) struct Drawing<T: Send + Sync + 'static> {
    pub columns: Arc<[Column<T>]>,
    pub key: fn(&T) -> String,
    pub name: fn(&T) -> String,
    pub selection: Option<Selection>,
    pub menu: Option<RowMenu<T>>,
    pub current: Signal<Option<String>>,
    pub row_class: fn(&T) -> &'static str,
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

/// So many rows from the first follow a change of the order at once, those below `NEXT` when these have been painted, the
/// others after them: what is read first is there first, and the next key does not wait for all of them.
const AT_ONCE: usize = 8;
const NEXT: usize = 20;
/// Between two turns, for a key that was pressed meanwhile.
const BREATH: Duration = Duration::from_millis(8);

/// An order that stays for its turn.
#[derive(Clone, PartialEq)]
struct Shown {
    turn: (u32, u32),
    order: Option<Arc<Vec<u32>>>,
}

/// An order one turn later, as lower rows show it. It is that of the same rows always: other rows are shown at once
/// everywhere.
fn late<T: Send + Sync + 'static>(rows: Signal<Arc<Vec<T>>>, order: Order) -> Order {
    let painted = RwSignal::new(0_u32);
    Effect::new(move |before: Option<()>| {
        order.track();
        if before.is_some() {
            // After the frame: a callback of the frame itself would come before its painting.
            request_animation_frame(move || {
                let show = move || {
                    let _ = painted.try_update(|painted| *painted += 1);
                };
                set_timeout(show, BREATH);
            });
        }
    });
    // Rows also change in place: their address says nothing.
    let version = Memo::new(move |before: Option<&u32>| {
        rows.track();
        before.copied().unwrap_or_default().wrapping_add(1)
    });
    let shown = Memo::new(move |before: Option<&Shown>| {
        let now = Shown {
            turn: (version.get(), painted.get()),
            order: order.get(),
        };
        match before {
            Some(before) if before.turn == now.turn => before.clone(),
            _ => now,
        }
    });
    Signal::derive(move || shown.with(|shown| shown.order.clone()))
}

/// Rows are not drawn anew: each place of the window shows the row that stands there now. New texts in a row that is there
/// cost the browser a fraction of a new row.
pub(super) fn body<T: Clone + PartialEq + Send + Sync + 'static>(
    drawing: Drawing<T>,
    rows: Signal<Arc<Vec<T>>>,
    order: Order,
    count: Memo<usize>,
    windowed: Memo<bool>,
    opens: bool,
) -> AnyView {
    let node = NodeRef::<html::Tbody>::new();
    let seen = window::window_of(node, count, windowed);
    // A place that is empty for the moment waits, hidden: typing in a search empties and fills them again and again.
    let places = Memo::new(move |before: Option<&usize>| {
        let now = seen.with(Window::len);
        now.max(before.copied().unwrap_or_default())
    });
    let next = late(rows, order);
    let last = late(rows, next);
    arrange::on_change(node, move || {
        order.track();
        next.track();
        last.track();
        rows.track();
        seen.get()
    });
    settle::on_row_edges(node);
    let drawing = Arc::new(drawing);
    let draw = move |place: usize| {
        let position = Memo::new(move |_| seen.with(|seen| seen.position(place)));
        let turn = Memo::new(move |_| {
            let first = seen.with(|seen| seen.first);
            match position.get().map(|at| at.saturating_sub(first)) {
                Some(0..AT_ONCE) => 0,
                Some(AT_ONCE..NEXT) => 1,
                _ => 2,
            }
        });
        let at = Memo::new(move |_| {
            let order = [order, next, last][turn.get()];
            let at = order.with(|order| at(order.as_ref(), position.get()?))?;
            rows.with(|rows| (at < rows.len()).then_some(at))
        });
        let data = Memo::new(move |before: Option<&Option<T>>| match at.get() {
            Some(at) => rows.with(|rows| rows.get(at).cloned()),
            // A search that is cleared brings the same rows back: in a long list they wait as they are.
            None => before.filter(|_| windowed.get_untracked()).cloned().flatten(),
        });
        let is_empty = Memo::new(move |_| at.get().is_none());
        row(
            &drawing,
            Place {
                data,
                position,
                is_empty,
            },
            windowed,
        )
    };
    view! {
        <tbody node_ref=node role="rowgroup" class:windowed=windowed class:opens=opens
            style=("--count", move || count.get().to_string())
            on:keydown=move |event| keys::on_key(&event)
            on:click=move |event| if opens { keys::open_row(&event) }>
            <For each=move || 0..places.get() key=|place| *place children=draw/>
        </tbody>
    }
    .into_any()
}

/// Where a row stands.
struct Place<T: Send + Sync + 'static> {
    data: Memo<Option<T>>,
    position: Memo<Option<usize>>,
    /// Hidden: whatever the data is, it is not of this list.
    is_empty: Memo<bool>,
}

fn row<T: Clone + PartialEq + Send + Sync + 'static>(
    drawing: &Arc<Drawing<T>>,
    place: Place<T>,
    windowed: Memo<bool>,
) -> AnyView {
    let words = use_words();
    let Place {
        data,
        position,
        is_empty,
    } = place;
    let told = |tell: fn(&T) -> String| Live(data).memo(tell);
    let (key, name) = (told(drawing.key), told(drawing.name));
    let cell = |n: usize| {
        let column = &drawing.columns[n];
        let (class, label) = (column.class(), column.heading.clone());
        let content = match &column.cell {
            Cell::Live(cell) => cell(Live(data)),
            Cell::Each(cell) => {
                let cell = Arc::clone(cell);
                (move || Live(data).with(|row| Some(cell(row)))).into_any()
            }
        };
        view! { <td class=class role="cell" data-label=label>{content}</td> }
    };
    let cells = (0..drawing.columns.len()).map(cell).collect_view();
    let check = drawing.selection.map(|selection| {
        view! {
            <td class="cell check" role="cell">
                <input type="checkbox" aria-label=move || name.with(|name| (words.select)(name))
                    prop:checked=move || key.with(|key| selection.has(key))
                    on:change=move |event| key.with_untracked(|key| selection.put(key, event_target_checked(&event)))/>
            </td>
        }
    });
    let menu = drawing.menu.clone().map(|menu| {
        let items =
            move || data.with_untracked(|data| data.as_ref().map(|data| (menu.0)(data)).unwrap_or_default());
        let label = Signal::derive(move || name.with(|name| (words.actions_for)(name)));
        view! { <td class="cell actions" role="cell"><Menu label items/></td> }
    });
    let (selection, current, row_class) = (drawing.selection, drawing.current, drawing.row_class);
    let chosen = Memo::new(move |_| selection.is_some_and(|selection| key.with(|key| selection.has(key))));
    let is_current =
        Memo::new(move |_| current.with(|current| key.with(|key| current.as_ref() == Some(key))));
    // An empty place keeps that of its last row: a class that comes and goes makes the browser ask again what it changes.
    let own = Memo::new(move |before: Option<&&'static str>| {
        let before = before.copied().unwrap_or_default();
        data.with(|data| data.as_ref().map_or(before, row_class))
    });
    // One text: a class that is set by itself would be lost when the others change.
    let class = move || {
        let own = own.get();
        let chosen = if chosen.get() { " chosen" } else { "" };
        let current = if is_current.get() { " current" } else { "" };
        format!("row {own}{chosen}{current}")
    };
    view! {
        <tr class=class role="row" data-key=move || (!is_empty.get()).then(|| key.get()) hidden=move || is_empty.get()
            aria-hidden=move || is_empty.get().then_some("true")
            aria-rowindex=move || position.get().filter(|_| windowed.get()).map(|at| (at + 2).to_string())
            style=("--position", move || position.get().unwrap_or_default().to_string())>
            {check}{cells}{menu}
        </tr>
    }
    .into_any()
}
