//! Invitation links, to hand to each person by hand (D8). Refuses to know: who was invited to what.

use crate::ui::{Button, CopyField, Dialog, DialogActions, DialogBody, use_words};
use leptos::prelude::*;
use text::console::Console;
use wire::member::Invitation;

#[component]
pub fn LinksDialog(
    invitations: Vec<Invitation>,
    #[prop(into)] on_close: Callback<()>,
    t: Console,
) -> impl IntoView {
    let words = use_words();
    let fields = invitations
        .into_iter()
        .map(|invitation| view! { <CopyField label=t.link_for(&invitation.email) value=Signal::stored(invitation.link) /> })
        .collect_view();
    view! {
        <Dialog title=t.invited_title() on_close=on_close>
            <DialogBody>
                <p>{t.invited_text()}</p>
                {fields}
            </DialogBody>
            <DialogActions>
                <Button first=true on_press=on_close>{words.close}</Button>
            </DialogActions>
        </Dialog>
    }
}
