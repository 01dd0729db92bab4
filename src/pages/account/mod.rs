//! The person's own account (`/account/…`): profile, security, preferences. For every person who is logged in.
//! Refuses to know: other people's accounts.

mod authenticator;
mod change_password;
mod delete;
mod fingerprint;
mod preferences;
mod profile;
mod qr;
mod two_step;

use crate::intl::use_text;
use crate::route::AccountPage;
use crate::ui::{PageHeader, Part};
use leptos::prelude::*;

#[component]
pub fn Account(page: AccountPage) -> impl IntoView {
    let content = match page {
        AccountPage::Profile => view! { <profile::Profile/> }.into_any(),
        AccountPage::Security => view! { <Security/> }.into_any(),
        AccountPage::Preferences => view! { <preferences::Preferences/> }.into_any(),
    };
    view! { <div class="page">{content}</div> }
}

#[component]
fn Security() -> impl IntoView {
    let t = use_text().account();
    view! {
        <PageHeader title=t.security_title()/>
        <two_step::TwoStep/>
        <fingerprint::Fingerprint/>
        <change_password::ChangePassword/>
    }
}
