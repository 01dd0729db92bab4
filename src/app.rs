//! The app: contexts above everything, the router, the session gate, and which page a route shows.
//! The only importer of pages. Refuses to know: what a page does.

use crate::generator;
use crate::intl::{Language, ui_words, use_text};
use crate::item::{Sites, use_sites};
use crate::pages::{self, sign_in};
use crate::route::{self, Face, Route};
use crate::session::{Session, Sessions, SyncProblem, use_session, watch_elsewhere};
use crate::shell::theme::Themes;
use crate::shell::{self, Door, Frame};
use crate::ui::{ButtonLink, LoadProblem, Look, Skeleton, ToastRegion, provide_toasts};
use crate::vault::store::{Store, use_store};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::components::{FlatRoutes, Route as Matched, Router};
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::{NavigateOptions, WildcardSegment};
use text::Lang;

#[component]
pub fn App() -> impl IntoView {
    follow_hash_link();
    let language = Language::from_browser();
    provide_context(language);
    provide_context(Themes::restore());
    provide_context(Sites::restore());
    let session = Sessions::restore(Store::provide());
    provide_context(session);
    pages::portal::Imports::provide(session);
    provide_toasts();
    Effect::new(move |_| name_language(language.0.get()));

    view! {
        <Router>
            // Routes are matched by `route::parse`; the router's own table only completes navigations.
            <FlatRoutes fallback=|| ()>
                <Matched path=WildcardSegment("page") view=|| () />
            </FlatRoutes>
            {move || {
                provide_context(ui_words(language.0.get()));
                view! { <Gate/><ToastRegion/> }
            }}
        </Router>
    }
}

/// What stands between the address and a page: the state of the session.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// A page for everyone.
    Open,
    /// Behind the door, and the person is in.
    Inside,
    Unlock,
    LogIn,
}

#[component]
fn Gate() -> impl IntoView {
    let location = use_location();
    let pathname = location.pathname;
    let route = Memo::new(move |_| Route::parse(&pathname.get()));
    let session = use_session();
    let way = Memo::new(move |_| match (session.current(), route.get()) {
        (Session::Locked(_), Route::Login) => Way::Unlock,
        (_, route) if !route.is_private() => Way::Open,
        (Session::SignedOut, _) => Way::LogIn,
        (Session::Locked(_), _) => Way::Unlock,
        (Session::Unlocked(_), _) => Way::Inside,
    });
    redirect(route, session);
    let person = use_store().person;
    shell::follow_headings(Memo::new(move |_| {
        (route.get(), way.get(), person.with(Option::is_some))
    }));
    let framed = Memo::new(move |_| way.get() == Way::Inside && route.get().face() != Face::Door);
    move || match (way.get(), framed.get()) {
        (Way::Inside, true) => view! { <Inside route/> }.into_any(),
        (Way::Inside | Way::Open, _) => (move || page(route.get())).into_any(),
        (Way::Unlock, _) => match session.account() {
            Some(account) => view! { <sign_in::Unlock account/> }.into_any(),
            None => ().into_any(),
        },
        // `redirect` is on its way to the login page.
        (Way::LogIn, _) => ().into_any(),
    }
}

/// Leads strangers to the login page and known persons past it.
fn redirect(route: Memo<Route>, session: Sessions) {
    let navigate = use_navigate();
    let location = use_location();
    Effect::new(move |was_in: Option<bool>| {
        let current = session.current();
        let is_in = current != Session::SignedOut;
        let left = was_in == Some(true) && !is_in && !untrack(|| session.ended_by_server());
        let to = match (current, route.get()) {
            // Who logs out does not want to come back to this page.
            (Session::SignedOut, route) if route.is_private() && left => Route::Login.path(),
            (Session::SignedOut, route) if route.is_private() => {
                let search = location.search.get_untracked();
                let email = route::query_value(&search, "email").unwrap_or_default();
                log_in_first(&route, &search, &email)
            }
            (Session::Unlocked(_), Route::Home | Route::Unlock) => Route::Vault.path(),
            (Session::Unlocked(_), Route::Login) => {
                let next = location
                    .search
                    .with_untracked(|search| route::query_value(search, "next"));
                route::safe_next(next.as_deref())
            }
            _ => return is_in,
        };
        navigate(&to, replace());
        is_in
    });
}

fn log_in_first(route: &Route, search: &str, email: &str) -> String {
    if matches!(route, Route::Home | Route::Unlock) {
        return Route::Login.path();
    }
    let here = match search.trim_start_matches('?') {
        "" => route.path(),
        search => format!("{}?{search}", route.path()),
    };
    let pairs = [("next", here.as_str()), ("email", email)];
    Route::Login.with_query(if email.is_empty() { &pairs[..1] } else { &pairs })
}

/// The frame and the page in it; the first sync starts with it.
#[component]
fn Inside(route: Memo<Route>) -> impl IntoView {
    let t = use_text();
    let session = use_session();
    let person = use_store().person;
    let problem = RwSignal::new(None::<SyncProblem>);
    let load = move || {
        problem.set(None);
        spawn_local(async move {
            if let Err(error) = session.sync().await {
                // Locked or logged out meanwhile: this page is gone.
                let _ = problem.try_set(Some(error));
            }
        });
    };
    if person.with_untracked(Option::is_none) {
        load();
    }
    watch_elsewhere(session);
    // Ends with the frame: at a lock nothing generated is left.
    provide_context(generator::History::default());
    let sites = use_sites();
    on_cleanup(move || sites.forget());
    let synced = Memo::new(move |_| person.with(Option::is_some));
    // Vaults shows its first rows while the rest is being opened, and stays as it is when all has come: a menu that was
    // opened meanwhile stays open.
    let shown = Memo::new(move |_| match (synced.get(), problem.get()) {
        (false, Some(error)) => Err(error),
        (synced, _) => Ok(Some(route.get()).filter(|route| synced || *route == Route::Vault)),
    });
    let content = move || match shown.get() {
        Err(error) => {
            let sentence = error.sentence(t);
            view! { <div class="page"><LoadProblem text=sentence on_retry=load/></div> }.into_any()
        }
        Ok(Some(route)) => page(route),
        Ok(None) => view! { <div class="page"><Skeleton lines=8/></div> }.into_any(),
    };
    view! { <Frame route>{content}</Frame> }
}

fn page(route: Route) -> AnyView {
    match route {
        Route::Login => view! { <sign_in::Login/> }.into_any(),
        Route::Register => view! { <sign_in::Register/> }.into_any(),
        Route::FinishSignup => view! { <sign_in::FinishSignup/> }.into_any(),
        Route::AcceptProvider | Route::AcceptOrganization => view! { <sign_in::Accept route/> }.into_any(),
        Route::Operator => view! { <pages::operator::OperatorPage/> }.into_any(),
        Route::DeleteProvider => view! { <pages::portal::DeleteProvider/> }.into_any(),
        Route::SetupProvider => view! { <pages::portal::SetupProvider/> }.into_any(),
        Route::SetupUnit => view! { <pages::portal::SetupUnit/> }.into_any(),
        Route::Vault => view! { <pages::vaults::Vaults/> }.into_any(),
        Route::Tools(page) => view! { <pages::tools::Tools page/> }.into_any(),
        Route::Account(page) => view! { <pages::account::Account page/> }.into_any(),
        Route::Providers => view! { <pages::portal::Providers/> }.into_any(),
        Route::Provider(id, page) => view! { <pages::portal::Portal id page/> }.into_any(),
        Route::Organization(id, page) => view! { <pages::console::Console id page/> }.into_any(),
        // Both redirect.
        Route::Home | Route::Unlock => ().into_any(),
        Route::NotFound => not_found().into_any(),
    }
}

fn not_found() -> impl IntoView {
    let t = use_text().shell();
    view! {
        <Door title=t.not_found_title() lede=Some(t.not_found().to_owned())>
            <ButtonLink href=Route::Home.path() look=Look::Primary>{t.home()}</ButtonLink>
        </Door>
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

/// `<html lang>`: what screen readers and hyphenation go by.
fn name_language(lang: Lang) {
    if let Some(root) = document().document_element() {
        // The attribute's name is valid, so this cannot fail.
        let _ = root.set_attribute("lang", lang.tag());
    }
}
