//! `/providers/{id}/settings/account`: name, billing address, id, deletion (P-90, P-91). For provider admins.
//! Refuses to know: what deleting does; the server guards it (P-A4), this page asks for the master password.

use super::defaults::Defaults;
use super::gate::{Here, redirect};
use super::trouble::Trouble;
use crate::api;
use crate::form::{Entry, Form, Kind, Submit, TextField, check};
use crate::intl::use_text;
use crate::password::StepUp;
use crate::route::Route;
use crate::session::use_session;
use crate::ui::{Button, CopyField, LoadProblem, Look, PageHeader, Part, Skeleton, use_toasts};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_navigate;
use wire::ProviderId;
use wire::account::SecretVerification;
use wire::provider::{Provider, UpdateProvider};

#[component]
pub(super) fn Settings(here: Here) -> impl IntoView {
    let t = use_text();
    let found = RwSignal::new(None::<Result<Provider, api::ApiError>>);
    let id = StoredValue::new(here.id.clone());
    let look = Callback::new(move |()| {
        found.set(None);
        spawn_local(async move {
            let answer = api::providers::one(&id.get_value()).await;
            // The page may have gone meanwhile.
            let _ = found.try_set(Some(answer));
        });
    });
    look.run(());
    let body = move || match found.get() {
        None => view! { <Skeleton lines=6/> }.into_any(),
        Some(Err(error)) => {
            view! { <LoadProblem text=Trouble::Api(error).sentence(t) on_retry=look/> }.into_any()
        }
        Some(Ok(provider)) => view! { <Names provider/> }.into_any(),
    };
    view! {
        <div class="page">
            <PageHeader title=t.portal().settings() lede=Some(here.name.clone())/>
            {body}
            <Part title=t.portal().provider_id() text=t.portal().provider_id_text()>
                <CopyField label=t.portal().provider_id() value=here.id.to_string()/>
            </Part>
            <Defaults id/>
            <Danger id/>
        </div>
    }
}

#[component]
fn Names(provider: Provider) -> impl IntoView {
    let t = use_text();
    let (session, toasts) = (use_session(), use_toasts());
    let name = Entry::new(provider.name.clone().unwrap_or_default());
    let email = Entry::new(provider.billing_email.clone());
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let id = StoredValue::new(provider.id);
    let save = move || {
        let request = UpdateProvider {
            name: name.trimmed(),
            business_name: Some(name.trimmed()),
            billing_email: email.trimmed().to_lowercase(),
        };
        let words = t.words();
        let named = name.check(!request.name.is_empty(), words.required())
            && name.check(check::within(&request.name, 50), words.too_long(50));
        let reachable = email.check(!request.billing_email.is_empty(), words.required())
            && email.check(check::email(&request.billing_email), words.email_wrong());
        if !(named && reachable) {
            return;
        }
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            match api::providers::update(&id.get_value(), &request).await {
                Ok(_) => {
                    toasts.done(t.portal().settings_saved());
                    // The name stands in the navigation and in the clients' consoles.
                    if session.sync().await.is_err() {
                        toasts.note(t.portal().refresh_failed());
                    }
                }
                Err(error) => problem.set(Some(Trouble::Api(error).sentence(t))),
            }
            let _ = busy.try_set(false);
        });
    };
    view! {
        <Part title=t.portal().settings_names()>
            <Form on_submit=save busy problem>
                <TextField entry=name label=t.portal().provider_name() help=t.portal().provider_name_help()/>
                <TextField entry=email label=t.portal().billing_email() kind=Kind::Email/>
                <div><Submit label=t.words().save() busy_label=t.words().saving()/></div>
            </Form>
        </Part>
    }
}

/// P-91: only without clients, and only with the master password.
#[component]
fn Danger(id: StoredValue<ProviderId>) -> impl IntoView {
    let t = use_text();
    let (session, toasts, navigate) = (use_session(), use_toasts(), use_navigate());
    let asking = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let clients = RwSignal::new(None::<usize>);
    spawn_local(async move {
        if let Ok(found) = api::providers::clients(&id.get_value()).await {
            let _ = clients.try_set(Some(found.data.len()));
        }
    });
    let delete = Callback::new(move |(proof,): (SecretVerification,)| {
        let navigate = navigate.clone();
        spawn_local(async move {
            match api::providers::delete(&id.get_value(), &proof).await {
                Ok(()) => {
                    toasts.done(t.portal().provider_deleted());
                    navigate(&Route::Providers.path(), redirect());
                    if session.sync_with_new_roles().await.is_err() {
                        toasts.note(t.portal().refresh_failed());
                    }
                }
                Err(error) => {
                    // The page may be gone by now.
                    let _ = busy.try_set(false);
                    let _ = problem.try_set(Some(Trouble::Api(error).sentence(t)));
                }
            }
        });
    });
    let reason = Signal::derive(move || match clients.get() {
        Some(0) | None => None,
        Some(count) => Some(t.portal().delete_has_clients(count)),
    });
    let dialog = move || {
        view! {
            <StepUp title=t.portal().delete_provider() text=t.portal().delete_provider_text()
                action=t.portal().delete_provider() danger=true busy problem
                on_proof=delete on_close=move || asking.set(false)/>
        }
    };
    view! {
        <Part title=t.portal().danger() text=t.portal().delete_provider_text()>
            <div>
                <Button look=Look::Danger icon="trash-2" reason on_press=move || asking.set(true)>
                    {t.portal().delete_provider()}
                </Button>
            </div>
        </Part>
        {move || asking.get().then(dialog)}
    }
}
