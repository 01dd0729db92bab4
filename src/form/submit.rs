//! The form around the fields: one submit at a time, focus on the first problem, a summary when there are several.
//! Refuses to know: what submitting does.

use crate::ui::{Button, Icon, Look, focus, use_words};
use leptos::{ev, html, prelude::*};

/// What fields and the submit button share with their form.
#[derive(Clone, Copy)]
pub(super) struct Around {
    busy: Signal<bool>,
    fields: RwSignal<Vec<Listed>>,
}

#[derive(Clone, PartialEq)]
struct Listed {
    id: String,
    label: String,
    problem: RwSignal<Option<String>>,
}

/// A field tells its form that it exists, and leaves with its owner.
pub(super) fn enlist(id: &str, label: &str, problem: RwSignal<Option<String>>) {
    if let Some(around) = use_context::<Around>() {
        let listed = Listed {
            id: id.to_owned(),
            label: label.to_owned(),
            problem,
        };
        around.fields.update(|fields| fields.push(listed));
        let id = id.to_owned();
        on_cleanup(move || {
            let _ = around
                .fields
                .try_update(|fields| fields.retain(|field| field.id != id));
        });
    }
}

/// A form. `on_submit` checks the entries and starts the work; `problem` is what the server refused as a whole.
///
/// ```ignore
/// <Form on_submit=save busy=saving problem=problem>
///     <DialogBody><TextField entry=name label=t.name()/></DialogBody>
///     <DialogActions><Button on_press=close>{t.cancel()}</Button><Submit label=t.save() busy_label=t.saving()/></DialogActions>
/// </Form>
/// ```
#[component]
pub fn Form(
    #[prop(into)] on_submit: Callback<()>,
    #[prop(into, optional)] busy: Signal<bool>,
    #[prop(into, optional)] problem: Signal<Option<String>>,
    children: Children,
) -> impl IntoView {
    let form = NodeRef::<html::Form>::new();
    let around = Around {
        busy,
        fields: RwSignal::new(Vec::new()),
    };
    provide_context(around);

    let show_first_problem = move || {
        request_animation_frame(move || {
            if let Some(form) = form.try_get_untracked().flatten() {
                focus::first_problem_in(&form);
            }
        });
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        event.stop_propagation();
        if !busy.get_untracked() {
            on_submit.run(());
            show_first_problem();
        }
    };
    // The server may refuse a field after the work: the focus goes there when the form is free again.
    Effect::new(move |before: Option<bool>| {
        let now = busy.get();
        if before == Some(true) && !now {
            show_first_problem();
        }
        now
    });

    view! {
        <form node_ref=form class="form" novalidate aria-busy=move || busy.get().then_some("true") on:submit=submit>
            <Summary fields=around.fields problem/>
            {children()}
        </form>
    }
}

/// The problem of the whole form; and links to the fields when more than one has a problem.
#[component]
fn Summary(fields: RwSignal<Vec<Listed>>, problem: Signal<Option<String>>) -> impl IntoView {
    let words = use_words();
    let wrong = move || -> Vec<(String, String, String)> {
        fields.with(|fields| {
            fields
                .iter()
                .filter_map(|field| Some((field.id.clone(), field.label.clone(), field.problem.try_get()??)))
                .collect()
        })
    };
    let link = |(id, label, problem): (String, String, String)| {
        let target = id.clone();
        let go = move |event: ev::MouseEvent| {
            event.prevent_default();
            if let Some(field) = document().get_element_by_id(&target) {
                focus::give(&field);
            }
        };
        view! { <li><a href=format!("#{id}") on:click=go>{label}</a>": " {problem}</li> }
    };
    view! {
        {move || problem.get().map(|text| view! {
            <div class="form-problem" role="alert"><Icon name="circle-alert"/><p>{text}</p></div>
        })}
        {move || {
            let wrong = wrong();
            (wrong.len() > 1).then(|| view! {
                <div class="form-problem" role="alert">
                    <Icon name="circle-alert"/>
                    <div>
                        <p>{(words.problems)(wrong.len())}</p>
                        <ul>{wrong.into_iter().map(link).collect_view()}</ul>
                    </div>
                </div>
            })
        }}
    }
}

/// The button that submits the form around it; shows `busy_label` while the form is busy.
///
/// ```ignore
/// <Submit label=t.create() busy_label=t.making_keys()/>
/// ```
#[component]
pub fn Submit(
    #[prop(into)] label: Signal<String>,
    #[prop(into, optional)] busy_label: Option<Signal<String>>,
    #[prop(optional, into)] look: Option<Look>,
    #[prop(into, optional)] reason: Signal<Option<String>>,
) -> impl IntoView {
    let busy = use_context::<Around>().map_or_else(Signal::default, |around| around.busy);
    let text = move || match busy_label {
        Some(busy_label) if busy.get() => busy_label.get(),
        _ => label.get(),
    };
    view! { <Button submit=true look=look.unwrap_or(Look::Primary) busy reason>{text}</Button> }
}
