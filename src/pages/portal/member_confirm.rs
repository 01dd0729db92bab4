//! Confirm members who accepted (P-68): their fingerprint phrases first, then the provider key is sealed to each.
//! For provider admins. Refuses to know: the provider key.

use super::gate::Here;
use super::members_shown::called;
use super::trouble::{Trouble, done, outcomes};
use crate::api;
use crate::form::{Form, Submit};
use crate::intl::use_text;
use crate::safe::Whose;
use crate::session::use_session;
use crate::ui::{Button, Dialog, DialogActions, DialogBody, LoadProblem, Outcome, Skeleton, use_toasts};
use leptos::{prelude::*, task::spawn_local};
use wire::UserId;
use wire::member::{BulkConfirm, ConfirmKey};
use wire::provider::{ProviderUser, user_status};

/// One member with what the dialog shows and needs.
#[derive(Clone)]
struct Candidate {
    id: String,
    user_id: UserId,
    name: String,
    public_key: String,
    phrase: String,
}

#[component]
pub(super) fn Confirm(
    here: Here,
    members: Vec<ProviderUser>,
    /// Where the rows go when one of them failed.
    report: RwSignal<Vec<Outcome>>,
    close: Callback<()>,
    changed: Callback<()>,
) -> impl IntoView {
    let t = use_text();
    let session = use_session();
    let busy = RwSignal::new(false);
    let found = RwSignal::new(None::<Result<Vec<Candidate>, String>>);
    let wanted: Vec<ProviderUser> = members
        .into_iter()
        .filter(|member| member.status == user_status::ACCEPTED)
        .collect();
    let title = t.portal().confirm_title(wanted.len());
    let provider = StoredValue::new(here.id);
    let wanted = StoredValue::new(wanted);
    let look = Callback::new(move |()| {
        found.set(None);
        spawn_local(async move {
            let candidates = candidates(session, provider.get_value(), wanted.get_value()).await;
            found.set(Some(candidates.map_err(|trouble| trouble.sentence(t))));
        });
    });
    look.run(());
    let body = move || match found.get() {
        None => view! { <DialogBody><Skeleton lines=2/></DialogBody> }.into_any(),
        Some(Err(text)) => view! { <DialogBody><LoadProblem text on_retry=look/></DialogBody> }.into_any(),
        Some(Ok(candidates)) => {
            let (provider, members) = (provider.get_value(), wanted.get_value());
            view! { <Compare provider members candidates report busy close changed/> }.into_any()
        }
    };
    view! { <Dialog title on_close=close busy>{body}</Dialog> }
}

#[component]
fn Compare(
    provider: wire::ProviderId,
    members: Vec<ProviderUser>,
    candidates: Vec<Candidate>,
    report: RwSignal<Vec<Outcome>>,
    busy: RwSignal<bool>,
    close: Callback<()>,
    changed: Callback<()>,
) -> impl IntoView {
    let t = use_text();
    let (session, toasts) = (use_session(), use_toasts());
    let problem = RwSignal::new(None::<String>);
    let phrases = candidates
        .iter()
        .map(|one| {
            let (name, phrase) = (t.portal().fingerprint_of(&one.name), one.phrase.clone());
            view! { <div class="stack-tight"><h3 class="soft">{name}</h3><p class="fingerprint">{phrase}</p></div> }
        })
        .collect_view();
    let nobody = candidates.is_empty();
    let confirm = move || {
        if nobody {
            close.run(());
            return;
        }
        busy.set(true);
        problem.set(None);
        let (provider, members, candidates) = (provider.clone(), members.clone(), candidates.clone());
        spawn_local(async move {
            let answer = async {
                let mut keys = Vec::with_capacity(candidates.len());
                for one in &candidates {
                    let whose = Whose::Provider(provider.clone());
                    let key = session
                        .share_key(whose, one.user_id.clone(), &one.public_key)
                        .await?;
                    keys.push(ConfirmKey {
                        id: one.id.as_str().into(),
                        key,
                    });
                }
                let request = BulkConfirm {
                    keys,
                    default_user_collection_name: None,
                };
                Ok::<_, Trouble>(api::providers::confirm_many(&provider, &request).await?)
            };
            match answer.await {
                Ok(answer) => {
                    let rows = outcomes(t, &members, &answer.data);
                    let confirmed = done(&rows);
                    if confirmed > 0 {
                        toasts.done(t.portal().confirmed(confirmed));
                    }
                    if confirmed < rows.len() {
                        report.set(rows);
                    }
                    changed.run(());
                    close.run(());
                }
                Err(trouble) => problem.set(Some(trouble.sentence(t))),
            }
            busy.set(false);
        });
    };
    view! {
        <Form on_submit=confirm busy problem>
            <DialogBody>
                <p class="prose">{if nobody { t.portal().confirm_only() } else { t.portal().confirm_text() }}</p>
                {phrases}
            </DialogBody>
            <DialogActions>
                <Button disabled=busy on_press=close>{t.words().cancel()}</Button>
                <Submit label=t.words().confirm() busy_label=t.words().confirming()/>
            </DialogActions>
        </Form>
    }
}

/// Public keys from the server, phrases from the safe: what the admin compares is made here, not received.
async fn candidates(
    session: crate::session::Sessions,
    provider: wire::ProviderId,
    members: Vec<ProviderUser>,
) -> Result<Vec<Candidate>, Trouble> {
    let ids: Vec<String> = members.iter().map(|member| member.id.to_string()).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let keys = api::providers::public_keys(&provider, ids).await?;
    let mut candidates = Vec::with_capacity(members.len());
    for key in keys.data {
        if let Some(member) = members.iter().find(|member| member.id.as_str() == key.id) {
            candidates.push(Candidate {
                phrase: session.safe().fingerprint(key.user_id.as_str(), &key.key).await?,
                name: called(member).to_owned(),
                user_id: key.user_id.clone(),
                id: key.id,
                public_key: key.key,
            });
        }
    }
    Ok(candidates)
}
