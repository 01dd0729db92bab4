//! Deleting the account, with the master password. Refuses to know: what blocks it; the server says so.

use super::Part;
use crate::api;
use crate::intl::use_text;
use crate::password::StepUp;
use crate::session::use_session;
use crate::ui::{Button, Look, use_toasts};
use leptos::{prelude::*, task::spawn_local};
use wire::account::SecretVerification;

#[component]
pub(super) fn Delete() -> impl IntoView {
    let t = use_text();
    let a = t.account();
    let session = use_session();
    let toasts = use_toasts();
    let asking = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let delete = move |proof: SecretVerification| {
        spawn_local(async move {
            match api::accounts::delete(&proof).await {
                Ok(()) => {
                    session.log_out();
                    toasts.done(a.deleted());
                }
                Err(error) => {
                    // The page may be gone by now.
                    let _ = busy.try_set(false);
                    let _ = problem.try_set(Some(error.sentence(t.errors())));
                }
            }
        });
    };
    let dialog = move || {
        view! {
            <StepUp title=a.delete_title() text=a.delete_text() action=a.delete_action() danger=true busy problem
                on_proof=delete on_close=move || asking.set(false)/>
        }
    };
    view! {
        <Part title=a.delete_title() text=a.delete_text()>
            <div><Button look=Look::Danger icon="trash-2" on_press=move || asking.set(true)>{a.delete_action()}</Button></div>
        </Part>
        {move || asking.get().then(dialog)}
    }
}
