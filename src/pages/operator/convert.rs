//! The offer to make a business unit of an organization (P-13). Refuses to know: keys; the owner's browser makes them.

use super::Desk;
use crate::api;
use crate::form::{Entry, Form, Kind, NumberField, Submit, TextField, check};
use crate::ui::{Button, Dialog, DialogActions, DialogBody};
use leptos::{prelude::*, task::spawn_local};
use wire::operator::{ConvertOrganization, Made, Organization};

#[component]
pub(super) fn Convert(
    desk: Desk,
    organization: Organization,
    close: Callback<()>,
    made: Callback<(Made,)>,
) -> impl IntoView {
    let (t, words) = (desk.t.operator(), desk.t.words());
    let email = Entry::new(organization.owner_email.clone().unwrap_or_default());
    let minimum = Entry::new("0");
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let title = format!("{} · {}", t.convert(), organization.name);
    let id = organization.id;
    let submit = move || {
        let address = email.trimmed().to_lowercase();
        let whole = minimum.number().is_some_and(|number| number >= 0);
        let fine = email.check(check::email(&address), words.email_wrong())
            && minimum.check(whole, t.whole_number());
        if !fine {
            return;
        }
        let request = ConvertOrganization {
            owner_email: Some(address),
            enterprise_minimum: minimum.number().unwrap_or_default(),
            language: Some(desk.t.lang().tag().to_owned()),
        };
        let id = id.clone();
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let answer = api::operator::convert(&desk.token(), &id, &request).await;
            let _ = busy.try_set(false);
            match answer {
                Ok(answer) => made.run((answer,)),
                Err(error) => problem.set(Some(desk.refused(&error))),
            }
        });
    };
    view! {
        <Dialog title on_close=close busy>
            <Form on_submit=submit busy problem>
                <DialogBody>
                    <p class="prose">{t.convert_text()}</p>
                    <TextField entry=email label=t.convert_owner() kind=Kind::Email help=t.owner_email_help()/>
                    <NumberField entry=minimum label=t.enterprise_minimum() help=t.minimum_help()/>
                </DialogBody>
                <DialogActions>
                    <Button disabled=busy on_press=close>{words.cancel()}</Button>
                    <Submit label=t.convert_send() busy_label=words.saving()/>
                </DialogActions>
            </Form>
        </Dialog>
    }
}
