//! New provider (P-10 to P-13): its type decides what is asked. The first admin gets a setup link.
//! Refuses to know: keys; the admin's browser makes them at setup.

use super::Desk;
use crate::api;
use crate::form::{Choice, Entry, Form, Kind, NumberField, RadioCards, Submit, TextField, check};
use crate::ui::{Button, CopyField, Dialog, DialogActions, DialogBody, Look};
use leptos::{prelude::*, task::spawn_local};
use wire::operator::{CreateProvider, Made};
use wire::organization::plan;
use wire::provider::kind;

#[component]
pub(super) fn Create(
    desk: Desk,
    close: Callback<()>,
    made: Callback<(Made,)>,
    changed: Callback<()>,
) -> impl IntoView {
    let (t, words) = (desk.t.operator(), desk.t.words());
    let which = Entry::new(kind::MSP.to_string());
    let (name, email) = (Entry::new(""), Entry::new(""));
    let (teams, enterprise) = (Entry::new("0"), Entry::new("0"));
    let cadence = Entry::new(plan::ENTERPRISE_MONTHLY.to_string());
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let is = move |wanted: u8| which.get() == wanted.to_string();
    let reseller = move || is(kind::RESELLER);
    let submit = move || {
        let kind: u8 = which.now().parse().unwrap_or_default();
        let resells = kind == wire::provider::kind::RESELLER;
        let whole = |entry: Entry| entry.number().is_some_and(|number| number >= 0);
        let address = email.trimmed().to_lowercase();
        let fine = email.check(!address.is_empty(), words.required())
            && email.check(check::email(&address), words.email_wrong())
            && (!resells || names(name, desk))
            && teams.check(whole(teams), t.whole_number())
            && enterprise.check(whole(enterprise), t.whole_number());
        if !fine {
            return;
        }
        let request = CreateProvider {
            kind,
            owner_email: (!resells).then(|| address.clone()),
            name: resells.then(|| name.trimmed()),
            billing_email: resells.then_some(address),
            teams_minimum: teams.number().unwrap_or_default(),
            enterprise_minimum: enterprise.number().unwrap_or_default(),
            plan_type: (kind == wire::provider::kind::BUSINESS_UNIT)
                .then(|| cadence.now().parse().unwrap_or_default()),
            language: Some(desk.t.lang().tag().to_owned()),
        };
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let answer = api::operator::create(&desk.token(), &request).await;
            // First: the dialog that shows it goes with the answer.
            let _ = busy.try_set(false);
            match answer {
                Ok(answer) => {
                    desk.toasts.done(t.created());
                    changed.run(());
                    match answer.link {
                        Some(_) => made.run((answer,)),
                        None => close.run(()),
                    }
                }
                Err(error) => problem.set(Some(desk.refused(&error))),
            }
        });
    };
    let kinds = vec![
        Choice::new(kind::MSP.to_string(), t.msp()).text(t.msp_text()),
        Choice::new(kind::RESELLER.to_string(), t.reseller()).text(t.reseller_text()),
        Choice::new(kind::BUSINESS_UNIT.to_string(), t.business_unit()).text(t.business_unit_text()),
    ];
    let cadences = move || {
        vec![
            Choice::new(plan::ENTERPRISE_MONTHLY.to_string(), t.monthly()),
            Choice::new(plan::ENTERPRISE_ANNUALLY.to_string(), t.annually()),
        ]
    };
    let asked = Memo::new(move |_| which.get());
    let questions = move || {
        asked.track();
        if reseller() {
            return view! {
                <TextField entry=name label=t.name()/>
                <TextField entry=email label=t.billing_email() kind=Kind::Email/>
            }
            .into_any();
        }
        view! {
            <TextField entry=email label=t.owner_email() kind=Kind::Email help=t.owner_email_help()/>
            {is(kind::BUSINESS_UNIT).then(|| view! { <RadioCards entry=cadence legend=t.cadence() choices=cadences()/> })}
            {is(kind::MSP).then(|| view! { <NumberField entry=teams label=t.teams_minimum() help=t.minimum_help()/> })}
            <NumberField entry=enterprise label=t.enterprise_minimum() help=t.minimum_help()/>
        }
        .into_any()
    };
    view! {
        <Dialog title=t.create() on_close=close busy>
            <Form on_submit=submit busy problem>
                <DialogBody>
                    <RadioCards entry=which legend=t.kind() choices=kinds/>
                    {questions}
                </DialogBody>
                <DialogActions>
                    <Button disabled=busy on_press=close>{words.cancel()}</Button>
                    <Submit label=words.create() busy_label=words.saving()/>
                </DialogActions>
            </Form>
        </Dialog>
    }
}

fn names(name: Entry, desk: Desk) -> bool {
    let (typed, words) = (name.trimmed(), desk.t.words());
    name.check(!typed.is_empty(), words.required())
        && name.check(check::within(&typed, 50), words.too_long(50))
}

/// The setup link, to hand over when no mail goes out (D8).
#[component]
pub(super) fn MadeLink(desk: Desk, made: Made, close: Callback<()>) -> impl IntoView {
    let t = desk.t.operator();
    let label = made.email.clone().unwrap_or_default();
    let text = t.link_text(&label);
    let field = made.link.map(|link| view! { <CopyField label value=link/> });
    view! {
        <Dialog title=t.link_title() on_close=close>
            <DialogBody><p class="prose">{text}</p>{field}</DialogBody>
            <DialogActions>
                <Button look=Look::Primary first=true on_press=close>{desk.t.words().done()}</Button>
            </DialogActions>
        </Dialog>
    }
}
