//! What this device remembers otherwise than the server tells, above every page until the person deals with it
//! (crypto.md 16). Refuses to know: how it was noticed.

use crate::intl::use_text;
use crate::safe::{Notice, Person, Whose};
use crate::session::use_session;
use crate::ui::{Banner, Button, Dialog, DialogActions, DialogBody, Look, Tone, use_toasts};
use crate::vault::store::{Store, use_store};
use leptos::{prelude::*, task::spawn_local};
use text::Texts;
use wire::{CipherId, OrgId};

/// How many items are named; the rest is counted.
const NAMED: usize = 5;

#[component]
pub(super) fn Notices() -> impl IntoView {
    let t = use_text().shell();
    let store = use_store();
    let open = RwSignal::new(false);
    let any = Memo::new(move |_| store.notices.with(|notices| !notices.is_empty()));
    let look = move || view! { <Button on_press=move || open.set(true)>{t.notices_look()}</Button> };
    view! {
        {move || any.get().then(|| view! {
            <div class="page-notice"><Banner tone=Tone::Danger alert=true action=look>{t.notices()}</Banner></div>
        })}
        {move || (any.get() && open.get()).then(|| view! { <Details on_close=move || open.set(false)/> })}
    }
}

#[component]
fn Details(#[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let texts = use_text();
    let t = texts.shell();
    let (session, store, toasts) = (use_session(), use_store(), use_toasts());
    let busy = RwSignal::new(false);
    let accept = move || {
        busy.set(true);
        spawn_local(async move {
            let done = session.accept_notices().await;
            let _ = busy.try_set(false);
            match done {
                Ok(()) => toasts.done(t.notices_accepted()),
                Err(_) => toasts.problem(t.sync_failed()),
            }
            on_close.try_run(());
        });
    };
    let trust = Callback::new(move |organization: OrgId| {
        busy.set(true);
        spawn_local(async move {
            let done = session.trust(organization).await;
            let _ = busy.try_set(false);
            if done.is_err() {
                toasts.problem(t.sync_failed());
            }
        });
    });
    let lines = move || {
        let (notices, person) = (store.notices.get(), store.person.get());
        let person = person.as_deref();
        let line = |notice: &Notice| view! { <li>{line(notice, person, store, texts, trust)}</li> };
        notices.iter().map(line).collect_view()
    };
    view! {
        <Dialog title=t.notices_title() on_close busy>
            <DialogBody>
                <ul class="notice-list">{lines}</ul>
                <p class="soft">{t.notices_why()}</p>
            </DialogBody>
            <DialogActions>
                <Button on_press=move || on_close.run(()) first=true>{t.notices_keep()}</Button>
                <Button look=Look::Danger busy on_press=accept>{t.notices_accept()}</Button>
            </DialogActions>
        </Dialog>
    }
}

fn line(
    notice: &Notice,
    person: Option<&Person>,
    store: Store,
    texts: Texts,
    trust: Callback<OrgId>,
) -> AnyView {
    let t = texts.shell();
    match notice {
        Notice::NewOrganization(id) => {
            let (sentence, id) = (
                t.notice_new_organization(&name(id.as_str(), person, texts)),
                id.clone(),
            );
            view! {
                <p>{sentence}</p>
                <Button on_press=move || trust.run(id.clone())>{t.notice_know()}</Button>
            }
            .into_any()
        }
        Notice::OtherKey(Whose::Org(id)) => t.notice_other_key(&name(id.as_str(), person, texts)).into_any(),
        Notice::OtherKey(Whose::Provider(id)) => {
            t.notice_other_key(&name(id.as_str(), person, texts)).into_any()
        }
        Notice::OtherPublicKey(_) => t.notice_other_public_key().into_any(),
        Notice::Older(ids) => t.notice_older(&items(ids, store, texts)).into_any(),
        Notice::Altered(ids) => t.notice_altered(&items(ids, store, texts)).into_any(),
        Notice::Doubled(ids) => t.notice_doubled(&items(ids, store, texts)).into_any(),
        Notice::Gone(count) => t.notice_gone(*count).into_any(),
    }
}

/// An organization or provider of the person.
fn name(id: &str, person: Option<&Person>, texts: Texts) -> String {
    let organizations = person.into_iter().flat_map(|person| &person.organizations);
    let mut known = organizations.map(|known| (known.id.as_str(), &known.name));
    let providers = person.into_iter().flat_map(|person| &person.providers);
    let mut others = providers.map(|known| (known.id.as_str(), &known.name));
    let found = known.find(|(known, _)| *known == id);
    let found = found.or_else(|| others.find(|(known, _)| *known == id));
    found.map_or_else(
        || texts.shell().unknown_name().to_owned(),
        |(_, name)| name.clone(),
    )
}

/// The first few by name, the rest by number.
fn items(ids: &[CipherId], store: Store, texts: Texts) -> String {
    let t = texts.shell();
    let called = |id: &CipherId| match store.row(id) {
        Some(row) if !row.name.is_empty() => row.name,
        _ => t.unnamed().to_owned(),
    };
    let mut some: Vec<_> = ids.iter().take(NAMED).map(called).collect();
    if ids.len() > NAMED {
        some.push(t.and_more(ids.len() - NAMED));
    }
    some.join(", ")
}
