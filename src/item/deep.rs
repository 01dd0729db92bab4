//! Searching with `>`: what only the safe can look at, and the words that explain the language (V-32).
//! Refuses to know: how a query is read (`vault::terms`) and how the safe looks.

use super::desk::Desk;
use super::menu::Face;
use crate::ui::Spinner;
use crate::vault::{Found, Query};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use text::Texts;

/// The safe opens every item for it: not at every key.
const PAUSE_MS: u32 = 250;

/// What the safe found for the query in the address.
#[derive(Clone, Copy)]
pub struct Deep {
    /// And the query it was asked with.
    found: RwSignal<(String, Arc<Found>)>,
    pub looking: RwSignal<bool>,
}

impl Deep {
    pub fn of(desk: Desk, search: Memo<String>) -> Self {
        let deep = Self {
            found: RwSignal::default(),
            looking: RwSignal::new(false),
        };
        let asked = StoredValue::new(0_u32);
        let safe = crate::session::use_session().safe();
        let of_organization = desk.face != Face::Vaults;
        Effect::new(move |_| {
            let search = search.get();
            // What a sync brings may hold it too.
            desk.store.rows.track();
            let number = asked.try_update_value(|asked| {
                *asked += 1;
                *asked
            });
            let needles = Query::parse(&search).needles();
            deep.looking.set(!needles.is_empty());
            if needles.is_empty() {
                return;
            }
            let safe = safe.clone();
            spawn_local(async move {
                TimeoutFuture::new(PAUSE_MS).await;
                if asked.try_get_value() != number {
                    return;
                }
                let answer = safe.look_inside(of_organization, needles).await;
                if asked.try_get_value() != number {
                    return;
                }
                // A locked or broken safe says so elsewhere; here it has found nothing.
                let found = answer
                    .unwrap_or_default()
                    .into_iter()
                    .map(|ids| ids.into_iter().collect());
                let _ = deep.found.try_set((search, Arc::new(found.collect())));
                let _ = deep.looking.try_set(false);
            });
        });
        deep
    }

    /// The query with what the safe found for it, once it has. Reactive.
    pub fn complete(self, search: &str, query: Query) -> Query {
        self.found.with(|(asked, found)| match asked == search {
            true => query.with_found(found.clone()),
            false => query,
        })
    }
}

/// Under the search field as soon as a query begins with `>`.
#[component]
pub fn QueryHelp(search: Memo<String>, looking: RwSignal<bool>, texts: Texts) -> impl IntoView {
    let t = texts.vaults();
    let begins = Memo::new(move |_| search.with(|search| search.trim_start().starts_with('>')));
    let line = |example: &'static str, what: &'static str| {
        view! { <dt><code>{example}</code></dt><dd>{what}</dd> }
    };
    move || {
        begins.get().then(|| {
            view! {
                <details class="query-help">
                    <summary>
                        {t.query_help()}
                        {move || looking.get().then(|| view! { <Spinner label=t.query_looking() /> })}
                    </summary>
                    <dl>
                        {line(">name:mail", t.query_field())}
                        {line(">+name:mail -notes:vpn", t.query_signs())}
                        {line(">pa*l", t.query_star())}
                        {line(">mial~1", t.query_fuzzy())}
                        {line(">\"head office\"", t.query_phrase())}
                        {line(">attachments:*", t.query_any())}
                    </dl>
                    <p class="field-help">{t.query_fields()}</p>
                </details>
            }
        })
    }
}
