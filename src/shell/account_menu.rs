//! The account menu: account, language, theme, lock, log out. Refuses to know: what each of them does.

use super::theme::{Theme, use_theme};
use crate::intl::{Language, use_text};
use crate::route::{AccountPage, Route};
use crate::session::use_session;
use crate::ui::{Avatar, Menu, MenuItem};
use crate::vault::store::use_store;
use leptos::prelude::*;
use text::Lang;

#[component]
pub(super) fn AccountMenu() -> impl IntoView {
    let t = use_text().shell();
    let session = use_session();
    let language = expect_context::<Language>();
    let themes = use_theme();
    let Some(account) = session.account() else {
        return ().into_any();
    };
    let items = move || {
        let mut items = vec![
            MenuItem::go(t.profile(), Route::Account(AccountPage::Profile).path()).icon("user-round"),
            MenuItem::go(t.security(), Route::Account(AccountPage::Security).path()).icon("shield-check"),
            MenuItem::press(t.lock(), move || session.lock()).icon("lock"),
            MenuItem::press(t.log_out(), move || session.log_out()).icon("log-out"),
        ];
        for (n, lang) in [Lang::En, Lang::Fr].into_iter().enumerate() {
            let item = MenuItem::press(lang.name(), move || language.choose(lang))
                .icon("languages")
                .checked(language.0.get_untracked() == lang);
            items.push(if n == 0 { item.after_rule() } else { item });
        }
        let chosen = untrack(|| themes.current());
        for (n, theme) in Theme::ALL.into_iter().enumerate() {
            let item = MenuItem::press(theme.name(t), move || themes.choose(theme))
                .icon(theme.icon())
                .checked(chosen == theme);
            items.push(if n == 0 { item.after_rule() } else { item });
        }
        items
    };
    let person = use_store().person;
    let (email, id) = (account.email.clone(), account.user_id.to_string());
    let name = move || person.with(|person| person.as_ref().and_then(|person| person.name.clone()));
    let (avatar_email, said) = (email.clone(), t.account_of(&email));
    let trigger = move || {
        let (email, id, said) = (avatar_email.clone(), id.clone(), said.clone());
        view! {
            {move || view! { <Avatar name=name().unwrap_or_else(|| email.clone()) id=id.clone() round=true/> }}
            <span class="visually-hidden">{said}</span>
        }
    };
    view! { <Menu label=t.account() items trigger look="account-button"/> }.into_any()
}
