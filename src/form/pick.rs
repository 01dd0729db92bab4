//! A filter above a list: one of some, or all. Refuses to know: what is filtered.

use crate::ui::{Icon, fresh_id};
use leptos::prelude::*;
use std::sync::Arc;

/// Values with their names, in the order to show them.
pub type Choices = Signal<Arc<Vec<(String, String)>>>;

/// A labelled choice that acts at once; the empty value is `all`.
///
/// ```ignore
/// <Pick label=t.kind() all=t.any_kind() value=kind choices on_choose=move |kind: String| show(kind)/>
/// ```
#[component]
pub fn Pick(
    label: &'static str,
    all: &'static str,
    #[prop(into)] value: Signal<String>,
    choices: Choices,
    #[prop(into)] on_choose: Callback<(String,)>,
) -> impl IntoView {
    let id = fresh_id("pick");
    let options = move || {
        let option = |(own, name): &(String, String)| {
            let (own, name) = (own.clone(), name.clone());
            let chosen = {
                let own = own.clone();
                move || value.with(|value| *value == own)
            };
            view! { <option value=own prop:selected=chosen>{name}</option> }
        };
        choices.with(|choices| choices.iter().map(option).collect_view())
    };
    view! {
        <div class="pick">
            <label for=id.clone()>{label}</label>
            <div class="select">
                <select id=id class="input" on:change=move |event| on_choose.run((event_target_value(&event),))>
                    <option value="" prop:selected=move || value.with(String::is_empty)>{all}</option>
                    {options}
                </select>
                <Icon name="chevron-down"/>
            </div>
        </div>
    }
}
