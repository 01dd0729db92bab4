//! The two lists of the editor that grow: websites and custom fields. Refuses to know: the other fields.

use super::sheet::{FieldLine, Sheet, UriLine};
use super::slot::slots;
use crate::form::{CheckboxField, Choice, Entry, PasswordField, SelectField, TextField};
use crate::ui::{Button, Icon, IconButton, Menu, MenuItem};
use leptos::prelude::*;
use text::items::Items;

#[component]
pub fn UriLines(sheet: Sheet, t: Items) -> impl IntoView {
    let lines = move || {
        let lines = sheet.uris.get();
        lines
            .into_iter()
            .enumerate()
            .map(|(n, line)| (n + 1, line))
            .collect::<Vec<_>>()
    };
    view! {
        <fieldset class="editor-section">
            <legend>{t.websites()}</legend>
            <For each=lines key=|(n, line)| (*n, line.key) let((n, line))>
                <UriFields sheet t n line />
            </For>
            <Button icon="plus" on_press=move || sheet.add_uri()>{t.add_website()}</Button>
        </fieldset>
    }
}

#[component]
fn UriFields(sheet: Sheet, t: Items, n: usize, line: UriLine) -> impl IntoView {
    let remove = move || {
        sheet
            .uris
            .update(|lines| lines.retain(|other| other.key != line.key))
    };
    view! {
        <div class="editor-row">
            <TextField
                entry=line.uri
                label=t.website_n(n)
                kind=crate::form::Kind::Url
                placeholder="https://"
                optional=true
            />
            <SelectField entry=line.match_kind label=t.match_kind_n(n) choices=match_choices(t) />
            <IconButton icon="x" label=t.remove_website(n) on_press=remove />
        </div>
    }
}

fn match_choices(t: Items) -> Vec<Choice> {
    vec![
        Choice::new("", t.match_default()),
        Choice::new("0", t.match_domain()),
        Choice::new("1", t.match_host()),
        Choice::new("2", t.match_starts()),
        Choice::new("3", t.match_exact()),
        Choice::new("4", t.match_regex()),
        Choice::new("5", t.match_never()),
    ]
}

#[component]
pub fn FieldLines(sheet: Sheet, t: Items) -> impl IntoView {
    let lines = move || {
        let lines = sheet.fields.get();
        let all = lines.len();
        lines
            .into_iter()
            .enumerate()
            .map(|(n, line)| (n + 1, all, line))
            .collect::<Vec<_>>()
    };
    let can_link = slots(sheet.kind).any(|slot| slot.linked != 0);
    let kinds = move || {
        let mut kinds = vec![(0, t.field_text()), (1, t.field_hidden()), (2, t.field_boolean())];
        if can_link {
            kinds.push((3, t.field_linked()));
        }
        kinds
            .into_iter()
            .map(|(kind, label)| MenuItem::press(label, move || sheet.add_field(kind)))
            .collect::<Vec<MenuItem>>()
    };
    view! {
        <fieldset class="editor-section">
            <legend>{t.custom_fields()}</legend>
            <For each=lines key=|(n, all, line)| (*n, *all, line.key) let((n, all, line))>
                <CustomField sheet t n all line />
            </For>
            <Menu
                label=t.add_field()
                look="button secondary"
                items=kinds
                trigger=move || view! { <Icon name="plus" /><span class="button-label">{t.add_field()}</span> }
            />
        </fieldset>
    }
}

#[component]
fn CustomField(sheet: Sheet, t: Items, n: usize, all: usize, line: FieldLine) -> impl IntoView {
    let step = move |by: isize| {
        sheet.fields.update(|lines| {
            let at = n - 1;
            if let Some(to) = at.checked_add_signed(by).filter(|to| *to < lines.len()) {
                lines.swap(at, to);
            }
        });
    };
    let remove = move || {
        sheet
            .fields
            .update(|lines| lines.retain(|other| other.key != line.key))
    };
    let value = match line.kind {
        1 => view! { <PasswordField entry=line.value label=t.field_value_n(n) autocomplete="off" optional=true /> }.into_any(),
        2 => view! { <CheckboxField checked=line.on label=t.yes() /> }.into_any(),
        3 => view! { <SelectField entry=line.linked label=t.field_value_n(n) choices=linked_choices(sheet, t) /> }.into_any(),
        _ => view! { <TextField entry=line.value label=t.field_value_n(n) optional=true /> }.into_any(),
    };
    view! {
        <div class="editor-row custom-field">
            <TextField entry=line.name label=t.field_name_n(n) optional=true />
            {value}
            <span class="editor-row-acts">
                <IconButton icon="arrow-up" label=t.field_up(n) disabled=Signal::stored(n == 1) on_press=move || step(-1) />
                <IconButton icon="arrow-down" label=t.field_down(n) disabled=Signal::stored(n == all) on_press=move || step(1) />
                <IconButton icon="x" label=t.field_remove(n) on_press=remove />
            </span>
        </div>
    }
}

fn linked_choices(sheet: Sheet, t: Items) -> Vec<Choice> {
    let linkable = slots(sheet.kind).filter(|slot| slot.linked != 0);
    let mut choices = vec![Choice::new("", t.none_chosen())];
    choices.extend(linkable.map(|slot| Choice::new(slot.linked.to_string(), (slot.label)(t))));
    choices
}

/// Choices of a field, with what stands there already even when it is none of them.
pub fn choices_with(entry: Entry, known: &[&str], t: Items) -> Vec<Choice> {
    let mut choices = vec![Choice::new("", t.none_chosen())];
    choices.extend(known.iter().map(|value| Choice::new(*value, *value)));
    let now = entry.now();
    if !now.is_empty() && !known.contains(&now.as_str()) {
        choices.push(Choice::new(now.clone(), now));
    }
    choices
}
