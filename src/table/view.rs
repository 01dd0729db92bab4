//! The table itself: head, rows, and what stands there instead of rows. Refuses to know: where rows come from.

use super::{
    Column, Phone, RowMenu, Selection, Sort, Width,
    body::{self, Drawing},
    head::{self, Chosen},
    window,
};
use crate::ui::{LoadProblem, use_words};
use leptos::prelude::*;
use std::sync::Arc;

/// A table. `rows` are all rows, `order` the indices to show (filtered and sorted outside; absent: all as they are).
/// Above 100 rows it is windowed, so 100,000 are fine. On a phone each row becomes a list entry.
///
/// ```ignore
/// <Table label=t.clients() columns=columns(t) rows=rows order=Signal::derive(move || Some(order.get()))
///     key=|client: &Client| client.id.to_string() name=|client: &Client| client.organization_name.clone()
///     sort=sort on_sort=move |sort: Sort| go(sort) menu=RowMenu::new(menu) loading=loading problem=problem
///     on_retry=move || clients.refetch() empty=move || view! { <EmptyState icon="building-2" title=t.no_clients()/> }/>
/// ```
#[component]
pub fn Table<T: Clone + PartialEq + Send + Sync + 'static>(
    #[prop(into)] label: String,
    columns: Vec<Column<T>>,
    #[prop(into)] rows: Signal<Arc<Vec<T>>>,
    #[prop(into, optional)] order: Signal<Option<Arc<Vec<u32>>>>,
    /// What identifies a row (selection, focus, the current row).
    key: fn(&T) -> String,
    /// What a row is called where it can't be seen ("Select …", "Actions for …").
    name: fn(&T) -> String,
    #[prop(into, optional)] sort: Signal<Sort>,
    #[prop(into, optional)] on_sort: Option<Callback<(Sort,)>>,
    #[prop(optional)] selection: Option<Selection>,
    #[prop(optional)] menu: Option<RowMenu<T>>,
    /// Key of the row whose thing is open beside the table.
    #[prop(into, optional)]
    current: Signal<Option<String>>,
    #[prop(optional)] row_class: Option<fn(&T) -> &'static str>,
    /// What all rows have: `pictured` begin with a picture, `roomy` take three lines on a phone.
    #[prop(optional)]
    class: &'static str,
    /// A click anywhere on a row presses its first link or button.
    #[prop(default = true)]
    opens: bool,
    #[prop(into, optional)] loading: Signal<bool>,
    #[prop(into, optional)] problem: Signal<Option<String>>,
    #[prop(into, optional)] on_retry: Option<Callback<()>>,
    #[prop(into, optional)] empty: ViewFn,
) -> impl IntoView {
    let words = use_words();
    let count = Memo::new(move |_| match order.get() {
        Some(order) => order.len(),
        None => rows.with(|rows| rows.len()),
    });
    // By all rows, not by those a filter leaves: a search does not change how the list is drawn.
    let windowed = Memo::new(move |_| rows.with(|rows| rows.len()) > window::WHOLE);
    let marks = [
        (selection.is_some(), "checks"),
        (menu.is_some(), "menus"),
        (
            on_sort.is_some() && columns.iter().any(|column| column.sortable),
            "sorts",
        ),
    ];
    let marks = marks.iter().filter(|(is_so, _)| *is_so).map(|(_, mark)| *mark);
    let class: Vec<&str> = ["table", class].into_iter().chain(marks).collect();
    let (wide, narrow) = tracks(&columns, selection.is_some(), menu.is_some());
    let width = columns.len() + usize::from(selection.is_some()) + usize::from(menu.is_some());

    let shown_keys = move || -> Vec<String> {
        rows.with_untracked(|rows| match order.get_untracked() {
            Some(order) => order
                .iter()
                .filter_map(|at| rows.get(*at as usize))
                .map(key)
                .collect(),
            None => rows.iter().map(key).collect(),
        })
    };
    let chosen = selection.map(|selection| {
        let state = Signal::derive(move || match (selection.count(), count.get()) {
            (0, _) => Chosen::None,
            (chosen, all) if chosen >= all => Chosen::All,
            _ => Chosen::Some,
        });
        let choose = Callback::new(move |(all,): (bool,)| {
            if all {
                selection.choose_all(shown_keys());
            } else {
                selection.clear();
            }
        });
        (state, choose)
    });
    let head = head::head(&columns, sort, on_sort, chosen, menu.is_some());
    let drawing = Drawing {
        columns: columns.into(),
        key,
        name,
        selection,
        menu,
        current,
        row_class: row_class.unwrap_or(|_| ""),
    };
    let body = body::body(drawing, rows, order, count, windowed, opens);
    let instead = move || {
        if let Some(text) = problem.get() {
            return match on_retry {
                Some(on_retry) => view! { <LoadProblem text on_retry/> }.into_any(),
                None => view! { <LoadProblem text/> }.into_any(),
            };
        }
        match (count.get(), loading.get()) {
            (0, true) => skeleton(words.loading, width),
            (0, false) => empty.run(),
            _ => ().into_any(),
        }
    };
    let bare = move || count.get() == 0 && !loading.get();
    view! {
        <div class="table-frame" class:bare=bare aria-busy=move || loading.get().then_some("true")>
            <table class=class.join(" ") aria-label=label role="table" aria-hidden=move || bare().then_some("true")
                aria-rowcount=move || windowed.get().then(|| (count.get() + 1).to_string())
                style=("--columns", wide) style=("--columns-narrow", narrow)>
                {head}
                {body}
            </table>
            {instead}
        </div>
    }
}

/// The columns of a wide place, and of one without room for the spare ones.
fn tracks<T: Send + Sync + 'static>(columns: &[Column<T>], check: bool, menu: bool) -> (String, String) {
    let framed = |own: Vec<String>| {
        let check = check.then(|| Width::Rem(2.5).track());
        let menu = menu.then(|| Width::Rem(3.0).track());
        let all: Vec<String> = check.into_iter().chain(own).chain(menu).collect();
        all.join(" ")
    };
    let narrow = columns.iter().filter(|column| !column.spare);
    (
        framed(columns.iter().map(|column| column.width.track()).collect()),
        framed(
            narrow
                .map(|column| column.width.narrow_track(column.phone == Phone::Title))
                .collect(),
        ),
    )
}

fn skeleton(label: &'static str, width: usize) -> AnyView {
    let line = move |_| {
        view! { <div class="skeleton-row" aria-hidden="true">{(0..width).map(|_| view! { <span class="bone"></span> }).collect_view()}</div> }
    };
    view! {
        <div class="table-waiting" role="status">
            <span class="visually-hidden">{label}</span>
            {(0..6).map(line).collect_view()}
        </div>
    }
    .into_any()
}
