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
use crate::table::{Column, Phone, RowMenu, Selection, Sort, Table, Width};
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
    let name = Column::new("name", t.col_name(), move |row: &Row| name_cell(row, desk))
        .title()
        .sortable();
    let owner = match desk.face {
        Face::Vaults => Column::new("owner", t.col_owner(), move |row: &Row| owner_cell(row, desk)),
        Face::Console { .. } => Column::new("collections", t.col_collections(), move |row: &Row| {
            collections_cell(row, desk)
        }),
    };
    let lang = desk.texts.lang();
    let edited = Column::new("edited", t.col_updated(), move |row: &Row| {
        crate::intl::date(lang, &row.revision_date)
    })
    .sortable()
    .width(Width::Rem(9.0))
    .phone(Phone::Hidden);
    vec![name, owner.width(Width::Rem(14.0)).phone(Phone::Plain), edited]
}

/// Also what opens the item: the whole row follows this link.
fn name_cell(row: &Row, desk: Desk) -> impl IntoView + use<> {
    let t = desk.texts.items();
    let broken = row.problem.is_some();
    let icon = if broken {
        "circle-alert"
    } else {
        kind::icon(row.kind)
    };
    let name = match broken {
        true => t.broken().into_any(),
        false => marked(row.name.clone(), desk).into_any(),
    };
    let kind_word = kind::label(row.kind, t);
    let open = Open::View(row.id.clone());
    let href = move || desk.href(&desk.address.get().opening(Some(open.clone())));
    let star = row.favorite.then(|| mark("star", t.favorite()));
    let archived = row.archived.then(|| view! { <Badge>{t.archived()}</Badge> });
    let clip = row
        .has_attachments
        .then(|| mark("paperclip", t.has_attachments()));
    let subtitle = (!row.subtitle.is_empty())
        .then(|| view! { <small class="faint">{marked(row.subtitle.clone(), desk)}</small> });
    let site = found_site(row, desk);
    view! {
        <span class="named item-named">
            <span class="item-icon" title=kind_word><Icon name=icon /><SitePicture row /></span>
            <span class="named-text">
                <span class="named-line">
                    <a class="item-name" href=href data-noscroll="">
                        {name}
                        <span class="visually-hidden">" – "{kind_word}</span>
                    </a>
                    {star}
                    {clip}
                    {archived}
                </span>
                {subtitle}
                {site}
            </span>
        </span>
    }
}

/// What the search found in a text stands out.
fn marked(text: String, desk: Desk) -> impl Fn() -> AnyView + Clone + Send + 'static {
    move || {
        let query = desk.address.with(|address| Query::parse(&address.search));
        if query.is_empty() {
            return text.clone().into_any();
        }
        let piece = |(found, piece): (bool, &str)| match found {
            true => view! { <mark>{piece.to_owned()}</mark> }.into_any(),
            false => piece.to_owned().into_any(),
        };
        marks(&text, &query)
            .into_iter()
            .map(piece)
            .collect_view()
            .into_any()
    }
}

/// A row found by its address only: says which.
fn found_site(row: &Row, desk: Desk) -> impl Fn() -> Option<AnyView> + Clone + Send + use<> {
    let (name, subtitle, uris) = (row.name.clone(), row.subtitle.clone(), row.uris.clone());
    move || {
        let query = desk.address.with(|address| Query::parse(&address.search));
        if query.is_empty() || is_in(&name, &query) || is_in(&subtitle, &query) {
            return None;
        }
        let uri = uris.iter().find(|uri| is_in(uri, &query))?;
        Some(view! { <small class="faint">{marked(uri.clone(), desk)}</small> }.into_any())
    }
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
fn owner_cell(row: &Row, desk: Desk) -> impl IntoView + use<> {
    let id = row.organization_id.clone();
    move || {
        let owner = desk.owner(id.as_ref());
        let avatar = id
            .as_ref()
            .map(|id| view! { <Avatar name=owner.clone() id=id.to_string() /> });
        view! { <span class="item-owner">{avatar}<span>{owner.clone()}</span></span> }
    }
}

fn collections_cell(row: &Row, desk: Desk) -> impl IntoView + use<> {
    let ids = row.collection_ids.clone();
    move || {
        let names = desk.collection_names(&ids);
        let faint = names.is_empty();
        let words = match faint {
            true => desk.texts.console().unassigned().to_owned(),
            false => names.join(", "),
        };
        view! { <span class="item-collections" class:faint=faint title=words.clone()>{words.clone()}</span> }
    }
}
