//! Who may see which page of a provider, and the page (`/providers/{id}/…`): all pages but the clients are for provider admins (S-23).
//! Refuses to know: what the pages do.

use super::clients::Clients;
use super::events::Events;
use super::import::Import;
use super::members::Members;
use super::settings::Settings;
use super::statements::Statements;
use super::subscription::Subscription;
use crate::allow::{Act, Thing, may};
use crate::intl::use_text;
use crate::route::{PortalPage, Route};
use crate::safe::Person;
use crate::ui::{ButtonLink, EmptyState, Skeleton};
use crate::vault::store::use_store;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use wire::ProviderId;
use wire::provider::kind::BUSINESS_UNIT;

/// What the person is to this provider, as far as it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Gate {
    Waiting,
    Unknown,
    Suspended,
    Open(Here),
}

/// The provider that a portal page is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Here {
    pub id: ProviderId,
    pub name: String,
    pub admin: bool,
    /// The same portal in other words (P-02, P-13).
    pub business: bool,
    /// The operator lets it keep an event log.
    pub keeps_log: bool,
}

#[component]
pub fn Portal(id: ProviderId, page: PortalPage) -> impl IntoView {
    let person = use_store().person;
    let navigate = use_navigate();
    let gate = Memo::new(move |_| person.with(|person| gate(person.as_deref(), &id)));
    move || match gate.get() {
        Gate::Waiting => view! { <div class="page"><Skeleton lines=8/></div> }.into_any(),
        Gate::Unknown => view! { <Unknown/> }.into_any(),
        Gate::Suspended => view! { <Suspended/> }.into_any(),
        Gate::Open(here) => match page {
            PortalPage::Clients => view! { <Clients here/> }.into_any(),
            PortalPage::Members if here.admin => view! { <Members here/> }.into_any(),
            PortalPage::Events if here.admin && here.keeps_log => view! { <Events here/> }.into_any(),
            PortalPage::Import if here.admin => view! { <Import here/> }.into_any(),
            PortalPage::Subscription if here.admin => view! { <Subscription here/> }.into_any(),
            PortalPage::Statements if here.admin => view! { <Statements here/> }.into_any(),
            PortalPage::Settings if here.admin => view! { <Settings here/> }.into_any(),
            PortalPage::Members
            | PortalPage::Events
            | PortalPage::Import
            | PortalPage::Subscription
            | PortalPage::Statements
            | PortalPage::Settings => {
                let clients = Route::Provider(here.id, PortalPage::Clients).path();
                navigate(&clients, redirect());
                ().into_any()
            }
        },
    }
}

fn gate(person: Option<&Person>, id: &ProviderId) -> Gate {
    let Some(person) = person else {
        return Gate::Waiting;
    };
    match person.providers.iter().find(|provider| provider.id == *id) {
        None => Gate::Unknown,
        Some(provider) if !provider.enabled => Gate::Suspended,
        Some(provider) => Gate::Open(Here {
            id: id.clone(),
            name: provider.name.clone(),
            business: provider.provider_type == BUSINESS_UNIT,
            keeps_log: provider.use_events,
            admin: may(person, Act::ManageProviderUsers, Thing::Provider(id)),
        }),
    }
}

/// A navigation that Back does not return to.
pub(super) fn redirect() -> NavigateOptions {
    NavigateOptions {
        replace: true,
        ..NavigateOptions::default()
    }
}

#[component]
fn Unknown() -> impl IntoView {
    let t = use_text().portal();
    view! {
        <div class="page">
            <EmptyState icon="shield-alert" title=t.unknown_title() text=t.unknown_text()>
                <ButtonLink href=Route::Providers.path()>{t.to_providers()}</ButtonLink>
            </EmptyState>
        </div>
    }
}

#[component]
fn Suspended() -> impl IntoView {
    let t = use_text().portal();
    view! { <div class="page"><EmptyState icon="ban" title=t.suspended_title() text=t.suspended_text()/></div> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wire::provider::{ProfileProvider, role};

    fn person(kind: u8, enabled: bool) -> Person {
        let provider = ProfileProvider {
            id: "p".into(),
            name: "Portail Services".into(),
            kind,
            enabled,
            ..ProfileProvider::default()
        };
        Person {
            providers: vec![provider],
            ..Person::default()
        }
    }

    #[test]
    fn only_a_provider_admin_passes_to_the_members() {
        for (kind, admin) in [(role::PROVIDER_ADMIN, true), (role::SERVICE_USER, false)] {
            let Gate::Open(here) = gate(Some(&person(kind, true)), &"p".into()) else {
                panic!("the portal is open to role {kind}");
            };
            assert_eq!(here.admin, admin);
        }
    }

    #[test]
    fn a_suspended_or_foreign_provider_stays_closed() {
        assert_eq!(gate(Some(&person(0, false)), &"p".into()), Gate::Suspended);
        assert_eq!(gate(Some(&person(0, true)), &"q".into()), Gate::Unknown);
        assert_eq!(gate(None, &"p".into()), Gate::Waiting);
    }
}
