//! One event as a line: who, what to what, with which device. Refuses to know: where names come from.

use super::names::{Names, short};
use crate::route::{ConsolePage, Route};
use leptos::prelude::*;
use text::events::Events;
use wire::event::Event;
use wire::portal::NamedEvent;

/// An event with its place in the list: two events may be alike in everything else.
#[derive(Clone, PartialEq)]
pub(super) struct Line {
    pub at: usize,
    pub event: NamedEvent,
}

/// Who did it.
pub(super) fn who(t: Events, names: &Names, entry: &NamedEvent) -> String {
    let person = entry
        .event
        .acting_user_id
        .as_deref()
        .or(entry.event.user_id.as_deref());
    let Some(id) = person else {
        return t.system().to_owned();
    };
    let name = given(&entry.actor_name)
        .or_else(|| names.get(id))
        .or(given(&entry.actor_email));
    name.map_or_else(
        || format!("{} ({})", t.unknown_person(), short(id)),
        str::to_owned,
    )
}

/// The client it happened in; nothing for what belongs to the provider itself.
pub(super) fn place(entry: &NamedEvent) -> Option<String> {
    let id = entry.event.organization_id.as_deref()?;
    Some(given(&entry.client_name).unwrap_or_else(|| short(id)).to_owned())
}

fn given(name: &Option<String>) -> Option<&str> {
    name.as_deref().filter(|name| !name.is_empty())
}

/// `Chrome · 192.0.2.7`.
pub(super) fn device(t: Events, event: &Event) -> String {
    let name = event.device_type.map(|device| t.device_name(device));
    match (name, event.ip_address.as_deref()) {
        (Some(name), Some(ip)) => format!("{name} · {ip}"),
        (Some(name), None) => name.to_owned(),
        (None, ip) => ip.unwrap_or_default().to_owned(),
    }
}

/// The sentence, with the thing it was done to as a name or a link.
pub(super) fn said(t: Events, names: &Names, entry: &NamedEvent) -> AnyView {
    let event = &entry.event;
    let Some(sentence) = t.sentence(event.kind) else {
        return t.event_number(event.kind).into_any();
    };
    let Some((before, after)) = sentence.split_once("{}") else {
        return sentence.into_any();
    };
    let Some(id) = subject(event) else {
        return view! { <span class="log-said">{before} "…" {after}</span> }.into_any();
    };
    // The server names people and clients; collections and items only the safe can.
    let told = match event.kind / 100 {
        19 => given(&entry.client_name),
        _ => given(&entry.subject_name).or(given(&entry.subject_email)),
    };
    let thing = match (told.or_else(|| names.get(id)), link(event)) {
        (Some(name), Some(href)) => view! { <a href=href>{name.to_owned()}</a> }.into_any(),
        (Some(name), None) => view! { <strong>{name.to_owned()}</strong> }.into_any(),
        (None, Some(href)) => {
            view! { <a href=href><code title=id.to_owned()>{short(id).to_owned()}</code></a> }.into_any()
        }
        (None, None) => view! { <code title=id.to_owned()>{short(id).to_owned()}</code> }.into_any(),
    };
    view! { <span class="log-said">{before} {thing} {after}</span> }.into_any()
}

/// The id of what an event was done to, by the hundred that its number is of.
fn subject(event: &Event) -> Option<&str> {
    match event.kind / 100 {
        11 => event.cipher_id.as_deref(),
        13 => event.collection_id.as_deref(),
        14 => event.group_id.as_deref(),
        15 => event.organization_user_id.as_deref().or(event.user_id.as_deref()),
        17 => event.policy_id.as_deref(),
        18 => event.provider_user_id.as_deref(),
        19 => event
            .provider_organization_id
            .as_deref()
            .or(event.organization_id.as_deref()),
        _ => None,
    }
}

/// Where the thing can be looked at.
fn link(event: &Event) -> Option<String> {
    let organization = || event.organization_id.as_deref().map(Into::into);
    let (page, key, id) = match event.kind / 100 {
        11 => (ConsolePage::Items, "itemId", event.cipher_id.as_deref()?),
        13 => (
            ConsolePage::Items,
            "collectionId",
            event.collection_id.as_deref()?,
        ),
        _ => return None,
    };
    Some(Route::Organization(organization()?, page).with_query(&[(key, id)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use text::Lang;

    fn names() -> Names {
        let mut names = Names::default();
        names.put("u1", "Zoé");
        names.put("o1", "Atelier");
        names
    }

    #[test]
    fn a_person_without_a_name_is_shown_by_a_short_id_and_nobody_is_the_server() {
        let t = Events(Lang::En);
        let by = |id: Option<&str>| NamedEvent {
            event: Event {
                acting_user_id: id.map(Into::into),
                ..Event::default()
            },
            ..NamedEvent::default()
        };
        assert_eq!(who(t, &names(), &by(Some("u1"))), "Zoé");
        assert_eq!(
            who(t, &names(), &by(Some("0123456789"))),
            "Someone who left (23456789)"
        );
        assert_eq!(who(t, &names(), &by(None)), "The server");
    }

    #[test]
    fn what_happens_in_a_client_names_the_client() {
        let mut entry = NamedEvent {
            client_name: Some("Atelier".into()),
            ..NamedEvent::default()
        };
        assert_eq!(place(&entry), None);
        entry.event.organization_id = Some("o1".into());
        assert_eq!(place(&entry).as_deref(), Some("Atelier"));
    }

    #[test]
    fn the_thing_of_an_event_follows_its_number() {
        let event = Event {
            kind: 1101,
            cipher_id: Some("c".into()),
            collection_id: Some("k".into()),
            organization_id: Some("o".into()),
            ..Event::default()
        };
        assert_eq!(subject(&event), Some("c"));
        assert_eq!(link(&event).as_deref(), Some("/organizations/o/vault?itemId=c"));
        assert_eq!(subject(&Event { kind: 1600, ..event }), None);
    }
}
