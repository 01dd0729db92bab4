//! `/organizations/{id}/reporting/events`: the log of an organization, for those who may read it.
//! Refuses to know: rows and filters (`log`); it brings the names, of collections and items opened by the safe.

use super::Here;
use super::load::Shelf;
use super::roll::display_name;
use crate::api::events::Log;
use crate::api::members;
use crate::intl::use_text;
use crate::log::{EventLog, Names, by_name};
use crate::session::use_session;
use crate::ui::{EmptyState, PageHeader};
use leptos::{prelude::*, task::spawn_local};
use std::sync::Arc;

#[component]
pub fn Events(here: Here) -> impl IntoView {
    let t = use_text().events();
    let body = match here.keeps_log {
        true => {
            let names = RwSignal::new(Arc::new(Names::default()));
            let people = RwSignal::new(Arc::new(Vec::new()));
            gather(here.clone(), names, people);
            view! { <EventLog log=Log::Organization(here.id) names members=people/> }.into_any()
        }
        false => {
            view! { <EmptyState icon="history" title=t.no_log_title() text=t.no_log_text()/> }.into_any()
        }
    };
    view! { <PageHeader title=t.title() lede=Some(t.lede_organization().to_owned())/> {body} }
}

/// Without names the log shows short ids, so a failure here needs no message.
fn gather(here: Here, names: RwSignal<Arc<Names>>, people: RwSignal<Arc<Vec<(String, String)>>>) {
    let session = use_session();
    let shelf = Shelf::new();
    spawn_local(async move {
        let mut known = Names::default();
        if let Ok(found) = members::list(&here.id).await {
            let mut list = Vec::new();
            for member in &found.data {
                let name = display_name(member);
                known.put(member.id.as_str(), name.as_str());
                if let Some(user_id) = &member.user_id {
                    known.put(user_id.as_str(), name.as_str());
                }
                list.push((member.id.to_string(), name));
            }
            let _ = people.try_set(Arc::new(by_name(list)));
            let _ = names.try_set(Arc::new(known.clone()));
        }
        // Opening the items of a client is an event of its own: reading the log must not write into it.
        if here.provider.is_some() {
            return;
        }
        shelf.load(session, &here).await;
        let opened = || {
            let rows = shelf.store.rows.try_get_untracked()?;
            Some((rows, shelf.store.collections.try_get_untracked()?))
        };
        if let Some((rows, collections)) = opened() {
            for row in rows.iter() {
                known.put(row.id.as_str(), row.name.as_str());
            }
            for collection in collections.iter() {
                known.put(collection.id.as_str(), collection.name.as_str());
            }
            let _ = names.try_set(Arc::new(known));
        }
    });
}
