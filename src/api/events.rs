//! Event logs (protocol.md 11, features.md 2.5 and 3.6). Refuses to know: the sentences an event is shown as.

use super::ApiError;
use super::transport::{Body, call, get};
use wire::event::Event;
use wire::portal::{Actor, NamedEvent};
use wire::{List, OrgId, ProviderId};

/// Whose log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Log {
    /// The provider and all its clients.
    Provider(ProviderId),
    Organization(OrgId),
}

/// What to read: instants as ISO-8601; an empty filter leaves nothing out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    pub start: String,
    pub end: String,
    /// An organization's id; of a provider's log only.
    pub client: String,
    /// Only what belongs to the provider itself.
    pub own: bool,
    /// In a provider's log a user, in an organization's a membership.
    pub member: String,
    /// Numbers and ranges; of a provider's log only.
    pub kinds: String,
    pub continuation: Option<String>,
}

/// The newest first, a page at a time.
pub async fn page(log: &Log, wish: &Wish) -> Result<List<NamedEvent>, ApiError> {
    let query = query(wish);
    let path = match log {
        Log::Provider(id) => return get(&format!("/api/claviger/providers/{id}/events?{query}")).await,
        Log::Organization(id) if wish.member.is_empty() => format!("/api/organizations/{id}/events"),
        Log::Organization(id) => format!("/api/organizations/{id}/users/{}/events", wish.member),
    };
    let page: List<Event> = get(&format!("{path}?{query}")).await?;
    let named = |event| NamedEvent {
        event,
        ..NamedEvent::default()
    };
    Ok(List {
        object: page.object,
        continuation_token: page.continuation_token,
        data: page.data.into_iter().map(named).collect(),
    })
}

/// The whole range, as the server streams it, in this language.
pub async fn csv(log: &Log, wish: &Wish, lang: &str) -> Result<Vec<u8>, ApiError> {
    let base = match log {
        Log::Provider(id) => format!("/api/claviger/providers/{id}"),
        Log::Organization(id) => format!("/api/claviger/organizations/{id}"),
    };
    let path = format!("{base}/events/csv?{}&lang={lang}", query(wish));
    call("GET", &path, Body::Nothing).await
}

/// Whom a provider's log can be filtered by.
pub async fn actors(id: &ProviderId) -> Result<List<Actor>, ApiError> {
    get(&format!("/api/claviger/providers/{id}/events/actors")).await
}

fn query(wish: &Wish) -> String {
    let pairs = [
        ("start", wish.start.as_str()),
        ("end", &wish.end),
        ("client", &wish.client),
        ("own", if wish.own { "true" } else { "" }),
        ("user", &wish.member),
        ("kinds", &wish.kinds),
        (
            "continuationToken",
            wish.continuation.as_deref().unwrap_or_default(),
        ),
    ];
    let encoded =
        |(key, value): &(&str, &str)| format!("{key}={}", String::from(js_sys::encode_uri_component(value)));
    let given = pairs.iter().filter(|(_, value)| !value.is_empty());
    given.map(encoded).collect::<Vec<_>>().join("&")
}
