//! `/organizations/{id}/settings/account`: name, billing address, id, and the provider's access to items (A-700, D3).
//! For owners and the provider. Refuses to know: how item access is enforced; the server does on every item route.

use super::Here;
use super::info_parts::{Danger, Phrase, Rules};
use super::item_access::ItemAccessPart;
use crate::api::{ApiError, organizations};
use crate::form::{Entry, Form, Kind, Submit, TextField, check};
use crate::intl::use_text;
use crate::session::use_session;
use crate::ui::{CopyField, LoadProblem, PageHeader, Part, Skeleton, use_toasts};
use leptos::{prelude::*, task::spawn_local};
use wire::organization::{Organization, UpdateOrganization};

#[component]
pub fn Info(here: Here) -> impl IntoView {
    let t = use_text();
    let found = RwSignal::new(None::<Result<Organization, ApiError>>);
    let id = StoredValue::new(here.id.clone());
    let look = Callback::new(move |()| {
        found.set(None);
        spawn_local(async move {
            let answer = organizations::one(&id.get_value()).await;
            // The page may have gone meanwhile.
            let _ = found.try_set(Some(answer));
        });
    });
    look.run(());
    // Of a managed client the provider holds the billing.
    let bills = here.managed_by.is_none() || here.provider.is_some();
    let names = move || match found.get() {
        None => view! { <Skeleton lines=4/> }.into_any(),
        Some(Err(error)) => view! { <LoadProblem text=error.sentence(t.errors()) on_retry=look/> }.into_any(),
        Some(Ok(organization)) => view! { <Names organization bills/> }.into_any(),
    };
    let managed = here.managed_by.is_some();
    view! {
        <PageHeader title=t.shell().info() lede=Some(here.name.clone())/>
        {names}
        {managed.then(|| view! { <ItemAccessPart id/> })}
        {move || match found.get() {
            Some(Ok(organization)) => Some(view! { <Rules organization/> }),
            _ => None,
        }}
        <Phrase id/>
        <Part title=t.portal().organization_id() text=t.portal().provider_id_text()>
            <CopyField label=t.portal().organization_id() value=here.id.to_string()/>
        </Part>
        <Danger id/>
    }
}

#[component]
fn Names(organization: Organization, bills: bool) -> impl IntoView {
    let t = use_text();
    let (session, toasts) = (use_session(), use_toasts());
    let name = Entry::new(organization.name.clone());
    let email = Entry::new(organization.billing_email.clone());
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let id = StoredValue::new(organization.id);
    let save = move || {
        let request = UpdateOrganization {
            name: name.trimmed(),
            billing_email: email.trimmed().to_lowercase(),
            keys: None,
        };
        let words = t.words();
        let named = name.check(!request.name.is_empty(), words.required())
            && name.check(check::within(&request.name, 50), words.too_long(50));
        let reachable = !bills || email.check(check::email(&request.billing_email), words.email_wrong());
        if !(named && reachable) {
            return;
        }
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            match organizations::update(&id.get_value(), &request).await {
                Ok(_) => {
                    toasts.done(t.portal().settings_saved());
                    if session.sync().await.is_err() {
                        toasts.note(t.portal().refresh_failed());
                    }
                }
                Err(error) => problem.set(Some(error.sentence(t.errors()))),
            }
            let _ = busy.try_set(false);
        });
    };
    view! {
        <Part title=t.shell().info()>
            <Form on_submit=save busy problem>
                <TextField entry=name label=t.portal().org_name()/>
                {bills.then(|| view! {
                    <TextField entry=email label=t.portal().billing_email() kind=Kind::Email/>
                })}
                <div><Submit label=t.words().save() busy_label=t.words().saving()/></div>
            </Form>
        </Part>
    }
}
