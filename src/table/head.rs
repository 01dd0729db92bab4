//! The line of headings: sorting and choosing all. Refuses to know: the rows.

use super::{Column, Sort};
use crate::ui::{Icon, use_words};
use leptos::prelude::*;

/// State of the box that chooses all rows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Chosen {
    None,
    Some,
    All,
}

pub(super) fn head<T: Send + Sync + 'static>(
    columns: &[Column<T>],
    sort: Signal<Sort>,
    on_sort: Option<Callback<(Sort,)>>,
    chosen: Option<(Signal<Chosen>, Callback<(bool,)>)>,
    has_menu: bool,
) -> AnyView {
    let words = use_words();
    let all = chosen.map(|(state, choose)| {
        view! {
            <th class="cell check" role="columnheader" scope="col">
                <input type="checkbox" aria-label=words.select_all
                    prop:checked=move || state.get() == Chosen::All
                    prop:indeterminate=move || state.get() == Chosen::Some
                    on:change=move |event| choose.run((event_target_checked(&event),))/>
            </th>
        }
    });
    let headings = columns
        .iter()
        .map(|column| heading(column, sort, on_sort))
        .collect_view();
    let actions = has_menu.then(|| {
        view! { <th class="cell actions" role="columnheader" scope="col"><span class="visually-hidden">{words.actions}</span></th> }
    });
    view! {
        <thead role="rowgroup"><tr role="row" class="head" aria-rowindex="1">{all}{headings}{actions}</tr></thead>
    }
    .into_any()
}

fn heading<T: Send + Sync + 'static>(
    column: &Column<T>,
    sort: Signal<Sort>,
    on_sort: Option<Callback<(Sort,)>>,
) -> AnyView {
    let key = column.key;
    let class = column.class();
    let text = column.heading.clone();
    let Some(on_sort) = on_sort.filter(|_| column.sortable) else {
        return view! { <th class=class role="columnheader" scope="col">{text}</th> }.into_any();
    };
    let direction = Memo::new(move |_| sort.with(|sort| (sort.key == key).then_some(sort.descending)));
    let spoken = move || {
        direction
            .get()
            .map(|descending| if descending { "descending" } else { "ascending" })
    };
    let arrow = Signal::derive(move || {
        match direction.get() {
            Some(true) => "arrow-down",
            Some(false) => "arrow-up",
            None => "chevrons-up-down",
        }
        .to_owned()
    });
    view! {
        <th class=format!("{class} sortable") role="columnheader" scope="col" aria-sort=spoken>
            <button type="button" class="sort" class:active=move || direction.get().is_some()
                on:click=move |_| on_sort.run((sort.with_untracked(|sort| sort.clicked(key)),))>
                <span>{text}</span><Icon name=arrow/>
            </button>
        </th>
    }
    .into_any()
}
