//! `/providers/setup-business-unit?organizationId&email&token`: the operator's offer to an owner, whose organization
//! becomes a business unit and its first client (P-13). Makes the provider key in the safe. Refuses to know: plans.

use super::gate::redirect;
use super::setup::{Foreign, Incomplete};
use super::trouble::Trouble;
use crate::api;
use crate::form::{Form, Submit};
use crate::intl::use_text;
use crate::route::{PortalPage, Route};
use crate::session::use_session;
use crate::shell::Door;
use crate::ui::{LoadProblem, Spinner, use_toasts};
use crate::vault::store::use_store;
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::{use_navigate, use_query_map};
use wire::OrgId;
use wire::provider::SetupUnit as Request;

/// What the link carries.
#[derive(Clone)]
struct Link {
    organization: OrgId,
    email: String,
    token: String,
}

#[component]
pub fn SetupUnit() -> impl IntoView {
    let link = use_query_map().with_untracked(|query| {
        let word = |key: &str| query.get(key).filter(|value| !value.is_empty());
        Some(Link {
            organization: word("organizationId")?.into(),
            email: word("email")?,
            token: word("token")?,
        })
    });
    match link {
        Some(link) => view! { <Opened link/> }.into_any(),
        None => view! { <Incomplete/> }.into_any(),
    }
}

#[component]
fn Opened(link: Link) -> impl IntoView {
    let (t, store) = (use_text(), use_store());
    let session = use_session();
    let own = session.account().map(|account| account.email).unwrap_or_default();
    let mine = own.eq_ignore_ascii_case(&link.email);
    let (link, own) = (StoredValue::new(link), StoredValue::new(own));
    // Known with the first sync; taken once, as afterwards the page is about what it was opened for.
    let found = Memo::new(move |before: Option<&Option<Found>>| {
        before.cloned().flatten().or_else(|| {
            let known = store.person.get()?;
            let organization = known
                .organizations
                .iter()
                .find(|one| link.with_value(|link| one.id == link.organization));
            Some(Found(organization.filter(|_| mine).map(|one| one.name.clone())))
        })
    });
    // Outside the frame nobody else asks for the first sync.
    let problem = RwSignal::new(None::<String>);
    let load = Callback::new(move |()| {
        problem.set(None);
        spawn_local(async move {
            if let Err(error) = session.sync().await {
                // Locked or logged out meanwhile: this page is gone.
                let _ = problem.try_set(Some(error.sentence(t)));
            }
        });
    });
    if store.person.with_untracked(Option::is_none) {
        load.run(());
    }
    let waiting = move || match problem.get() {
        Some(text) => view! { <LoadProblem text on_retry=load/> }.into_any(),
        None => view! { <Spinner/> }.into_any(),
    };
    move || match found.get() {
        None => view! { <Door title=t.portal().unit_set_up()>{waiting}</Door> }.into_any(),
        Some(Found(Some(name))) => view! { <Offer link=link.get_value() name/> }.into_any(),
        Some(Found(None)) => view! {
            <Door title=t.portal().other_account_title()>
                <Foreign email=link.get_value().email own=own.get_value()/>
            </Door>
        }
        .into_any(),
    }
}

/// The name of the organization, if the link is for this person and it is theirs.
#[derive(Clone, PartialEq)]
struct Found(Option<String>);

#[component]
fn Offer(link: Link, name: String) -> impl IntoView {
    let t = use_text();
    let (session, toasts, navigate) = (use_session(), use_toasts(), use_navigate());
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let title = t.portal().unit_title(&name);
    let called = name.clone();
    let set_up = move || {
        let (navigate, link, name) = (navigate.clone(), link.clone(), called.clone());
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let done = async {
                let made = session.safe().make_unit(link.organization.clone()).await?;
                let request = Request {
                    token: link.token,
                    provider_key: made.provider_key,
                    organization_key: made.organization_key,
                };
                Ok::<_, Trouble>(api::organizations::set_up_unit(&link.organization, &request).await?)
            };
            match done.await {
                Ok(provider) => {
                    // The portal appears with the next sync; without it the page would be unknown.
                    if session.sync_with_new_roles().await.is_err() {
                        toasts.note(t.portal().refresh_failed());
                    }
                    toasts.done(t.portal().set_up_done(&name));
                    navigate(&Route::Provider(provider, PortalPage::Clients).path(), redirect());
                }
                Err(trouble) => problem.set(Some(trouble.sentence(t))),
            }
            let _ = busy.try_set(false);
        });
    };
    let set_up = StoredValue::new_local(set_up);
    view! {
        <Door title lede=Signal::stored(Some(t.portal().setup_lede().to_owned()))>
            <Form on_submit=move || set_up.with_value(|set_up| set_up()) busy problem>
                <p class="prose">{t.portal().unit_text(&name)}</p>
                <p class="prose soft">{t.portal().unit_stays()}</p>
                <Submit label=t.portal().unit_set_up() busy_label=t.portal().setting_up()/>
            </Form>
        </Door>
    }
}
