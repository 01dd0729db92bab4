//! Log in (`/login`): address and master password, then the second step. For everyone.
//! Refuses to know: where the person goes next; `next` in the query says so.

use super::enter::{self, EnterProblem, Second, Typed, use_arrival, use_query};
use super::two_step::TwoStepForm;
use super::weak_kdf::WeakKdf;
use crate::form::{Entry, Form, Kind, PasswordField, Submit, TextField, check};
use crate::intl::use_text;
use crate::route::Route;
use crate::safe::Floor;
use crate::session::use_session;
use crate::shell::Door;
use crate::ui::{Banner, Tone};
use leptos::{prelude::*, task::spawn_local};

#[component]
pub fn Login() -> impl IntoView {
    let t = use_text();
    let s = t.sign_in();
    let session = use_session();
    let query = use_query();
    let arrive = use_arrival();
    let email = Entry::new(query("email").unwrap_or_default());
    let password = Entry::new("");
    let floor = StoredValue::new(Floor::Required);
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<EnterProblem>);
    let second = RwSignal::new(None::<Vec<u8>>);

    let attempt = move |code: Option<Second>| {
        let typed = Typed {
            email: email.now(),
            password: password.now(),
            floor: floor.get_value(),
            second: code,
        };
        let arrive = arrive.clone();
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let answer = enter::log_in(session, &typed).await;
            if answer.is_ok() {
                return arrive();
            }
            // The page may be gone by now.
            let _ = busy.try_set(false);
            if let Err(EnterProblem::TwoStepRequired(providers)) = &answer
                && typed.second.is_none()
            {
                let _ = second.try_set(Some(providers.clone()));
            } else {
                let _ = problem.try_set(answer.err());
            }
        });
    };
    let attempt = Callback::new(attempt);
    let submit = move || {
        // Consent to weak settings was for the account that asked, not for the next one.
        floor.set_value(Floor::Required);
        let fine = email.check(check::email(&email.trimmed()), s.email_wrong());
        if password.check(!password.now().is_empty(), s.password_missing()) && fine {
            attempt.run(None);
        }
    };
    let agree = move || {
        floor.set_value(Floor::Waived);
        attempt.run(None);
    };
    let weak = move || {
        problem
            .get()
            .filter(EnterProblem::is_weak_kdf)
            .map(|problem| problem.sentence(t))
    };
    let sentence = Signal::derive(move || {
        problem
            .get()
            .filter(|problem| !problem.is_weak_kdf())
            .map(|problem| problem.sentence(t))
    });
    let title = Signal::derive(move || {
        if second.with(Option::is_some) {
            s.two_step_title()
        } else {
            s.log_in()
        }
        .to_owned()
    });
    let register = {
        let carried = ["next", "email"].map(|name| (name, query(name).unwrap_or_default()));
        let pairs: Vec<_> = carried
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        Route::Register.with_query(&pairs)
    };
    let form = move || {
        let register = register.clone();
        view! {
            {session.ended_by_server().then(|| view! { <Banner tone=Tone::Warn>{s.session_ended()}</Banner> })}
            <Form on_submit=submit busy problem=sentence>
                <TextField entry=email label=s.email() kind=Kind::Email autocomplete="username"/>
                <PasswordField entry=password label=s.master_password() autocomplete="current-password"/>
                <Submit label=s.log_in() busy_label=Signal::stored(s.deriving().to_owned())/>
            </Form>
            <p class="door-aside">{s.new_here()}" "<a href=register>{s.create_account()}</a></p>
        }
    };
    let back = move || {
        second.set(None);
        problem.set(None);
        password.set("");
    };
    view! {
        <Door title>
            {move || match second.get() {
                Some(providers) => view! {
                    <TwoStepForm providers busy problem on_code=move |code| attempt.run(Some(code)) on_back=back/>
                }.into_any(),
                None => form().into_any(),
            }}
            {move || weak().map(|text| view! { <WeakKdf text on_agree=agree on_close=move || problem.set(None)/> })}
        </Door>
    }
}
