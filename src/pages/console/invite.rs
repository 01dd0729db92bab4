//! Inviting members: addresses, role, collections. Refuses to know: keys; they are handed over at confirmation.

use super::Here;
use super::guard::Actor;
use super::member::{CustomPermissions, RolePicker, Roles};
use super::members::Office;
use crate::api::members;
use crate::collection::{GrantList, GrantWords, Grants};
use crate::form::{Entry, Form, Submit, TextArea, check};
use crate::ui::{Button, Dialog, DialogActions, DialogBody, use_toasts, use_words};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wire::member::{InviteMembers, role};

/// At most this many per request.
const LIMIT: usize = 20;

#[component]
pub fn InviteDialog(office: Office, here: Here, actor: Actor) -> impl IntoView {
    let t = office.texts.console();
    let words = use_words();
    let toasts = use_toasts();
    let emails = Entry::new("");
    let roles = Roles::new(role::USER, Default::default());
    let grants = Grants::new(&[]);
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let organization = here.id.clone();
    let submit = move || {
        let addresses = check::addresses(&emails.now());
        let wrong = addresses.iter().find(|address| !check::email(address));
        let fine = emails.check(!addresses.is_empty(), t.emails_required())
            && emails.check(
                wrong.is_none(),
                wrong.map(|wrong| t.email_wrong(wrong)).unwrap_or_default(),
            )
            && emails.check(addresses.len() <= LIMIT, t.too_many_emails());
        if !fine {
            return;
        }
        let count = addresses.len() as u64;
        let request = InviteMembers {
            emails: addresses,
            kind: roles.kind(),
            permissions: roles.permissions(),
            collections: grants.access(),
            ..InviteMembers::default()
        };
        let organization = organization.clone();
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            match members::invite(&organization, &request).await {
                Ok(answer) => {
                    toasts.done(t.invited_n(count));
                    office.reload();
                    office.close();
                    office.show_links(answer.invitations);
                }
                Err(error) => {
                    let _ = problem.try_set(Some(error.sentence(office.texts.errors())));
                    let _ = busy.try_set(false);
                }
            }
        });
    };
    let grant_words = GrantWords {
        legend: t.collections(),
        help: t.collections_invite_help(),
        add: t.add_collection(),
        none: t.no_collections_chosen(),
    };
    view! {
        <Dialog title=t.invite_title() on_close=move || office.close() busy=busy>
            <Form on_submit=submit busy=busy problem=problem>
                <DialogBody>
                    <TextArea entry=emails label=t.emails() help=t.emails_help() rows=3 />
                    <RolePicker roles actor=actor.clone() custom=here.custom_roles t />
                    <CustomPermissions roles actor t />
                    <GrantList grants targets=office.collections words=grant_words t />
                </DialogBody>
                <DialogActions>
                    <Button on_press=move || office.close() disabled=busy>{words.cancel}</Button>
                    <Submit label=t.send_invitations() />
                </DialogActions>
            </Form>
        </Dialog>
    }
}
