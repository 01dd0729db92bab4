//! Invite members (P-64, P-65): up to 20 addresses and a role; then the links to copy. For provider admins.
//! Refuses to know: how invitations travel.

use super::gate::Here;
use super::trouble::Trouble;
use crate::api;
use crate::form::{Choice, Entry, Form, RadioCards, Submit, TextArea, check};
use crate::intl::use_text;
use crate::ui::{Button, CopyField, Dialog, DialogActions, DialogBody, Look, focus, use_toasts};
use leptos::{prelude::*, task::spawn_local};
use text::portal::Portal as Words;
use wire::member::Invitation;
use wire::provider::{InviteProviderUsers, role};

const MOST: usize = 20;

#[component]
pub(super) fn Invite(here: Here, close: Callback<()>, changed: Callback<()>) -> impl IntoView {
    let t = use_text();
    let toasts = use_toasts();
    let (emails, kind) = (Entry::new(""), Entry::new(role::SERVICE_USER.to_string()));
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let links = RwSignal::new(Vec::<Invitation>::new());
    let submit = move || {
        let found = check::addresses(&emails.now());
        let wrong = found.iter().find(|address| !check::email(address)).cloned();
        let fine = emails.check(!found.is_empty(), t.words().required())
            && emails.check(
                wrong.is_none(),
                t.portal().emails_wrong(&wrong.unwrap_or_default()),
            )
            && emails.check(found.len() <= MOST, t.portal().emails_many());
        if !fine {
            return;
        }
        busy.set(true);
        problem.set(None);
        let provider = here.id.clone();
        let request = InviteProviderUsers {
            emails: found,
            kind: kind
                .number()
                .and_then(|kind| kind.try_into().ok())
                .unwrap_or(role::SERVICE_USER),
        };
        spawn_local(async move {
            match api::providers::invite(&provider, &request).await {
                Ok(answer) => {
                    changed.run(());
                    match answer.invitations.len() {
                        0 => {
                            toasts.note(t.portal().nobody_new());
                            close.run(());
                        }
                        sent => {
                            toasts.done(t.portal().invited_toast(sent));
                            links.set(answer.invitations);
                        }
                    }
                }
                Err(error) => problem.set(Some(Trouble::Api(error).sentence(t))),
            }
            busy.set(false);
        });
    };
    let submit = Callback::from(submit);
    let title = Signal::derive(move || {
        let sent = links.with(|links| !links.is_empty());
        if sent {
            t.portal().links_title()
        } else {
            t.portal().invite()
        }
        .to_owned()
    });
    let body = move || {
        if links.with(|links| !links.is_empty()) {
            return view! { <LinkList links=links.get() close/> }.into_any();
        }
        view! {
            <Form on_submit=submit busy problem>
                <DialogBody>
                    <TextArea entry=emails label=t.portal().emails() help=t.portal().emails_help() rows=3/>
                    <RadioCards entry=kind legend=t.words().role() choices=roles(t.portal())/>
                </DialogBody>
                <DialogActions>
                    <Button disabled=busy on_press=close>{t.words().cancel()}</Button>
                    <Submit label=t.portal().send_invitations() busy_label=t.portal().inviting()/>
                </DialogActions>
            </Form>
        }
        .into_any()
    };
    view! { <Dialog title on_close=close busy>{body}</Dialog> }
}

/// The two roles with what they mean; service user first (P-64).
pub(super) fn roles(t: Words) -> Vec<Choice> {
    vec![
        Choice::new(role::SERVICE_USER.to_string(), t.service_user()).text(t.service_user_text()),
        Choice::new(role::PROVIDER_ADMIN.to_string(), t.provider_admin()).text(t.provider_admin_text()),
    ]
}

/// Links in a dialog of their own, after inviting again.
#[component]
pub(super) fn Links(links: Vec<Invitation>, close: Callback<()>) -> impl IntoView {
    let t = use_text();
    view! { <Dialog title=t.portal().links_title() on_close=close><LinkList links close/></Dialog> }
}

#[component]
fn LinkList(links: Vec<Invitation>, close: Callback<()>) -> impl IntoView {
    let t = use_text();
    focus::first_in_open_dialog();
    let fields = links
        .into_iter()
        .map(|Invitation { email, link }| view! { <CopyField label=email value=link/> })
        .collect_view();
    view! {
        <DialogBody>
            <p class="prose">{t.portal().links_text()}</p>
            {fields}
        </DialogBody>
        <DialogActions>
            <Button look=Look::Primary first=true on_press=close>{t.words().done()}</Button>
        </DialogActions>
    }
}
