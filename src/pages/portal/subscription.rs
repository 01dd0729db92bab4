//! `/providers/{id}/billing/subscription`: the seats of each plan and what they cost (P-80, P-81). For provider admins.
//! Refuses to know: payment; there is no gateway (D5).

use super::gate::Here;
use super::trouble::Trouble;
use crate::api;
use crate::intl::{self, use_text};
use crate::ui::{Badge, EmptyState, LoadProblem, PageHeader, Skeleton, Tone};
use leptos::{prelude::*, task::spawn_local};
use text::Texts;
use wire::provider::{Subscription as Held, SubscriptionPlan};

#[component]
pub(super) fn Subscription(here: Here) -> impl IntoView {
    let t = use_text();
    let found = RwSignal::new(None::<Result<Held, api::ApiError>>);
    let id = StoredValue::new(here.id);
    let look = Callback::new(move |()| {
        found.set(None);
        spawn_local(async move {
            let answer = api::providers::subscription(&id.get_value()).await;
            // The page may have gone meanwhile.
            let _ = found.try_set(Some(answer));
        });
    });
    look.run(());
    let body = move || match found.get() {
        None => view! { <Skeleton lines=6/> }.into_any(),
        Some(Err(error)) => {
            view! { <LoadProblem text=Trouble::Api(error).sentence(t) on_retry=look/> }.into_any()
        }
        Some(Ok(held)) if held.plans.is_empty() => {
            let t = t.billing();
            view! { <EmptyState icon="credit-card" title=t.no_plans() text=t.no_plans_text()/> }.into_any()
        }
        Some(Ok(held)) => plans(t, held).into_any(),
    };
    let lede = t.billing().subscription_lede().to_owned();
    view! {
        <div class="page">
            <PageHeader title=t.billing().subscription() lede=Some(lede)/>
            {body}
        </div>
    }
}

fn plans(texts: Texts, held: Held) -> impl IntoView {
    let t = texts.billing();
    let state = match held.suspension {
        None => view! { <Badge tone=Tone::Good>{t.active()}</Badge> }.into_any(),
        Some(_) => view! { <Badge tone=Tone::Danger>{t.suspended()}</Badge> }.into_any(),
    };
    let next = held
        .current_period_end_date
        .map(|date| view! { <dt>{t.next_statement()}</dt><dd>{intl::date(texts.lang(), &date)}</dd> });
    let totals = totals(texts, &held.plans);
    let cards = held
        .plans
        .into_iter()
        .map(|plan| card(texts, plan))
        .collect_view();
    view! {
        <dl class="facts"><dt>{t.status()}</dt><dd>{state}</dd>{next}
            {totals.map(|total| view! { <dt>{t.total()}</dt><dd class="tabular"><strong>{total}</strong></dd> })}
        </dl>
        <div class="plan-cards">{cards}</div>
        <p class="soft prose">{t.pool_text()}</p>
    }
}

fn card(texts: Texts, plan: SubscriptionPlan) -> impl IntoView {
    let t = texts.billing();
    let lang = texts.lang();
    let fact = |label: &'static str, value: String| view! { <dt>{label}</dt><dd>{value}</dd> };
    let money = |minor: Option<i64>| match (minor, &plan.currency) {
        (Some(minor), Some(currency)) => intl::money(lang, minor, currency),
        _ => t.no_price().to_owned(),
    };
    let unassigned = (plan.seat_minimum - plan.assigned_seats).max(0);
    view! {
        <section class="plan-card">
            <h2>{plan.plan_name.clone()}</h2>
            <dl class="facts tabular">
                {fact(t.assigned(), plan.assigned_seats.to_string())}
                {fact(t.minimum(), plan.seat_minimum.to_string())}
                {fact(t.unassigned(), unassigned.to_string())}
                {fact(t.beyond(), plan.purchased_seats.to_string())}
                {fact(t.seat_price(), money(plan.seat_price))}
                {plan.base_price.map(|price| fact(t.base_price(), money(Some(price))))}
                {monthly(texts, &plan).map(|cost| fact(t.cost(), cost))}
            </dl>
        </section>
    }
}

/// What a plan costs a month, in its currency.
fn monthly(texts: Texts, plan: &SubscriptionPlan) -> Option<String> {
    let currency = plan.currency.as_deref()?;
    Some(intl::money_major(texts.lang(), plan.cost, currency))
}

/// One sum per currency.
fn totals(texts: Texts, plans: &[SubscriptionPlan]) -> Option<String> {
    let mut sums: Vec<(&str, f64)> = Vec::new();
    for plan in plans {
        let Some(currency) = plan.currency.as_deref() else {
            continue;
        };
        match sums.iter_mut().find(|(known, _)| *known == currency) {
            Some((_, sum)) => *sum += plan.cost,
            None => sums.push((currency, plan.cost)),
        }
    }
    let written: Vec<String> = sums
        .into_iter()
        .map(|(currency, sum)| intl::money_major(texts.lang(), sum, currency))
        .collect();
    (!written.is_empty()).then(|| written.join(" + "))
}
