//! The list of items a face works on: its rows, its address, its rights. Handed to every component of an item.
//! Refuses to know: which face it is beyond what differs in rights and routes.

use super::address::{Address, Open};
use super::menu::Face;
use crate::api::ciphers::As;
use crate::route::Route;
use crate::vault::Query;
use crate::vault::store::Store;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use std::sync::Arc;
use text::Texts;
use wire::{CollectionId, OrgId};

type Navigate = Arc<dyn Fn(&str, NavigateOptions)>;

#[derive(Clone, Copy)]
pub struct Desk {
    /// The rows of this face, and in Vaults also the person.
    pub store: Store,
    /// The person's own store.
    pub own: Store,
    pub face: Face,
    /// In the console: the organization everything belongs to.
    pub organization: StoredValue<Option<OrgId>>,
    pub address: Memo<Address>,
    /// The address with nothing open: what links of the list lead from.
    pub place: Memo<Address>,
    /// What is searched.
    pub query: Memo<Query>,
    pub texts: Texts,
    /// Reads the whole list again from the server, in the background.
    pub again: Callback<()>,
    route: StoredValue<Route>,
    navigate: StoredValue<Navigate, LocalStorage>,
}

impl Desk {
    /// For the component of a face: reads the address from the router.
    pub fn new(
        route: Route,
        (store, own): (Store, Store),
        face: Face,
        organization: Option<OrgId>,
        again: Callback<()>,
    ) -> Self {
        let query = use_query_map();
        let navigate = use_navigate();
        let address = Memo::new(move |_| query.with(|query| Address::parse(|name| query.get(name))));
        Self {
            store,
            own,
            face,
            organization: StoredValue::new(organization),
            address,
            place: Memo::new(move |_| address.with(|address| address.opening(None))),
            query: Memo::new(move |_| address.with(|address| Query::parse(&address.search))),
            texts: crate::intl::use_text(),
            again,
            route: StoredValue::new(route),
            navigate: StoredValue::new_local(Arc::new(navigate)),
        }
    }

    pub fn href(self, address: &Address) -> String {
        let pairs = address.pairs();
        let pairs: Vec<(&str, &str)> = pairs
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        self.route.with_value(|route| route.with_query(&pairs))
    }

    /// Leads there; "back" leads here again.
    pub fn go(self, address: &Address) {
        self.navigate_to(address, false);
    }

    /// Leads there in place of here: for what nobody wants to walk back through.
    pub fn replace(self, address: &Address) {
        self.navigate_to(address, true);
    }

    pub fn open(self, open: Open) {
        self.go(&self.address.get_untracked().opening(Some(open)));
    }

    /// Closes whatever is open.
    pub fn close(self) {
        if let Some(address) = self.address.try_get_untracked() {
            self.replace(&address.opening(None));
        }
    }

    /// With which rights items are written.
    pub fn rights(self) -> As {
        match self.face {
            Face::Vaults => As::Member,
            Face::Console { .. } => As::Admin,
        }
    }

    /// The name of an item's owner.
    pub fn owner(self, organization: Option<&OrgId>) -> String {
        let Some(id) = organization else {
            return self.texts.items().me().to_owned();
        };
        self.own.person.with(|person| {
            let person = person.as_ref();
            person
                .and_then(|person| crate::allow::organization(person, id))
                .map_or_else(String::new, |organization| organization.name.clone())
        })
    }

    /// Names of collections, in alphabetical order.
    pub fn collection_names(self, ids: &[CollectionId]) -> Vec<String> {
        let mut names: Vec<String> = self.store.collections.with(|collections| {
            let known = collections
                .iter()
                .filter(|collection| ids.contains(&collection.id));
            known.map(|collection| self.collection_name(collection)).collect()
        });
        names.sort_by_key(|name| name.to_lowercase());
        names
    }

    pub fn collection_name(self, collection: &crate::safe::CollectionName) -> String {
        match collection.problem {
            None => collection.name.clone(),
            Some(_) => self.texts.vaults().collection_broken().to_owned(),
        }
    }

    fn navigate_to(self, address: &Address, replace: bool) {
        let href = self.href(address);
        let options = NavigateOptions {
            replace,
            scroll: false,
            ..NavigateOptions::default()
        };
        let navigate = self.navigate.get_value();
        navigate(&href, options);
    }
}
