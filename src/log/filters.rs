//! The line of filters above a log. Refuses to know: what they filter; each sets its part of the URL.

use super::address::{Address, Part};
use crate::form::{Choices, Pick};
use crate::ui::fresh_id;
use leptos::prelude::*;
use std::sync::Arc;
use text::events::{Events, KINDS};

#[component]
pub(super) fn Filters(
    t: Events,
    address: Address,
    clients: Option<Choices>,
    members: Choices,
    #[prop(into)] range_problem: Signal<bool>,
) -> impl IntoView {
    let kinds: Vec<(String, String)> = KINDS
        .iter()
        .map(|(kind, ..)| ((*kind).to_owned(), t.kind_name(kind).to_owned()))
        .collect();
    let kinds = Signal::stored(Arc::new(kinds));
    view! {
        <div class="log-filters" role="group" aria-label=t.title()>
            {day(t.from(), address.from, range_problem)}
            {day(t.to(), address.to, range_problem)}
            {clients.map(|clients| view! { <Find label=t.client() all=t.anywhere() part=address.client choices=clients/> })}
            <Pick label=t.member() all=t.anyone() value=address.member.value choices=members
                on_choose=move |value: String| address.member.choose(value)/>
            {clients.is_some().then(|| view! {
                <Pick label=t.kind() all=t.any_kind() value=address.kind.value choices=kinds
                    on_choose=move |value: String| address.kind.choose(value)/>
            })}
        </div>
    }
}

fn day(label: &'static str, part: Part, wrong: Signal<bool>) -> impl IntoView {
    let id = fresh_id("day");
    view! {
        <div class="pick">
            <label for=id.clone()>{label}</label>
            <input id=id type="date" class="input" prop:value=part.value
                aria-invalid=move || wrong.get().then_some("true")
                on:change=move |event| part.choose(event_target_value(&event))/>
        </div>
    }
}

/// How many names are offered at once; typing narrows them.
const OFFERED: usize = 30;

/// A choice of one among thousands: type a part of its name.
#[component]
fn Find(label: &'static str, all: &'static str, part: Part, choices: Choices) -> impl IntoView {
    let id = fresh_id("find");
    let list = format!("{id}-list");
    let offered = list.clone();
    let typed = RwSignal::new(String::new());
    let shown = move || {
        let value = part.value.get();
        let named = |choices: &Arc<Vec<(String, String)>>| {
            let one = choices.iter().find(|(id, _)| *id == value);
            one.map(|(_, name)| name.clone()).unwrap_or_default()
        };
        choices.with(named)
    };
    let options = move || {
        let typed = typed.with(|typed| crate::vault::fold::fold(typed));
        let fits = |(_, name): &&(String, String)| crate::vault::fold::fold(name).contains(&typed);
        choices.with(|choices| {
            let found = choices.iter().filter(fits).take(OFFERED);
            found
                .map(|(_, name)| view! { <option value=name.clone()></option> })
                .collect_view()
        })
    };
    let chosen = move |event| {
        let name = event_target_value(&event);
        let id = choices.with_untracked(|choices| {
            let one = choices.iter().find(|(_, known)| *known == name);
            one.map(|(id, _)| id.clone())
        });
        // What is no client's name filters nothing; the field shows that by emptying itself.
        part.choose(id.unwrap_or_default());
        typed.set(String::new());
    };
    view! {
        <div class="pick wide">
            <label for=id.clone()>{label}</label>
            <input id=id class="input" list=list autocomplete="off" placeholder=all prop:value=shown
                on:input=move |event| typed.set(event_target_value(&event)) on:change=chosen/>
            <datalist id=offered>{options}</datalist>
        </div>
    }
}
