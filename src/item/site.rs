//! The picture of a website in front of a login. It comes from our own server, if that offers it and the person wants it.
//! Refuses to know: how the server finds it.

use crate::api;
use crate::browser::Setting;
use crate::table::Live;
use crate::vault::Row;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::HashMap;
use std::time::Duration;

/// The word in storage; anything else shows them.
const HIDDEN: &str = "hidden";

/// A picture is asked for when its row has been in view for as long: not for all that are scrolled past.
const REST: Duration = Duration::from_millis(200);

/// What is known of a website's picture.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    Nothing,
    Asked,
    There,
    Absent,
}

/// Whether pictures are shown, in the context.
#[derive(Clone, Copy)]
pub struct Sites {
    wanted: RwSignal<bool>,
    /// By the server; not before it was asked.
    offered: RwSignal<bool>,
    is_asked: StoredValue<bool>,
    /// By host name, as long as the page lives.
    pictures: StoredValue<HashMap<String, ArcRwSignal<Known>>>,
}

pub fn use_sites() -> Sites {
    expect_context()
}

impl Sites {
    /// The stored choice.
    pub fn restore() -> Self {
        Self {
            wanted: RwSignal::new(Setting::Sites.read().as_deref() != Some(HIDDEN)),
            offered: RwSignal::new(false),
            is_asked: StoredValue::new(false),
            pictures: StoredValue::default(),
        }
    }

    /// After a lock: names of websites are part of what was opened.
    pub fn forget(self) {
        self.pictures.update_value(HashMap::clear);
    }

    fn learn(self, site: &str, known: Known) {
        self.picture(site).set(known);
    }

    fn picture(self, site: &str) -> ArcRwSignal<Known> {
        let of = |pictures: &mut HashMap<String, ArcRwSignal<Known>>| match pictures.get(site) {
            Some(known) => known.clone(),
            None => {
                let known = ArcRwSignal::new(Known::Nothing);
                pictures.insert(site.to_owned(), known.clone());
                known
            }
        };
        let found = self.pictures.try_update_value(of);
        found.unwrap_or_else(|| ArcRwSignal::new(Known::Absent))
    }

    pub fn is_wanted(self) -> bool {
        self.wanted.get_untracked()
    }

    pub fn want(self, wanted: bool) {
        match wanted {
            true => Setting::Sites.forget(),
            false => Setting::Sites.write(HIDDEN),
        }
        self.wanted.set(wanted);
    }

    /// Reactive. The first one who needs to know asks the server.
    fn are_shown(self) -> bool {
        if self.wanted.get() && !self.is_asked.get_value() {
            self.is_asked.set_value(true);
            spawn_local(async move {
                match api::config::config().await {
                    Ok(config) => self.offered.set(config.settings.icons),
                    // Without an answer now, the next list asks again.
                    Err(_) => self.is_asked.set_value(false),
                }
            });
        }
        self.wanted.get() && self.offered.get()
    }
}

/// Lies over the symbol of the type once it is there; a site without one leaves that visible.
#[component]
pub fn SitePicture(row: Live<Row>) -> impl IntoView {
    let sites = use_sites();
    let site = row.memo(|row| row.site().map(str::to_owned));
    let known = Memo::new(move |_| {
        let site = site.get().filter(|_| sites.are_shown())?;
        let known = sites.picture(&site).get();
        Some((site, known))
    });
    Effect::new(move |_| {
        if let Some((site, Known::Nothing)) = known.get()
            && let Ok(rest) = set_timeout_with_handle(move || sites.learn(&site, Known::Asked), REST)
        {
            on_cleanup(move || rest.clear());
        }
    });
    // A picture that comes does not begin anew.
    let wanted = Memo::new(move |_| {
        let (site, known) = known.get()?;
        matches!(known, Known::Asked | Known::There).then_some(site)
    });
    let is_there = Memo::new(move |_| matches!(known.get(), Some((_, Known::There))));
    move || {
        let site = wanted.get()?;
        let source = format!("/icons/{site}/icon.png");
        let loaded = site.clone();
        Some(view! {
            <img class="site-picture" class:there=is_there src=source alt="" decoding="async" width="20" height="20"
                on:load=move |_| sites.learn(&loaded, Known::There)
                on:error=move |_| sites.learn(&site, Known::Absent)/>
        })
    }
}
