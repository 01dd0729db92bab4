//! Change a member's role (P-69). For provider admins; the last confirmed one keeps the role.
//! Refuses to know: what the roles may do.

use super::gate::Here;
use super::member_invite::roles;
use super::members_shown::called;
use super::trouble::Trouble;
use crate::api;
use crate::form::{Entry, Form, RadioCards, Submit};
use crate::intl::use_text;
use crate::session::use_session;
use crate::ui::{Button, Dialog, DialogActions, DialogBody, use_toasts};
use leptos::{prelude::*, task::spawn_local};
use wire::provider::{ProviderUser, UpdateProviderUser, role};

#[component]
pub(super) fn ChangeRole(
    here: Here,
    member: ProviderUser,
    /// The provider has no other confirmed provider admin.
    last: bool,
    close: Callback<()>,
    changed: Callback<()>,
) -> impl IntoView {
    let t = use_text();
    let (session, toasts) = (use_session(), use_toasts());
    let kind = Entry::new(member.kind.to_string());
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let title = format!("{} · {}", t.portal().change_role(), called(&member));
    let submit = move || {
        let Some(wanted) = kind.number().and_then(|kind| u8::try_from(kind).ok()) else {
            return;
        };
        if wanted == member.kind {
            close.run(());
            return;
        }
        if !kind.check(!last || wanted == role::PROVIDER_ADMIN, t.portal().last_admin()) {
            return;
        }
        busy.set(true);
        problem.set(None);
        let (provider, member) = (here.id.clone(), member.clone());
        spawn_local(async move {
            let request = UpdateProviderUser { kind: wanted };
            match api::providers::update_user(&provider, &member.id, &request).await {
                Ok(()) => {
                    toasts.done(t.portal().role_changed());
                    changed.run(());
                    close.run(());
                    let own = session.account().map(|account| account.user_id);
                    if own.is_some() && own == member.user_id && session.sync_with_new_roles().await.is_err()
                    {
                        toasts.note(t.portal().refresh_failed());
                    }
                }
                Err(error) => Trouble::Api(error).show(t, toasts, problem, changed),
            }
            busy.set(false);
        });
    };
    view! {
        <Dialog title on_close=close busy>
            <Form on_submit=submit busy problem>
                <DialogBody>
                    <RadioCards entry=kind legend=t.words().role() choices=roles(t.portal())/>
                </DialogBody>
                <DialogActions>
                    <Button disabled=busy on_press=close>{t.words().cancel()}</Button>
                    <Submit label=t.words().save() busy_label=t.words().saving()/>
                </DialogActions>
            </Form>
        </Dialog>
    }
}
