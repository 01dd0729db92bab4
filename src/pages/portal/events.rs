//! `/providers/{id}/manage/events`: one log over the provider and all its clients (P-70 to P-76), for provider admins.
//! Refuses to know: rows and filters (`log`); it brings whom and what to filter by.

use super::gate::Here;
use crate::api;
use crate::api::events::Log;
use crate::intl::use_text;
use crate::log::{EventLog, Names, OWN, by_name};
use crate::ui::PageHeader;
use crate::vault::store::use_store;
use leptos::{prelude::*, task::spawn_local};
use std::sync::Arc;
use wire::portal::Actor;
use wire::portal::ListedClient;

#[component]
pub(super) fn Events(here: Here) -> impl IntoView {
    let t = use_text().events();
    let clients = RwSignal::new(Arc::new(vec![(OWN.to_owned(), t.provider_only().to_owned())]));
    let members = RwSignal::new(Arc::new(Vec::new()));
    // Of items that this person reaches as a member. Opening a client's items for their names alone would be an event
    // of its own: the others keep their ids.
    let store = use_store();
    let names = Memo::new(move |_| {
        let mut known = Names::default();
        store.rows.with(|rows| {
            for row in rows.iter() {
                known.put(row.id.as_str(), row.name.as_str());
            }
        });
        store.collections.with(|collections| {
            for collection in collections.iter() {
                known.put(collection.id.as_str(), collection.name.as_str());
            }
        });
        Arc::new(known)
    });
    let id = here.id.clone();
    // A filter without names can still be reached by links, so a failure here needs no message.
    spawn_local(async move {
        if let Ok(found) = api::events::actors(&id).await {
            let person = |actor: Actor| {
                let name = actor.name.filter(|name| !name.is_empty()).unwrap_or(actor.email);
                (actor.user_id.to_string(), name)
            };
            let people = found.data.into_iter().map(person).collect();
            let _ = members.try_set(Arc::new(by_name(people)));
        }
        if let Ok(found) = api::providers::clients(&id).await {
            let place = |client: ListedClient| (client.organization_id.to_string(), client.organization_name);
            let mut places = by_name(found.data.into_iter().map(place).collect());
            places.insert(0, (OWN.to_owned(), t.provider_only().to_owned()));
            let _ = clients.try_set(Arc::new(places));
        }
    });
    view! {
        <div class="page">
            <PageHeader title=t.title() lede=Some(t.lede_provider().to_owned())/>
            <EventLog log=Log::Provider(here.id) names clients=clients.into() members/>
        </div>
    }
}
