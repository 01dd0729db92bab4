//! The consent to key derivation settings below the floor, or below those of the last login (crypto.md 16, row 1).
//! Refuses to know: what is being opened with them.

use crate::intl::use_text;
use crate::ui::ConfirmDialog;
use leptos::prelude::*;

#[component]
pub(super) fn WeakKdf(
    /// What is the matter, in a sentence.
    text: String,
    #[prop(into)] on_agree: Callback<()>,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let t = use_text().sign_in();
    view! {
        <ConfirmDialog title=t.weak_title() action=t.weak_go_on() on_confirm=on_agree on_close>
            <p>{text}</p>
            <p>{t.weak_known()}</p>
        </ConfirmDialog>
    }
}
