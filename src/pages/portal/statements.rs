//! `/providers/{id}/billing/history`: a statement for each month (D5, P-84), the list and one of them. For provider admins.
//! Refuses to know: how the figures come about; the server recorded them day by day.

use super::gate::Here;
use super::listing::Listing;
use super::statement::OneStatement;
use super::trouble::Trouble;
use crate::api;
use crate::intl::{self, use_text};
use crate::route::{PortalPage, Route};
use crate::table::{Column, Phone, Table, Width};
use crate::ui::{Badge, EmptyState, PageHeader, Tone};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use text::Texts;
use wire::ProviderId;
use wire::billing::{Amount, StatementHead};

#[component]
pub(super) fn Statements(here: Here) -> impl IntoView {
    let query = use_query_map();
    let month = Memo::new(move |_| query.with(|query| query.get("month")));
    move || {
        let here = here.clone();
        match month.get() {
            Some(month) => view! { <OneStatement here month/> }.into_any(),
            None => view! { <All here/> }.into_any(),
        }
    }
}

#[component]
fn All(here: Here) -> impl IntoView {
    let t = use_text();
    let listing = Listing::<StatementHead>::new();
    let id = StoredValue::new(here.id);
    let reload = Callback::new(move |()| {
        listing.fill(async move { api::billing::statements(&id.get_value()).await });
    });
    reload.run(());
    let problem = Signal::derive(move || listing.problem.get().map(|error| Trouble::Api(error).sentence(t)));
    let lede = t.billing().statements_lede().to_owned();
    let empty = move || {
        let t = t.billing();
        view! { <EmptyState icon="file-text" title=t.no_statements() text=t.no_statements_text()/> }
    };
    view! {
        <div class="page">
            <PageHeader title=t.billing().statements() lede=Some(lede)/>
            <Table
                label=t.billing().statements()
                columns=columns(t, id)
                rows=listing.rows
                key=|head: &StatementHead| head.month.clone()
                name=|head: &StatementHead| head.month.clone()
                loading=listing.loading
                problem
                on_retry=reload
                empty/>
        </div>
    }
}

fn columns(texts: Texts, id: StoredValue<ProviderId>) -> Vec<Column<StatementHead>> {
    let (t, lang) = (texts.billing(), texts.lang());
    vec![
        Column::new("month", t.month(), move |head: &StatementHead| {
            let page = Route::Provider(id.get_value(), PortalPage::Statements);
            let href = page.with_query(&[("month", &head.month)]);
            view! { <a href=href>{intl::month(lang, &head.month)}</a> }
        })
        .title(),
        Column::new("state", t.state(), move |head: &StatementHead| {
            match head.closed {
                true => view! { <Badge>{t.closed()}</Badge> }.into_any(),
                false => view! { <Badge tone=Tone::Accent>{t.running()}</Badge> }.into_any(),
            }
        })
        .width(Width::Rem(9.0))
        .phone(Phone::Plain),
        Column::new("clients", t.clients(), |head: &StatementHead| {
            head.clients.to_string()
        })
        .number(),
        Column::new("amount", t.amount(), move |head: &StatementHead| {
            amounts(texts, &head.totals)
        })
        .number()
        .width(Width::Rem(12.0)),
    ]
}

/// One sum after the other; without prices nothing to pay is known.
pub(super) fn amounts(texts: Texts, totals: &[Amount]) -> String {
    if totals.is_empty() {
        return texts.billing().no_price().to_owned();
    }
    let written = totals
        .iter()
        .map(|total| intl::money(texts.lang(), total.amount, &total.currency));
    written.collect::<Vec<_>>().join(" + ")
}
