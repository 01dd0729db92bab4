//! The second step of a login: a code of the authenticator app, or the recovery code.
//! Refuses to know: the password; the login page keeps it until this step is done.

use super::enter::{EnterProblem, Second};
use crate::form::{CheckboxField, Entry, Form, Kind, Submit, TextField};
use crate::intl::use_text;
use crate::ui::{Button, Look};
use leptos::prelude::*;
use wire::two_factor::{AUTHENTICATOR, RECOVERY_CODE};

#[component]
pub(super) fn TwoStepForm(
    providers: Vec<u8>,
    busy: RwSignal<bool>,
    problem: RwSignal<Option<EnterProblem>>,
    #[prop(into)] on_code: Callback<(Second,)>,
    #[prop(into)] on_back: Callback<()>,
) -> impl IntoView {
    let t = use_text();
    let s = t.sign_in();
    let code = Entry::new("");
    let recovery = RwSignal::new(false);
    let remember = RwSignal::new(false);
    let known = providers.contains(&AUTHENTICATOR);
    let send = move || {
        let typed: String = code.now().chars().filter(|c| !c.is_whitespace()).collect();
        if code.check(!typed.is_empty(), s.code_missing()) {
            let recovering = recovery.get_untracked();
            on_code.run((Second {
                provider: if recovering { RECOVERY_CODE } else { AUTHENTICATOR },
                code: typed,
                // A recovery code ends two-step login: nothing is left to remember.
                remember: remember.get_untracked() && !recovering,
            },));
        }
    };
    let sentence = Signal::derive(move || {
        problem.get().map(|problem| match problem {
            EnterProblem::TwoStepRequired(_) => s.code_wrong().to_owned(),
            refused if refused.is_refusal() => s.code_wrong().to_owned(),
            other => other.sentence(t),
        })
    });
    let field = move || {
        if recovery.get() {
            view! { <TextField entry=code label=s.recovery_code() mono=true/> }.into_any()
        } else {
            view! { <TextField entry=code label=s.code() kind=Kind::Code autocomplete="one-time-code" mono=true/> }.into_any()
        }
    };
    let lede = move || match (known, recovery.get()) {
        (false, _) => s.other_method(),
        (true, false) => s.two_step_lede(),
        (true, true) => s.recovery_lede(),
    };
    let swap = move || {
        code.set("");
        recovery.update(|recovery| *recovery = !*recovery);
    };
    view! {
        <p class="lede">{lede}</p>
        {known.then(|| view! {
            <Form on_submit=send busy problem=sentence>
                {field}
                {move || (!recovery.get()).then(|| view! {
                    <CheckboxField checked=remember label=s.remember_device() help=s.remember_help()/>
                })}
                <Submit label=s.continue_() busy_label=Signal::stored(s.logging_in().to_owned())/>
            </Form>
            <Button look=Look::Ghost on_press=swap>
                {move || if recovery.get() { s.use_authenticator() } else { s.use_recovery() }}
            </Button>
        })}
        <Button look=Look::Ghost on_press=on_back>{s.start_over()}</Button>
    }
}
