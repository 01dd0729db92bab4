//! Unlock: the master password after a lock or a reload; shown in place of the page the person was on.
//! Refuses to know: which page that is.

use super::enter::{self, EnterProblem, Typed};
use super::weak_kdf::WeakKdf;
use crate::form::{Entry, Form, PasswordField, Submit};
use crate::intl::use_text;
use crate::safe::Floor;
use crate::session::{Account, use_session};
use crate::shell::Door;
use crate::ui::{Button, Look};
use leptos::{prelude::*, task::spawn_local};

#[component]
pub fn Unlock(account: Account) -> impl IntoView {
    let t = use_text();
    let s = t.sign_in();
    let session = use_session();
    let password = Entry::new("");
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<EnterProblem>);
    let lede = s.unlock_lede(&account.email);
    let username = account.email.clone();

    let attempt = Callback::new(move |floor: Floor| {
        let account = account.clone();
        let typed = Typed {
            email: account.email.clone(),
            password: password.now(),
            floor,
            second: None,
        };
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let answer = enter::unlock(session, &account, &typed).await;
            // Unlocked, or ended by the server: this page is gone.
            let _ = busy.try_set(false);
            if answer.is_err() {
                let _ = problem.try_set(answer.err());
            }
        });
    });
    let submit = move || {
        if password.check(!password.now().is_empty(), s.password_missing()) {
            attempt.run(Floor::Required);
        }
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
    view! {
        <Door title=s.unlock_title() lede=Some(lede)>
            <Form on_submit=submit busy problem=sentence>
                // For password managers: whose password this is.
                <input class="visually-hidden" type="text" autocomplete="username" readonly tabindex="-1"
                    aria-hidden="true" value=username/>
                <PasswordField entry=password label=s.master_password() autocomplete="current-password"/>
                <Submit label=s.unlock() busy_label=Signal::stored(s.deriving().to_owned())/>
            </Form>
            <Button look=Look::Ghost on_press=move || session.log_out()>{s.other_account()}</Button>
            {move || weak().map(|text| view! {
                <WeakKdf text on_agree=move || attempt.run(Floor::Waived) on_close=move || problem.set(None)/>
            })}
        </Door>
    }
}
