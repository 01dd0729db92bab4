//! Small marks beside a name. Refuses to know: states and roles.

use super::Tone;
use leptos::prelude::*;

/// A word in a frame.
///
/// ```ignore
/// <Badge tone=Tone::Warn>{t.needs_confirmation()}</Badge>
/// ```
#[component]
pub fn Badge(#[prop(into, optional)] tone: Signal<Tone>, children: Children) -> impl IntoView {
    view! { <span class=move || format!("badge {}", tone.get().class())>{children()}</span> }
}

/// A number behind a label.
///
/// ```ignore
/// <Count of=invited/>
/// ```
#[component]
pub fn Count(#[prop(into)] of: Signal<usize>) -> impl IntoView {
    view! { <span class="count">{move || of.get()}</span> }
}
