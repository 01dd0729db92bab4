//! A field for a secret, with a button to show it. Refuses to know: what the secret opens.

use super::{
    Entry, Field,
    field::{Named, invalid},
};
use crate::ui::{IconButton, use_words};
use leptos::prelude::*;

/// A password field; hidden again each time it is drawn.
///
/// ```ignore
/// <PasswordField entry=password label=t.master_password() autocomplete="current-password"/>
/// <PasswordField entry=new label=t.new_password() autocomplete="new-password" help=t.twelve_characters()/>
/// ```
#[component]
pub fn PasswordField(
    entry: Entry,
    #[prop(into)] label: String,
    #[prop(into, optional)] help: Option<String>,
    /// `current-password`, `new-password` or `off`.
    #[prop(into)]
    autocomplete: String,
    #[prop(optional)] optional: bool,
    /// More buttons inside the field's end, such as a generator.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let words = use_words();
    let shown = RwSignal::new(false);
    let named = Named::new(entry, &label, help.is_some());
    let described = named.described(entry);
    view! {
        <Field named=named.clone() entry label help optional>
            <div class="input-row">
                <input id=named.id class="input mono" type=move || if shown.get() { "text" } else { "password" }
                    autocomplete=autocomplete autocapitalize="off" spellcheck="false"
                    aria-required=(!optional).then_some("true") aria-invalid=invalid(entry) aria-describedby=described
                    prop:value=entry.value
                    on:input=move |event| entry.set(event_target_value(&event))/>
                <IconButton icon=Signal::derive(move || if shown.get() { "eye-off" } else { "eye" }.to_owned())
                    label=Signal::derive(move || if shown.get() { words.hide } else { words.show }.to_owned())
                    on_press=move || shown.update(|shown| *shown = !*shown)/>
                {children.map(|children| children())}
            </div>
        </Field>
    }
}
