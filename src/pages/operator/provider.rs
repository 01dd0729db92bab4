//! What is done to one provider: switched off and on (D10), its seat minimums, deleted (P-18).
//! Refuses to know: how it is created.

use super::Desk;
use super::providers::called;
use crate::api::{self, ApiError};
use crate::form::{CheckboxField, Entry, Form, NumberField, Submit, TextField};
use crate::ui::{Button, ConfirmDialog, Dialog, DialogActions, DialogBody, Look, Span};
use leptos::{prelude::*, task::spawn_local};
use std::future::Future;
use wire::operator::{DeleteProvider, Minimum, Pool, Provider, Switch};
use wire::provider::status;

/// State of a dialog that changes a provider; `Copy`.
#[derive(Clone, Copy)]
struct Deed {
    desk: Desk,
    busy: RwSignal<bool>,
    problem: RwSignal<Option<String>>,
    close: Callback<()>,
    changed: Callback<()>,
}

impl Deed {
    fn new(desk: Desk, close: Callback<()>, changed: Callback<()>) -> Self {
        Self {
            desk,
            busy: RwSignal::new(false),
            problem: RwSignal::new(None),
            close,
            changed,
        }
    }

    /// Closes with `said`, or says why not.
    fn run(self, said: &'static str, act: impl Future<Output = Result<(), ApiError>> + 'static) {
        self.busy.set(true);
        self.problem.set(None);
        spawn_local(async move {
            let answer = act.await;
            // First: the dialog that shows it goes with the answer.
            let _ = self.busy.try_set(false);
            match answer {
                Ok(()) => {
                    self.desk.toasts.done(said);
                    self.changed.run(());
                    self.close.run(());
                }
                Err(error) => self.problem.set(Some(self.desk.refused(&error))),
            }
        });
    }
}

#[component]
pub(super) fn Switching(
    desk: Desk,
    provider: Provider,
    close: Callback<()>,
    changed: Callback<()>,
) -> impl IntoView {
    let t = desk.t.operator();
    let deed = Deed::new(desk, close, changed);
    let with_clients = RwSignal::new(false);
    let (id, enabled) = (provider.id.clone(), !provider.enabled);
    let (action, text, said, look) = match enabled {
        true => (t.enable(), t.enable_text(), t.enabled(), Look::Primary),
        false => (t.disable(), t.disable_text(), t.switched_off(), Look::Danger),
    };
    let confirm = move || {
        let id = id.clone();
        let to = Switch {
            enabled,
            with_clients: with_clients.get_untracked(),
        };
        deed.run(said, async move {
            api::operator::switch(&desk.token(), &id, &to).await
        });
    };
    let title = format!("{action} · {}", called(&provider));
    view! {
        <ConfirmDialog title action look busy=deed.busy problem=deed.problem on_close=close on_confirm=confirm>
            <p>{text}</p>
            <CheckboxField checked=with_clients label=t.with_clients()/>
        </ConfirmDialog>
    }
}

#[component]
pub(super) fn Minimums(
    desk: Desk,
    provider: Provider,
    close: Callback<()>,
    changed: Callback<()>,
) -> impl IntoView {
    let (t, words) = (desk.t.operator(), desk.t.words());
    let deed = Deed::new(desk, close, changed);
    let title = format!("{} · {}", t.minimums(), called(&provider));
    let id = provider.id.clone();
    let pools: Vec<_> = provider
        .pools
        .into_iter()
        .map(|pool| {
            let entry = Entry::new(pool.seat_minimum.to_string());
            (pool, entry)
        })
        .collect();
    let asked = pools.clone();
    // Made inside the form, so that they belong to it.
    let fields = move || {
        let field = |(pool, entry): (Pool, Entry)| {
            let help = t.assigned_now(pool.assigned_seats);
            view! { <NumberField entry label=pool.plan_name help/> }
        };
        asked.into_iter().map(field).collect_view()
    };
    let submit = move || {
        let mut wanted = Vec::new();
        for (pool, entry) in &pools {
            match entry.number().filter(|number| *number >= 0) {
                Some(number) if number != pool.seat_minimum => wanted.push(Minimum {
                    plan_type: pool.plan_type,
                    seat_minimum: number,
                }),
                Some(_) => {}
                None => return entry.refuse(t.whole_number()),
            }
        }
        let id = id.clone();
        deed.run(t.minimums_saved(), async move {
            for minimum in &wanted {
                api::operator::set_minimum(&desk.token(), &id, minimum).await?;
            }
            Ok(())
        });
    };
    view! {
        <Dialog title on_close=close busy=deed.busy span=Span::Narrow>
            <Form on_submit=submit busy=deed.busy problem=deed.problem>
                <DialogBody><p class="prose">{t.minimum_help()}</p>{fields()}</DialogBody>
                <DialogActions>
                    <Button disabled=deed.busy on_press=close>{words.cancel()}</Button>
                    <Submit label=words.save() busy_label=words.saving()/>
                </DialogActions>
            </Form>
        </Dialog>
    }
}

/// A provider that is set up wants its exact name as proof; one that waits for setup does not (P-18).
#[component]
pub(super) fn Delete(
    desk: Desk,
    provider: Provider,
    close: Callback<()>,
    changed: Callback<()>,
) -> impl IntoView {
    let (t, words) = (desk.t.operator(), desk.t.words());
    let deed = Deed::new(desk, close, changed);
    let title = format!("{} · {}", t.delete(), called(&provider));
    let named = provider.status != status::PENDING;
    let typed = Entry::new("");
    let expected = called(&provider);
    let help = t.type_name(&expected);
    let id = provider.id.clone();
    let submit = move || {
        if named && !typed.check(typed.trimmed() == expected, t.name_differs()) {
            return;
        }
        let (id, proof) = (
            id.clone(),
            DeleteProvider {
                name: named.then(|| typed.trimmed()),
            },
        );
        deed.run(t.deleted(), async move {
            api::operator::delete(&desk.token(), &id, &proof).await
        });
    };
    view! {
        <Dialog title on_close=close busy=deed.busy span=Span::Narrow alert=true>
            <Form on_submit=submit busy=deed.busy problem=deed.problem>
                <DialogBody>
                    <p class="prose">{t.delete_text()}</p>
                    {named.then(|| view! { <TextField entry=typed label=t.name() help/> })}
                </DialogBody>
                <DialogActions>
                    <Button first=true disabled=deed.busy on_press=close>{words.cancel()}</Button>
                    <Submit look=Look::Danger label=t.delete() busy_label=words.removing()/>
                </DialogActions>
            </Form>
        </Dialog>
    }
}
