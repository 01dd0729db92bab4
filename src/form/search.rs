//! The search field above a list. Refuses to know: what is searched.

use crate::ui::{Icon, IconButton, use_words};
use leptos::{ev, html, leptos_dom::helpers::TimeoutHandle, prelude::*};
use std::time::Duration;

/// A search field: `on_change` comes `wait` ms (200) after the last keystroke; Esc empties it. The page's `/` shortcut
/// looks for `[data-search]`.
///
/// ```ignore
/// <SearchField label=t.search_clients() value=search on_change=move |text: String| set_search(text)/>
/// ```
#[component]
pub fn SearchField(
    /// May change; what was typed and not sent yet survives that.
    #[prop(into)]
    label: Signal<String>,
    /// Where the search comes from (the URL); typing runs ahead of it.
    #[prop(into)]
    value: Signal<String>,
    #[prop(into)] on_change: Callback<(String,)>,
    #[prop(default = 200)] wait: u64,
) -> impl IntoView {
    let words = use_words();
    let input = NodeRef::<html::Input>::new();
    let typed = RwSignal::new(value.get_untracked());
    let pending = StoredValue::<Option<TimeoutHandle>>::new(None);
    let stop = move || {
        if let Some(Some(handle)) = pending.try_update_value(Option::take) {
            handle.clear();
        }
    };
    on_cleanup(stop);
    // Back and forward change the URL without typing.
    Effect::new(move |_| {
        let value = value.get();
        if pending.with_value(Option::is_none) && typed.with_untracked(|typed| *typed != value) {
            typed.set(value);
        }
    });
    let send = move |text: String| {
        stop();
        on_change.run((text,));
    };
    let on_input = move |event: ev::Event| {
        let text = event_target_value(&event);
        typed.set(text.clone());
        stop();
        if wait == 0 {
            on_change.run((text,));
            return;
        }
        let run = move || {
            pending.set_value(None);
            on_change.run((text.clone(),));
        };
        pending.set_value(set_timeout_with_handle(run, Duration::from_millis(wait)).ok());
    };
    let clear = move || {
        typed.set(String::new());
        send(String::new());
        if let Some(input) = input.get_untracked() {
            let _ = input.focus();
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && typed.with_untracked(|typed| !typed.is_empty()) {
            event.prevent_default();
            event.stop_propagation();
            clear();
        }
    };
    // The button comes and goes; it is not made anew for every key.
    let clearable = Memo::new(move |_| typed.with(|typed| !typed.is_empty()));
    view! {
        <div class="search" role="search">
            <Icon name="search"/>
            <input node_ref=input type="search" class="input" data-search="" aria-label=label placeholder=label
                autocomplete="off" autocapitalize="off" spellcheck="false"
                prop:value=typed on:input=on_input on:keydown=on_key/>
            {move || {
                clearable.get().then(|| view! { <IconButton icon="x" label=words.clear on_press=clear/> })
            }}
        </div>
    }
}
