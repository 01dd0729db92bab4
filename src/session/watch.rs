//! Changes made elsewhere: the server tells them as they happen; where it cannot, the app asks now and then, and when the
//! tab is looked at again. Refuses to know: what has changed beyond one item; a sync finds out.

use super::{Sessions, device};
use crate::api::hub::{self, News};
use crate::api::{self, ApiError, ciphers};
use gloo_timers::callback::Interval;
use gloo_timers::future::TimeoutFuture;
use leptos::{ev, prelude::*, task::spawn_local};
use std::collections::VecDeque;
use web_sys::VisibilityState;
use wire::CipherId;

const EVERY_MS: u32 = 30_000;
/// How often news that came while a dialog was open are looked at again.
const RETRY_MS: u32 = 500;
const FIRST_PAUSE_MS: u32 = 1_000;
const LONGEST_PAUSE_MS: u32 = 60_000;

const IN_HAND: &str = "dialog[open]:has(form), dialog[open][role=alertdialog], [popover=auto]:popover-open";

/// Watches while its owner lives: the frame of an unlocked session.
pub fn watch_elsewhere(session: Sessions) {
    let known = StoredValue::new(None::<i64>);
    // While the server tells by itself there is nothing to ask.
    let told = StoredValue::new(false);
    let look = move || {
        if told.try_get_value() != Some(false)
            || document().visibility_state() != VisibilityState::Visible
            || in_the_middle_of_something()
        {
            return;
        }
        spawn_local(async move {
            // Offline or ended: the next request of the page says so, not this one.
            let Ok(now) = api::accounts::revision_date().await else {
                return;
            };
            let before = known.try_update_value(|known| known.replace(now)).flatten();
            if before.is_some_and(|before| before != now) && session.is_unlocked() {
                let _ = session.sync().await;
            }
        });
    };
    look();
    spawn_local(listen(session, told, look));
    let interval = StoredValue::new_local(Some(Interval::new(EVERY_MS, look)));
    let focus = window_event_listener(ev::focus, move |_| look());
    on_cleanup(move || {
        focus.remove();
        let _ = interval.try_update_value(Option::take);
    });
}

/// Holds a connection to the hub as long as `told` lives, with growing pauses between attempts.
async fn listen(session: Sessions, told: StoredValue<bool>, look: impl Fn() + Copy + 'static) {
    let here = move || told.try_get_value().is_some() && session.is_unlocked();
    let device = device::identifier();
    let mut pause = FIRST_PAUSE_MS;
    while here() {
        let news = StoredValue::new(VecDeque::new());
        let mut opened = false;
        let heard = hub::listen(
            &device,
            || opened = true,
            |one| {
                if here() {
                    let waits = news.try_update_value(|news| {
                        news.push_back(one);
                        news.len() > 1
                    });
                    // One reader at a time, in the order they came.
                    if waits == Some(false) {
                        spawn_local(take(session, news));
                    }
                }
            },
        );
        let ended = heard.await;
        let _ = told.try_set_value(false);
        if ended == Err(ApiError::Expired) || !here() {
            return;
        }
        // What happened while nobody listened is not repeated.
        look();
        pause = if opened {
            FIRST_PAUSE_MS
        } else {
            (pause * 2).min(LONGEST_PAUSE_MS)
        };
        // Not all tabs at the same moment after a restart of the server.
        let jitter = (js_sys::Math::random() * f64::from(pause)) as u32;
        TimeoutFuture::new(pause / 2 + jitter).await;
        pause = (pause * 2).min(LONGEST_PAUSE_MS);
    }
}

/// Deals with the news one by one. The one being dealt with stays in front until it is done.
async fn take(session: Sessions, news: StoredValue<VecDeque<News>>) {
    while let Some(one) = news.try_with_value(|news| news.front().cloned()).flatten() {
        while session.is_unlocked() && has_something_in_hand() {
            TimeoutFuture::new(RETRY_MS).await;
        }
        if !session.is_unlocked() {
            return;
        }
        deal(session, one).await;
        let _ = news.try_update_value(VecDeque::pop_front);
    }
}

async fn deal(session: Sessions, news: News) {
    let store = session.store;
    // What fails here comes with the next sync.
    match news {
        News::Item { id, revision_date } => {
            let known = store.rows.with_untracked(|rows| {
                let row = rows.iter().find(|row| row.id == id)?;
                Some(row.revision_date.clone())
            });
            if known.is_some_and(|known| known > revision_date) {
                return;
            }
            match ciphers::one(&id, ciphers::As::Member).await {
                Ok(answer) => {
                    if let Ok(row) = session.safe().merge_cipher(answer).await
                        && session.is_unlocked()
                    {
                        store.merge(row);
                    }
                }
                Err(ApiError::NotFound) => forget(session, &id),
                Err(_) => {}
            }
        }
        News::ItemGone(id) => forget(session, &id),
        News::Roles => drop(session.sync_with_new_roles().await),
        News::Something => drop(session.sync().await),
        // The next request learns that the session is dead, and says so.
        News::LoggedOut => drop(api::accounts::revision_date().await),
    }
}

/// Out of the list; the safe keeps its sealed copy until the next sync, so that this device still remembers having
/// seen it (crypto.md 16, row 5).
fn forget(session: Sessions, id: &CipherId) {
    if session
        .store
        .rows
        .with_untracked(|rows| rows.iter().any(|row| row.id == *id))
    {
        session.store.remove(id);
    }
}

/// A dialog or a field that someone types in must not be redrawn under their hands.
fn in_the_middle_of_something() -> bool {
    let active = document().active_element();
    has_something_in_hand()
        || active
            .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}

/// A form, a question or a menu; an item that is only read may change before one's eyes. The region of toasts is an
/// open popover, too, but nobody is in the middle of it.
fn has_something_in_hand() -> bool {
    document().query_selector(IN_HAND).ok().flatten().is_some()
}
