//! The frame around a page of an unlocked session: top bar, side navigation (a sheet on phones), main.
//! Refuses to know: what the page shows.

use super::account_menu::AccountMenu;
use super::keys::{self, Keys};
use super::nav::SideNav;
use super::notices::Notices;
use super::palette::Palette;
use super::products::{Entry, Places, Product, products, remember};
use super::sealed::Sealed;
use super::switcher::Switcher;
use crate::intl::use_text;
use crate::route::Route;
use crate::ui::{Icon, IconButton};
use crate::vault::store::use_store;
use leptos::{ev, prelude::*};

#[component]
pub fn Frame(route: Memo<Route>, children: Children) -> impl IntoView {
    let t = use_text().shell();
    let person = use_store().person;
    let places = Memo::new(move |_| person.with(|person| person.as_deref().map(Places::of)));
    let entries: Memo<Vec<Entry>> = Memo::new(move |_| {
        let route = route.get();
        places.with(|places| {
            places
                .as_ref()
                .map(|places| products(places, &route, Product::last))
                .unwrap_or_default()
        })
    });
    let nav_open = RwSignal::new(false);
    let palette = RwSignal::new(false);
    let help = RwSignal::new(false);
    // Choosing a page closes the sheet.
    Effect::new(move |_| {
        route.track();
        nav_open.set(false);
        route.with(remember);
    });
    keys::listen(palette, help);
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && nav_open.get_untracked() && !event.default_prevented() {
            nav_open.set(false);
        }
    };
    let nav_label = move || {
        if nav_open.get() {
            t.close_navigation()
        } else {
            t.open_navigation()
        }
        .to_owned()
    };
    view! {
        <a class="skip-link" href="#main">{t.skip()}</a>
        <div class="shell" class:nav-open=nav_open on:keydown=on_key>
            <header class="top-bar">
                <div class="nav-toggle">
                    <IconButton icon="menu" label=Signal::derive(nav_label)
                        on_press=move || nav_open.update(|open| *open = !*open)/>
                </div>
                <a class="brand" href=Route::Vault.path()><Icon name="claviger"/><span>"Claviger"</span></a>
                <Switcher products=entries/>
                <div class="top-bar-end">
                    <button type="button" class="palette-button" on:click=move |_| palette.set(true)>
                        <Icon name="search"/><span>{t.palette()}</span><kbd>"Ctrl K"</kbd>
                    </button>
                    <AccountMenu/>
                </div>
            </header>
            <nav class="side-nav" aria-label=t.main_navigation()>
                <SideNav route person=person.into() products=entries on_palette=move || palette.set(true)/>
            </nav>
            <div class="nav-backdrop" on:click=move |_| nav_open.set(false)></div>
            <main class="main" id="main" tabindex="-1" inert=nav_open><Sealed/><Notices/>{children()}</main>
        </div>
        {move || palette.get().then(|| view! { <Palette products=entries on_close=move || palette.set(false)/> })}
        {move || help.get().then(|| view! { <Keys on_close=move || help.set(false)/> })}
    }
}
