//! What cannot be undone about an account: emptying its vault, and deleting it, with the master password.
//! Refuses to know: what blocks it; the server says so.

use crate::api;
use crate::intl::use_text;
use crate::password::GravePart;
use crate::session::use_session;
use crate::ui::use_toasts;
use leptos::{prelude::*, task::spawn_local};
use wire::account::SecretVerification;

#[component]
pub(super) fn Delete() -> impl IntoView {
    let t = use_text();
    let a = t.account();
    let (session, toasts) = (use_session(), use_toasts());
    let purged = move |()| {
        toasts.done(a.purged());
        spawn_local(async move {
            if session.sync().await.is_err() {
                toasts.note(t.portal().refresh_failed());
            }
        });
    };
    let deleted = move |()| {
        session.log_out();
        toasts.done(a.deleted());
    };
    view! {
        <GravePart title=a.purge_title() text=a.purge_text() action=a.purge_action()
            act=|proof: SecretVerification| async move { api::ciphers::purge(None, &proof).await }
            on_done=Callback::new(purged)/>
        <GravePart title=a.delete_title() text=a.delete_text() action=a.delete_action()
            act=|proof: SecretVerification| async move { api::accounts::delete(&proof).await }
            on_done=Callback::new(deleted)/>
    }
}
