//! Asks for the password that a file was sealed with. Refuses to know: how it is opened.

use crate::form::{Entry, Form, PasswordField, Submit};
use crate::intl::use_text;
use leptos::prelude::*;

#[component]
pub(super) fn FilePassword(
    busy: RwSignal<bool>,
    problem: RwSignal<Option<String>>,
    #[prop(into)] on_password: Callback<(String,)>,
) -> impl IntoView {
    let t = use_text().bring();
    let password = Entry::new("");
    let submit = move || {
        if password.check(!password.now().is_empty(), t.file_password_missing()) {
            on_password.run((password.now(),));
        }
    };
    view! {
        <Form on_submit=submit busy problem=problem>
            <p>{t.protected()}</p>
            <PasswordField entry=password label=t.file_password() autocomplete="off"/>
            <div><Submit label=t.open_file() busy_label=Signal::stored(t.opening_file().to_owned())/></div>
        </Form>
    }
}
