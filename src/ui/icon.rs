//! One symbol of the sprite (`style/icons.svg`, names in `style/icons/names.txt`), which stands in the page itself: as a
//! file of its own the browser would read it anew for every list that is drawn.
//! Refuses to know: what the symbol stands for; it is always decoration beside words.

use leptos::prelude::*;

/// Which symbol: most never change, and a list draws hundreds of those.
#[derive(Clone, Copy)]
pub enum Symbol {
    Fixed(&'static str),
    Changing(Signal<String>),
}

impl From<&'static str> for Symbol {
    fn from(name: &'static str) -> Self {
        Self::Fixed(name)
    }
}

impl From<Signal<String>> for Symbol {
    fn from(name: Signal<String>) -> Self {
        Self::Changing(name)
    }
}

/// A symbol in the size and colour of the text around it.
///
/// ```ignore
/// <Icon name="key-round"/>
/// <span><Icon name="users"/> "12"</span>
/// ```
#[component]
pub fn Icon(#[prop(into)] name: Symbol) -> impl IntoView {
    let part = match name {
        Symbol::Fixed(name) => view! { <use_ href=address(name)></use_> }.into_any(),
        Symbol::Changing(name) => {
            view! { <use_ href=move || name.with(|name| address(name))></use_> }.into_any()
        }
    };
    view! { <svg class="icon" aria-hidden="true" focusable="false">{part}</svg> }
}

fn address(name: &str) -> String {
    format!("#icon-{name}")
}
