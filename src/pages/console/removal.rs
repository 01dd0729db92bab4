//! Taking a member's access away, for good or until it is restored. Refuses to know: the list around it.

use super::Here;
use super::guard::Actor;
use super::members::Office;
use super::roll::display_name;
use crate::api::{ApiError, members};
use crate::ui::{ConfirmDialog, Toasts, use_toasts};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wire::member::Member;

/// What is asked about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    Remove,
    Revoke,
}

#[component]
pub fn RemovalDialog(office: Office, here: Here, actor: Actor, member: Member, deed: Deed) -> impl IntoView {
    let t = office.texts.console();
    let toasts = use_toasts();
    let name = display_name(&member);
    let busy = RwSignal::new(false);
    let allowed = match deed {
        Deed::Remove => actor.may_remove(&member),
        Deed::Revoke => actor.may_revoke(&member),
    };
    let problem = RwSignal::new(allowed.err().map(|reason| reason.sentence(t).to_owned()));
    let (title, more, action) = match deed {
        Deed::Remove => (t.ask_remove(&name), t.ask_remove_more(), t.remove()),
        Deed::Revoke => (t.ask_revoke(&name), t.ask_revoke_more(), t.revoke()),
    };
    let confirm = move || {
        let (organization, id, name) = (here.id.clone(), member.id.clone(), name.clone());
        busy.set(true);
        spawn_local(async move {
            let answer = match deed {
                Deed::Remove => members::remove(&organization, &id).await,
                Deed::Revoke => members::revoke(&organization, &id).await,
            };
            match answer {
                Ok(()) => {
                    toasts.done(match deed {
                        Deed::Remove => t.removed(&name),
                        Deed::Revoke => t.revoked_done(&name),
                    });
                    office.reload();
                    office.close();
                }
                Err(error) => {
                    let _ = problem.try_set(Some(error.sentence(office.texts.errors())));
                    let _ = busy.try_set(false);
                }
            }
        });
    };
    view! {
        <ConfirmDialog title action on_confirm=confirm on_close=move || office.close() busy=busy problem=problem>
            <p>{more}</p>
        </ConfirmDialog>
    }
}

/// Hurts nobody, so it is done at once; a full organization refuses.
pub fn restore(member: Member, office: Office, toasts: Toasts) {
    let t = office.texts.console();
    let organization = office.organization();
    spawn_local(async move {
        match members::restore(&organization, &member.id).await {
            Ok(()) => toasts.done(t.restored_done(&display_name(&member))),
            Err(error) => {
                toasts.problem(error.sentence(office.texts.errors()));
                if error != ApiError::NotFound {
                    return;
                }
            }
        }
        office.reload();
    });
}
