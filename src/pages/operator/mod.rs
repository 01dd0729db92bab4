//! `/operator`: what the operator does about providers, plans and prices (D5, D6, P-10 to P-18), and their log.
//! The session lives in this page alone: a reload asks for the token again. Refuses to know: accounts and keys.

mod convert;
mod create;
mod found;
mod log;
mod organizations;
mod plan;
mod plans;
mod provider;
mod providers;
mod sign_in;

use crate::api::{self, ApiError};
use crate::intl::use_text;
use crate::shell::LanguageChoice;
use crate::ui::{Button, Icon, Look, PageHeader, Tab, Tabs, Toasts, use_toasts};
use leptos::{prelude::*, task::spawn_local};
use text::Texts;

/// What the parts of the page share; `Copy`.
#[derive(Clone, Copy)]
struct Desk {
    t: Texts,
    toasts: Toasts,
    session: RwSignal<Option<String>>,
    /// The session ended by itself.
    ended: RwSignal<bool>,
}

impl Desk {
    fn token(self) -> String {
        self.session.get_untracked().unwrap_or_default()
    }

    /// The sentence for a refusal; a dead session leads back to the token.
    fn refused(self, error: &ApiError) -> String {
        if *error == ApiError::Expired {
            self.ended.set(true);
            self.session.set(None);
        }
        error.sentence(self.t.errors())
    }
}

#[component]
pub fn OperatorPage() -> impl IntoView {
    let desk = Desk {
        t: use_text(),
        toasts: use_toasts(),
        session: RwSignal::new(None),
        ended: RwSignal::new(false),
    };
    let inside = Memo::new(move |_| desk.session.with(Option::is_some));
    move || match inside.get() {
        true => view! { <Office desk/> }.into_any(),
        false => view! { <sign_in::SignIn desk/> }.into_any(),
    }
}

#[component]
fn Office(desk: Desk) -> impl IntoView {
    let t = desk.t.operator();
    let tab = RwSignal::new("providers".to_owned());
    let tabs = [
        ("providers", t.providers()),
        ("organizations", t.organizations()),
        ("plans", t.plans()),
        ("log", t.log()),
    ];
    let tabs = tabs
        .map(|(key, label)| Tab {
            key,
            label: label.into(),
        })
        .to_vec();
    let leave = move || {
        let token = desk.token();
        desk.ended.set(false);
        desk.session.set(None);
        spawn_local(async move {
            // An hour later the server forgets the session anyway.
            let _ = api::operator::sign_out(&token).await;
        });
    };
    let panel = move |key: String| match key.as_str() {
        "organizations" => view! { <organizations::Organizations desk/> }.into_any(),
        "plans" => view! { <plans::Plans desk/> }.into_any(),
        "log" => view! { <log::Log desk/> }.into_any(),
        _ => view! { <providers::Providers desk/> }.into_any(),
    };
    view! {
        <a class="skip-link" href="#main">{desk.t.shell().skip()}</a>
        <div class="operator">
            <header class="operator-head">
                <span class="brand"><Icon name="claviger"/>"Claviger"</span>
                <LanguageChoice/>
                <Button look=Look::Ghost icon="log-out" on_press=leave>{t.sign_out()}</Button>
            </header>
            <main class="page" id="main" tabindex="-1">
                <PageHeader title=t.title() lede=Some(t.lede().to_owned())/>
                <Tabs label=t.title() tabs active=tab on_choose=move |key: String| tab.set(key) panel/>
            </main>
        </div>
    }
}
