//! Update name of a client (P-56): one field; the request carries the seats along unchanged. For provider users.
//! Refuses to know: seats.

use super::gate::Here;
use super::trouble::Trouble;
use crate::api;
use crate::form::{Entry, Form, Submit, TextField, check};
use crate::intl::use_text;
use crate::session::use_session;
use crate::ui::{Button, Dialog, DialogActions, DialogBody, Span, use_toasts};
use leptos::{prelude::*, task::spawn_local};
use wire::portal::ListedClient;
use wire::provider::UpdateClient;

#[component]
pub(super) fn UpdateName(
    here: Here,
    client: ListedClient,
    close: Callback<()>,
    changed: Callback<()>,
) -> impl IntoView {
    let t = use_text();
    let (session, toasts) = (use_session(), use_toasts());
    let name = Entry::new(client.organization_name.clone());
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let submit = move || {
        let wanted = name.trimmed();
        let fine = name.check(!wanted.is_empty(), t.words().required())
            && name.check(check::within(&wanted, 50), t.words().too_long(50));
        if !fine {
            return;
        }
        busy.set(true);
        problem.set(None);
        let (provider, id) = (here.id.clone(), client.id.clone());
        let request = UpdateClient {
            assigned_seats: client.seats.unwrap_or_default(),
            name: wanted,
        };
        spawn_local(async move {
            match api::providers::update_client(&provider, &id, &request).await {
                Ok(()) => {
                    toasts.done(t.portal().name_updated());
                    changed.run(());
                    close.run(());
                    // The name also stands in the navigation, which follows the sync.
                    let _ = session.sync().await;
                }
                Err(error) => Trouble::Api(error).show(t, toasts, problem, changed),
            }
            busy.set(false);
        });
    };
    view! {
        <Dialog title=t.portal().update_name() on_close=close busy span=Span::Narrow>
            <Form on_submit=submit busy problem>
                <DialogBody><TextField entry=name label=t.portal().org_name()/></DialogBody>
                <DialogActions>
                    <Button disabled=busy on_press=close>{t.words().cancel()}</Button>
                    <Submit label=t.words().save() busy_label=t.words().saving()/>
                </DialogActions>
            </Form>
        </Dialog>
    }
}
