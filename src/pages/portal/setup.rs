//! `/providers/setup-provider?providerId&email&token`: the operator's link (P-14 to P-17), for the account it was
//! sent to. Makes the provider key in the safe. Refuses to know: payment (D5).

use super::gate::redirect;
use super::trouble::Trouble;
use crate::api::{self, ApiError};
use crate::form::{Entry, Form, Kind, Submit, TextField, check};
use crate::intl::use_text;
use crate::route::{PortalPage, Route};
use crate::session::use_session;
use crate::shell::Door;
use crate::ui::{Banner, Button, LoadProblem, Look, Spinner, Tone, use_toasts};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::{use_navigate, use_query_map};
use wire::ProviderId;
use wire::provider::{SetupProvider as Request, status};

/// What the link carries.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Link {
    provider: ProviderId,
    email: String,
    token: String,
}

/// What came of looking at the provider before asking anything.
#[derive(Clone, PartialEq)]
enum State {
    Looking,
    Ready,
    /// Another account's link, or none at all.
    Foreign,
    Failed(ApiError),
}

#[component]
pub fn SetupProvider() -> impl IntoView {
    let query = use_query_map();
    let link = query.with_untracked(|query| {
        let word = |key: &str| query.get(key).filter(|value| !value.is_empty());
        Some(Link {
            provider: word("providerId")?.into(),
            email: word("email")?,
            token: word("token")?,
        })
    });
    match link {
        Some(link) => view! { <Opened link/> }.into_any(),
        None => view! { <Incomplete/> }.into_any(),
    }
}

/// A link of the operator that lost a part on its way.
#[component]
pub(super) fn Incomplete() -> impl IntoView {
    let t = use_text();
    view! {
        <Door title=t.portal().link_broken_title()>
            <Banner tone=Tone::Danger alert=true>{t.portal().link_broken_text()}</Banner>
        </Door>
    }
}

#[component]
fn Opened(link: Link) -> impl IntoView {
    let t = use_text();
    let navigate = use_navigate();
    let state = RwSignal::new(State::Looking);
    let session = use_session();
    let own = session.account().map(|account| account.email).unwrap_or_default();
    let mine = own.eq_ignore_ascii_case(&link.email);
    let look = {
        let link = link.clone();
        move || {
            let (id, navigate) = (link.provider.clone(), navigate.clone());
            state.set(if mine { State::Looking } else { State::Foreign });
            if mine {
                spawn_local(async move {
                    match api::providers::one(&id).await {
                        Ok(provider) if provider.status != status::PENDING => {
                            navigate(&Route::Provider(id, PortalPage::Clients).path(), redirect());
                        }
                        Ok(_) => state.set(State::Ready),
                        Err(ApiError::NotFound) => state.set(State::Foreign),
                        Err(error) => state.set(State::Failed(error)),
                    }
                });
            }
        }
    };
    look();
    let look = StoredValue::new_local(look);
    let title = Signal::derive(move || {
        match state.get() {
            State::Foreign => t.portal().other_account_title(),
            _ => t.portal().setup_title(),
        }
        .to_owned()
    });
    let lede =
        Signal::derive(move || (state.get() == State::Ready).then(|| t.portal().setup_lede().to_owned()));
    view! {
        <Door title lede>
            {move || match state.get() {
                State::Looking => view! { <Spinner/> }.into_any(),
                State::Ready => view! { <Questions link=link.clone()/> }.into_any(),
                State::Foreign => view! { <Foreign email=link.email.clone() own=own.clone()/> }.into_any(),
                State::Failed(error) => view! {
                    <LoadProblem text=error.sentence(t.errors()) on_retry=move || look.with_value(|look| look())/>
                }
                .into_any(),
            }}
        </Door>
    }
}

/// The link is somebody else's, or dead.
#[component]
pub(super) fn Foreign(email: String, own: String) -> impl IntoView {
    let t = use_text();
    let session = use_session();
    let text = if email.eq_ignore_ascii_case(&own) {
        t.portal().link_dead().to_owned()
    } else {
        t.portal().other_account_text(&email, &own)
    };
    view! {
        <Banner tone=Tone::Danger alert=true>{text}</Banner>
        <Button icon="log-out" look=Look::Primary on_press=move || session.log_out()>{t.shell().log_out()}</Button>
    }
}

#[component]
fn Questions(link: Link) -> impl IntoView {
    let t = use_text();
    let (session, toasts, navigate) = (use_session(), use_toasts(), use_navigate());
    let (name, email) = (Entry::new(""), Entry::new(link.email.clone()));
    let busy = RwSignal::new(false);
    let making = RwSignal::new(true);
    let problem = RwSignal::new(None::<String>);

    let set_up = move |link: Link, request: Asked| {
        let navigate = navigate.clone();
        busy.set(true);
        making.set(true);
        problem.set(None);
        spawn_local(async move {
            let done = async {
                let key = session.safe().make_provider().await?;
                making.set(false);
                let request = Request {
                    name: request.name,
                    business_name: None,
                    billing_email: request.email,
                    token: link.token,
                    key,
                };
                Ok::<_, Trouble>(api::providers::setup(&link.provider, &request).await?)
            };
            match done.await {
                Ok(provider) => {
                    // The portal appears with the next sync; without it the page would be unknown.
                    if session.sync_with_new_roles().await.is_err() {
                        toasts.note(t.portal().refresh_failed());
                    }
                    toasts.done(
                        t.portal()
                            .set_up_done(provider.name.as_deref().unwrap_or_default()),
                    );
                    navigate(
                        &Route::Provider(link.provider, PortalPage::Clients).path(),
                        redirect(),
                    );
                }
                Err(trouble) => problem.set(Some(trouble.sentence(t))),
            }
            busy.set(false);
        });
    };
    let submit = move || {
        let asked = Asked {
            name: name.trimmed(),
            email: email.trimmed(),
        };
        let named = name.check(!asked.name.is_empty(), t.words().required())
            && name.check(check::within(&asked.name, 50), t.words().too_long(50));
        let reachable = email.check(check::email(&asked.email), t.words().email_wrong());
        if named && reachable {
            set_up(link.clone(), asked);
        }
    };
    let working = Signal::derive(move || {
        if making.get() {
            t.portal().making_keys()
        } else {
            t.portal().setting_up()
        }
        .to_owned()
    });
    let submit = StoredValue::new_local(submit);
    view! {
        <Form on_submit=move || submit.with_value(|submit| submit()) busy problem>
            <TextField entry=name label=t.portal().provider_name() help=t.portal().provider_name_help()
                autocomplete="organization"/>
            <TextField entry=email label=t.portal().billing_email() kind=Kind::Email autocomplete="email"/>
            <Submit label=t.portal().set_up() busy_label=working/>
        </Form>
    }
}

/// What the form says, checked.
struct Asked {
    name: String,
    email: String,
}
