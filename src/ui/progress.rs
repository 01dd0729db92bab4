//! Waiting, shown. Refuses to know: for what.

use super::use_words;
use leptos::prelude::*;

/// A turning ring with words for those who can't see it.
///
/// ```ignore
/// <Spinner label=t.loading_clients()/>
/// ```
#[component]
pub fn Spinner(#[prop(into, optional)] label: Option<String>) -> impl IntoView {
    let label = label.unwrap_or_else(|| use_words().loading.to_owned());
    view! {
        <span class="waiting" role="status">
            <span class="spinner" aria-hidden="true"></span>
            <span class="visually-hidden">{label}</span>
        </span>
    }
}

/// A named stretch of work: with `value` (0 to 1) a filling bar, without a running one.
///
/// ```ignore
/// <Progress label=t.making_keys()/>
/// <Progress label=t.opening_items() value=Signal::derive(move || Some(done.get() as f64 / total as f64))/>
/// ```
#[component]
pub fn Progress(
    #[prop(into)] label: Signal<String>,
    #[prop(into, optional)] value: Signal<Option<f64>>,
) -> impl IntoView {
    view! {
        <div class="progress" role="status">
            <span class="progress-label">{label}</span>
            <progress aria-label=label max="1" value=move || value.get().map(|value| value.to_string()) class:running=move || value.get().is_none()>
            </progress>
        </div>
    }
}

/// Grey lines where text will stand, so that nothing jumps when it comes.
///
/// ```ignore
/// <Suspense fallback=|| view! { <Skeleton lines=6/> }>…</Suspense>
/// ```
#[component]
pub fn Skeleton(#[prop(default = 5)] lines: usize) -> impl IntoView {
    let words = use_words();
    view! {
        <div class="skeleton" role="status">
            <span class="visually-hidden">{words.loading}</span>
            {(0..lines).map(|_| view! { <span class="bone" aria-hidden="true"></span> }).collect_view()}
        </div>
    }
}
