//! A part of a page with one act that cannot be undone: said what it takes along, proved with the master password.
//! Refuses to know: the act.

use super::StepUp;
use crate::api::ApiError;
use crate::intl::use_text;
use crate::ui::{Button, Look, Part};
use leptos::{prelude::*, task::spawn_local};
use std::future::Future;
use wire::account::SecretVerification;

/// `act` runs with the proof; `on_done` after it succeeded, when the dialog is closed.
#[component]
pub fn GravePart<A, F>(
    title: &'static str,
    text: &'static str,
    action: &'static str,
    act: A,
    #[prop(into)] on_done: Callback<()>,
) -> impl IntoView
where
    A: Fn(SecretVerification) -> F + Send + Sync + 'static,
    F: Future<Output = Result<(), ApiError>> + 'static,
{
    let t = use_text();
    let asking = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let prove = Callback::new(move |(proof,): (SecretVerification,)| {
        let acted = act(proof);
        spawn_local(async move {
            let answer = acted.await;
            // The page may be gone by now.
            let _ = busy.try_set(false);
            match answer {
                Ok(()) => {
                    let _ = asking.try_set(false);
                    on_done.try_run(());
                }
                Err(error) => drop(problem.try_set(Some(error.sentence(t.errors())))),
            }
        });
    });
    let dialog = move || {
        view! {
            <StepUp title=action text action danger=true busy problem on_proof=prove on_close=move || asking.set(false)/>
        }
    };
    view! {
        <Part title text>
            <div><Button look=Look::Danger icon="trash-2" on_press=move || asking.set(true)>{action}</Button></div>
        </Part>
        {move || asking.get().then(dialog)}
    }
}
