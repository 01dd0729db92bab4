//! All providers: search, and what can be done with each. Refuses to know: their clients' contents; so does the server.

use super::Desk;
use super::create::{Create, MadeLink};
use super::found::Found;
use super::provider::{Delete, Minimums, Switching};
use crate::api;
use crate::form::SearchField;
use crate::intl;
use crate::table::{Column, Phone, RowMenu, Table, Width};
use crate::ui::{Badge, Button, EmptyState, Look, MenuItem, Tone};
use leptos::{prelude::*, task::spawn_local};
use wire::operator::{Made, Provider};
use wire::provider::{kind, status};

/// Which dialog is open.
#[derive(Clone)]
enum Open {
    Create,
    Made(Made),
    Switch(Provider),
    Minimums(Provider),
    Delete(Provider),
}

#[component]
pub(super) fn Providers(desk: Desk) -> impl IntoView {
    let t = desk.t.operator();
    let found = Found::of(desk, |token, search, page| {
        Box::pin(async move { api::operator::providers(&token, &search, page).await })
    });
    let open = RwSignal::new(None::<Open>);
    let reload = Callback::new(move |()| found.load(0));
    let close = Callback::new(move |()| open.set(None));
    let resend = move |provider: &Provider| {
        let id = provider.id.clone();
        spawn_local(async move {
            match api::operator::resend_setup(&desk.token(), &id).await {
                Ok(made) => open.set(Some(Open::Made(made))),
                Err(error) => desk.toasts.problem(desk.refused(&error)),
            }
        });
    };
    let off = move |code: &str| desk.t.errors().refusal(code).unwrap_or_default();
    let menu = move |provider: &Provider| {
        let waiting = provider.status == status::PENDING;
        let (one, two, three, four) = (
            provider.clone(),
            provider.clone(),
            provider.clone(),
            provider.clone(),
        );
        let word = if provider.enabled { t.disable() } else { t.enable() };
        let poolless = provider.pools.is_empty().then(|| off("no_pool"));
        vec![
            MenuItem::press(t.resend(), move || resend(&one))
                .icon("mail")
                .disabled((!waiting).then(|| off("already_set_up"))),
            MenuItem::press(t.minimums(), move || open.set(Some(Open::Minimums(two.clone()))))
                .icon("users")
                .disabled(poolless),
            MenuItem::press(word, move || open.set(Some(Open::Switch(three.clone())))).icon("lock"),
            MenuItem::press(t.delete(), move || open.set(Some(Open::Delete(four.clone()))))
                .icon("trash-2")
                .danger(),
        ]
    };
    let dialog = move || {
        open.get().map(|which| match which {
            Open::Create => {
                let made = Callback::new(move |(made,): (Made,)| open.set(Some(Open::Made(made))));
                view! { <Create desk close made changed=reload/> }.into_any()
            }
            Open::Made(made) => view! { <MadeLink desk made close/> }.into_any(),
            Open::Switch(provider) => view! { <Switching desk provider close changed=reload/> }.into_any(),
            Open::Minimums(provider) => view! { <Minimums desk provider close changed=reload/> }.into_any(),
            Open::Delete(provider) => view! { <Delete desk provider close changed=reload/> }.into_any(),
        })
    };
    let empty = move || match found.search.with(String::is_empty) {
        true => view! { <EmptyState icon="briefcase" title=t.no_providers() text=t.no_providers_text()/> }
            .into_any(),
        false => view! { <EmptyState icon="search" title=t.no_match()/> }.into_any(),
    };
    view! {
        <div class="toolbar">
            <SearchField label=t.search() value=found.search on_change=move |text: String| found.look_for(text)/>
            <Button look=Look::Primary icon="plus" on_press=move || open.set(Some(Open::Create))>{t.create()}</Button>
        </div>
        <Table
            label=t.providers()
            columns=columns(desk)
            rows=found.rows
            key=|provider: &Provider| provider.id.to_string()
            name=|provider: &Provider| called(provider)
            menu=RowMenu::new(menu)
            opens=false
            loading=found.loading
            problem=found.problem
            on_retry=reload
            empty/>
        {found.more()}
        {dialog}
    }
}

/// Before its setup a provider has no name of its own.
pub(super) fn called(provider: &Provider) -> String {
    let name = provider.name.clone().filter(|name| !name.is_empty());
    name.unwrap_or_else(|| provider.billing_email.clone())
}

fn columns(desk: Desk) -> Vec<Column<Provider>> {
    let (t, lang) = (desk.t.operator(), desk.t.lang());
    vec![
        Column::new("name", desk.t.words().name(), called).title(),
        Column::new("type", t.kind(), move |provider: &Provider| match provider.kind {
            kind::RESELLER => t.reseller(),
            kind::BUSINESS_UNIT => t.business_unit(),
            _ => t.msp(),
        })
        .width(Width::Rem(10.0))
        .phone(Phone::Plain),
        Column::new(
            "status",
            desk.t.words().status(),
            move |provider: &Provider| match (provider.enabled, provider.status) {
                (false, _) => view! { <Badge tone=Tone::Danger>{t.disabled()}</Badge> }.into_any(),
                (true, status::PENDING) => view! { <Badge tone=Tone::Warn>{t.pending()}</Badge> }.into_any(),
                (true, _) => view! { <Badge tone=Tone::Accent>{t.active()}</Badge> }.into_any(),
            },
        )
        .width(Width::Rem(10.0))
        .phone(Phone::Plain),
        Column::new("clients", t.clients(), |provider: &Provider| {
            provider.clients.to_string()
        })
        .number(),
        Column::new("members", t.members(), |provider: &Provider| {
            provider.members.to_string()
        })
        .number(),
        Column::new("since", t.since(), move |provider: &Provider| {
            intl::date(lang, &provider.creation_date)
        })
        .width(Width::Rem(9.0))
        .phone(Phone::Hidden),
    ]
}
