//! Manage seats of a client (P-57, P-58): a service user moves seats inside the pool, a provider admin also beyond it.
//! Refuses to know: prices.

use super::client_new::{PoolLine, pools};
use super::clients_shown::plan_name;
use super::gate::Here;
use super::pool;
use super::trouble::Trouble;
use crate::api;
use crate::form::{Entry, Form, NumberField, Submit};
use crate::intl::use_text;
use crate::ui::{Button, Dialog, DialogActions, DialogBody, Span, use_toasts};
use leptos::{prelude::*, task::spawn_local};
use wire::portal::ListedClient;
use wire::provider::UpdateClient;

#[component]
pub(super) fn ManageSeats(
    here: Here,
    client: ListedClient,
    close: Callback<()>,
    changed: Callback<()>,
) -> impl IntoView {
    let t = use_text();
    let toasts = use_toasts();
    let (now, used) = (client.seats.unwrap_or_default(), client.occupied_seats);
    let least = used.max(1);
    let title = format!("{} · {}", t.portal().manage_seats(), client.organization_name);
    let seats = Entry::new(now.to_string());
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let pools = pools(here.clone());
    // A client row names its plan; the pool is of the same product.
    let product = plan_name(&client.plan).to_owned();
    let plan = Signal::derive(move || {
        pools.with(|pools| {
            let plan = pools
                .plans
                .iter()
                .find(|plan| plan_name(&plan.plan_name) == product);
            plan.map(|plan| plan.kind.to_string()).unwrap_or_default()
        })
    });
    let admin = here.admin;
    let buys = move |wanted: i64| {
        let kind = plan.get_untracked();
        pools.with_untracked(|pools| {
            let plan = pools.plans.iter().find(|plan| plan.kind.to_string() == kind);
            plan.is_some_and(|plan| pool::after(plan, now, wanted).bought > 0)
        })
    };
    let submit = move || {
        let wanted = seats.number().unwrap_or(-1);
        let fine = seats.check(wanted >= 1, t.portal().seats_wrong())
            && seats.check(wanted >= used, t.portal().seats_below(used))
            && seats.check(admin || !buys(wanted), t.portal().pool_ask_admin());
        if !fine {
            return;
        }
        busy.set(true);
        problem.set(None);
        let (provider, id) = (here.id.clone(), client.id.clone());
        let request = UpdateClient {
            assigned_seats: wanted,
            name: client.organization_name.clone(),
        };
        spawn_local(async move {
            match api::providers::update_client(&provider, &id, &request).await {
                Ok(()) => {
                    toasts.done(t.portal().seats_updated());
                    changed.run(());
                    close.run(());
                }
                Err(error) => Trouble::Api(error).show(t, toasts, problem, changed),
            }
            busy.set(false);
        });
    };
    view! {
        <Dialog title on_close=close busy span=Span::Narrow>
            <Form on_submit=submit busy problem>
                <DialogBody>
                    <NumberField entry=seats label=t.portal().assigned_seats() min=least help=t.portal().seats_used(used)/>
                    <PoolLine pools plan seats=seats.value now/>
                </DialogBody>
                <DialogActions>
                    <Button disabled=busy on_press=close>{t.words().cancel()}</Button>
                    <Submit label=t.words().save() busy_label=t.words().saving()/>
                </DialogActions>
            </Form>
        </Dialog>
    }
}
