//! `/providers`: straight into the only provider, a choice of several, or how to ask for one (D6, W-03).
//! For everyone who is logged in. Refuses to know: what is inside a provider.

use super::gate::redirect;
use crate::intl::use_text;
use crate::route::{PortalPage, Route};
use crate::ui::{Avatar, Badge, EmptyState, PageHeader, Skeleton, Tone};
use crate::vault::store::use_store;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use wire::provider::{ProfileProvider, role};

#[component]
pub fn Providers() -> impl IntoView {
    let t = use_text().portal();
    let person = use_store().person;
    let navigate = use_navigate();
    let list = move |providers: &[ProfileProvider]| match providers {
        [] => view! { <EmptyState icon="briefcase" title=t.none_title() text=t.none_text()/> }.into_any(),
        [only] => {
            navigate(&clients_of(only), redirect());
            ().into_any()
        }
        several => view! {
            <PageHeader title=t.choose() lede=Some(t.choose_lede().to_owned())/>
            <ul class="choices">{several.iter().map(|provider| one(t, provider)).collect_view()}</ul>
        }
        .into_any(),
    };
    view! {
        <div class="page">
            {move || person.with(|person| match person {
                None => view! { <Skeleton/> }.into_any(),
                Some(person) => list(&person.providers),
            })}
        </div>
    }
}

fn one(t: text::portal::Portal, provider: &ProfileProvider) -> impl IntoView + use<> {
    let role = if provider.kind == role::PROVIDER_ADMIN {
        t.provider_admin()
    } else {
        t.service_user()
    };
    view! {
        <li><a class="choice" href=clients_of(provider)>
            <Avatar name=provider.name.clone() id=provider.id.to_string()/>
            <span class="choice-name">{provider.name.clone()}</span>
            {(!provider.enabled).then(|| view! { <Badge tone=Tone::Danger>{t.suspended()}</Badge> })}
            <span class="soft">{role}</span>
        </a></li>
    }
}

fn clients_of(provider: &ProfileProvider) -> String {
    Route::Provider(provider.id.clone(), PortalPage::Clients).path()
}
