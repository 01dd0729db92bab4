//! Plans and their prices (D5). Refuses to know: statements; they keep the prices of their month.

use super::Desk;
use super::plan::PlanDialog;
use crate::api;
use crate::intl;
use crate::table::{Column, Table};
use crate::ui::EmptyState;
use leptos::{prelude::*, task::spawn_local};
use std::sync::Arc;
use wire::billing::PlanOffer;

#[component]
pub(super) fn Plans(desk: Desk) -> impl IntoView {
    let t = desk.t.operator();
    let rows = RwSignal::new(Arc::new(Vec::<PlanOffer>::new()));
    let loading = RwSignal::new(true);
    let problem = RwSignal::new(None::<String>);
    let open = RwSignal::new(None::<PlanOffer>);
    let reload = Callback::new(move |()| {
        spawn_local(async move {
            match api::operator::plans(&desk.token()).await {
                Ok(list) => {
                    rows.set(Arc::new(list.data));
                    problem.set(None);
                }
                Err(error) => problem.set(Some(desk.refused(&error))),
            }
            let _ = loading.try_set(false);
        });
    });
    reload.run(());
    let close = Callback::new(move |()| open.set(None));
    let (billing, lang) = (desk.t.billing(), desk.t.lang());
    let money = move |amount: Option<i64>, offer: &PlanOffer| match (amount, &offer.currency) {
        (Some(amount), Some(currency)) => intl::money(lang, amount, currency),
        _ => "–".to_owned(),
    };
    let columns = vec![
        Column::new("name", billing.plan(), move |offer: &PlanOffer| {
            let (name, chosen) = (offer.name.clone(), offer.clone());
            view! { <div class="named"><button type="button" class="name" on:click=move |_| open.set(Some(chosen.clone()))>{name}</button></div> }
        })
        .title(),
        Column::new("seat", billing.seat_price(), move |offer: &PlanOffer| money(offer.seat_price, offer)).number(),
        Column::new("base", billing.base_price(), move |offer: &PlanOffer| money(offer.base_price, offer)).number(),
    ]
    .into_iter()
    .map(|column| match column.key {
        "name" => column,
        _ => column.width(crate::table::Width::Rem(12.0)),
    })
    .collect();
    view! {
        <p class="prose">{t.plans_text()}</p>
        <Table
            label=t.plans()
            columns
            rows
            key=|offer: &PlanOffer| offer.plan_type.to_string()
            name=|offer: &PlanOffer| offer.name.clone()
            loading
            problem
            on_retry=reload
            empty=move || view! { <EmptyState icon="file-text" title=t.plans()/> }/>
        {move || open.get().map(|offer| view! { <PlanDialog desk offer close changed=reload/> })}
    }
}
