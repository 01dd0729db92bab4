//! The master password again, before a sensitive act. Refuses to know: the act; it gets the proof.

use super::prove;
use crate::form::{Entry, Form, PasswordField, Submit};
use crate::intl::use_text;
use crate::session::use_session;
use crate::ui::{Button, Dialog, DialogActions, DialogBody, Look, Span};
use leptos::{prelude::*, task::spawn_local};
use wire::account::SecretVerification;

/// `on_proof` runs with the proof and says when it is done by unmounting the dialog or by `problem`.
#[component]
pub fn StepUp(
    title: &'static str,
    text: &'static str,
    action: &'static str,
    #[prop(optional)] danger: bool,
    busy: RwSignal<bool>,
    problem: RwSignal<Option<String>>,
    #[prop(into)] on_proof: Callback<(SecretVerification,)>,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let t = use_text();
    let session = use_session();
    let password = Entry::new("");
    problem.set(None);
    let submit = move || {
        if !password.check(!password.now().is_empty(), t.sign_in().password_missing()) {
            return;
        }
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            match prove(session, password.now()).await {
                Ok(proof) => {
                    on_proof.try_run((proof,));
                }
                Err(trouble) => {
                    // The dialog may be closed by now.
                    let _ = busy.try_set(false);
                    let _ = problem.try_set(Some(trouble.sentence(t)));
                }
            }
        });
    };
    let look = if danger { Look::Danger } else { Look::Primary };
    view! {
        <Dialog title on_close busy span=Span::Narrow>
            <Form on_submit=submit busy problem=problem>
                <DialogBody>
                    <p>{text}</p>
                    <p>{t.account().prove_text()}</p>
                    <PasswordField entry=password label=t.sign_in().master_password() autocomplete="current-password"/>
                </DialogBody>
                <DialogActions>
                    <Button disabled=busy on_press=on_close>{t.words().cancel()}</Button>
                    <Submit label=action look/>
                </DialogActions>
            </Form>
        </Dialog>
    }
}
