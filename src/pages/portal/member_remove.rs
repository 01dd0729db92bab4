//! Remove members (P-6A), one or many, after one question. For provider admins; nobody removes themselves.
//! Refuses to know: what the removed could still read.

use super::gate::Here;
use super::members_shown::called;
use super::trouble::{Trouble, done, outcomes};
use crate::api;
use crate::intl::use_text;
use crate::ui::{ConfirmDialog, Outcome, use_toasts};
use leptos::{prelude::*, task::spawn_local};
use wire::provider::ProviderUser;

#[component]
pub(super) fn Remove(
    here: Here,
    members: Vec<ProviderUser>,
    /// Where the rows go when one of them failed.
    report: RwSignal<Vec<Outcome>>,
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
            // One alone answers in the dialog; of several each has its own row.
            let answer = match members.as_slice() {
                [only] => api::providers::remove_user(&provider, &only.id)
                    .await
                    .map(|()| None),
                several => {
                    let ids = several.iter().map(|member| member.id.to_string()).collect();
                    api::providers::remove_users(&provider, ids).await.map(Some)
                }
            };
            match answer {
                Ok(answer) => {
                    let rows = answer.map(|answer| outcomes(t, &members, &answer.data));
                    let removed = rows.as_deref().map_or(1, done);
                    if removed > 0 {
                        toasts.done(t.portal().removed(removed));
                    }
                    if let Some(rows) = rows.filter(|rows| removed < rows.len()) {
                        report.set(rows);
                    }
                    changed.run(());
                    close.run(());
                }
                Err(error) => Trouble::Api(error).show(t, toasts, problem, changed),
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
