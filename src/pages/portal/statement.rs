//! One month's statement: on screen, on paper, as CSV. For provider admins. Refuses to know: the other months.

use super::gate::Here;
use super::statements::amounts;
use super::trouble::Trouble;
use crate::api;
use crate::download;
use crate::intl::{self, use_text};
use crate::route::{PortalPage, Route};
use crate::spreadsheet;
use crate::ui::{Button, ButtonLink, EmptyState, LoadProblem, Look, PageHeader, Skeleton, use_toasts};
use leptos::{prelude::*, task::spawn_local};
use text::Texts;
use wire::ProviderId;
use wire::billing::{ClientLine, MinimumLine, Statement};

/// So many lines at once on screen: with thousands the page stays quick. On paper are all.
const STEP: usize = 200;

#[component]
pub(super) fn OneStatement(here: Here, month: String) -> impl IntoView {
    let texts = use_text();
    let t = texts.billing();
    let found = RwSignal::new(None::<Result<Statement, api::ApiError>>);
    let (id, wanted) = (StoredValue::new(here.id), StoredValue::new(month.clone()));
    let look = Callback::new(move |()| {
        found.set(None);
        spawn_local(async move {
            let answer = api::billing::statement(&id.get_value(), &wanted.get_value()).await;
            // The page may have gone meanwhile.
            let _ = found.try_set(Some(answer));
        });
    });
    look.run(());
    let whole = RwSignal::new(false);
    // What is drawn in these listeners is there before the browser lays the paper out.
    let before = window_event_listener_untyped("beforeprint", move |_| whole.set(true));
    let after = window_event_listener_untyped("afterprint", move |_| whole.set(false));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    let body = move || match found.get() {
        None => view! { <Skeleton lines=8/> }.into_any(),
        Some(Err(error)) => {
            view! { <LoadProblem text=Trouble::Api(error).sentence(texts) on_retry=look/> }.into_any()
        }
        Some(Ok(statement)) => sheet(texts, statement, whole).into_any(),
    };
    let title = t.statement_of(&intl::month(texts.lang(), &month));
    let back = Route::Provider(id.get_value(), PortalPage::Statements).path();
    let print = move || {
        whole.set(true);
        request_animation_frame(|| {
            // Only a browser without windows refuses.
            let _ = window().print();
        });
    };
    view! {
        <div class="page statement-page">
            <PageHeader title lede=Some(here.name)>
                <ButtonLink href=back look=Look::Ghost icon="arrow-left">{t.back()}</ButtonLink>
                <Export id month=wanted/>
                <Button icon="file-text" on_press=print>{t.print()}</Button>
            </PageHeader>
            {body}
        </div>
    }
}

#[component]
fn Export(id: StoredValue<ProviderId>, month: StoredValue<String>) -> impl IntoView {
    let texts = use_text();
    let toasts = use_toasts();
    let busy = RwSignal::new(false);
    let export = move || {
        busy.set(true);
        spawn_local(async move {
            let month = month.get_value();
            match api::billing::statement_csv(&id.get_value(), &month).await {
                Ok(bytes) => {
                    let name = format!("claviger-statement-{month}.csv");
                    download::save(&name, spreadsheet::MEDIA, &bytes);
                }
                Err(error) => toasts.problem(Trouble::Api(error).sentence(texts)),
            }
            // The page may have gone meanwhile.
            let _ = busy.try_set(false);
        });
    };
    view! { <Button icon="download" busy on_press=export>{texts.billing().export()}</Button> }
}

fn sheet(texts: Texts, statement: Statement, whole: RwSignal<bool>) -> impl IntoView {
    let (t, lang) = (texts.billing(), texts.lang());
    let state = match &statement.closed_date {
        Some(date) if statement.closed => t.closed_on(&intl::date(lang, date)),
        _ => t.still_running(statement.days_recorded, statement.days),
    };
    let total = amounts(texts, &statement.totals);
    let lines = match statement.clients.is_empty() {
        true => view! { <EmptyState icon="building-2" title=t.no_lines()/> }.into_any(),
        false => clients(texts, statement.clients, whole).into_any(),
    };
    let minimums = (!statement.minimums.is_empty()).then(|| minimums(texts, statement.minimums));
    view! {
        <p>{t.issued_for(&statement.provider_name, &statement.billing_email)}</p>
        <p class="soft">{state}</p>
        {lines}
        {minimums}
        <p class="statement-total"><span>{t.sum()}</span><strong class="tabular">{total}</strong></p>
    }
}

/// A plain table, which prints with its heads on every sheet.
fn clients(texts: Texts, lines: Vec<ClientLine>, whole: RwSignal<bool>) -> impl IntoView {
    let (t, lang) = (texts.billing(), texts.lang());
    let line = move |line: &ClientLine| {
        let figures = [
            line.days.to_string(),
            intl::decimal(lang, line.assigned_average),
            line.assigned_peak.to_string(),
            line.assigned_at_end.to_string(),
            intl::decimal(lang, line.used_average),
            line.used_peak.to_string(),
            line.used_at_end.to_string(),
            price(texts, line.seat_price, line.currency.as_deref()),
            price(texts, line.amount, line.currency.as_deref()),
        ];
        row(vec![line.name.clone(), line.plan_name.clone()], &figures)
    };
    let figures = [
        t.days(),
        t.assigned_average(),
        t.assigned_peak(),
        t.assigned_end(),
        t.used_average(),
        t.used_peak(),
        t.used_end(),
        t.seat_price(),
        t.amount(),
    ];
    let all = lines.len();
    let shown = RwSignal::new(STEP);
    let drawn = Memo::new(move |_| if whole.get() { all } else { shown.get().min(all) });
    let more = move || {
        (drawn.get() < all).then(|| {
            view! {
                <div class="statement-more">
                    <span class="soft">{t.first_lines(drawn.get(), all)}</span>
                    <Button on_press=move || shown.update(|shown| *shown += STEP)>{t.more_lines()}</Button>
                </div>
            }
        })
    };
    let lines = move || {
        let rows = lines.iter().take(drawn.get()).map(line).collect();
        table(t.clients(), &[t.client(), t.plan()], &figures, rows)
    };
    view! { {lines} {more} }
}

fn minimums(texts: Texts, lines: Vec<MinimumLine>) -> impl IntoView {
    let (t, lang) = (texts.billing(), texts.lang());
    let line = move |line: MinimumLine| {
        let figures = [
            line.seat_minimum.to_string(),
            intl::decimal(lang, line.unassigned_average),
            price(texts, line.seat_price, line.currency.as_deref()),
            price(texts, line.amount, line.currency.as_deref()),
        ];
        row(vec![line.plan_name], &figures)
    };
    let figures = [t.minimum(), t.unassigned_average(), t.seat_price(), t.amount()];
    table(
        t.minimums(),
        &[t.plan()],
        &figures,
        lines.into_iter().map(line).collect(),
    )
}

fn price(texts: Texts, minor: Option<i64>, currency: Option<&str>) -> String {
    match (minor, currency) {
        (Some(minor), Some(currency)) => intl::money(texts.lang(), minor, currency),
        _ => texts.billing().no_price().to_owned(),
    }
}

fn table(
    caption: &'static str,
    words: &[&'static str],
    figures: &[&'static str],
    rows: Vec<AnyView>,
) -> AnyView {
    let words = words
        .iter()
        .map(|word| view! { <th scope="col">{*word}</th> })
        .collect_view();
    let figures = figures
        .iter()
        .map(|word| view! { <th scope="col" class="number">{*word}</th> })
        .collect_view();
    view! {
        <div class="statement-frame" role="region" aria-label=caption tabindex="0">
            <table class="statement">
                <caption>{caption}</caption>
                <thead><tr>{words}{figures}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(words: Vec<String>, figures: &[String]) -> AnyView {
    let mut words = words.into_iter();
    let first = words.next();
    let words = words.map(|word| view! { <td>{word}</td> }).collect_view();
    let figures = figures
        .iter()
        .map(|figure| view! { <td class="number">{figure.clone()}</td> })
        .collect_view();
    view! { <tr><th scope="row">{first}</th>{words}{figures}</tr> }.into_any()
}
