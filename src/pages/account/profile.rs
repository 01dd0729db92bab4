//! Profile (`/account`): name and hint; below it, deleting the account. For every person who is logged in.
//! Refuses to know: keys.

use super::delete::Delete;
use crate::api;
use crate::form::{Entry, Form, Submit, TextField};
use crate::intl::{Language, use_text};
use crate::session::use_session;
use crate::ui::{LoadProblem, PageHeader, Skeleton, use_toasts};
use leptos::{prelude::*, task::spawn_local};
use text::Lang;
use wire::account::{Profile as Stored, UpdateProfile};

#[component]
pub(super) fn Profile() -> impl IntoView {
    let t = use_text();
    let stored = LocalResource::new(api::accounts::profile);
    view! {
        <PageHeader title=t.account().profile_title()/>
        {move || match stored.get() {
            None => view! { <Skeleton lines=4/> }.into_any(),
            Some(Ok(profile)) => view! { <Edit profile/><Delete/> }.into_any(),
            Some(Err(error)) => {
                view! { <LoadProblem text=error.sentence(t.errors()) on_retry=move || stored.refetch()/> }.into_any()
            }
        }}
    }
}

#[component]
fn Edit(profile: Stored) -> impl IntoView {
    let t = use_text();
    let a = t.account();
    let session = use_session();
    let toasts = use_toasts();
    let lang = expect_context::<Language>();
    let name = Entry::new(profile.name.unwrap_or_default());
    let email = Entry::new(profile.email);
    let hint = Entry::new(profile.master_password_hint.unwrap_or_default());
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let save = move || {
        let fits = |entry: Entry| entry.trimmed().chars().count() <= 50;
        if !(name.check(fits(name), a.name_long()) & hint.check(fits(hint), a.hint_long())) {
            return;
        }
        let request = UpdateProfile {
            name: Some(name.trimmed()),
            master_password_hint: Some(hint.trimmed()),
            culture: Some(culture(lang.0.get_untracked()).to_owned()),
        };
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let answer = api::accounts::update_profile(&request).await;
            // The page may be gone by now.
            let _ = busy.try_set(false);
            match answer {
                Ok(_) => {
                    toasts.done(a.profile_saved());
                    // The name also stands in the frame; a failed sync leaves the old one until the next.
                    let _ = session.sync().await;
                }
                Err(error) => drop(problem.try_set(Some(error.sentence(t.errors())))),
            }
        });
    };
    view! {
        <section class="part">
            <Form on_submit=save busy problem=problem>
                <TextField entry=email label=a.email() readonly=true/>
                <TextField entry=name label=a.name() autocomplete="name" optional=true/>
                <TextField entry=hint label=a.hint() help=a.hint_help() optional=true/>
                <div><Submit label=t.words().save() busy_label=Signal::stored(t.words().saving().to_owned())/></div>
            </Form>
        </section>
    }
}

/// The wire's name of a language; the server writes mails in it.
fn culture(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "en-US",
        Lang::Fr => "fr-FR",
    }
}
