//! The product switcher of the top bar: a menu with the current product checked (W-05, W-10).
//! Refuses to know: who may see which product (`products`).

use super::nav::{icon, name};
use super::products::{Entry, Place, Product};
use crate::intl::use_text;
use crate::ui::{Icon, Menu, MenuItem};
use leptos::prelude::*;
use text::shell::Shell;

/// Appears with the first sync, in one piece (W-06).
#[component]
pub(super) fn Switcher(products: Memo<Vec<Entry>>) -> impl IntoView {
    let t = use_text().shell();
    let items = move || {
        products.with_untracked(|entries| {
            entries
                .iter()
                .flat_map(|entry| items(entry, t))
                .collect::<Vec<_>>()
        })
    };
    let current = move || {
        products.with(|entries| {
            entries
                .iter()
                .find(|entry| entry.current)
                .map_or((Product::Vaults, false), |entry| {
                    (entry.product, entry.is_business())
                })
        })
    };
    let trigger = move || {
        view! {
            <Icon name=Signal::derive(move || icon(current().0).to_owned())/>
            <span class="switcher-name">{move || { let (product, business) = current(); name(product, business, t) }}</span>
            <Icon name="chevrons-up-down"/>
        }
    };
    move || {
        (!products.with(Vec::is_empty)).then(|| {
            view! { <Menu label=t.switch_product() items trigger look="switcher"/> }
        })
    }
}

/// One entry per product; with several providers one per provider.
fn items(entry: &Entry, t: Shell) -> Vec<MenuItem> {
    let product = name(entry.product, entry.is_business(), t);
    if entry.product == Product::Portal && entry.places.len() > 1 {
        let place = |place: &Place| {
            let product = name(entry.product, place.business, t);
            MenuItem::go(format!("{product} · {}", place.name), place.href.clone())
                .icon(icon(entry.product))
                .checked(entry.current && entry.is_here(place))
        };
        return entry.places.iter().map(place).collect();
    }
    vec![
        MenuItem::go(product, entry.href.clone())
            .icon(icon(entry.product))
            .checked(entry.current),
    ]
}
