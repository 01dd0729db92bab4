//! The app: contexts above everything, the router, and which page a route shows. The only importer of pages.
//! Refuses to know: what a page does.

use crate::intl::{Language, ui_words};
use crate::pages;
use crate::route::{self, Route};
use crate::session::{Session, Sessions};
use crate::ui::{ToastRegion, provide_toasts};
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route as Matched, Router};
use leptos_router::hooks::use_location;
use leptos_router::{NavigateOptions, WildcardSegment};

#[component]
pub fn App() -> impl IntoView {
    follow_hash_link();
    let language = Language::from_browser();
    provide_context(language);
    provide_toasts();
    provide_context(Sessions::restore());

    view! {
        <Router>
            // Routes are matched by `route::parse`; the router's own table only completes navigations.
            <FlatRoutes fallback=|| ()>
                <Matched path=WildcardSegment("page") view=|| () />
            </FlatRoutes>
            {move || {
                provide_context(ui_words(language.0.get()));
                view! { <Page /> <ToastRegion/> }
            }}
        </Router>
    }
}

/// The page of the current route, behind the session gate.
#[component]
fn Page() -> impl IntoView {
    let location = use_location();
    let route = Memo::new(move |_| Route::parse(&location.pathname.get()));
    let session = crate::session::use_session();
    move || {
        let route = route.get();
        match session.current() {
            Session::Unlocked(_) => page(route),
            Session::SignedOut | Session::Locked(_) => ().into_any(),
        }
    }
}

fn page(route: Route) -> AnyView {
    match route {
        Route::Vault => view! { <pages::vaults::Vaults /> }.into_any(),
        Route::Providers => view! { <pages::portal::Providers /> }.into_any(),
        Route::SetupProvider => view! { <pages::portal::SetupProvider /> }.into_any(),
        Route::Provider(id, page) => view! { <pages::portal::Portal id page /> }.into_any(),
        Route::Organization(id, page) => view! { <pages::console::Console id page /> }.into_any(),
        _ => ().into_any(),
    }
}

/// Links of official mails (`/#/…`) become our own path before the router looks at the address.
fn follow_hash_link() {
    let hash = window().location().hash().unwrap_or_default();
    if let (Some(path), Ok(history)) = (route::from_hash(&hash), window().history()) {
        // Refused only for another origin, which a path never is.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&path));
    }
}

/// A navigation that leaves no way back: redirects.
pub fn replace() -> NavigateOptions {
    NavigateOptions {
        replace: true,
        ..NavigateOptions::default()
    }
}
