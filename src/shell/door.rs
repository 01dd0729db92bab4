//! The layout of pages before the session: a card, the product's name, the languages.
//! Refuses to know: what the card asks.

use super::{LanguageChoice, heading};
use crate::intl::use_text;
use crate::ui::Icon;
use leptos::prelude::*;

/// `title` is the page's heading.
#[component]
pub fn Door(
    #[prop(into)] title: Signal<String>,
    #[prop(into, optional)] lede: Signal<Option<String>>,
    children: Children,
) -> impl IntoView {
    let t = use_text().shell();
    Effect::new(move |_| title.with(|title| heading::step(title)));
    view! {
        <a class="skip-link" href="#main">{t.skip()}</a>
        <div class="door">
            <header class="door-head">
                <span class="brand"><Icon name="claviger" />"Claviger"</span>
            </header>
            <main class="door-card" id="main" tabindex="-1">
                <h1 tabindex="-1" data-page-heading="">{title}</h1>
                {move || lede.get().map(|lede| view! { <p class="lede">{lede}</p> })}
                {children()}
            </main>
            <footer class="door-foot"><LanguageChoice/></footer>
        </div>
    }
}
