//! The picture of a website in front of a login. It comes from our own server, if that offers it and the person wants it.
//! Refuses to know: how the server finds it.

use crate::api;
use crate::browser::Setting;
use crate::vault::Row;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The word in storage; anything else shows them.
const HIDDEN: &str = "hidden";

/// Whether pictures are shown, in the context.
#[derive(Clone, Copy)]
pub struct Sites {
    wanted: RwSignal<bool>,
    /// By the server; not before it was asked.
    offered: RwSignal<bool>,
    is_asked: StoredValue<bool>,
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
        }
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
pub fn SitePicture<'a>(row: &'a Row) -> impl IntoView + use<> {
    let sites = use_sites();
    let source = row.site().map(|site| format!("/icons/{site}/icon.png"));
    let is_there = RwSignal::new(false);
    move || {
        let source = source.clone().filter(|_| sites.are_shown())?;
        Some(view! {
            <img class="site-picture" class:there=is_there src=source alt="" loading="lazy" decoding="async"
                width="20" height="20" on:load=move |_| is_there.set(true)/>
        })
    }
}
