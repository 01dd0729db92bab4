//! Existing organization (P-50 to P-55): one that the person owns becomes a client. For provider admins.
//! Refuses to know: which organizations may; the server lists all with its reasons.

use super::gate::Here;
use super::own_organization::MarkOwn;
use super::trouble::Trouble;
use crate::api::{self, ApiError};
use crate::form::{Choice, Entry, Form, RadioCards, Submit};
use crate::intl::use_text;
use crate::session::use_session;
use crate::ui::{
    Banner, Button, Dialog, DialogActions, DialogBody, LoadProblem, Look, Skeleton, Tone, use_toasts,
};
use leptos::{prelude::*, task::spawn_local};
use text::portal::Portal as Words;
use wire::portal::Attachable;
use wire::provider::AddExisting;
use wire::{OrgId, ProviderId};

#[component]
pub(super) fn ExistingOrganization(here: Here, close: Callback<()>, changed: Callback<()>) -> impl IntoView {
    let t = use_text();
    let busy = RwSignal::new(false);
    let found = RwSignal::new(None::<Result<Vec<Attachable>, ApiError>>);
    let provider = StoredValue::new(here.id);
    let marking = RwSignal::new(false);
    let look = Callback::new(move |()| {
        found.set(None);
        spawn_local(async move {
            let answer = api::providers::attachable(&provider.get_value()).await;
            // The dialog may be closed by now.
            let _ = found.try_set(Some(answer.map(|list| list.data)));
        });
    });
    look.run(());
    let body = move || match found.get() {
        None => view! { <DialogBody><Skeleton lines=3/></DialogBody> }.into_any(),
        Some(Err(error)) => {
            let text = Trouble::Api(error).sentence(t);
            view! { <DialogBody><LoadProblem text on_retry=look/></DialogBody> }.into_any()
        }
        Some(Ok(none)) if none.is_empty() => view! {
            <DialogBody><p class="prose">{t.portal().existing_none()}</p></DialogBody>
            <DialogActions><Button on_press=close>{t.words().close()}</Button></DialogActions>
        }
        .into_any(),
        Some(Ok(some)) if marking.get() => {
            view! { <MarkOwn provider=provider.get_value() some busy marking marked=look/> }.into_any()
        }
        Some(Ok(some)) => {
            view! { <Choose provider=provider.get_value() some busy marking close changed/> }.into_any()
        }
    };
    view! { <Dialog title=t.portal().existing() on_close=close busy>{body}</Dialog> }
}

#[component]
fn Choose(
    provider: ProviderId,
    some: Vec<Attachable>,
    busy: RwSignal<bool>,
    marking: RwSignal<bool>,
    close: Callback<()>,
    changed: Callback<()>,
) -> impl IntoView {
    let t = use_text();
    let (session, toasts) = (use_session(), use_toasts());
    let first = some
        .iter()
        .find(|one| one.reason.is_none())
        .map(|one| one.id.to_string());
    let chosen = Entry::new(first.unwrap_or_default());
    let problem = RwSignal::new(None::<String>);
    let choices = some.iter().map(|one| choice(t.portal(), one)).collect::<Vec<_>>();
    let markable = some.iter().any(|one| one.can_be_marked);
    let add = move || {
        let (provider, id) = (provider.clone(), chosen.now());
        let Some(name) = some
            .iter()
            .find(|one| one.id.as_str() == id)
            .map(|one| one.name.clone())
        else {
            chosen.refuse(t.words().required());
            return;
        };
        let organization_id = OrgId::from(id);
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let done = async {
                let safe = session.safe();
                let key = safe
                    .wrap_organization(organization_id.clone(), provider.clone())
                    .await?;
                let request = AddExisting { organization_id, key };
                Ok::<_, Trouble>(api::providers::add_existing(&provider, &request).await?)
            };
            match done.await {
                Ok(()) => {
                    if session.sync_with_new_roles().await.is_err() {
                        toasts.note(t.portal().refresh_failed());
                    }
                    toasts.done(t.portal().client_created(&name));
                    changed.run(());
                    close.run(());
                }
                Err(trouble) => problem.set(Some(trouble.sentence(t))),
            }
            busy.set(false);
        });
    };
    view! {
        <Form on_submit=add busy problem>
            <DialogBody>
                <p class="prose">{t.portal().existing_text()}</p>
                <RadioCards entry=chosen legend=t.portal().existing() choices/>
                <Banner tone=Tone::Warn>{t.portal().existing_warning()}</Banner>
                {markable.then(|| view! {
                    <div>
                        <Button look=Look::Ghost icon="building-2" on_press=move || marking.set(true)>
                            {t.portal().mark_own()}
                        </Button>
                    </div>
                })}
            </DialogBody>
            <DialogActions>
                <Button disabled=busy on_press=close>{t.words().cancel()}</Button>
                <Submit label=t.portal().add_client() busy_label=t.portal().adding()/>
            </DialogActions>
        </Form>
    }
}

/// Shown but off, with the reason, when it cannot be attached (P-51 to P-55).
fn choice(t: Words, one: &Attachable) -> Choice {
    Choice::new(one.id.as_str(), one.name.clone())
        .text(one.plan.clone())
        .aside(t.existing_seats(one.seats))
        .disabled(one.reason.as_deref().map(|reason| t.not_attachable(reason)))
}
