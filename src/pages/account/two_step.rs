//! Two-step login: whether it is on, turning it on and off, the recovery code.
//! Refuses to know: how a code is checked.

use super::Part;
use super::authenticator::Authenticator;
use crate::api::{self, ApiError};
use crate::intl::use_text;
use crate::password::StepUp;
use crate::ui::{
    Badge, Button, CopyField, Dialog, DialogActions, DialogBody, LoadProblem, Look, Skeleton, Span, Tone,
    use_toasts,
};
use leptos::{prelude::*, task::spawn_local};
use wire::account::SecretVerification;
use wire::two_factor::{AUTHENTICATOR, AuthenticatorAnswer, DisableTwoFactor};

/// Which dialog is open.
#[derive(Clone)]
enum Doing {
    Nothing,
    /// Asking for the password first.
    TurnOn,
    TurnOff,
    ShowRecovery,
    /// The password is proved: scan and confirm.
    Scan(SecretVerification, AuthenticatorAnswer),
    Recovery(String),
}

#[component]
pub(super) fn TwoStep() -> impl IntoView {
    let t = use_text();
    let a = t.account();
    let toasts = use_toasts();
    let doing = RwSignal::new(Doing::Nothing);
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let state = LocalResource::new(|| async {
        api::two_factor::list()
            .await
            .map(|list| list.data.iter().any(|p| p.enabled && p.kind == AUTHENTICATOR))
    });
    let close = move || {
        busy.set(false);
        doing.set(Doing::Nothing);
    };
    // The page may be gone when an answer comes.
    let settle = move |answer: Result<Doing, ApiError>| {
        let _ = busy.try_set(false);
        match answer {
            Ok(next) => drop(doing.try_set(next)),
            Err(error) => drop(problem.try_set(Some(error.sentence(t.errors())))),
        }
    };
    let begin = move |proof: SecretVerification| {
        spawn_local(async move {
            let answer = api::two_factor::authenticator(&proof).await;
            settle(answer.map(|answer| Doing::Scan(proof, answer)));
        });
    };
    let recover = move |proof: SecretVerification| {
        spawn_local(async move {
            settle(
                api::two_factor::recovery_code(&proof)
                    .await
                    .map(|answer| Doing::Recovery(answer.code)),
            )
        });
    };
    let turn_off = move |proof: SecretVerification| {
        spawn_local(async move {
            let request = DisableTwoFactor {
                kind: AUTHENTICATOR,
                master_password_hash: proof.master_password_hash,
                ..DisableTwoFactor::default()
            };
            let answer = api::two_factor::disable(&request).await;
            if answer.is_ok() {
                toasts.done(a.two_step_now_off());
                state.refetch();
            }
            settle(answer.map(|_| Doing::Nothing));
        });
    };
    let confirmed = move |proof: SecretVerification| {
        toasts.done(a.two_step_now_on());
        state.refetch();
        recover(proof);
    };
    view! {
        <Part title=a.two_step_title()>
            {move || match state.get() {
                None => view! { <Skeleton lines=2/> }.into_any(),
                Some(Ok(on)) => view! { <State on doing/> }.into_any(),
                Some(Err(error)) => {
                    view! { <LoadProblem text=error.sentence(t.errors()) on_retry=move || state.refetch()/> }.into_any()
                }
            }}
        </Part>
        {move || match doing.get() {
            Doing::Nothing => ().into_any(),
            Doing::TurnOn => view! {
                <StepUp title=a.two_step_title() text="" action=t.sign_in().continue_() busy problem on_proof=begin on_close=close/>
            }.into_any(),
            Doing::TurnOff => view! {
                <StepUp title=a.two_step_title() text=a.two_step_off_text() action=a.two_step_turn_off() danger=true
                    busy problem on_proof=turn_off on_close=close/>
            }.into_any(),
            Doing::ShowRecovery => view! {
                <StepUp title=a.recovery_title() text="" action=t.words().show() busy problem on_proof=recover on_close=close/>
            }.into_any(),
            Doing::Scan(proof, answer) => view! {
                <Authenticator proof answer on_done=move |proof| confirmed(proof) on_close=close/>
            }.into_any(),
            Doing::Recovery(code) => view! { <Recovery code on_close=close/> }.into_any(),
        }}
    }
}

#[component]
fn State(on: bool, doing: RwSignal<Doing>) -> impl IntoView {
    let t = use_text();
    let a = t.account();
    if on {
        view! {
            <p><Badge tone=Tone::Good>{a.two_step_on()}</Badge></p>
            <div class="part-actions">
                <Button icon="key-round" on_press=move || doing.set(Doing::ShowRecovery)>{a.two_step_show_recovery()}</Button>
                <Button look=Look::Danger on_press=move || doing.set(Doing::TurnOff)>{a.two_step_turn_off()}</Button>
            </div>
        }
        .into_any()
    } else {
        view! {
            <p class="part-text">{a.two_step_off()}</p>
            <div><Button look=Look::Primary icon="shield-check" on_press=move || doing.set(Doing::TurnOn)>{a.two_step_turn_on()}</Button></div>
        }
        .into_any()
    }
}

#[component]
fn Recovery(code: String, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let t = use_text();
    let a = t.account();
    view! {
        <Dialog title=a.recovery_title() on_close span=Span::Narrow>
            <DialogBody>
                <p>{a.recovery_text()}</p>
                <CopyField label=a.recovery_title() value=code/>
            </DialogBody>
            <DialogActions><Button look=Look::Primary on_press=on_close>{t.words().done()}</Button></DialogActions>
        </Dialog>
    }
}
