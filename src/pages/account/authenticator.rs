//! Turning the authenticator on: the QR code and the key to type, then a code that proves the app has it.
//! Refuses to know: how codes are computed.

use super::qr::Qr;
use crate::api;
use crate::form::{Entry, Form, Kind, Submit, TextField};
use crate::intl::use_text;
use crate::session::use_session;
use crate::ui::{Button, CopyField, Dialog, DialogActions, DialogBody};
use leptos::{prelude::*, task::spawn_local};
use wire::account::SecretVerification;
use wire::two_factor::{AuthenticatorAnswer, EnableAuthenticator};

#[component]
pub(super) fn Authenticator(
    proof: SecretVerification,
    answer: AuthenticatorAnswer,
    #[prop(into)] on_done: Callback<(SecretVerification,)>,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let t = use_text();
    let a = t.account();
    let email = use_session()
        .account()
        .map(|account| account.email)
        .unwrap_or_default();
    let code = Entry::new("");
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let link = otpauth(&email, &answer.key);
    let key = spaced(&answer.key);
    let submit = move || {
        let typed: String = code.now().chars().filter(char::is_ascii_digit).collect();
        if !code.check(typed.len() == 6, a.two_step_code_missing()) {
            return;
        }
        let (proof, answer) = (proof.clone(), answer.clone());
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let request = EnableAuthenticator {
                token: typed,
                key: answer.key,
                user_verification_token: answer.user_verification_token,
                master_password_hash: proof.master_password_hash.clone(),
            };
            match api::two_factor::enable_authenticator(&request).await {
                Ok(_) => {
                    on_done.try_run((proof,));
                }
                Err(error) => {
                    // The dialog may be closed by now.
                    let _ = busy.try_set(false);
                    let _ = problem.try_set(Some(error.sentence(t.errors())));
                }
            }
        });
    };
    view! {
        <Dialog title=a.two_step_title() on_close busy>
            <Form on_submit=submit busy problem=problem>
                <DialogBody>
                    <p>{a.two_step_scan()}</p>
                    <Qr text=link label=a.two_step_qr()/>
                    <CopyField label=a.two_step_key() value=key/>
                    <TextField entry=code label=a.two_step_code() kind=Kind::Code autocomplete="one-time-code" mono=true/>
                </DialogBody>
                <DialogActions>
                    <Button disabled=busy on_press=on_close>{t.words().cancel()}</Button>
                    <Submit label=a.two_step_turn_on()/>
                </DialogActions>
            </Form>
        </Dialog>
    }
}

/// What authenticator apps read from the code.
fn otpauth(email: &str, key: &str) -> String {
    let label = String::from(js_sys::encode_uri_component(email));
    format!("otpauth://totp/Claviger:{label}?secret={key}&issuer=Claviger")
}

/// Four letters at a time: easier to type.
fn spaced(key: &str) -> String {
    let letters: Vec<char> = key.chars().collect();
    letters
        .chunks(4)
        .map(|four| four.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_shown_in_groups_of_four() {
        assert_eq!(spaced("ABCDEFGHIJ"), "ABCD EFGH IJ");
    }
}
