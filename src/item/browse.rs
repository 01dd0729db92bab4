//! The frame around a list of items: filters beside it, search and counts above it, what is open over it.
//! Refuses to know: which filters and which empty states a face has; it gets them.

use super::address::{Address, Open};
use super::deep::{Deep, QueryHelp};
use super::desk::Desk;
use super::editor::{ItemEditor, Task};
use super::filters::{FilterTree, FilterWords, Section};
use super::gate::{Gate, GateDialog};
use super::page::ItemPage;
use super::table::ItemTable;
use crate::form::SearchField;
use crate::intl;
use crate::table::Sort;
use crate::ui::{Button, Dialog, DialogBody, EmptyState, Span, focus};
use crate::vault::Counts;
use leptos::{ev, prelude::*};
use text::Texts;

/// What a face adds to the frame.
#[derive(Clone)]
pub struct Frame {
    pub sections: Memo<Vec<Section>>,
    pub counts: Memo<Counts>,
    pub search_label: Signal<String>,
    pub empty: ViewFn,
    pub loading: Signal<bool>,
    pub problem: Signal<Option<String>>,
    /// Above the list: banners.
    pub notices: ViewFn,
    /// The name of a suspended organization: its items are not shown.
    pub suspended: Memo<Option<String>>,
    /// Dialogs of the face itself.
    pub dialogs: ViewFn,
}

#[component]
pub fn Browse(desk: Desk, frame: Frame) -> impl IntoView {
    let texts = desk.texts;
    let v = texts.vaults();
    let gate = Gate::provide();
    let search = Memo::new(move |_| desk.address.with(|address| address.search.clone()));
    let listed = Memo::new(move |_| {
        desk.address
            .with(|address| (address.filter.clone(), address.search.clone(), address.order()))
    });
    let deep = Deep::of(desk, search);
    let order = Memo::new(move |_| {
        let (filter, search, sort) = listed.get();
        let query = deep.complete(&search, desk.query.get());
        desk.store.order(&filter, &query, sort)
    });
    let sort = Signal::derive(move || desk.address.with(Address::table_sort));
    let on_sort = move |sort: Sort| desk.replace(&desk.address.get_untracked().sorted(&sort));
    let on_search = move |text: String| desk.replace(&desk.address.get_untracked().searching(text));
    // Down from the search field leads into the list.
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "ArrowDown"
            && let Ok(Some(first)) = document().query_selector(".item-name")
        {
            event.prevent_default();
            focus::give(&first);
        }
    };
    let found = move || order.with(|order| order.len());
    let shown = move || {
        texts
            .items()
            .count(found() as u64, &intl::number(texts.lang(), found() as f64))
    };
    let sheet = RwSignal::new(false);
    // A filter chosen in the sheet closes it.
    Effect::new(move |_| {
        listed.track();
        sheet.set(false);
    });
    let tree = move || view! { <Filters desk sections=frame.sections counts=frame.counts /> };
    let Frame {
        search_label,
        empty,
        loading,
        problem,
        notices,
        suspended,
        dialogs,
        ..
    } = frame;
    let list = move || match suspended.get() {
        Some(name) => {
            view! { <EmptyState icon="ban" title=v.suspended_title(&name) text=v.suspended_text() /> }
                .into_any()
        }
        None => {
            let empty = empty.clone();
            view! {
                <ItemTable desk order=Signal::from(order) sort on_sort loading problem empty />
            }
            .into_any()
        }
    };
    view! {
        <div class="browse">
            <aside class="browse-filters">{tree()}</aside>
            <div class="browse-main">
                <div class="browse-bar" on:keydown=on_key>
                    <span class="browse-funnel">
                        <Button icon="funnel" on_press=move || sheet.set(true)>{v.filters()}</Button>
                    </span>
                    <SearchField label=search_label value=search on_change=on_search wait=60 />
                    <span class="browse-count" role="status">{shown}</span>
                </div>
                <QueryHelp search looking=deep.looking texts />
                {notices.run()}
                {list}
            </div>
        </div>
        {move || sheet.get().then(|| view! {
            <Dialog title=v.filters() on_close=move || sheet.set(false) span=Span::Side>
                <DialogBody>{tree()}</DialogBody>
            </Dialog>
        })}
        <Opened desk />
        {dialogs.run()}
        <GateDialog gate texts />
    }
}

#[component]
fn Filters(desk: Desk, sections: Memo<Vec<Section>>, counts: Memo<Counts>) -> impl IntoView {
    let texts = desk.texts;
    let words = FilterWords {
        label: texts.vaults().filters(),
        texts,
        number: |texts: Texts, count: usize| intl::number(texts.lang(), count as f64),
        collapse: |texts: Texts, what: &str| texts.vaults().collapse(what),
        expand: |texts: Texts, what: &str| texts.vaults().expand(what),
    };
    let memory = match (
        crate::session::use_session().account(),
        desk.organization.get_value(),
    ) {
        (Some(account), None) => format!("claviger.filters.{}", account.user_id),
        (Some(account), Some(organization)) => format!("claviger.filters.{}.{organization}", account.user_id),
        (None, _) => "claviger.filters".to_owned(),
    };
    view! {
        <FilterTree sections counts desk words memory=memory />
    }
}

/// The item or editor the address names.
#[component]
fn Opened(desk: Desk) -> impl IntoView {
    let open = Memo::new(move |_| desk.address.with(|address| address.open.clone()));
    move || match open.get() {
        Some(Open::View(id)) => Some(view! { <ItemPage desk id /> }.into_any()),
        Some(Open::Edit(id)) => Some(view! { <ItemEditor desk task=Task::Edit(id) /> }.into_any()),
        Some(Open::Clone(id)) => Some(view! { <ItemEditor desk task=Task::Clone(id) /> }.into_any()),
        Some(Open::New(kind)) => Some(view! { <ItemEditor desk task=Task::New(kind) /> }.into_any()),
        _ => None,
    }
}
