//! The consent to key derivation settings below the floor (crypto.md 16, row 1).
//! Refuses to know: what is being opened with them.

use crate::intl::use_text;
use crate::ui::ConfirmDialog;
use leptos::prelude::*;

#[component]
pub(super) fn WeakKdf(
    #[prop(into)] on_agree: Callback<()>,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let t = use_text().sign_in();
    view! {
        <ConfirmDialog title=t.weak_title() action=t.weak_go_on() on_confirm=on_agree on_close>
            <p>{t.weak_text()}</p>
            <p>{t.weak_known()}</p>
        </ConfirmDialog>
    }
}
