//! A labelled field with help and problem, and the two that take plain text.
//! Refuses to know: rules; the page checks and tells the `Entry`.

use super::{Entry, submit::enlist};
use crate::ui::{Icon, fresh_id, use_words};
use leptos::prelude::*;

/// What a text field takes: the keyboard on phones and the browser's own help follow from it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    #[default]
    Text,
    Email,
    Url,
    Tel,
    /// Digits of a one-time code.
    Code,
    Date,
}

impl Kind {
    fn input_type(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Url => "url",
            Self::Tel => "tel",
            Self::Date => "date",
            // A code may start with zero and a URL may lack its scheme: text takes both.
            Self::Text | Self::Code => "text",
        }
    }

    fn input_mode(self) -> Option<&'static str> {
        (self == Self::Code).then_some("numeric")
    }
}

/// Ids and label of one field: what an own control needs to be labelled and described like the others.
#[derive(Clone)]
pub struct Named {
    pub id: String,
    help: Option<String>,
    problem: String,
}

impl Named {
    /// Makes the ids and tells the form.
    pub fn new(entry: Entry, label: &str, has_help: bool) -> Self {
        let id = fresh_id("field");
        enlist(&id, label, entry.problem);
        Self {
            help: has_help.then(|| format!("{id}-help")),
            problem: format!("{id}-problem"),
            id,
        }
    }

    /// The value for `aria-describedby`: help, and the problem when there is one.
    pub fn described(&self, entry: Entry) -> impl Fn() -> Option<String> + Clone + Send + Sync + 'static {
        let Self { help, problem, .. } = self.clone();
        move || {
            let wrong = entry.problem.with(Option::is_some);
            match (&help, wrong) {
                (Some(help), true) => Some(format!("{problem} {help}")),
                (Some(help), false) => Some(help.clone()),
                (None, true) => Some(problem.clone()),
                (None, false) => None,
            }
        }
    }
}

/// The value for `aria-invalid`.
pub fn invalid(entry: Entry) -> impl Fn() -> Option<&'static str> + Copy + Send + Sync + 'static {
    move || entry.problem.with(Option::is_some).then_some("true")
}

/// Label above, control, problem and help below. For own controls; the ready ones use it already.
///
/// ```ignore
/// let named = Named::new(entry, t.colour(), false);
/// <Field named=named.clone() entry label=t.colour()><ColourPicker id=named.id/></Field>
/// ```
#[component]
pub fn Field(
    named: Named,
    entry: Entry,
    #[prop(into)] label: String,
    #[prop(optional_no_strip)] help: Option<String>,
    /// Fields are required unless they say so.
    #[prop(optional)]
    optional: bool,
    children: Children,
) -> impl IntoView {
    let words = use_words();
    let Named {
        id,
        help: help_id,
        problem: problem_id,
    } = named;
    view! {
        <div class="field" class:wrong=move || entry.problem.with(Option::is_some)>
            <label for=id>
                {label}
                {optional.then(|| view! { <span class="optional">{words.optional}</span> })}
            </label>
            {children()}
            {move || entry.problem.get().map(|text| view! {
                <p class="field-problem" id=problem_id.clone()><Icon name="circle-alert"/>{text}</p>
            })}
            {help.map(|help| view! { <p class="field-help" id=help_id>{help}</p> })}
        </div>
    }
}

/// One line of text.
///
/// ```ignore
/// <TextField entry=email label=t.email() kind=Kind::Email autocomplete="username" help=t.email_help()/>
/// ```
#[component]
pub fn TextField(
    entry: Entry,
    #[prop(into)] label: String,
    #[prop(into, optional)] help: Option<String>,
    #[prop(optional)] kind: Kind,
    #[prop(into, optional)] autocomplete: Option<String>,
    #[prop(into, optional)] placeholder: Option<String>,
    #[prop(optional)] optional: bool,
    #[prop(into, optional)] readonly: Signal<bool>,
    #[prop(optional)] mono: bool,
    /// Buttons inside the field's end, such as a generator.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let named = Named::new(entry, &label, help.is_some());
    let described = named.described(entry);
    let row = if children.is_some() {
        "input-row"
    } else {
        "input-alone"
    };
    view! {
        <Field named=named.clone() entry label help optional>
          <div class=row>
            <input id=named.id class="input" class:mono=mono type=kind.input_type() inputmode=kind.input_mode()
                autocomplete=autocomplete.unwrap_or_else(|| "off".into()) placeholder=placeholder
                autocapitalize="off" spellcheck="false"
                aria-required=(!optional).then_some("true") aria-invalid=invalid(entry) aria-describedby=described
                readonly=readonly prop:value=entry.value
                on:input=move |event| entry.set(event_target_value(&event))/>
            {children.map(|children| children())}
          </div>
        </Field>
    }
}

/// Several lines of text.
///
/// ```ignore
/// <TextArea entry=notes label=t.notes() rows=6 optional=true/>
/// ```
#[component]
pub fn TextArea(
    entry: Entry,
    #[prop(into)] label: String,
    #[prop(into, optional)] help: Option<String>,
    #[prop(into, optional)] placeholder: Option<String>,
    #[prop(default = 4)] rows: u32,
    #[prop(optional)] optional: bool,
    #[prop(optional)] mono: bool,
) -> impl IntoView {
    let named = Named::new(entry, &label, help.is_some());
    let described = named.described(entry);
    view! {
        <Field named=named.clone() entry label help optional>
            <textarea id=named.id class="input" class:mono=mono rows=rows placeholder=placeholder autocomplete="off"
                aria-required=(!optional).then_some("true") aria-invalid=invalid(entry) aria-describedby=described
                prop:value=entry.value
                on:input=move |event| entry.set(event_target_value(&event))></textarea>
        </Field>
    }
}
