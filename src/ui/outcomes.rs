//! What became of each row of a bulk act. Refuses to know: the act.

use super::{Button, Dialog, DialogActions, DialogBody, Icon, Look, use_words};
use leptos::prelude::*;

/// One row: what it was about, and why it failed, if it did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub name: String,
    pub problem: Option<String>,
}

/// The rows one below the other, failures first.
#[component]
pub fn OutcomeList(mut outcomes: Vec<Outcome>) -> impl IntoView {
    outcomes.sort_by_key(|outcome| outcome.problem.is_none());
    let rows = outcomes
        .into_iter()
        .map(|Outcome { name, problem }| {
            let (icon, class) = match problem {
                Some(_) => ("circle-x", "outcome failed"),
                None => ("circle-check", "outcome"),
            };
            view! {
                <li class=class>
                    <Icon name=icon/>
                    <span>{name}{problem.map(|why| view! { <small>{why}</small> })}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="outcomes">{rows}</ul> }
}

/// A dialog with the rows.
///
/// ```ignore
/// <Outcomes title=t.some_failed(2) outcomes on_close=close/>
/// ```
#[component]
pub fn Outcomes(
    #[prop(into)] title: Signal<String>,
    outcomes: Vec<Outcome>,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let words = use_words();
    view! {
        <Dialog title on_close>
            <DialogBody><OutcomeList outcomes/></DialogBody>
            <DialogActions>
                <Button look=Look::Primary first=true on_press=on_close>{words.close}</Button>
            </DialogActions>
        </Dialog>
    }
}
