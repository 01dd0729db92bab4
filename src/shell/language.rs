//! The two languages as buttons, for pages outside the frame. Refuses to know: what is written.

use crate::intl::Language;
use leptos::prelude::*;
use text::Lang;

#[component]
pub fn LanguageChoice() -> impl IntoView {
    let language = expect_context::<Language>();
    let button = move |lang: Lang| {
        view! {
            <button type="button" class="language" lang=lang.tag()
                aria-pressed=move || if language.0.get() == lang { "true" } else { "false" }
                on:click=move |_| language.choose(lang)>{lang.name()}</button>
        }
    };
    view! { <div class="languages">{button(Lang::En)}{button(Lang::Fr)}</div> }
}
