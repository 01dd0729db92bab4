//! A grant ends at its instant, also on a page that stands open (D3). Refuses to know: what closes then; pages follow the
//! person. The server refuses from that instant on by itself.

use crate::allow;
use crate::vault::store::Store;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;
use wire::OrgId;

/// Browsers run a timer of more than 24 days at once; grants are shorter by far.
const LONGEST: f64 = 7.0 * 86_400_000.0;

/// Takes the grant out of the person when its time is over, as the next sync would.
pub(super) fn close_in_time(store: Store, id: OrgId) {
    let ends = {
        let id = id.clone();
        Memo::new(move |_| {
            let person = store.person.get()?;
            allow::organization(&person, &id)?
                .provider_item_access_until
                .clone()
        })
    };
    Effect::new(move |_| {
        let Some(iso) = ends.get() else { return };
        let left = js_sys::Date::parse(&iso) - js_sys::Date::now();
        if left.is_nan() || left > LONGEST {
            return;
        }
        let id = id.clone();
        let close = move || {
            store.person.update(|person| {
                let Some(person) = person else { return };
                let person = Arc::make_mut(person);
                let reached = person
                    .organizations
                    .iter_mut()
                    .chain(&mut person.provider_organizations);
                for organization in reached.filter(|organization| organization.id == id) {
                    organization.provider_item_access_until = None;
                }
            });
        };
        // A moment later: the server's clock decides, and a sync must not bring the grant back.
        let wait = Duration::from_millis(left.max(0.0) as u64 + 500);
        if let Ok(timer) = set_timeout_with_handle(close, wait) {
            on_cleanup(move || timer.clear());
        }
    });
}
