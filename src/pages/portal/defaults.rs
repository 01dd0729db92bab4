//! Defaults for new clients: plan, seats, item access (issue 3, D3). A part of the provider's settings.
//! Refuses to know: how they are applied; the server does when a request leaves something out.

use super::trouble::Trouble;
use crate::api;
use crate::form::{Choice, Entry, Form, NumberField, SelectField, Submit};
use crate::intl::use_text;
use crate::ui::{LoadProblem, Part, Skeleton, use_toasts};
use leptos::{prelude::*, task::spawn_local};
use text::Texts;
use wire::ProviderId;
use wire::organization::plan;
use wire::portal::ClientDefaults;

#[component]
pub(super) fn Defaults(id: StoredValue<ProviderId>) -> impl IntoView {
    let t = use_text();
    let found = RwSignal::new(None::<Result<ClientDefaults, api::ApiError>>);
    let look = Callback::new(move |()| {
        found.set(None);
        spawn_local(async move {
            let answer = api::billing::defaults(&id.get_value()).await;
            // The page may have gone meanwhile.
            let _ = found.try_set(Some(answer));
        });
    });
    look.run(());
    let body = move || match found.get() {
        None => view! { <Skeleton lines=3/> }.into_any(),
        Some(Err(error)) => {
            view! { <LoadProblem text=Trouble::Api(error).sentence(t) on_retry=look/> }.into_any()
        }
        Some(Ok(defaults)) => view! { <Fields id defaults/> }.into_any(),
    };
    view! { <Part title=t.billing().defaults() text=t.billing().defaults_text()>{body}</Part> }
}

#[component]
fn Fields(id: StoredValue<ProviderId>, defaults: ClientDefaults) -> impl IntoView {
    let t = use_text();
    let b = t.billing();
    let toasts = use_toasts();
    let shown = |number: Option<String>| number.unwrap_or_default();
    let plan = Entry::new(shown(defaults.plan_type.map(|plan| plan.to_string())));
    let seats = Entry::new(shown(defaults.seats.map(|seats| seats.to_string())));
    let access = Entry::new(shown(defaults.item_access));
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let save = move || {
        let some = |text: String| (!text.is_empty()).then_some(text);
        let wanted = some(seats.trimmed());
        let number = seats.number();
        if !seats.check(
            wanted.is_none() || number.is_some_and(|seats| seats >= 1),
            t.portal().seats_wrong(),
        ) {
            return;
        }
        let request = ClientDefaults {
            plan_type: plan.number().and_then(|plan| plan.try_into().ok()),
            seats: number,
            item_access: some(access.now()),
        };
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            match api::billing::set_defaults(&id.get_value(), &request).await {
                Ok(()) => toasts.done(t.billing().defaults_saved()),
                Err(error) => problem.set(Some(Trouble::Api(error).sentence(t))),
            }
            let _ = busy.try_set(false);
        });
    };
    view! {
        <Form on_submit=save busy problem>
            <SelectField entry=plan label=b.default_plan() choices=Signal::stored(plans(t)) optional=true/>
            <NumberField entry=seats label=b.default_seats() min=1 optional=true/>
            <SelectField entry=access label=b.default_access() choices=Signal::stored(accesses(t)) optional=true/>
            <div><Submit label=t.words().save() busy_label=t.words().saving()/></div>
        </Form>
    }
}

fn plans(t: Texts) -> Vec<Choice> {
    vec![
        Choice::new("", t.billing().none()),
        Choice::new(plan::TEAMS_MONTHLY.to_string(), t.portal().teams()),
        Choice::new(plan::ENTERPRISE_MONTHLY.to_string(), t.portal().enterprise()),
    ]
}

fn accesses(t: Texts) -> Vec<Choice> {
    let a = t.access();
    vec![
        Choice::new("", t.billing().none()),
        Choice::new("manage", a.manage()),
        Choice::new("consent", a.consent()),
        Choice::new("none", a.none()),
    ]
}
