//! The operator's token. Refuses to know: accounts.

use super::Desk;
use crate::api;
use crate::form::{Entry, Form, PasswordField, Submit};
use crate::shell::Door;
use crate::ui::{Banner, Tone};
use leptos::{prelude::*, task::spawn_local};

#[component]
pub(super) fn SignIn(desk: Desk) -> impl IntoView {
    let t = desk.t.operator();
    let token = Entry::new("");
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let submit = move || {
        if !token.check(!token.trimmed().is_empty(), desk.t.words().required()) {
            return;
        }
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let answer = api::operator::sign_in(token.trimmed()).await;
            let _ = busy.try_set(false);
            match answer {
                Ok(made) => desk.session.set(Some(made.session)),
                Err(error) => problem.set(Some(desk.refused(&error))),
            }
        });
    };
    view! {
        <Door title=t.title() lede=Some(t.sign_in_lede().to_owned())>
            {move || desk.ended.get().then(|| view! { <Banner tone=Tone::Warn>{t.ended()}</Banner> })}
            <Form on_submit=submit busy problem>
                <PasswordField entry=token label=t.token() help=t.token_help() autocomplete="off"/>
                <Submit label=t.sign_in()/>
            </Form>
        </Door>
    }
}
