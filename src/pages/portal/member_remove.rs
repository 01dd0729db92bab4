//! Remove members (P-6A), one or many, after one question. For provider admins; nobody removes themselves.
//! Refuses to know: what the removed could still read.

use super::gate::Here;
use super::members_shown::called;
use super::trouble::Trouble;
use crate::api;
use crate::intl::use_text;
use crate::ui::{ConfirmDialog, use_toasts};
use leptos::{prelude::*, task::spawn_local};
use wire::provider::ProviderUser;

#[component]
pub(super) fn Remove(
    here: Here,
    members: Vec<ProviderUser>,
    close: Callback<()>,
    changed: Callback<()>,
) -> impl IntoView {
    let t = use_text();
    let toasts = use_toasts();
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let names = members
        .iter()
        .map(|member| view! { <li><strong>{called(member).to_owned()}</strong></li> })
        .collect_view();
    let title = t.portal().remove_title(members.len());
    let remove = move || {
        busy.set(true);
        problem.set(None);
        let (provider, members) = (here.id.clone(), members.clone());
        spawn_local(async move {
            let done = async {
                if let [only] = members.as_slice() {
                    api::providers::remove_user(&provider, &only.id).await?;
                    return Ok::<_, Trouble>(Vec::new());
                }
                let ids = members.iter().map(|member| member.id.to_string()).collect();
                let answer = api::providers::remove_users(&provider, ids).await?;
                let errors = answer.data.into_iter().map(|row| row.error);
                Ok(errors.filter(|error| !error.is_empty()).collect::<Vec<_>>())
            };
            match done.await {
                Ok(failed) => {
                    let removed = members.len() - failed.len().min(members.len());
                    if removed > 0 {
                        toasts.done(t.portal().removed(removed));
                    }
                    changed.run(());
                    if failed.is_empty() {
                        close.run(());
                    } else {
                        problem.set(Some(format!(
                            "{} {}",
                            t.portal().some_failed(failed.len()),
                            failed.join(" ")
                        )));
                    }
                }
                Err(trouble) => trouble.show(t, toasts, problem, changed),
            }
            busy.set(false);
        });
    };
    view! {
        <ConfirmDialog title action=t.words().remove() busy problem on_close=close on_confirm=remove>
            <ul>{names}</ul>
            <p>{t.portal().remove_text()}</p>
        </ConfirmDialog>
    }
}
