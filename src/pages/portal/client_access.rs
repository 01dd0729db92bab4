//! Access to a client's items (D3) from the portal: why they are closed, asking the owners, taking the request back.
//! For provider users. Refuses to know: granting; only the client's owners can.

use super::trouble::Trouble;
use crate::api::{self, ApiError};
use crate::form::{Choice, Entry, Form, SelectField, Submit, TextArea, check};
use crate::intl::{self, use_text};
use crate::table::Live;
use crate::ui::{
    Badge, Button, Dialog, DialogActions, DialogBody, LoadProblem, Skeleton, Span, Tone, use_toasts,
};
use leptos::{prelude::*, task::spawn_local};
use text::Texts;
use text::access::Access as Words;
use wire::OrgId;
use wire::item_access::{AskItemAccess, ItemAccess, REASON_LIMIT, mode, state};
use wire::portal::ListedClient;

/// The state in the Clients table: nothing to say where items are always open.
pub(super) fn cell(t: Words, row: Live<ListedClient>) -> impl IntoView {
    let said = row.memo(move |client| match client.item_access.as_str() {
        mode::CONSENT if client.item_access_until.is_some() => Some((Tone::Good, t.badge_open())),
        mode::CONSENT if client.item_access_asked => Some((Tone::Accent, t.badge_asked())),
        mode::CONSENT => Some((Tone::Plain, t.badge_consent())),
        mode::NONE => Some((Tone::Plain, t.badge_none())),
        _ => None,
    });
    move || {
        said.get()
            .map(|(tone, word)| view! { <Badge tone>{word}</Badge> })
    }
}

/// The client lets its provider's people in at any time.
pub(super) fn always_open(client: &ListedClient) -> bool {
    client.item_access == mode::MANAGE
}

/// In the order of how open they are, for sorting.
pub(super) fn rank(client: &ListedClient) -> u8 {
    match client.item_access.as_str() {
        mode::NONE => 3,
        mode::CONSENT if client.item_access_until.is_some() => 1,
        mode::CONSENT => 2,
        _ => 0,
    }
}

#[component]
pub(super) fn AskAccess(client: ListedClient, close: Callback<()>, changed: Callback<()>) -> impl IntoView {
    let t = use_text();
    let found = RwSignal::new(None::<Result<ItemAccess, ApiError>>);
    let busy = RwSignal::new(false);
    let id = StoredValue::new(client.organization_id.clone());
    let look = Callback::new(move |()| {
        found.set(None);
        spawn_local(async move {
            let answer = api::item_access::of(&id.get_value()).await;
            // The dialog may be closed by now.
            let _ = found.try_set(Some(answer));
        });
    });
    look.run(());
    let body = move || match found.get() {
        None => view! { <DialogBody><Skeleton lines=3/></DialogBody> }.into_any(),
        Some(Err(error)) => {
            let text = Trouble::Api(error).sentence(t);
            view! { <DialogBody><LoadProblem text on_retry=look/></DialogBody> }.into_any()
        }
        Some(Ok(access)) => match told(t, &access) {
            None => view! { <Ask id busy close changed/> }.into_any(),
            Some(text) => view! { <Told id access text busy close changed/> }.into_any(),
        },
    };
    let title = t.access().ask_title(&client.organization_name);
    view! { <Dialog title on_close=close busy span=Span::Narrow>{body}</Dialog> }
}

/// Why there is nothing to ask; nothing when there is.
fn told(texts: Texts, access: &ItemAccess) -> Option<String> {
    let t = texts.access();
    if access.mode == mode::NONE {
        return Some(t.locked_none().to_owned());
    }
    if access.mode != mode::CONSENT {
        return Some(t.manage_text().to_owned());
    }
    if let Some(until) = &access.open_until {
        return Some(t.open_banner(&intl::date_time(texts.lang(), until)));
    }
    let asked = access
        .requests
        .iter()
        .any(|request| request.state == state::ASKED);
    asked.then(|| t.already_asked().to_owned())
}

#[component]
fn Told(
    id: StoredValue<OrgId>,
    access: ItemAccess,
    text: String,
    busy: RwSignal<bool>,
    close: Callback<()>,
    changed: Callback<()>,
) -> impl IntoView {
    let t = use_text();
    let toasts = use_toasts();
    let asked = access
        .requests
        .into_iter()
        .find(|request| request.state == state::ASKED);
    let withdraw = asked.map(|request| {
        let withdraw = move || {
            let request = request.id.clone();
            busy.set(true);
            spawn_local(async move {
                match api::item_access::answer(&id.get_value(), &request, "withdraw").await {
                    Ok(_) => toasts.done(t.access().withdrawn()),
                    Err(error) => toasts.problem(Trouble::Api(error).sentence(t)),
                }
                busy.set(false);
                changed.run(());
                close.run(());
            });
        };
        view! { <Button busy on_press=withdraw>{t.access().withdraw()}</Button> }
    });
    view! {
        <DialogBody><p class="prose">{text}</p></DialogBody>
        <DialogActions>
            {withdraw}
            <Button first=true on_press=close>{t.words().close()}</Button>
        </DialogActions>
    }
}

#[component]
fn Ask(
    id: StoredValue<OrgId>,
    busy: RwSignal<bool>,
    close: Callback<()>,
    changed: Callback<()>,
) -> impl IntoView {
    let t = use_text();
    let a = t.access();
    let toasts = use_toasts();
    let reason = Entry::new("");
    let long = Entry::new("240");
    let problem = RwSignal::new(None::<String>);
    let submit = move || {
        let request = AskItemAccess {
            reason: reason.trimmed(),
            minutes: long.number(),
        };
        let fine = reason.check(!request.reason.is_empty(), t.words().required())
            && reason.check(
                check::within(&request.reason, REASON_LIMIT),
                t.words().too_long(REASON_LIMIT),
            );
        if !fine {
            return;
        }
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            match api::item_access::ask(&id.get_value(), &request).await {
                Ok(_) => {
                    toasts.done(t.access().asked());
                    changed.run(());
                    close.run(());
                }
                Err(error) => problem.set(Some(Trouble::Api(error).sentence(t))),
            }
            busy.set(false);
        });
    };
    let choices = [60, 240, 480, 1_440, 4_320].map(|minutes: i64| {
        let name = if minutes % 1_440 == 0 {
            a.days(minutes / 1_440)
        } else {
            a.hours(minutes / 60)
        };
        Choice::new(minutes.to_string(), name)
    });
    view! {
        <Form on_submit=submit busy problem>
            <DialogBody>
                <p class="prose">{a.ask_text()}</p>
                <TextArea entry=reason label=a.reason() help=a.ask_reason_help() rows=3/>
                <SelectField entry=long label=a.duration() choices=Signal::stored(choices.to_vec())/>
            </DialogBody>
            <DialogActions>
                <Button disabled=busy on_press=close>{t.words().cancel()}</Button>
                <Submit label=a.ask()/>
            </DialogActions>
        </Form>
    }
}
