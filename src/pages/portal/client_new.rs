//! New client (P-40 to P-46): plan, name, owner, seats; the safe makes the organization's keys and first collection.
//! For provider admins. Refuses to know: the keys.

use super::gate::Here;
use super::pool;
use super::trouble::Trouble;
use crate::api;
use crate::form::{Choice, Entry, Form, Kind, NumberField, RadioCards, Submit, TextField, check};
use crate::intl::use_text;
use crate::route::{ConsolePage, Route};
use crate::safe::Owner;
use crate::session::use_session;
use crate::ui::{Button, ButtonLink, CopyField, Dialog, DialogActions, DialogBody, Look, focus, use_toasts};
use leptos::{prelude::*, task::spawn_local};
use text::portal::Portal as Words;
use wire::organization::{OrgKeys, plan};
use wire::provider::{CreateClient, SubscriptionPlan, kind};

/// What was made, for the dialog's second page.
#[derive(Clone)]
struct Made {
    href: String,
    email: String,
    link: Option<String>,
}

#[component]
pub(super) fn NewClient(here: Here, close: Callback<()>, changed: Callback<()>) -> impl IntoView {
    let t = use_text();
    let made = RwSignal::new(None::<Made>);
    let busy = RwSignal::new(false);
    let title = Signal::derive(move || {
        let made = made.with(Option::is_some);
        if made {
            t.portal().created_title()
        } else {
            t.portal().new_client()
        }
        .to_owned()
    });
    view! {
        <Dialog title on_close=close busy>
            {move || match made.get() {
                Some(made) => view! { <Created made close/> }.into_any(),
                None => view! { <Questions here=here.clone() close changed made busy/> }.into_any(),
            }}
        </Dialog>
    }
}

#[component]
fn Questions(
    here: Here,
    close: Callback<()>,
    changed: Callback<()>,
    made: RwSignal<Option<Made>>,
    busy: RwSignal<bool>,
) -> impl IntoView {
    let t = use_text();
    let (session, toasts) = (use_session(), use_toasts());
    let plan = Entry::new(plan::TEAMS_MONTHLY.to_string());
    let (name, email, seats) = (Entry::new(""), Entry::new(""), Entry::new("1"));
    let making = RwSignal::new(true);
    let problem = RwSignal::new(None::<String>);
    let id = StoredValue::new(here.id.clone());

    let create = move |asked: Asked| {
        busy.set(true);
        making.set(true);
        problem.set(None);
        spawn_local(async move {
            let provider = id.get_value();
            let done = async {
                let collection = t.portal().default_collection();
                let owner = Owner::Provider(provider.clone());
                let keys = session.safe().make_organization(owner, collection).await?;
                making.set(false);
                let request = CreateClient {
                    name: asked.name.clone(),
                    owner_email: asked.email.clone(),
                    plan_type: asked.plan,
                    seats: asked.seats,
                    key: keys.key,
                    key_pair: OrgKeys {
                        public_key: keys.public_key,
                        encrypted_private_key: keys.encrypted_private_key,
                    },
                    collection_name: keys.collection_name,
                    refuse_duplicate: false,
                };
                Ok::<_, Trouble>(api::providers::create_client(&provider, &request).await?)
            };
            match done.await {
                Ok(answer) => {
                    // The client's key comes with the sync: without it its console opens only after a reload.
                    if session.sync_with_new_roles().await.is_err() {
                        toasts.note(t.portal().refresh_failed());
                    }
                    toasts.done(t.portal().client_created(&asked.name));
                    changed.run(());
                    made.set(Some(Made {
                        href: Route::Organization(answer.organization_id, ConsolePage::Items).path(),
                        link: answer
                            .invitations
                            .into_iter()
                            .next()
                            .map(|invitation| invitation.link),
                        email: asked.email,
                    }));
                }
                Err(trouble) => problem.set(Some(trouble.sentence(t))),
            }
            busy.set(false);
        });
    };
    let submit = move || {
        let asked = Asked {
            name: name.trimmed(),
            email: email.trimmed().to_lowercase(),
            plan: plan
                .number()
                .and_then(|plan| plan.try_into().ok())
                .unwrap_or(plan::TEAMS_MONTHLY),
            seats: seats.number().unwrap_or(0),
        };
        let words = t.words();
        let named = name.check(!asked.name.is_empty(), words.required())
            && name.check(check::within(&asked.name, 50), words.too_long(50));
        let reachable = email.check(!asked.email.is_empty(), words.required())
            && email.check(check::email(&asked.email), words.email_wrong());
        let seated = seats.check(asked.seats >= 1, t.portal().seats_wrong());
        if named && reachable && seated {
            create(asked);
        }
    };
    let working = Signal::derive(move || {
        if making.get() {
            t.portal().making_keys()
        } else {
            t.portal().creating()
        }
        .to_owned()
    });
    let pools = pools(here);
    let only = move || pools.with(Pools::only);
    view! {
        <Form on_submit=submit busy problem>
            <DialogBody>
                {move || {
                    if let Some(only) = only() {
                        plan.set(only.to_string());
                    }
                    view! { <RadioCards entry=plan legend=t.portal().plan() choices=cards(t.portal(), only())/> }
                }}
                <TextField entry=name label=t.portal().org_name()/>
                <TextField entry=email label=t.portal().owner_email() kind=Kind::Email help=t.portal().owner_help()/>
                <NumberField entry=seats label=t.portal().seats() min=1/>
                <PoolLine pools plan=plan.value seats=seats.value now=0/>
            </DialogBody>
            <DialogActions>
                <Button disabled=busy on_press=close>{t.words().cancel()}</Button>
                <Submit label=t.portal().create_client() busy_label=working/>
            </DialogActions>
        </Form>
    }
}

/// What the form says, checked.
struct Asked {
    name: String,
    email: String,
    plan: u8,
    seats: i64,
}

/// The second page: the owner's link, for when no mail goes out (D8).
#[component]
fn Created(made: Made, close: Callback<()>) -> impl IntoView {
    let t = use_text();
    focus::first_in_open_dialog();
    let text = match &made.link {
        Some(_) => t.portal().created_text(&made.email),
        None => t.portal().created_no_link(&made.email),
    };
    view! {
        <DialogBody>
            <p class="prose">{text}</p>
            {made.link.map(|link| view! { <CopyField label=t.portal().owner_link() value=link/> })}
        </DialogBody>
        <DialogActions>
            <ButtonLink href=made.href>{t.portal().open_client()}</ButtonLink>
            <Button look=Look::Primary first=true on_press=close>{t.words().done()}</Button>
        </DialogActions>
    }
}

/// `only`: the one plan of a business unit.
fn cards(t: Words, only: Option<u8>) -> Vec<Choice> {
    let teams = Choice::new(plan::TEAMS_MONTHLY.to_string(), t.teams()).text(t.teams_text());
    let plan = only.unwrap_or(plan::ENTERPRISE_MONTHLY);
    let enterprise = Choice::new(plan.to_string(), t.enterprise()).text(t.enterprise_text());
    match only {
        Some(_) => vec![enterprise],
        None => vec![teams, enterprise],
    }
}

/// The provider's kind and the seats it holds of each plan; empty until they are known.
#[derive(Clone, Default)]
pub(super) struct Pools {
    kind: u8,
    pub(super) plans: Vec<SubscriptionPlan>,
}

impl Pools {
    /// A business unit has one plan: Enterprise, monthly or annually (P-13).
    fn only(&self) -> Option<u8> {
        let plan = self.plans.first().filter(|_| self.kind == kind::BUSINESS_UNIT)?;
        Some(plan.kind)
    }
}

/// Asks for the pools. A failure leaves the pool line out: the server judges the seats anyway (D11).
pub(super) fn pools(here: Here) -> RwSignal<Pools> {
    let pools = RwSignal::new(Pools::default());
    spawn_local(async move {
        if let Ok(subscription) = api::providers::subscription(&here.id).await {
            pools.set(Pools {
                kind: subscription.provider_type,
                plans: subscription.plans,
            });
        }
    });
    pools
}

/// P-42, P-57: what the seats do to the pool.
#[component]
pub(super) fn PoolLine(
    pools: RwSignal<Pools>,
    /// The wire's number of the plan, as text.
    #[prop(into)]
    plan: Signal<String>,
    #[prop(into)] seats: Signal<String>,
    /// What the client has today.
    now: i64,
) -> impl IntoView {
    let t = use_text().portal();
    move || {
        let kind: u8 = plan.get().parse().ok()?;
        let wanted = seats.get().trim().parse().ok()?;
        let pool = pools.with(|pools| {
            let plan = pools.plans.iter().find(|plan| plan.kind == kind)?;
            Some(pool::after(plan, now, wanted))
        })?;
        let line = |label: &'static str, count: i64| view! { <dt>{label}</dt><dd>{count}</dd> };
        Some(view! {
            <dl class="pool">
                {line(t.pool_free(), pool.free)}
                {line(t.pool_bought(), pool.bought)}
                {(pool.dropped > 0).then(|| line(t.pool_dropped(), pool.dropped))}
            </dl>
        })
    }
}
