//! The head of a page: its name and its main actions. Refuses to know: navigation.

use leptos::prelude::*;

/// The page's `<h1>` (focus lands on it after navigation: `[data-page-heading]`), a line below it, actions at the end.
///
/// ```ignore
/// <PageHeader title=t.clients()>
///     <Button look=Look::Primary icon="plus" on_press=add>{t.new_client()}</Button>
/// </PageHeader>
/// ```
#[component]
pub fn PageHeader(
    #[prop(into)] title: Signal<String>,
    #[prop(into, optional)] lede: Signal<Option<String>>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <header class="page-header">
            <div class="page-title">
                <h1 tabindex="-1" data-page-heading="">{title}</h1>
                {move || lede.get().map(|lede| view! { <p class="lede">{lede}</p> })}
            </div>
            {children.map(|children| view! { <div class="page-actions">{children()}</div> })}
        </header>
    }
}
