//! One plan: its name and what a seat and a client cost in a month (D5). Refuses to know: whom it is sold to.

use super::Desk;
use crate::api;
use crate::form::{Entry, Form, Submit, TextField, check};
use crate::ui::{Button, Dialog, DialogActions, DialogBody, Span};
use leptos::{prelude::*, task::spawn_local};
use wire::billing::PlanOffer;

#[component]
pub(super) fn PlanDialog(
    desk: Desk,
    offer: PlanOffer,
    close: Callback<()>,
    changed: Callback<()>,
) -> impl IntoView {
    let (t, words, billing) = (desk.t.operator(), desk.t.words(), desk.t.billing());
    let places = offer
        .currency
        .as_deref()
        .map_or(2, |currency| decimals(desk, currency));
    let shown = |amount: Option<i64>| amount.map_or_else(String::new, |amount| written(amount, places));
    let name = Entry::new(offer.name.clone());
    let (seat, base) = (
        Entry::new(shown(offer.seat_price)),
        Entry::new(shown(offer.base_price)),
    );
    let currency = Entry::new(offer.currency.clone().unwrap_or_default());
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let plan_type = offer.plan_type;
    let submit = move || {
        let code = currency.trimmed().to_uppercase();
        let places = decimals(desk, &code);
        let (seat_price, base_price) = (minor(&seat.trimmed(), places), minor(&base.trimmed(), places));
        let fine = name.check(!name.trimmed().is_empty(), words.required())
            && name.check(check::within(&name.trimmed(), 50), words.too_long(50))
            && seat.check(seat_price.is_some(), t.bad_price())
            && base.check(base_price.is_some(), t.bad_price());
        if !fine {
            return;
        }
        let wanted = PlanOffer {
            plan_type,
            name: name.trimmed(),
            seat_price: seat_price.flatten(),
            base_price: base_price.flatten(),
            currency: (!code.is_empty()).then_some(code),
        };
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let answer = api::operator::set_plan(&desk.token(), &wanted).await;
            // First: the dialog that shows it goes with the answer.
            let _ = busy.try_set(false);
            match answer {
                Ok(()) => {
                    desk.toasts.done(t.plan_saved());
                    changed.run(());
                    close.run(());
                }
                Err(error) => problem.set(Some(desk.refused(&error))),
            }
        });
    };
    view! {
        <Dialog title=offer.name on_close=close busy span=Span::Narrow>
            <Form on_submit=submit busy problem>
                <DialogBody>
                    <TextField entry=name label=words.name()/>
                    <TextField entry=seat label=billing.seat_price() optional=true/>
                    <TextField entry=base label=billing.base_price() optional=true/>
                    <TextField entry=currency label=t.currency() help=t.currency_help() optional=true/>
                </DialogBody>
                <DialogActions>
                    <Button disabled=busy on_press=close>{words.cancel()}</Button>
                    <Submit label=words.save() busy_label=words.saving()/>
                </DialogActions>
            </Form>
        </Dialog>
    }
}

/// How many places the currency's minor unit has; the browser knows (2 for one it does not).
fn decimals(desk: Desk, currency: &str) -> usize {
    crate::intl::minor_places(desk.t.lang(), currency)
}

/// "12.50" or "12,5" in minor units; nothing typed is no price, anything else is none of both.
fn minor(typed: &str, places: usize) -> Option<Option<i64>> {
    if typed.is_empty() {
        return Some(None);
    }
    let typed = typed.replace(',', ".");
    let (whole, part) = typed.split_once('.').unwrap_or((&typed, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(part) || part.len() > places {
        return None;
    }
    format!("{whole}{part:0<places$}").parse().ok().map(Some)
}

fn written(minor: i64, places: usize) -> String {
    let digits = format!("{minor:0>width$}", width = places + 1);
    let (whole, part) = digits.split_at(digits.len() - places);
    match part {
        "" => whole.to_owned(),
        part => format!("{whole}.{part}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_is_typed_in_major_units_and_kept_in_minor_ones() {
        assert_eq!(minor("12.5", 2), Some(Some(1250)));
        assert_eq!(minor("12,50", 2), Some(Some(1250)));
        assert_eq!(minor("4", 0), Some(Some(4)));
        assert_eq!(minor("", 2), Some(None));
        for wrong in ["-1", "1.234", "x", ".5", "1e3", "99999999999999999999"] {
            assert_eq!(minor(wrong, 2), None, "{wrong}");
        }
    }

    #[test]
    fn a_price_is_shown_as_it_would_be_typed() {
        assert_eq!(written(1250, 2), "12.50");
        assert_eq!(written(5, 2), "0.05");
        assert_eq!(written(4, 0), "4");
    }
}
