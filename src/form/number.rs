//! A whole number, typed or stepped. Refuses to know: what is counted.

use super::{
    Entry, Field,
    field::{Named, invalid},
};
use crate::ui::{IconButton, use_words};
use leptos::{ev, prelude::*};

/// A number with buttons and arrow keys; text input, because wheels and locales make `type=number` lie.
///
/// ```ignore
/// <NumberField entry=seats label=t.seats() min=1 help=t.seats_help()/>
/// ```
#[component]
pub fn NumberField(
    entry: Entry,
    #[prop(into)] label: String,
    #[prop(into, optional)] help: Option<String>,
    #[prop(optional)] min: i64,
    #[prop(default = i64::MAX)] max: i64,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let words = use_words();
    let named = Named::new(entry, &label, help.is_some());
    let described = named.described(entry);
    let by = move |step: i64| {
        let now = entry.number().unwrap_or(min);
        entry.set(now.saturating_add(step).clamp(min, max).to_string());
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowUp" => 1,
            "ArrowDown" => -1,
            _ => return,
        };
        event.prevent_default();
        by(step);
    };
    let now = move || entry.get().trim().parse::<i64>().ok();
    view! {
        <Field named=named.clone() entry label help optional>
            <div class="input-row number">
                <input id=named.id class="input" type="text" inputmode="numeric" autocomplete="off" role="spinbutton"
                    aria-valuenow=move || now().map(|now| now.to_string())
                    aria-valuemin=min.to_string()
                    aria-valuemax=(max < i64::MAX).then(|| max.to_string())
                    aria-required=(!optional).then_some("true") aria-invalid=invalid(entry) aria-describedby=described
                    prop:value=entry.value
                    on:keydown=on_key
                    on:input=move |event| entry.set(event_target_value(&event))/>
                <IconButton icon="minus" label=words.less on_press=move || by(-1)
                    disabled=Signal::derive(move || now().is_some_and(|now| now <= min))/>
                <IconButton icon="plus" label=words.more on_press=move || by(1)
                    disabled=Signal::derive(move || now().is_some_and(|now| now >= max))/>
            </div>
        </Field>
    }
}
