//! What stands where rows would: nothing yet, or a load that failed. Refuses to know: of what.

use super::{Button, Icon, use_words};
use leptos::prelude::*;

/// Nothing here, why, and what to do about it (actions as children).
///
/// ```ignore
/// <EmptyState icon="building-2" title=t.no_clients() text=t.no_clients_text()>
///     <Button look=Look::Primary icon="plus" on_press=new_client>{t.new_client()}</Button>
/// </EmptyState>
/// ```
#[component]
pub fn EmptyState(
    icon: &'static str,
    #[prop(into)] title: String,
    #[prop(into, optional)] text: Option<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty-state">
            <span class="empty-mark"><Icon name=icon/></span>
            <h2>{title}</h2>
            {text.map(|text| view! { <p>{text}</p> })}
            {children.map(|children| view! { <div class="empty-actions">{children()}</div> })}
        </div>
    }
}

/// A load that failed, with the way to try again.
///
/// ```ignore
/// <LoadProblem text=sentence on_retry=move || clients.refetch()/>
/// ```
#[component]
pub fn LoadProblem(
    #[prop(into)] text: Signal<String>,
    #[prop(into, optional)] on_retry: Option<Callback<()>>,
) -> impl IntoView {
    let words = use_words();
    view! {
        <div class="empty-state problem" role="alert">
            <span class="empty-mark"><Icon name="circle-alert"/></span>
            <p>{text}</p>
            {on_retry
                .map(|retry| view! { <div class="empty-actions"><Button icon="rotate-ccw" on_press=retry>{words.retry}</Button></div> })}
        </div>
    }
}
