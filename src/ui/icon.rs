//! One symbol of the sprite (`style/icons.svg`, names in `style/icons/names.txt`), which stands in the page itself: as a
//! file of its own the browser would read it anew for every list that is drawn.
//! Refuses to know: what the symbol stands for; it is always decoration beside words.

use leptos::prelude::*;

/// A symbol in the size and colour of the text around it.
///
/// ```ignore
/// <Icon name="key-round"/>
/// <span><Icon name="users"/> "12"</span>
/// ```
#[component]
pub fn Icon(#[prop(into)] name: Signal<String>) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true" focusable="false">
            <use_ href=move || format!("#icon-{}", name.get())></use_>
        </svg>
    }
}
