//! Copying text to the clipboard. Refuses to know: secrets; whoever copies one decides how long it may stay.

use super::{Icon, fresh_id, use_words};
use leptos::{html, prelude::*, task::spawn_local};
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;

/// Puts `text` on the clipboard; tells whether the browser allowed it.
pub async fn copy(text: &str) -> bool {
    JsFuture::from(window().navigator().clipboard().write_text(text))
        .await
        .is_ok()
}

/// A button that copies and says so for two seconds. `on_copied` runs after it worked.
///
/// ```ignore
/// <CopyButton label=t.copy_link() value=link/>
/// ```
#[component]
pub fn CopyButton(
    #[prop(into)] value: Signal<String>,
    #[prop(into, optional)] label: Option<String>,
    #[prop(into, optional)] on_copied: Option<Callback<()>>,
) -> impl IntoView {
    let words = use_words();
    let label = label.unwrap_or_else(|| words.copy.to_owned());
    let copied = RwSignal::new(false);
    let press = move |_| {
        spawn_local(async move {
            if copy(&value.get_untracked()).await {
                let _ = copied.try_set(true);
                if let Some(on_copied) = on_copied {
                    on_copied.try_run(());
                }
                set_timeout(
                    move || {
                        let _ = copied.try_set(false);
                    },
                    Duration::from_secs(2),
                );
            }
        });
    };
    let said = label.clone();
    view! {
        <button type="button" class="icon-button copy" class:copied=copied aria-label=label
            data-tip=move || if copied.get() { words.copied.to_owned() } else { said.clone() } on:click=press>
            <Icon name=Signal::derive(move || if copied.get() { "check" } else { "copy" }.to_owned())/>
            <span class="visually-hidden" role="status">{move || copied.get().then_some(words.copied)}</span>
        </button>
    }
}

/// A labelled value to read and copy: an invitation link, a fingerprint. It is shown whole, over several lines if need
/// be: a person compares it with another one.
///
/// ```ignore
/// <CopyField label=t.invitation_link() value=invitation.link.clone()/>
/// ```
#[component]
pub fn CopyField(#[prop(into)] label: String, #[prop(into)] value: Signal<String>) -> impl IntoView {
    let id = fresh_id("copy");
    let input = NodeRef::<html::Textarea>::new();
    // For browsers that don't size a field by its content: about as many lines as a narrow one needs.
    let rows = move || (value.with(|value| value.chars().count()) / 36 + 1).to_string();
    let select = move |_| {
        if let Some(input) = input.get_untracked() {
            input.select();
        }
    };
    view! {
        <div class="copy-field">
            <label for=id.clone()>{label}</label>
            <div class="input-row">
                <textarea node_ref=input id=id readonly class="mono" rows=rows spellcheck="false" prop:value=value
                    on:focus=select></textarea>
                <CopyButton value/>
            </div>
        </div>
    }
}
