//! The provider's own organization (D7, S-30): marked, it can never become a client by accident. For provider admins who own it.
//! Refuses to know: taking the mark away; only the operator does.

use super::trouble::Trouble;
use crate::api;
use crate::form::{Choice, Entry, Form, RadioCards, Submit};
use crate::intl::use_text;
use crate::ui::{Banner, Button, DialogActions, DialogBody, Tone, use_toasts};
use leptos::{prelude::*, task::spawn_local};
use wire::portal::Attachable;
use wire::{OrgId, ProviderId};

/// The second step of Existing organization: `marking` leads back, `marked` reads the list again.
#[component]
pub(super) fn MarkOwn(
    provider: ProviderId,
    some: Vec<Attachable>,
    busy: RwSignal<bool>,
    marking: RwSignal<bool>,
    marked: Callback<()>,
) -> impl IntoView {
    let t = use_text();
    let toasts = use_toasts();
    let problem = RwSignal::new(None::<String>);
    let markable: Vec<(String, String)> = some
        .into_iter()
        .filter(|one| one.can_be_marked)
        .map(|one| (one.id.to_string(), one.name))
        .collect();
    let chosen = Entry::new(markable.first().map(|(id, _)| id.clone()).unwrap_or_default());
    let choices = markable
        .iter()
        .map(|(id, name)| Choice::new(id.clone(), name.clone()))
        .collect::<Vec<_>>();
    let mark = move || {
        let provider = provider.clone();
        let Some((id, name)) = markable.iter().find(|(id, _)| *id == chosen.now()).cloned() else {
            return;
        };
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let answer = api::providers::mark_own(&provider, &OrgId::from(id)).await;
            let _ = busy.try_set(false);
            match answer {
                Ok(()) => {
                    toasts.done(t.portal().marked_own(&name));
                    let _ = marking.try_set(false);
                    marked.run(());
                }
                Err(error) => {
                    let _ = problem.try_set(Some(Trouble::Api(error).sentence(t)));
                }
            }
        });
    };
    view! {
        <Form on_submit=mark busy problem>
            <DialogBody>
                <p class="prose">{t.portal().mark_own_text()}</p>
                <RadioCards entry=chosen legend=t.portal().mark_own() choices/>
                <Banner tone=Tone::Warn>{t.portal().mark_own_undo()}</Banner>
            </DialogBody>
            <DialogActions>
                <Button disabled=busy on_press=move || marking.set(false)>{t.words().back()}</Button>
                <Submit label=t.portal().mark_own()/>
            </DialogActions>
        </Form>
    }
}
