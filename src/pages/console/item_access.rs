//! The provider's access to items, as a part of Organization info (D3): the owner's choice, requests to answer, an
//! open access to end, the history. Refuses to know: who may do what; the server says it in the answer.

use crate::api::{self, ApiError};
use crate::form::{Choice, Entry, Form, RadioCards, SelectField, Submit};
use crate::intl::{self, use_text};
use crate::ui::{
    Badge, Banner, Button, Dialog, DialogActions, DialogBody, LoadProblem, Look, Skeleton, Span, Toasts,
    Tone, use_toasts,
};
use leptos::{prelude::*, task::spawn_local};
use std::future::Future;
use text::Texts;
use wire::OrgId;
use wire::item_access::{ItemAccess, ItemAccessRequest, mode, state};

/// How long a grant may be, in minutes.
const DURATIONS: [i64; 6] = [60, 240, 480, 1_440, 4_320, 10_080];

/// What the part's pieces share; `Copy`.
#[derive(Clone, Copy)]
struct Desk {
    t: Texts,
    id: StoredValue<OrgId>,
    found: RwSignal<Option<Result<ItemAccess, ApiError>>>,
    toasts: Toasts,
    busy: RwSignal<bool>,
    /// The request whose grant is being given.
    granting: RwSignal<Option<ItemAccessRequest>>,
}

impl Desk {
    fn look(self) {
        spawn_local(async move {
            let answer = api::item_access::of(&self.id.get_value()).await;
            // The page may have gone meanwhile.
            let _ = self.found.try_set(Some(answer));
        });
    }

    /// Does it, says so, and reads again: someone else may have answered meanwhile.
    fn act(
        self,
        deed: impl Future<Output = Result<ItemAccessRequest, ApiError>> + 'static,
        done: &'static str,
    ) {
        self.busy.set(true);
        spawn_local(async move {
            match deed.await {
                Ok(_) => self.toasts.done(done),
                Err(error) => self.toasts.problem(error.sentence(self.t.errors())),
            }
            let _ = self.busy.try_set(false);
            let _ = self.granting.try_set(None);
            self.look();
        });
    }

    fn answer(self, request: &ItemAccessRequest, word: &'static str, done: &'static str) {
        let (org, request) = (self.id.get_value(), request.id.clone());
        self.act(
            async move { api::item_access::answer(&org, &request, word).await },
            done,
        );
    }
}

#[component]
pub fn ItemAccessPart(id: StoredValue<OrgId>) -> impl IntoView {
    let t = use_text();
    let desk = Desk {
        t,
        id,
        found: RwSignal::new(None),
        toasts: use_toasts(),
        busy: RwSignal::new(false),
        granting: RwSignal::new(None),
    };
    desk.look();
    let body = move || match desk.found.get() {
        None => view! { <Skeleton lines=4/> }.into_any(),
        Some(Err(error)) => {
            view! { <LoadProblem text=error.sentence(t.errors()) on_retry=move || desk.look()/> }.into_any()
        }
        Some(Ok(access)) => known(desk, access),
    };
    view! {
        <section class="part" id="item-access">
            <h2>{t.access().title()}</h2>
            {body}
        </section>
        {move || desk.granting.get().map(|request| view! { <Grant desk request/> })}
    }
}

fn known(desk: Desk, access: ItemAccess) -> AnyView {
    let t = desk.t.access();
    let provider = access.provider_name.clone().unwrap_or_default();
    let asked = |request: &&ItemAccessRequest| request.state == state::ASKED;
    let waiting: Vec<AnyView> = access
        .requests
        .iter()
        .filter(asked)
        .map(|request| ask(desk, &access, request))
        .collect();
    let past: Vec<AnyView> = access
        .requests
        .iter()
        .filter(|request| !asked(request))
        .map(|request| entry(desk.t, request))
        .collect();
    let history = match past.is_empty() {
        true => view! { <p class="soft">{t.history_none()}</p> }.into_any(),
        false => view! { <ul class="access-list">{past}</ul> }.into_any(),
    };
    let open = open_now(desk, &access);
    let requests = (!waiting.is_empty())
        .then(|| view! { <h3>{t.requests()}</h3><ul class="access-list">{waiting}</ul> });
    view! {
        <p class="part-text">{t.text(&provider)}</p>
        {open}
        {requests}
        <Mode desk access/>
        <h3>{t.history()}</h3>
        {history}
    }
    .into_any()
}

/// A grant that runs, and the way to end it.
fn open_now(desk: Desk, access: &ItemAccess) -> Option<AnyView> {
    let t = desk.t.access();
    let until = access.open_until.as_deref()?;
    let sentence = t.open_until(&intl::date_time(desk.t.lang(), until));
    let granted = access
        .requests
        .iter()
        .find(|request| request.state == state::GRANTED)?
        .clone();
    if !access.may_tighten {
        return Some(view! { <Banner tone=Tone::Warn>{sentence}</Banner> }.into_any());
    }
    let end = move || desk.answer(&granted, "end", t.ended());
    let action = move || view! { <Button busy=desk.busy on_press=end.clone()>{t.end_now()}</Button> };
    Some(view! { <Banner tone=Tone::Warn action>{sentence}</Banner> }.into_any())
}

/// One request that waits.
fn ask(desk: Desk, access: &ItemAccess, request: &ItemAccessRequest) -> AnyView {
    let t = desk.t.access();
    let long = request
        .minutes
        .map(|minutes| duration(desk.t, minutes))
        .unwrap_or_default();
    let (to_grant, to_decline) = (request.clone(), request.clone());
    let grant = move || desk.granting.set(Some(to_grant.clone()));
    let decline = move || desk.answer(&to_decline, "decline", t.declined());
    let buttons = access.may_tighten.then(|| {
        let why = (!access.may_loosen).then(|| {
            desk.t
                .errors()
                .refusal("works_for_provider")
                .unwrap_or_default()
                .to_owned()
        });
        view! {
            <div class="part-actions">
                <Button look=Look::Primary reason=Signal::stored(why) on_press=grant>{t.grant()}</Button>
                <Button busy=desk.busy on_press=decline>{t.decline()}</Button>
            </div>
        }
    });
    view! {
        <li>
            <strong>{t.asks(&request.asked_by_name, &long)}</strong>
            <p>{request.reason.clone()}</p>
            <small class="soft">{intl::date_time(desk.t.lang(), &request.asked)}</small>
            {buttons}
        </li>
    }
    .into_any()
}

/// One line of the history.
fn entry(texts: Texts, request: &ItemAccessRequest) -> AnyView {
    let t = texts.access();
    let (word, tone) = match request.state.as_str() {
        state::GRANTED => (t.state_granted(), Tone::Good),
        state::DECLINED => (t.state_declined(), Tone::Plain),
        state::WITHDRAWN | state::CLOSED => (t.state_withdrawn(), Tone::Plain),
        state::EXPIRED => (t.state_expired(), Tone::Plain),
        _ => (t.state_ended(), Tone::Plain),
    };
    let when = |iso: &Option<String>| iso.as_deref().map(|iso| intl::date_time(texts.lang(), iso));
    let until = when(&request.ended).or_else(|| when(&request.expires));
    let by = [&request.asked_by_name]
        .into_iter()
        .chain(&request.answered_by_name)
        .cloned()
        .collect::<Vec<_>>()
        .join(" → ");
    let span = [when(&Some(request.asked.clone())), until]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" – ");
    view! {
        <li>
            <span class="named-line"><Badge tone>{word}</Badge><strong>{by}</strong></span>
            <p>{request.reason.clone()}</p>
            <small class="soft">{span}</small>
        </li>
    }
    .into_any()
}

/// The owner's choice.
#[component]
fn Mode(desk: Desk, access: ItemAccess) -> impl IntoView {
    let texts = desk.t;
    let t = texts.access();
    let chosen = Entry::new(access.mode.clone());
    let problem = RwSignal::new(None::<String>);
    let why = (!access.may_tighten).then(|| t.only_owners());
    let choice = |word: &str, name: &str, text: &str| {
        let off = why.filter(|_| word != access.mode);
        Choice::new(word, name).text(text).disabled(off)
    };
    let choices = vec![
        choice(mode::MANAGE, t.manage(), t.manage_text()),
        choice(mode::CONSENT, t.consent(), t.consent_text()),
        choice(mode::NONE, t.none(), t.none_text()),
    ];
    let save = move || {
        let wanted = chosen.now();
        desk.busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let answer = api::item_access::set(&desk.id.get_value(), &wanted).await;
            let _ = desk.busy.try_set(false);
            match answer {
                // Read again, as after every act: the form that waits here goes when the new state comes.
                Ok(_) => {
                    desk.toasts.done(t.saved());
                    desk.look();
                }
                Err(error) => {
                    let _ = problem.try_set(Some(error.sentence(texts.errors())));
                }
            }
        });
    };
    let ends = access
        .open_until
        .is_some()
        .then(|| view! { <p class="soft">{t.ended_by_change()}</p> });
    let may = access.may_tighten;
    view! {
        <Form on_submit=save busy=desk.busy problem>
            <RadioCards entry=chosen legend=t.title() choices/>
            {ends}
            // Inside: a button that is made before its form does not belong to it.
            {may.then(|| view! { <div><Submit label=texts.words().save() busy_label=texts.words().saving()/></div> })}
        </Form>
    }
}

/// For how long.
#[component]
fn Grant(desk: Desk, request: ItemAccessRequest) -> impl IntoView {
    let texts = desk.t;
    let t = texts.access();
    let wished = request.minutes.unwrap_or(DURATIONS[1]);
    let mut offered = DURATIONS.to_vec();
    if !offered.contains(&wished) {
        offered.push(wished);
        offered.sort_unstable();
    }
    let long = Entry::new(wished.to_string());
    let choices = offered
        .into_iter()
        .map(|minutes| Choice::new(minutes.to_string(), duration(texts, minutes)))
        .collect::<Vec<_>>();
    let title = t.grant_title(&request.provider_name);
    let reason = request.reason.clone();
    let grant = move || {
        let (org, request) = (desk.id.get_value(), request.id.clone());
        let minutes = long.number().unwrap_or(wished);
        desk.act(
            async move { api::item_access::grant(&org, &request, minutes).await },
            t.granted(),
        );
    };
    let close = move || desk.granting.set(None);
    view! {
        <Dialog title on_close=close busy=desk.busy span=Span::Narrow>
            <Form on_submit=grant busy=desk.busy>
                <DialogBody>
                    <p class="prose">{t.grant_text()}</p>
                    <p><strong>{t.reason()}</strong>" – " {reason}</p>
                    <SelectField entry=long label=t.duration() choices=Signal::stored(choices)/>
                </DialogBody>
                <DialogActions>
                    <Button disabled=desk.busy on_press=close>{texts.words().cancel()}</Button>
                    <Submit label=t.grant()/>
                </DialogActions>
            </Form>
        </Dialog>
    }
}

fn duration(texts: Texts, minutes: i64) -> String {
    let t = texts.access();
    match minutes {
        days if days % 1_440 == 0 => t.days(days / 1_440),
        hours if hours % 60 == 0 => t.hours(hours / 60),
        minutes => t.minutes(minutes),
    }
}
