//! Unlink a client (P-5A, P-5B): one question, then the organization runs itself. For provider admins.
//! Refuses to know: what becomes of its subscription.

use super::gate::Here;
use super::trouble::Trouble;
use crate::api;
use crate::intl::use_text;
use crate::session::use_session;
use crate::ui::{ConfirmDialog, use_toasts};
use leptos::{prelude::*, task::spawn_local};
use wire::portal::ListedClient;

#[component]
pub(super) fn Unlink(
    here: Here,
    client: ListedClient,
    close: Callback<()>,
    changed: Callback<()>,
) -> impl IntoView {
    let t = use_text();
    let (session, toasts) = (use_session(), use_toasts());
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let title = t.portal().unlink_title(&client.organization_name);
    let unlink = move || {
        busy.set(true);
        problem.set(None);
        let (provider, client) = (here.id.clone(), client.clone());
        spawn_local(async move {
            match api::providers::unlink_client(&provider, &client.id).await {
                Ok(()) => {
                    toasts.done(t.portal().unlinked(&client.organization_name));
                    changed.run(());
                    close.run(());
                    if session.sync_with_new_roles().await.is_err() {
                        toasts.note(t.portal().refresh_failed());
                    }
                }
                Err(error) => Trouble::Api(error).show(t, toasts, problem, changed),
            }
            busy.set(false);
        });
    };
    view! {
        <ConfirmDialog title action=t.portal().unlink_action() busy problem on_close=close on_confirm=unlink>
            <p>{t.portal().unlink_text()}</p>
        </ConfirmDialog>
    }
}
