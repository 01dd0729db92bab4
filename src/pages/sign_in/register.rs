//! Register (`/register`): address and name; then, when the server has no mail or an invitation proves the address,
//! the master password at once. Refuses to know: where the person goes next; `next` in the query says so.

use super::enter::use_query;
use super::finish_signup::{Choose, Proof};
use super::invitation::Invitation;
use crate::api::{ApiError, identity};
use crate::form::{Entry, Form, Kind, Submit, TextField, check};
use crate::intl::use_text;
use crate::route::{Route, safe_next};
use crate::shell::Door;
use leptos::{prelude::*, task::spawn_local};
use wire::account::SendVerificationEmail;

#[derive(Clone)]
enum Step {
    Who,
    /// The address is proved; choose the password.
    Password {
        email: String,
        name: String,
        proof: Proof,
    },
    CheckMail(String),
}

#[component]
pub fn Register() -> impl IntoView {
    let t = use_text();
    let s = t.sign_in();
    let query = use_query();
    let next = query("next");
    let invitation = Invitation::in_path(&safe_next(next.as_deref()));
    let invited_as = invitation.as_ref().map(|invitation| invitation.email.clone());
    let typed_before = query("email");
    let email = Entry::new(invited_as.clone().or(typed_before).unwrap_or_default());
    let name = Entry::new("");
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<ApiError>);
    let step = RwSignal::new(Step::Who);

    let invitation = StoredValue::new(invitation);
    let submit = move || {
        let fine = email.check(check::email(&email.trimmed()), s.email_wrong());
        let short = name.trimmed().chars().count() <= 50;
        if !name.check(short, s.name_long()) || !fine {
            return;
        }
        let (address, name) = (email.trimmed().to_lowercase(), name.trimmed());
        if let Some(invitation) = invitation.get_value() {
            return step.set(Step::Password {
                email: address,
                name,
                proof: Proof::Invitation(invitation),
            });
        }
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let request = SendVerificationEmail {
                email: address.clone(),
                name: Some(name.clone()).filter(|name| !name.is_empty()),
                receive_marketing_emails: false,
            };
            let answer = identity::send_verification_email(&request).await;
            // The page may be gone by now.
            let _ = busy.try_set(false);
            let _ = match answer {
                Ok(Some(token)) => step.try_set(Step::Password {
                    email: address,
                    name,
                    proof: Proof::Mail(token),
                }),
                Ok(None) => step.try_set(Step::CheckMail(address)),
                Err(error) => return drop(problem.try_set(Some(error))),
            };
        });
    };
    let login = {
        let address = email.now();
        let mut pairs = Vec::new();
        if let Some(next) = next.as_deref() {
            pairs.push(("next", next));
        }
        if !address.is_empty() {
            pairs.push(("email", address.as_str()));
        }
        Route::Login.with_query(&pairs)
    };
    let sentence = Signal::derive(move || problem.get().map(|error| error.sentence(t.errors())));
    let fixed = invited_as.is_some();
    let who = move || {
        let login = login.clone();
        view! {
            <Door title=s.register_title()>
                <Form on_submit=submit busy problem=sentence>
                    <TextField entry=email label=s.email() kind=Kind::Email autocomplete="username" readonly=fixed/>
                    <TextField entry=name label=s.name() help=s.name_help() autocomplete="name" optional=true/>
                    <Submit label=s.continue_()/>
                </Form>
                <p class="door-aside">{s.have_account()}" "<a href=login>{s.log_in()}</a></p>
            </Door>
        }
    };
    move || match step.get() {
        Step::Who => who().into_any(),
        Step::Password { email, name, proof } => view! { <Choose email name proof/> }.into_any(),
        Step::CheckMail(email) => {
            let lede = s.check_mail(&email);
            view! { <Door title=s.check_mail_title()><p>{lede}</p></Door> }.into_any()
        }
    }
}
