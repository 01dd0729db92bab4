//! Fields that choose: one of a list, one of a few cards, yes or no. Refuses to know: what the choices mean.

use super::{
    Entry, Field,
    field::{Named, invalid},
};
use crate::ui::{Icon, fresh_id};
use leptos::prelude::*;

/// One choice, as data. `text` and `aside` show on cards only.
///
/// ```ignore
/// Choice::new("17", t.teams()).text(t.teams_text()).aside(t.per_member("4"))
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
    text: Option<String>,
    aside: Option<String>,
    reason: Option<String>,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            ..Self::default()
        }
    }

    /// A sentence below the label.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.text = Some(text.into());
        self
    }

    /// A price or another fact at the card's end.
    pub fn aside(mut self, aside: impl Into<String>) -> Self {
        self.aside = Some(aside.into());
        self
    }

    /// Can't be chosen, and says why.
    pub fn disabled(mut self, reason: Option<impl Into<String>>) -> Self {
        self.reason = reason.map(Into::into);
        self
    }
}

/// One of a list.
///
/// ```ignore
/// <SelectField entry=folder label=t.folder() choices=Signal::derive(move || vec![Choice::new("", t.no_folder())])/>
/// ```
#[component]
pub fn SelectField(
    entry: Entry,
    #[prop(into)] label: String,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    #[prop(into, optional)] help: Option<String>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let named = Named::new(entry, &label, help.is_some());
    let described = named.described(entry);
    // Each option carries its own `selected`: setting the select's value before its options exist does nothing.
    let options = move || {
        choices
            .get()
            .into_iter()
            .map(|Choice { value, label, reason, .. }| {
                let own = value.clone();
                let chosen = move || entry.value.with(|value| *value == own);
                view! { <option value=value prop:selected=chosen disabled=reason.is_some()>{label}</option> }
            })
            .collect_view()
    };
    view! {
        <Field named=named.clone() entry label help optional>
            <div class="select">
                <select id=named.id class="input" aria-invalid=invalid(entry) aria-describedby=described
                    on:change=move |event| entry.set(event_target_value(&event))>
                    {options}
                </select>
                <Icon name="chevron-down"/>
            </div>
        </Field>
    }
}

/// Yes or no.
///
/// ```ignore
/// <CheckboxField checked=manage label=t.can_manage() help=t.can_manage_help()/>
/// ```
#[component]
pub fn CheckboxField(
    checked: RwSignal<bool>,
    #[prop(into)] label: String,
    #[prop(into, optional)] help: Option<String>,
    #[prop(into, optional)] disabled: Signal<bool>,
) -> impl IntoView {
    let id = fresh_id("check");
    let help_id = format!("{id}-help");
    let described = help.is_some().then(|| help_id.clone());
    view! {
        <div class="check-field">
            <input type="checkbox" id=id.clone() aria-describedby=described disabled=disabled
                prop:checked=checked on:change=move |event| checked.set(event_target_checked(&event))/>
            <label for=id>{label}</label>
            {help.map(|help| view! { <p class="field-help" id=help_id>{help}</p> })}
        </div>
    }
}

/// One of a few, each on a card: native radio buttons, so arrows move between them.
///
/// ```ignore
/// <RadioCards entry=plan legend=t.plan() choices=vec![Choice::new("17", t.teams()), Choice::new("19", t.enterprise())]/>
/// ```
#[component]
pub fn RadioCards(entry: Entry, #[prop(into)] legend: String, choices: Vec<Choice>) -> impl IntoView {
    let group = fresh_id("cards");
    let cards = choices
        .into_iter()
        .map(
            |Choice {
                 value,
                 label,
                 text,
                 aside,
                 reason,
             }| {
                let own = value.clone();
                let off = reason.is_some();
                let chosen = move || entry.value.with(|value| *value == own);
                let set = value.clone();
                view! {
                    <label class="card-choice" class:off=off>
                        <input type="radio" name=group.clone() value=value disabled=off prop:checked=chosen
                            on:change=move |_| entry.set(set.clone())/>
                        <span class="card-face">
                            <span class="card-title">{label}</span>
                            {text.map(|text| view! { <span class="card-text">{text}</span> })}
                            {reason.map(|why| view! { <span class="card-text">{why}</span> })}
                        </span>
                        {aside.map(|aside| view! { <span class="card-aside">{aside}</span> })}
                    </label>
                }
            },
        )
        .collect_view();
    view! {
        <fieldset class="cards">
            <legend>{legend}</legend>
            <div class="card-list">{cards}</div>
            {move || entry.problem.get().map(|text| view! {
                <p class="field-problem"><Icon name="circle-alert"/>{text}</p>
            })}
        </fieldset>
    }
}
