//! A titled part of a page of settings. Refuses to know: what is set.

use leptos::prelude::*;

/// A heading, a line below it, and the part's fields or buttons.
///
/// ```ignore
/// <Part title=t.delete_title() text=t.delete_text()><div><Button …/></div></Part>
/// ```
#[component]
pub fn Part(
    title: &'static str,
    #[prop(optional)] text: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="part">
            <h2>{title}</h2>
            {text.map(|text| view! { <p class="part-text">{text}</p> })}
            {children()}
        </section>
    }
}
