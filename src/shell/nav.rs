//! The side navigation: the pages of the current face that this person may see (P-02, P-03, A-001).
//! Refuses to know: what is on them.

use super::products::{Entry, Place, Product};
use crate::allow::{Act, Thing, may};
use crate::intl::use_text;
use crate::route::{AccountPage, ConsolePage, PortalPage, Route, ToolsPage};
use crate::safe::Person;
use crate::ui::{Avatar, Icon, Menu, MenuItem};
use leptos::prelude::*;
use std::sync::Arc;
use text::shell::Shell;
use wire::provider::kind::BUSINESS_UNIT;

/// One link.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Link {
    label: &'static str,
    icon: &'static str,
    route: Route,
}

/// More places than this are found through the palette.
const LISTED: usize = 12;

#[component]
pub(super) fn SideNav(
    route: Memo<Route>,
    person: Signal<Option<Arc<Person>>>,
    products: Memo<Vec<Entry>>,
    #[prop(into)] on_palette: Callback<()>,
) -> impl IntoView {
    let t = use_text().shell();
    let links = Memo::new(move |_| -> Option<Vec<Link>> {
        person.with(|person| links(t, person.as_deref()?, &route.get()))
    });
    let link = move |Link {
                         label,
                         icon,
                         route: target,
                     }: Link| {
        let path = target.path();
        let current = move || (route.get() == target).then_some("page");
        view! { <li><a class="nav-link" href=path aria-current=current><Icon name=icon/><span>{label}</span></a></li> }
    };
    view! {
        {move || products.with(|entries| place(entries)).map(|(entry, place)| {
            view! { <Where entry place on_palette/> }
        })}
        <ul class="nav-links">
            {move || links.get().unwrap_or_default().into_iter().map(link).collect_view()}
        </ul>
        {move || products.with(|entries| entries.len() > 1).then(|| view! { <Products products/> })}
    }
}

/// Which organization or provider the navigation is for, with a switch when there are several (P-06, A-003).
#[component]
fn Where(entry: Entry, place: Place, on_palette: Callback<()>) -> impl IntoView {
    let t = use_text().shell();
    let label = name(entry.product, place.business, t);
    let items = move || {
        let listed = entry.places.iter().take(LISTED);
        let mut items: Vec<MenuItem> = listed
            .map(|place| MenuItem::go(place.name.clone(), place.href.clone()).checked(entry.is_here(place)))
            .collect();
        if entry.places.len() > LISTED {
            items.push(
                MenuItem::press(t.palette(), move || on_palette.run(()))
                    .icon("search")
                    .after_rule(),
            );
        }
        items
    };
    let several = items().len() > 1;
    view! {
        <div class="nav-place">
            <Avatar name=place.name.clone() id=place.id.clone()/>
            <div class="nav-place-name"><strong>{place.name}</strong><small>{label}</small></div>
            {several.then(|| view! {
                <Menu label=t.switch_organization() items trigger=|| view! { <Icon name="chevrons-up-down"/> }/>
            })}
        </div>
    }
}

/// The products at the bottom of the bar, shown only when there is more than one (W-05).
#[component]
fn Products(products: Memo<Vec<Entry>>) -> impl IntoView {
    let t = use_text().shell();
    let link = move |entry: Entry| {
        let icon = icon(entry.product);
        let named = name(entry.product, entry.is_business(), t);
        let current = entry.current.then_some("true");
        // Several providers are named one by one; organizations can be too many and are found above or by the palette.
        let several = entry.product == Product::Portal && entry.places.len() > 1;
        let places = several.then(|| {
            let place = |place: &Place| {
                let current = entry.is_here(place).then_some("true");
                let (href, name) = (place.href.clone(), place.name.clone());
                view! { <li><a class="nav-link" href=href aria-current=current><span>{name}</span></a></li> }
            };
            view! { <ul class="nav-places">{entry.places.iter().map(place).collect_view()}</ul> }
        });
        view! {
            <li>
                <a class="nav-link" href=entry.href aria-current=current>
                    <Icon name=icon/><span>{named}</span>
                </a>
                {places}
            </li>
        }
    };
    view! {
        <div class="nav-products">
            <h2>{t.products()}</h2>
            <ul>{move || products.get().into_iter().map(link).collect_view()}</ul>
        </div>
    }
}

pub(super) fn icon(product: Product) -> &'static str {
    match product {
        Product::Vaults => "vault",
        Product::Console => "building",
        Product::Portal => "briefcase",
    }
}

pub(super) fn name(product: Product, business: bool, t: Shell) -> &'static str {
    match product {
        Product::Vaults => t.vaults(),
        Product::Console => t.console(),
        Product::Portal if business => t.business_portal(),
        Product::Portal => t.portal(),
    }
}

fn place(entries: &[Entry]) -> Option<(Entry, Place)> {
    let entry = entries.iter().find(|entry| entry.current)?;
    let place = entry.places.iter().find(|place| entry.is_here(place))?;
    Some((entry.clone(), place.clone()))
}

fn links(t: Shell, person: &Person, route: &Route) -> Option<Vec<Link>> {
    let link = |label, icon, route| Link { label, icon, route };
    Some(match route {
        Route::Provider(id, _) => {
            let provider = person.providers.iter().find(|provider| provider.id == *id);
            let business = provider.is_some_and(|provider| provider.provider_type == BUSINESS_UNIT);
            let mut links = vec![link(
                if business { t.business_units() } else { t.clients() },
                "building-2",
                Route::Provider(id.clone(), PortalPage::Clients),
            )];
            let page = |label, icon, page| link(label, icon, Route::Provider(id.clone(), page));
            if may(person, Act::ManageProviderUsers, Thing::Provider(id)) {
                links.push(page(t.members(), "users", PortalPage::Members));
                if provider.is_some_and(|provider| provider.use_events) {
                    links.push(page(t.events(), "history", PortalPage::Events));
                }
                links.push(page(t.subscription(), "credit-card", PortalPage::Subscription));
                links.push(page(t.statements(), "file-text", PortalPage::Statements));
                links.push(page(t.settings(), "settings", PortalPage::Settings));
            }
            links
        }
        Route::Organization(id, _) => {
            let mut links = vec![link(
                t.items(),
                "folder",
                Route::Organization(id.clone(), ConsolePage::Items),
            )];
            let page = |label, icon, page| link(label, icon, Route::Organization(id.clone(), page));
            if may(person, Act::SeeMembers, Thing::Organization(id)) {
                links.push(page(t.members(), "users", ConsolePage::Members));
            }
            if may(person, Act::SeeEvents, Thing::Organization(id)) {
                links.push(page(t.events(), "history", ConsolePage::Events));
            }
            if may(person, Act::SeeOrganization, Thing::Organization(id)) {
                links.push(page(t.info(), "settings", ConsolePage::Info));
            }
            links
        }
        Route::Providers => vec![link(t.providers(), "briefcase", Route::Providers)],
        Route::Account(_) => vec![
            link(t.profile(), "user-round", Route::Account(AccountPage::Profile)),
            link(
                t.security(),
                "shield-check",
                Route::Account(AccountPage::Security),
            ),
            link(
                t.preferences(),
                "sliders-horizontal",
                Route::Account(AccountPage::Preferences),
            ),
        ],
        Route::Vault | Route::Tools(_) => vec![
            link(t.vaults(), "vault", Route::Vault),
            link(t.generator(), "wand-sparkles", Route::Tools(ToolsPage::Generator)),
            link(t.bring(), "upload", Route::Tools(ToolsPage::Import)),
            link(t.export(), "download", Route::Tools(ToolsPage::Export)),
        ],
        Route::Home
        | Route::Login
        | Route::Register
        | Route::FinishSignup
        | Route::Unlock
        | Route::AcceptProvider
        | Route::AcceptOrganization
        | Route::SetupProvider
        | Route::SetupUnit
        | Route::DeleteProvider
        | Route::Operator
        | Route::NotFound => return None,
    })
}
