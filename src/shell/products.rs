//! Which products the switcher offers, and where each leads (features.md 5, W-01 to W-10).
//! Refuses to know: how they are shown.

use crate::allow::{self, Reached};
use crate::browser::Setting;
use crate::route::{ConsolePage, Face, PortalPage, Route};
use crate::safe::Person;
use std::collections::HashMap;
use std::sync::Arc;
use wire::provider::kind::BUSINESS_UNIT;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Product {
    Vaults,
    Console,
    Portal,
}

/// One product, with the organizations or providers it can be opened for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub product: Product,
    pub href: String,
    pub current: bool,
    pub places: Arc<[Place]>,
    /// The place of the current URL.
    pub here: Option<String>,
}

impl Entry {
    /// Whether it leads to a business unit: then the portal has another name (W-01).
    pub fn is_business(&self) -> bool {
        let target = self.places.iter().find(|place| place.href == self.href);
        target.is_some_and(|place| place.business)
    }

    pub fn is_here(&self, place: &Place) -> bool {
        self.here.as_deref() == Some(place.id.as_str())
    }
}

/// What can be opened, by name. Made once for each sync, not for each page: a provider has thousands of clients.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    consoles: Arc<[Place]>,
    portals: Arc<[Place]>,
}

impl Places {
    pub fn of(person: &Person) -> Self {
        Self {
            consoles: organizations(person).into(),
            portals: providers(person).into(),
        }
    }
}

/// One organization or provider. A suspended one is still listed (W-07).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub id: String,
    pub name: String,
    pub href: String,
    pub enabled: bool,
    /// A provider whose clients are units of one company (P-02, P-13).
    pub business: bool,
}

impl Product {
    fn word(self) -> &'static str {
        match self {
            Self::Vaults => "vaults",
            Self::Console => "console",
            Self::Portal => "portal",
        }
    }

    /// The place it was last opened for in this browser (W-10).
    pub fn last(self) -> Option<String> {
        Setting::Last(self.word()).read()
    }
}

/// Remembers the place of this address for the next time.
pub fn remember(route: &Route) {
    match route {
        Route::Organization(id, _) => Setting::Last(Product::Console.word()).write(id.as_str()),
        Route::Provider(id, _) => Setting::Last(Product::Portal.word()).write(id.as_str()),
        _ => {}
    }
}

/// Vaults always; the others when there is at least one place for them. `last` is where a product was opened before.
pub fn products(places: &Places, route: &Route, last: fn(Product) -> Option<String>) -> Vec<Entry> {
    let vaults = Entry {
        product: Product::Vaults,
        href: Route::Vault.path(),
        current: matches!(route.face(), Face::Vaults | Face::Account),
        places: Arc::default(),
        here: None,
    };
    let mut entries = vec![vaults];
    for (product, face, places) in [
        (Product::Console, Face::Console, &places.consoles),
        (Product::Portal, Face::Portal, &places.portals),
    ] {
        entries.extend(entry(product, route.face() == face, places, route, last));
    }
    entries
}

/// Opens the place of the current URL, else the last used, else the first (W-02, W-03, W-10).
fn entry(
    product: Product,
    current: bool,
    places: &Arc<[Place]>,
    route: &Route,
    last: fn(Product) -> Option<String>,
) -> Option<Entry> {
    let named = match (product, route) {
        (Product::Console, Route::Organization(id, _)) => Some(id.as_str()),
        (Product::Portal, Route::Provider(id, _)) => Some(id.as_str()),
        _ => None,
    };
    let here = places.iter().find(|place| Some(place.id.as_str()) == named);
    let before = || {
        let id = last(product)?;
        places.iter().find(|place| place.id == id && place.enabled)
    };
    let target = here.or_else(before).or(places.first())?;
    Some(Entry {
        product,
        href: target.href.clone(),
        current,
        here: here.map(|place| place.id.clone()),
        places: Arc::clone(places),
    })
}

fn organizations(person: &Person) -> Vec<Place> {
    // Member and provider user of the same client: one place.
    let mut reached = HashMap::<&str, Reached>::new();
    for member in &person.organizations {
        reached.entry(member.id.as_str()).or_default().member = Some(member);
    }
    for client in &person.provider_organizations {
        reached.entry(client.id.as_str()).or_default().client = Some(client);
    }
    let place = |reached: &Reached| {
        let org = reached.member.or(reached.client)?;
        offers_console(person, reached).then(|| Place {
            id: org.id.to_string(),
            name: org.name.clone(),
            href: Route::Organization(org.id.clone(), ConsolePage::Items).path(),
            enabled: org.enabled,
            business: false,
        })
    };
    let mut places: Vec<Place> = reached.values().filter_map(place).collect();
    sort(&mut places);
    places
}

fn offers_console(person: &Person, reached: &Reached) -> bool {
    let suspended = [reached.member, reached.client].into_iter().flatten().any(|org| {
        let runs_it = org.kind <= wire::member::role::ADMIN;
        !org.enabled && org.status == wire::member::status::CONFIRMED && runs_it
    });
    suspended || allow::administers(person, reached)
}

fn providers(person: &Person) -> Vec<Place> {
    let place = |provider: &wire::provider::ProfileProvider| Place {
        id: provider.id.to_string(),
        name: provider.name.clone(),
        href: Route::Provider(provider.id.clone(), PortalPage::Clients).path(),
        enabled: provider.enabled,
        business: provider.provider_type == BUSINESS_UNIT,
    };
    let mut places: Vec<Place> = person.providers.iter().map(place).collect();
    sort(&mut places);
    places
}

fn sort(places: &mut [Place]) {
    places.sort_by_cached_key(|place| (place.name.to_lowercase(), place.id.clone()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use wire::organization::ProfileOrganization;
    use wire::provider::ProfileProvider;

    fn organization(id: &str, provider: Option<&str>) -> ProfileOrganization {
        ProfileOrganization {
            id: id.into(),
            name: id.to_uppercase(),
            status: 2,
            enabled: true,
            provider_id: provider.map(Into::into),
            ..ProfileOrganization::default()
        }
    }

    fn person(providers: usize, own: usize, clients: usize) -> Person {
        let names = ["b", "a"];
        Person {
            providers: names[..providers]
                .iter()
                .map(|name| ProfileProvider {
                    id: format!("provider-{name}").into(),
                    name: (*name).into(),
                    enabled: true,
                    ..ProfileProvider::default()
                })
                .collect(),
            organizations: (0..own)
                .map(|n| organization(&format!("own-{n}"), None))
                .collect(),
            provider_organizations: (0..clients)
                .map(|n| organization(&format!("client-{n}"), Some("provider-b")))
                .collect(),
            ..Person::default()
        }
    }

    fn never(_: Product) -> Option<String> {
        None
    }

    fn shown(person: &Person, route: &Route) -> Vec<(Product, usize)> {
        products(&Places::of(person), route, never)
            .iter()
            .map(|entry| (entry.product, entry.places.len()))
            .collect()
    }

    #[test]
    fn each_product_shows_exactly_when_there_is_a_place_for_it() {
        for providers in 0..=2 {
            for own in 0..=2 {
                for clients in 0..=1 {
                    let clients = if providers == 0 { 0 } else { clients };
                    let mut expected = vec![(Product::Vaults, 0)];
                    if own + clients > 0 {
                        expected.push((Product::Console, own + clients));
                    }
                    if providers > 0 {
                        expected.push((Product::Portal, providers));
                    }
                    let found = shown(&person(providers, own, clients), &Route::Vault);
                    assert_eq!(
                        found, expected,
                        "{providers} providers, {own} own, {clients} clients"
                    );
                }
            }
        }
    }

    #[test]
    fn a_product_opens_the_first_place_by_name_or_the_one_in_the_address() {
        let person = person(2, 1, 1);
        let entries = products(&Places::of(&person), &Route::Vault, never);
        assert_eq!(entries[1].href, "/organizations/client-0/vault");
        assert_eq!(entries[2].href, "/providers/provider-a/clients");
        let here = Route::Provider("provider-b".into(), PortalPage::Members);
        let entries = products(&Places::of(&person), &here, never);
        assert_eq!(entries[2].href, "/providers/provider-b/clients");
        assert!(entries[2].current && !entries[0].current);
    }

    #[test]
    fn a_member_without_administration_sees_no_console() {
        let mut person = person(0, 1, 0);
        person.organizations[0].kind = wire::member::role::USER;
        assert_eq!(shown(&person, &Route::Vault), [(Product::Vaults, 0)]);
    }

    #[test]
    fn a_suspended_organization_stays_listed_for_those_who_run_it() {
        let mut person = person(0, 1, 0);
        person.organizations[0].enabled = false;
        let entries = products(&Places::of(&person), &Route::Vault, never);
        assert!(!entries[1].places[0].enabled);
    }

    #[test]
    fn a_product_opens_where_it_was_last_used_as_long_as_that_is_there() {
        let target = |last| {
            products(&Places::of(&person(2, 1, 1)), &Route::Vault, last)[2]
                .href
                .clone()
        };
        assert_eq!(
            target(|_| Some("provider-b".into())),
            "/providers/provider-b/clients"
        );
        assert_eq!(target(|_| Some("gone".into())), "/providers/provider-a/clients");
        let mut person = person(2, 0, 0);
        person.providers[0].enabled = false;
        let entries = products(&Places::of(&person), &Route::Vault, |_| Some("provider-b".into()));
        assert_eq!(entries[1].href, "/providers/provider-a/clients");
    }
}
