//! The Admin Console of one organization (`/organizations/{id}/…`), for its administrators and its provider.
//! Refuses to know: the Provider Portal and own items.

mod events;
mod expiry;
mod guard;
mod info;
mod info_parts;
mod invite;
mod item_access;
mod items;
mod links;
mod load;
mod member;
mod members;
mod removal;
mod roll;
mod sections;

use crate::allow::{self, Act, Thing, may};
use crate::intl::use_text;
use crate::route::{ConsolePage, PortalPage, Route};
use crate::safe::Person;
use crate::ui::{Banner, EmptyState, Skeleton, Tone};
use crate::vault::store::use_store;
use events::Events;
use info::Info;
use items::Items;
use leptos::prelude::*;
use members::Members;
use std::sync::Arc;
use wire::OrgId;
use wire::organization::ProfileOrganization;

#[component]
pub fn Console(id: OrgId, page: ConsolePage) -> impl IntoView {
    let store = use_store();
    expiry::close_in_time(store, id.clone());
    // The page stands as long as what the person is to this organization stays the same: a sync in the background
    // must not throw away what is being typed.
    let here = Memo::new(move |_| {
        let person = store.person.get();
        person.map(|person| Here::find(&person, &id))
    });
    move || match here.get() {
        None => view! { <div class="page"><Skeleton lines=8 /></div> }.into_any(),
        Some(None) => {
            let t = use_text().console();
            view! { <div class="page"><EmptyState icon="building-2" title=t.unknown_title() text=t.unknown_text() /></div> }
                .into_any()
        }
        Some(Some(here)) => view! { <Inside here page /> }.into_any(),
    }
}

/// The organization, and by which way the person stands in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Here {
    pub id: OrgId,
    pub name: String,
    pub enabled: bool,
    /// Through this provider only: not a member.
    pub provider: Option<String>,
    /// Its provider, if it has one.
    pub managed_by: Option<String>,
    pub seats: Option<i64>,
    pub custom_roles: bool,
    pub sees_items: bool,
    pub edits_items: bool,
    pub sees_unassigned: bool,
    pub sees_collections: bool,
    pub creates_collections: bool,
    pub sees_members: bool,
    pub invites: bool,
    pub sees_events: bool,
    pub sees_info: bool,
    /// What it lets its provider do with its items, and the page where one asks (D3).
    pub item_access: Option<String>,
    pub asks_at: Option<String>,
    /// The plan has an event log.
    pub keeps_log: bool,
}

impl Here {
    fn find(person: &Arc<Person>, id: &OrgId) -> Option<Self> {
        let organization: &ProfileOrganization = allow::organization(person, id)?;
        let is_member = person.organizations.iter().any(|known| known.id == *id);
        let allowed = |act| may(person, act, Thing::Organization(id));
        Some(Self {
            id: id.clone(),
            name: organization.name.clone(),
            enabled: organization.enabled,
            provider: organization.provider_name.clone().filter(|_| !is_member),
            managed_by: organization.provider_name.clone(),
            seats: organization.seats,
            custom_roles: organization.features.use_custom_permissions,
            sees_items: allowed(Act::ListOrganizationItems),
            edits_items: allowed(Act::EditAnyItem),
            sees_unassigned: allowed(Act::ReadAnyItem),
            sees_collections: allowed(Act::SeeAllCollections),
            creates_collections: allowed(Act::CreateCollection),
            sees_members: allowed(Act::SeeMembers),
            invites: allowed(Act::ManageMembers),
            sees_events: allowed(Act::SeeEvents),
            sees_info: allowed(Act::SeeOrganization),
            item_access: organization.provider_item_access.clone(),
            asks_at: organization.provider_id.clone().map(|provider| {
                let clients = Route::Provider(provider, PortalPage::Clients);
                clients.with_query(&[("dialog", &format!("access:{id}"))])
            }),
            keeps_log: organization.features.use_events,
        })
    }
}

#[component]
fn Inside(here: Here, page: ConsolePage) -> impl IntoView {
    let t = use_text().console();
    let banner = here.provider.as_deref().map(|provider| {
        let sentence = t.provider_banner(provider);
        view! { <Banner tone=Tone::Accent>{sentence}</Banner> }
    });
    let inside = if !here.enabled {
        let text = match &here.managed_by {
            Some(provider) => t.suspended_provider(provider),
            None => t.suspended_member().to_owned(),
        };
        view! { <EmptyState icon="ban" title=t.suspended_title(&here.name) text /> }.into_any()
    } else {
        match page {
            ConsolePage::Items if here.sees_items || here.sees_collections => {
                view! { <Items here /> }.into_any()
            }
            ConsolePage::Members if here.sees_members => view! { <Members here /> }.into_any(),
            ConsolePage::Events if here.sees_events => view! { <Events here /> }.into_any(),
            ConsolePage::Info if here.sees_info => view! { <Info here /> }.into_any(),
            ConsolePage::Items | ConsolePage::Members | ConsolePage::Events | ConsolePage::Info => {
                view! { <EmptyState icon="lock" title=t.no_access_title() text=t.no_access_text() /> }
                    .into_any()
            }
        }
    };
    view! { <div class="page">{banner} {inside}</div> }
}
