//! The list of items of both faces (V-40, V-41): type, name, owner or collections, menu, and acts on several at once.
//! Refuses to know: which rows are shown; it gets their order.

use super::act::Hands;
use super::address::Open;
use super::bulk::BulkBar;
use super::deed::{self, Asked, Questions};
use super::desk::Desk;
use super::kind;
use super::menu::{Face, deeds};
use super::site::SitePicture;
use crate::table::{Column, Live, Phone, RowMenu, Selection, Sort, Table, Width};
use crate::ui::{Avatar, Badge, Icon, MenuItem};
use crate::vault::{Query, Row, is_in, marks};
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn ItemTable(
    desk: Desk,
    #[prop(into)] order: Signal<Arc<Vec<u32>>>,
    #[prop(into)] sort: Signal<Sort>,
    #[prop(into)] on_sort: Callback<(Sort,)>,
    #[prop(into)] loading: Signal<bool>,
    #[prop(into)] problem: Signal<Option<String>>,
    #[prop(into)] empty: ViewFn,
) -> impl IntoView {
    let t = desk.texts.items();
    let selection = Selection::new();
    let hands = Hands::of(desk);
    let asked = RwSignal::new(None::<Asked>);
    let gate = super::gate::use_gate();
    let toasts = crate::ui::use_toasts();
    let menu = RowMenu::new(move |row: &Row| {
        let row = row.clone();
        let items = deeds(&row, desk.face).into_iter();
        let items = items.map(|deed| {
            let row = row.clone();
            let press = move || deed::run(deed, &row, hands, gate, asked, toasts);
            let item = MenuItem::press(deed::label(deed, t), press).icon(deed::icon(deed));
            match deed::is_grave(deed) {
                true => item.danger(),
                false => item,
            }
        });
        items.collect::<Vec<MenuItem>>()
    });
    // Another filter shows other rows: what was chosen there is not meant here.
    let filter = Memo::new(move |_| desk.address.with(|address| address.filter.clone()));
    Effect::new(move |_| {
        filter.track();
        selection.clear();
    });
    let current = Signal::derive(move || {
        desk.address.with(|address| match &address.open {
            Some(Open::View(id) | Open::Edit(id)) => Some(id.to_string()),
            _ => None,
        })
    });
    view! {
        <BulkBar desk selection asked />
        <Table
            label=t.table_caption()
            class="pictured"
            columns=columns(desk)
            rows=desk.store.rows
            order=Signal::derive(move || Some(order.get()))
            key=|row: &Row| row.id.to_string()
            name=|row: &Row| row.name.clone()
            sort=sort
            on_sort=on_sort
            selection=selection
            menu=menu
            current=current
            row_class=|row: &Row| if row.problem.is_some() { "unreadable" } else { "" }
            loading=loading
            problem=problem
            on_retry=move || desk.again.run(())
            empty=empty
        />
        <Questions desk asked selection />
    }
}

fn columns(desk: Desk) -> Vec<Column<Row>> {
    let t = desk.texts.items();
    let name = Column::live("name", t.col_name(), move |row| name_cell(row, desk))
        .title()
        .sortable();
    let owner = match desk.face {
        Face::Vaults => Column::live("owner", t.col_owner(), move |row| owner_cell(row, desk)),
        Face::Console { .. } => Column::live("collections", t.col_collections(), move |row| {
            collections_cell(row, desk)
        }),
    };
    let lang = desk.texts.lang();
    let edited = Column::live("edited", t.col_updated(), move |row: Live<Row>| {
        move || row.with(|row| crate::intl::date(lang, &row.revision_date))
    })
    .sortable()
    .width(Width::Rem(9.0))
    .phone(Phone::Hidden);
    vec![name, owner.width(Width::Rem(14.0)).phone(Phone::Plain), edited]
}

/// Also what opens the item: the whole row follows this link.
fn name_cell(row: Live<Row>, desk: Desk) -> impl IntoView {
    let t = desk.texts.items();
    let icon = Signal::derive(move || {
        row.with(|row| match row.problem {
            Some(_) => "circle-alert",
            None => kind::icon(row.kind),
        })
        .to_owned()
    });
    let kind_word = move || row.with(|row| kind::label(row.kind, t));
    let name = move || {
        row.with(|row| match row.problem {
            Some(_) => Some(t.broken().into_any()),
            None => Some(desk.query.with(|query| marked(&row.name, query))),
        })
    };
    let href = move || {
        row.with(|row| {
            let open = Some(Open::View(row.id.clone()));
            desk.place.with(|place| desk.href(&place.opening(open)))
        })
    };
    let is_favorite = row.memo(|row| row.favorite);
    let is_archived = row.memo(|row| row.archived);
    let has_files = row.memo(|row| row.has_attachments);
    let has_subtitle = row.memo(|row| !row.subtitle.is_empty());
    let subtitle = move || row.with(|row| Some(desk.query.with(|query| marked(&row.subtitle, query))));
    let site = row.memo(move |row| desk.query.with(|query| found_site(row, query).map(str::to_owned)));
    let site = move || {
        let text = site.get()?;
        let text = move || desk.query.with(|query| marked(&text, query));
        Some(view! { <small class="faint">{text}</small> })
    };
    view! {
        <span class="named item-named">
            <span class="item-icon" title=kind_word><Icon name=icon /><SitePicture row /></span>
            <span class="named-text">
                <span class="named-line">
                    <a class="item-name" href=href data-noscroll="">
                        {name}
                        <span class="visually-hidden">" – "{kind_word}</span>
                    </a>
                    {move || is_favorite.get().then(|| mark("star", t.favorite()))}
                    {move || has_files.get().then(|| mark("paperclip", t.has_attachments()))}
                    {move || is_archived.get().then(|| view! { <Badge>{t.archived()}</Badge> })}
                </span>
                {move || has_subtitle.get().then(|| view! { <small class="faint">{subtitle}</small> })}
                {site}
            </span>
        </span>
    }
}

/// What the search found in a text stands out.
fn marked(text: &str, query: &Query) -> AnyView {
    if query.is_empty() {
        return text.to_owned().into_any();
    }
    let piece = |(found, piece): (bool, &str)| match found {
        true => view! { <mark>{piece.to_owned()}</mark> }.into_any(),
        false => piece.to_owned().into_any(),
    };
    marks(text, query)
        .into_iter()
        .map(piece)
        .collect_view()
        .into_any()
}

/// A row found by its address only: says which.
fn found_site<'a>(row: &'a Row, query: &Query) -> Option<&'a str> {
    if query.is_empty() || is_in(&row.name, query) || is_in(&row.subtitle, query) {
        return None;
    }
    row.uris.iter().map(String::as_str).find(|uri| is_in(uri, query))
}

fn mark(icon: &'static str, word: &'static str) -> impl IntoView {
    view! {
        <span class="item-mark" title=word>
            <Icon name=icon />
            <span class="visually-hidden">{word}</span>
        </span>
    }
}

/// Names arrive with the end of the first load: the cell follows them.
fn owner_cell(row: Live<Row>, desk: Desk) -> impl IntoView {
    let id = row.memo(|row| row.organization_id.clone());
    let owner = Signal::derive(move || id.with(|id| desk.owner(id.as_ref())));
    let is_shared = row.memo(|row| row.organization_id.is_some());
    let avatar = move || {
        let id = Signal::derive(move || id.get().map(|id| id.to_string()).unwrap_or_default());
        is_shared.get().then(|| view! { <Avatar name=owner id /> })
    };
    view! { <span class="item-owner">{avatar}<span>{owner}</span></span> }
}

fn collections_cell(row: Live<Row>, desk: Desk) -> impl IntoView {
    let ids = row.memo(|row| row.collection_ids.clone());
    let names = Memo::new(move |_| ids.with(|ids| desk.collection_names(ids)).join(", "));
    let is_unassigned = move || ids.with(Vec::is_empty);
    let words = move || match is_unassigned() {
        true => desk.texts.console().unassigned().to_owned(),
        false => names.get(),
    };
    view! { <span class="item-collections" class:faint=is_unassigned title=words>{words}</span> }
}
