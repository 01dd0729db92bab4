//! Event logs with names: over a provider and all its clients, and any log's whole range as CSV (P-70 to P-76).
//! Refuses to know: the logs of the official protocol (`events`).

use crate::allow::{Act, small};
use crate::app::App;
use crate::auth::Caller;
use crate::body::Json;
use crate::db::portal_log::{self, Filter, KINDS, Named, Scope};
use crate::db::{self, Tx};
use crate::error::{Error, Result};
use crate::router::Doors;
use crate::routes::events::{self, PAGE, Wish};
use crate::{clock, sheet, stream};
use axum::extract::{Path, Query, State};
use axum::response::Response;
use futures_util::StreamExt;
use serde::Deserialize;
use text::Lang;
use text::events::Events;
use wire::portal::{Actor, NamedEvent};
use wire::{List, OrgId, ProviderId};

pub fn routes() -> Doors {
    Doors::new()
        .get(
            "/api/claviger/providers/{provider_id}/events",
            Act::SeeProviderEvents,
            all,
        )
        .get(
            "/api/claviger/providers/{provider_id}/events/actors",
            Act::SeeProviderEvents,
            actors,
        )
        .get(
            "/api/claviger/providers/{provider_id}/events/csv",
            Act::SeeProviderEvents,
            all_as_csv,
        )
        .get(
            "/api/claviger/organizations/{org_id}/events/csv",
            Act::SeeEvents,
            organization_as_csv,
        )
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Asked {
    start: Option<String>,
    end: Option<String>,
    continuation_token: Option<String>,
    client: Option<String>,
    user: Option<String>,
    /// `1500-1599,1903`
    kinds: Option<String>,
    own: bool,
    lang: Option<String>,
}

impl Asked {
    fn filter(self, scope: Scope) -> Result<Filter> {
        let wish = Wish {
            start: self.start,
            end: self.end,
            continuation_token: self.continuation_token,
        };
        Ok(Filter {
            scope,
            user: self.user.filter(|user| !user.is_empty()),
            kinds: kinds(self.kinds.as_deref().unwrap_or_default())?,
            range: events::range(wish)?,
        })
    }

    fn of_provider(mut self, id: &ProviderId) -> Result<Filter> {
        let scope = Scope::Provider {
            id: id.to_string(),
            client: self.client.take().filter(|client| !client.is_empty()),
            own: self.own,
        };
        self.filter(scope)
    }
}

fn kinds(text: &str) -> Result<Vec<(u16, u16)>> {
    let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
    let read = |part: &str| {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        Some((first.trim().parse().ok()?, last.trim().parse().ok()?))
    };
    let all: Option<Vec<_>> = parts.map(read).collect();
    all.filter(|all| all.len() <= KINDS).ok_or_else(|| {
        Error::field(
            "kinds",
            "bad_kinds",
            format!("The kinds field is a list of at most {KINDS} numbers or ranges of numbers."),
        )
    })
}

async fn all(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ProviderId>,
    Query(asked): Query<Asked>,
) -> Result<Json<List<NamedEvent>>> {
    let mut tx = app.db.read().await?;
    events::reads_provider(&mut tx, &caller, &id).await?;
    let mut entries = portal_log::page(&mut tx, &asked.of_provider(&id)?).await?;
    let more = entries.len() > PAGE;
    entries.truncate(PAGE);
    let last = entries.last().filter(|_| more);
    let continuation_token = last.map(|last| events::token(&last.entry));
    Ok(Json(List {
        continuation_token,
        ..List::new(entries.into_iter().map(shown).collect())
    }))
}

fn shown(named: Named) -> NamedEvent {
    NamedEvent {
        event: events::shown(named.entry),
        actor_name: named.actor_name,
        actor_email: named.actor_email,
        subject_name: named.subject_name,
        subject_email: named.subject_email,
        client_id: named.client_id.map(OrgId::from),
        client_name: named.client_name,
    }
}

async fn actors(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ProviderId>,
) -> Result<Json<List<Actor>>> {
    let mut tx = app.db.read().await?;
    events::reads_provider(&mut tx, &caller, &id).await?;
    let since = clock::now() - 367 * clock::DAY;
    let rows = portal_log::actors(&mut tx, id.as_str(), since).await?;
    let shown = rows.into_iter().map(|row| Actor {
        user_id: row.id.into(),
        name: row.name,
        email: row.email,
    });
    Ok(Json(List::new(shown.collect())))
}

async fn all_as_csv(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ProviderId>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let mut tx = app.db.read().await?;
    events::reads_provider(&mut tx, &caller, &id).await?;
    let lang = language(&mut tx, &caller, asked.lang.as_deref()).await?;
    let filter = asked.of_provider(&id)?;
    Ok(as_csv(tx, lang, filter, "provider-events.csv"))
}

async fn organization_as_csv(
    State(app): State<App>,
    caller: Caller,
    Path(org_id): Path<OrgId>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let mut tx = app.db.read().await?;
    events::reads_organization(&mut tx, &caller, &org_id).await?;
    let lang = language(&mut tx, &caller, asked.lang.as_deref()).await?;
    let scope = Scope::Organization {
        id: org_id.to_string(),
    };
    Ok(as_csv(tx, lang, asked.filter(scope)?, "organization-events.csv"))
}

/// The one asked for, else the account's.
async fn language(tx: &mut Tx, caller: &Caller, asked: Option<&str>) -> Result<Lang> {
    if let Some(tag) = asked {
        return Ok(Lang::from_tag(tag));
    }
    let user = db::users::by_id(tx, caller.user_id.as_str()).await?;
    Ok(user.map_or(Lang::En, |user| Lang::from_tag(&user.culture)))
}

/// Columns of P-73, and the client's; the whole range, sent while it is read.
const COLUMNS: [&str; 13] = [
    "message",
    "appIcon",
    "appName",
    "userId",
    "userName",
    "userEmail",
    "date",
    "ip",
    "type",
    "installationId",
    "client",
    "organizationId",
    "providerId",
];

fn as_csv(mut tx: Tx, lang: Lang, filter: Filter, name: &str) -> Response {
    let body = stream::body(move |mut sink| async move {
        sheet::row(sink.buffer(), COLUMNS);
        let mut rows = portal_log::stream(&mut tx, &filter)?;
        while let Some(row) = rows.next().await {
            sheet::row(sink.buffer(), cells(Events(lang), row?));
            sink.flow().await?;
        }
        drop(rows);
        sink.finish().await
    });
    sheet::attachment(name, body)
}

fn cells(words: Events, named: Named) -> [String; 13] {
    let device = named.entry.device_type.map(small);
    let kind = u16::try_from(named.entry.kind).unwrap_or_default();
    let about = about(&named);
    let message = match words.sentence(kind) {
        Some(sentence) => sentence.replace("{}", &about),
        None => words.event_number(kind),
    };
    let entry = named.entry;
    let text = Option::unwrap_or_default;
    [
        message,
        device.map(|device| device.to_string()).unwrap_or_default(),
        device
            .map(|device| words.device_name(device).to_owned())
            .unwrap_or_default(),
        text(entry.acting_user_id.or(entry.user_id)),
        text(named.actor_name),
        text(named.actor_email),
        clock::iso(entry.date),
        text(entry.ip),
        kind.to_string(),
        String::new(),
        text(named.client_name),
        text(entry.organization_id.or(named.client_id)),
        text(entry.provider_id),
    ]
}

/// What stands in the sentence: the person it was done to, the client, or the beginning of an id (P-71).
fn about(named: &Named) -> String {
    let entry = &named.entry;
    if let Some(email) = &named.subject_email {
        return email.clone();
    }
    let id = [
        &entry.cipher_id,
        &entry.collection_id,
        &entry.group_id,
        &entry.policy_id,
        &entry.organization_user_id,
        &entry.provider_user_id,
    ];
    match id.into_iter().flatten().next() {
        Some(id) => id
            .chars()
            .rev()
            .take(8)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect(),
        None => named.client_name.clone().unwrap_or_default(),
    }
}
